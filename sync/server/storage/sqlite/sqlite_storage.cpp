// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_storage.h"

#include "server/storage/flat.h"
#include "server/storage/sqlite/readers.h"
#include "server/storage/sqlite/schema.h"
#include "server/storage/sqlite/tables.h"
#include "server/storage/sqlite/writer.h"

#include <array>

namespace salver::server {

namespace {

constexpr int writerCacheKiB = 8192;
constexpr std::size_t receiptKeyBytes = 32;

Result<Identity> identityOf(Database& database, Random& random)
{
    database.execute("BEGIN IMMEDIATE");
    const auto take = [&](std::string_view key, std::size_t size) {
        {
            auto found = database.prepare("SELECT value FROM meta WHERE key = ?");
            found.text(key);
            if (found.step())
                return found.string(0);
        }
        std::string made(size, '\0');
        random.fill({reinterpret_cast<std::uint8_t*>(made.data()), made.size()});
        auto insert = database.prepare("INSERT INTO meta(key, value) VALUES (?, ?)");
        insert.text(key) << std::string_view(made);
        insert.run();
        return made;
    };
    Identity identity;
    identity.id = uuidFromBytes(take("server_id", 16)).value_or(Uuid{});
    identity.receiptKey = take("receipt_key", receiptKeyBytes);
    database.execute("COMMIT");
    if (const auto failed = database.failure())
        return fail(*failed);
    return identity;
}

class SqliteStorage final : public Storage {
public:
    SqliteStorage(std::unique_ptr<Database> writing, const SqliteOptions& options, Identity identity)
        : m_identity(std::move(identity)),
          m_writer(std::move(writing), options.inlineWork ? Writer::Mode::Inline : Writer::Mode::Thread),
          m_readers({options.path, options.vfs}, options.inlineWork ? 0 : options.readers)
    {
    }

    Identity identity() const override { return m_identity; }
    std::uint64_t commits() const override { return m_writer.commits(); }

    Answer<void> addAccount(NewAccount account) override
    {
        return m_writer.run([account = std::move(account)](Database& db) { return tables::addAccount(db, account); });
    }
    Answer<std::optional<AccountSecret>> accountByName(std::string name) override
    {
        return m_readers.run([name = std::move(name)](Database& db) { return tables::accountByName(db, name); });
    }
    Answer<std::vector<Account>> accounts() override
    {
        return m_readers.run([](Database& db) { return tables::accounts(db); });
    }
    Answer<void> setPassword(UserId account, std::string hash, std::optional<DeviceId> keep) override
    {
        return m_writer.run([account, hash = std::move(hash), keep](Database& db) {
            return tables::setPassword(db, account, hash, keep);
        });
    }
    Answer<void> addDevice(NewDevice device) override
    {
        return m_writer.run([device = std::move(device)](Database& db) { return tables::addDevice(db, device); });
    }
    Answer<bool> removeDevice(UserId account, DeviceId device) override
    {
        return m_writer.run([account, device](Database& db) { return tables::removeDevice(db, account, device); });
    }
    Answer<std::vector<Device>> devices(UserId account) override
    {
        return m_readers.run([account](Database& db) { return tables::devices(db, account); });
    }
    Answer<void> touchDevice(DeviceId device, WallMs seen) override
    {
        return m_writer.run([device, seen](Database& db) { return tables::touchDevice(db, device, seen); });
    }
    Answer<std::optional<Session>> sessionByToken(Hash token) override
    {
        return m_readers.runHere([token](Database& db) { return tables::sessionByToken(db, token); });
    }
    Answer<void> addSpace(NewSpace space) override
    {
        return m_writer.run([space = std::move(space)](Database& db) { return tables::addSpace(db, space); });
    }
    Answer<std::vector<SpaceRow>> spaces(std::optional<UserId> of) override
    {
        return m_readers.run([of](Database& db) { return tables::spaces(db, of); });
    }
    Answer<void> setMember(SpaceId space, UserId account, Role role) override
    {
        return m_writer.run(
            [space, account, role](Database& db) { return tables::setMember(db, space, account, role); });
    }
    Answer<void> setMemberAs(Asker by, UserId account, Role role) override
    {
        return m_writer.run(
            [by, account, role](Database& db) { return tables::setMemberAs(db, by, account, role); });
    }
    Answer<void> addInvitation(NewInvitation invitation) override
    {
        return m_writer.run([invitation](Database& db) { return tables::addInvitation(db, invitation); });
    }
    Answer<std::vector<PendingInvitation>> invitations(Asker by, WallMs now) override
    {
        return flat(m_readers.run([by, now](Database& db) { return tables::invitations(db, by, now); }));
    }
    Answer<bool> removeInvitation(Asker by, Hash code) override
    {
        return m_writer.run([by, code](Database& db) { return tables::removeInvitation(db, by, code); });
    }
    Answer<void> checkInvitation(Hash code, WallMs now) override
    {
        return flat(m_readers.run([code, now](Database& db) { return tables::checkInvitation(db, code, now); }));
    }
    Answer<void> join(Hash code, UserId account, WallMs now) override
    {
        return m_writer.run([code, account, now](Database& db) { return tables::join(db, code, account, now); });
    }
    Answer<void> signUp(Hash code, NewAccount account, WallMs now) override
    {
        return m_writer.run([code, account = std::move(account), now](Database& db) {
            return tables::signUp(db, code, account, now);
        });
    }
    Answer<BlobState> blobState(Asker asker, Hash blob) override
    {
        return flat(m_readers.run([asker, blob](Database& db) { return tables::blobState(db, asker, blob); }));
    }
    Answer<BlobState> putBlobPiece(BlobPiece piece) override
    {
        return m_writer.run([piece = std::move(piece)](Database& db) { return tables::putBlobPiece(db, piece); });
    }
    Answer<BlobBytes> readBlob(BlobQuery query) override
    {
        return flat(m_readers.run([query](Database& db) { return tables::readBlob(db, query); }));
    }
    Answer<void> finishBlob(Asker asker, Hash blob, bool sound) override
    {
        return m_writer.run([asker, blob, sound](Database& db) { return tables::finishBlob(db, asker, blob, sound); });
    }
    Answer<std::uint64_t> collectBlobs(WallMs before) override
    {
        return m_writer.run([before](Database& db) { return tables::collectBlobs(db, before); });
    }
    Answer<void> renewEpochs(std::vector<std::uint64_t> random) override
    {
        return m_writer.run(
            [random = std::move(random)](Database& db) { return tables::renewEpochs(db, random); });
    }
    Answer<std::uint64_t> directoryVersion() override
    {
        return m_readers.runHere([](Database& db) { return tables::directoryVersion(db); });
    }
    Answer<std::optional<Rights>> rights(Hash token) override
    {
        return m_readers.run([token](Database& db) { return tables::rights(db, token); });
    }
    Answer<void> audit(AuditLine line) override
    {
        return m_writer.run([line = std::move(line)](Database& db) { return tables::audit(db, line); });
    }
    Answer<HandshakeAnswer> handshake(HandshakeQuery query) override
    {
        return flat(m_readers.run([query = std::move(query)](Database& db) { return tables::handshake(db, query); }));
    }
    Answer<PushOutcome> push(PushBatch batch) override
    {
        return m_writer.run([batch = std::move(batch)](Database& db) { return tables::push(db, batch); });
    }
    Answer<PullAnswer> pull(PullQuery query) override
    {
        auto few = co_await m_readers.runHere([&query](Database& db) { return tables::pullFew(db, query); });
        if (!few)
            co_return fail(few.error());
        if (*few)
            co_return std::move(**few);
        co_return co_await flat(m_readers.run([query](Database& db) { return tables::pull(db, query); }));
    }
    Answer<LogStanding> logStanding(SpaceId space) override
    {
        return flat(m_readers.run([space](Database& db) { return tables::logStanding(db, space); }));
    }
    Answer<PullAnswer> readLog(SpaceId space, Cursor after, Cursor upTo, std::size_t mostBytes) override
    {
        return flat(m_readers.run([space, after, upTo, mostBytes](Database& db) {
            return tables::readLog(db, space, after, upTo, mostBytes);
        }));
    }
    Answer<std::string> snapshotPiece(SnapshotPieceQuery query) override
    {
        return flat(m_readers.run([query](Database& db) { return tables::snapshotPiece(db, query); }));
    }
    Answer<void> addSnapshotPiece(SpaceId space, std::uint64_t id, std::uint32_t number, std::string bytes) override
    {
        return m_writer.run([space, id, number, bytes = std::move(bytes)](Database& db) {
            return tables::addSnapshotPiece(db, space, id, number, bytes);
        });
    }
    Answer<void> finishSnapshot(SpaceId space, Snapshot snapshot) override
    {
        return m_writer.run([space, snapshot](Database& db) { return tables::finishSnapshot(db, space, snapshot); });
    }
    Answer<Cursor> lastReceivedBefore(SpaceId space, WallMs before) override
    {
        return flat(m_readers.run([space, before](Database& db) {
            return tables::lastReceivedBefore(db, space, before);
        }));
    }
    Answer<Cursor> cutLog(SpaceId space, Cursor upTo) override
    {
        return m_writer.run([space, upTo](Database& db) { return tables::cutLog(db, space, upTo); });
    }
    Answer<DigestVerdict> noteDigest(DigestReport report) override
    {
        // Most reports say again what was said before, and cost no commit.
        const auto look = [&report](Database& db) { return tables::digestStanding(db, report); };
        const auto standing = co_await flat(m_readers.run(look));
        if (!standing)
            co_return fail(standing.error());
        if (standing->known)
            co_return standing->verdict;
        const auto write = [&report](Database& db) { return tables::noteDigest(db, report); };
        co_return co_await m_writer.run(write);
    }
    Answer<bool> emptyErased(SpaceId space, WallMs /*now*/) override
    {
        return m_writer.run([this, space](Database& db) -> Result<bool> {
            const auto emptying = tables::emptyErased(db, space);
            if (emptying != tables::Emptying::Nothing)
                m_writer.foldLogAfter();
            return emptying == tables::Emptying::More;
        });
    }
    Answer<void> eraseAgain(SpaceId space, std::vector<EntityId> entities, WallMs now) override
    {
        return m_writer.run([space, entities = std::move(entities), now](Database& db) {
            return tables::eraseAgain(db, space, entities, now);
        });
    }
    Answer<void> noteReached(Asker asker, DeviceId device, Cursor cursor) override
    {
        return m_writer.run([asker, device, cursor](Database& db) {
            return tables::noteReached(db, asker, device, cursor);
        });
    }
    Answer<ErasureReport> erasures(SpaceId space) override
    {
        return flat(m_readers.run([space](Database& db) { return tables::erasures(db, space); }));
    }
    Answer<CheckReport> check() override
    {
        return m_readers.run([](Database& db) { return tables::check(db); });
    }
    Answer<void> backup(std::string file) override
    {
        const auto work = [&file](Database& db) { return copy(db, file); };
        const auto copied = co_await flat(m_readers.run(work));
        if (!copied)
            co_return fail(copied.error());
        const auto mark = [&copied](Database& db) { return tables::setSafe(db, *copied); };
        co_return co_await m_writer.run(mark);
    }

private:
    using Heads = std::vector<std::pair<SpaceId, Cursor>>;

    static Result<Heads> copy(Database& db, const std::string& file)
    {
        auto heads = tables::heads(db);
        if (auto done = tables::copyTo(db, file); !done)
            return fail(done.error());
        return heads;
    }

    Identity m_identity;
    Writer m_writer; ///< closes last, and so takes what is left of the WAL into the file
    Readers m_readers;
};

} // namespace

Result<std::unique_ptr<Storage>> openSqliteStorage(const SqliteOptions& options, Random& random)
{
    auto database = Database::open({options.path, options.vfs, false, writerCacheKiB});
    if (!database)
        return fail(database.error());
    if (auto done = migrate(**database); !done)
        return fail(done.error());
    auto identity = identityOf(**database, random);
    if (!identity)
        return fail(identity.error());
    return std::make_unique<SqliteStorage>(std::move(*database), options, std::move(*identity));
}

} // namespace salver::server
