// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/postgres_storage.h"

#include "server/storage/flat.h"
#include "server/storage/postgres/connections.h"
#include "server/storage/postgres/gathering.h"
#include "server/storage/postgres/pokes.h"
#include "server/storage/postgres/schema.h"
#include "server/storage/postgres/tables.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace salver::server {

namespace {

using pg::Connection;

constexpr std::size_t receiptKeyBytes = 32;

std::string randomBytes(Random& random, std::size_t size)
{
    std::string bytes(size, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

/// What was there first stays, also where two processes start at once.
Answer<Identity> prepare(pg::Connections& connections, std::string id, std::string key)
{
    auto lease = co_await connections.take();
    if (!lease)
        co_return fail(lease.error());
    auto& db = **lease;
    const auto migrated = co_await pg::migrate(db);
    if (!migrated)
        co_return fail(migrated.error());
    pg::Params made;
    made << std::string_view(id) << std::string_view(key);
    std::vector<pg::Question> questions;
    const pg::Params none;
    questions.push_back({"INSERT INTO meta(key, value) VALUES ('server_id', $1), ('receipt_key', $2)"
                         " ON CONFLICT DO NOTHING",
                         &made});
    questions.push_back({"SELECT (SELECT value FROM meta WHERE key = 'server_id'),"
                         " (SELECT value FROM meta WHERE key = 'receipt_key')",
                         &none});
    const auto answers = co_await db.askAll(std::move(questions));
    if (auto failed = db.takeFailure())
        co_return fail(std::move(*failed));
    Identity identity;
    identity.id = uuidFromBytes(answers[1].bytes(0, 0)).value_or(Uuid{});
    identity.receiptKey = answers[1].string(0, 1);
    co_return identity;
}

class PostgresStorage final : public Storage {
public:
    PostgresStorage(std::unique_ptr<pg::Connections> connections, Identity identity, std::string origin)
        : m_identity(std::move(identity)),
          m_connections(std::move(connections)),
          m_gathering(*m_connections),
          m_pokes(*m_connections, std::move(origin))
    {
    }

    Identity identity() const override { return m_identity; }
    std::uint64_t commits() const override { return m_commits + m_gathering.commits(); }

    Answer<void> addAccount(NewAccount account) override
    {
        return write([account = std::move(account)](Connection& db) { return pg::addAccount(db, account); });
    }
    Answer<std::optional<AccountSecret>> accountByName(std::string name) override
    {
        return read([name = std::move(name)](Connection& db) { return pg::accountByName(db, name); });
    }
    Answer<std::vector<Account>> accounts() override
    {
        return read([](Connection& db) { return pg::accounts(db); });
    }
    Answer<void> setPassword(UserId account, std::string hash, std::optional<DeviceId> keep) override
    {
        return write([account, hash = std::move(hash), keep](Connection& db) {
            return pg::setPassword(db, account, hash, keep);
        });
    }
    Answer<void> addDevice(NewDevice device) override
    {
        return write([device = std::move(device)](Connection& db) { return pg::addDevice(db, device); });
    }
    Answer<bool> removeDevice(UserId account, DeviceId device) override
    {
        return write([account, device](Connection& db) { return pg::removeDevice(db, account, device); });
    }
    Answer<std::vector<Device>> devices(UserId account) override
    {
        return read([account](Connection& db) { return pg::devices(db, account); });
    }
    Answer<void> touchDevice(DeviceId device, WallMs seen) override
    {
        return write([device, seen](Connection& db) { return pg::touchDevice(db, device, seen); });
    }
    Answer<std::optional<Session>> sessionByToken(Hash token) override
    {
        return read([token](Connection& db) { return pg::sessionByToken(db, token); });
    }
    Answer<void> addSpace(NewSpace space) override
    {
        return write([space = std::move(space)](Connection& db) { return pg::addSpace(db, space); });
    }
    Answer<std::vector<SpaceRow>> spaces(std::optional<UserId> of) override
    {
        return moment([of](Connection& db) { return pg::spaces(db, of); });
    }
    Answer<void> setMember(SpaceId space, UserId account, Role role) override
    {
        return write(
            [space, account, role](Connection& db) { return pg::setMember(db, space, account, role); });
    }
    Answer<void> setMemberAs(Asker by, UserId account, Role role) override
    {
        return write([by, account, role](Connection& db) { return pg::setMemberAs(db, by, account, role); });
    }
    Answer<void> addInvitation(NewInvitation invitation) override
    {
        return write([invitation](Connection& db) { return pg::addInvitation(db, invitation); });
    }
    Answer<std::vector<PendingInvitation>> invitations(Asker by, WallMs now) override
    {
        return flat(moment([by, now](Connection& db) { return pg::invitations(db, by, now); }));
    }
    Answer<bool> removeInvitation(Asker by, Hash code) override
    {
        return write([by, code](Connection& db) { return pg::removeInvitation(db, by, code); });
    }
    Answer<void> checkInvitation(Hash code, WallMs now) override
    {
        return write([code, now](Connection& db) { return pg::checkInvitation(db, code, now); });
    }
    Answer<void> join(Hash code, UserId account, WallMs now) override
    {
        return write([code, account, now](Connection& db) { return pg::join(db, code, account, now); });
    }
    Answer<void> signUp(Hash code, NewAccount account, WallMs now) override
    {
        return write([code, account = std::move(account), now](Connection& db) {
            return pg::signUp(db, code, account, now);
        });
    }
    Answer<std::uint64_t> directoryVersion() override
    {
        return read([](Connection& db) { return pg::directoryVersion(db); });
    }
    Answer<std::optional<Rights>> rights(Hash token) override
    {
        return read([token](Connection& db) { return pg::rights(db, token); });
    }
    Answer<void> audit(AuditLine line) override
    {
        return write([line = std::move(line)](Connection& db) { return pg::audit(db, line); });
    }
    Answer<HandshakeAnswer> handshake(HandshakeQuery query) override
    {
        return flat(moment([query = std::move(query)](Connection& db) { return pg::handshake(db, query); }));
    }
    Answer<PushOutcome> push(PushBatch batch) override
    {
        const auto space = batch.space;
        auto outcome = co_await m_gathering.push(std::move(batch));
        if (outcome && outcome->grew)
            m_pokes.grew(space, outcome->head);
        co_return outcome;
    }
    Answer<PullAnswer> pull(PullQuery query) override
    {
        return flat(moment([query](Connection& db) { return pg::pull(db, query); }));
    }
    Answer<LogStanding> logStanding(SpaceId space) override
    {
        return flat(moment([space](Connection& db) { return pg::logStanding(db, space); }));
    }
    Answer<PullAnswer> readLog(SpaceId space, Cursor after, Cursor upTo, std::size_t mostBytes) override
    {
        return flat(moment([space, after, upTo, mostBytes](Connection& db) {
            return pg::readLog(db, space, after, upTo, mostBytes);
        }));
    }
    Answer<std::string> snapshotPiece(SnapshotPieceQuery query) override
    {
        return flat(moment([query](Connection& db) { return pg::snapshotPiece(db, query); }));
    }
    Answer<void> addSnapshotPiece(SpaceId space, std::uint64_t id, std::uint32_t number, std::string bytes) override
    {
        return write([space, id, number, bytes = std::move(bytes)](Connection& db) {
            return pg::addSnapshotPiece(db, space, id, number, bytes);
        });
    }
    Answer<void> finishSnapshot(SpaceId space, Snapshot snapshot) override
    {
        return write([space, snapshot](Connection& db) { return pg::finishSnapshot(db, space, snapshot); });
    }
    Answer<Cursor> lastReceivedBefore(SpaceId space, WallMs before) override
    {
        return flat(moment([space, before](Connection& db) { return pg::lastReceivedBefore(db, space, before); }));
    }
    Answer<Cursor> cutLog(SpaceId space, Cursor upTo) override
    {
        return write([space, upTo](Connection& db) { return pg::cutLog(db, space, upTo); });
    }
    Answer<bool> emptyErased(SpaceId space, WallMs /*now*/) override
    {
        return write([space](Connection& db) { return pg::emptyErased(db, space); });
    }
    Answer<void> eraseAgain(SpaceId space, std::vector<EntityId> entities, WallMs now) override
    {
        return write([space, entities = std::move(entities), now](Connection& db) {
            return pg::eraseAgain(db, space, entities, now);
        });
    }
    Answer<void> noteReached(Asker asker, DeviceId device, Cursor cursor) override
    {
        return write([asker, device, cursor](Connection& db) { return pg::noteReached(db, asker, device, cursor); });
    }
    Answer<ErasureReport> erasures(SpaceId space) override
    {
        return flat(moment([space](Connection& db) { return pg::erasures(db, space); }));
    }
    Answer<DigestVerdict> noteDigest(DigestReport report) override
    {
        return write([report](Connection& db) { return pg::noteDigest(db, report); });
    }
    Answer<BlobState> blobState(Asker asker, Hash blob) override
    {
        return flat(moment([asker, blob](Connection& db) { return pg::blobState(db, asker, blob); }));
    }
    Answer<BlobState> putBlobPiece(BlobPiece piece) override
    {
        return write([piece = std::move(piece)](Connection& db) { return pg::putBlobPiece(db, piece); });
    }
    Answer<BlobBytes> readBlob(BlobQuery query) override
    {
        return flat(moment([query](Connection& db) { return pg::readBlob(db, query); }));
    }
    Answer<void> finishBlob(Asker asker, Hash blob, bool sound) override
    {
        return write([asker, blob, sound](Connection& db) { return pg::finishBlob(db, asker, blob, sound); });
    }
    Answer<std::uint64_t> collectBlobs(WallMs before) override
    {
        return write([before](Connection& db) { return pg::collectBlobs(db, before); });
    }
    Answer<void> renewEpochs(std::vector<std::uint64_t> random) override
    {
        return write([random = std::move(random)](Connection& db) { return pg::renewEpochs(db, random); });
    }
    Answer<CheckReport> check() override
    {
        return moment([](Connection& db) { return pg::check(db); });
    }
    Answer<void> backup(std::string /*file*/) override
    {
        co_return fail(ErrorCode::InvalidArgument,
                       "PostgreSQL is backed up with its own tools (pg_basebackup, pg_dump); docs/server.md says how.");
    }
    void hearOthers(const boost::asio::any_io_executor& executor,
                    std::function<void(const SpaceId&, Cursor)> moved) override
    {
        m_pokes.start(executor, std::move(moved));
    }
    void stopHearing() override { m_pokes.stop(); }

private:
    template <class Work>
    using ValueOf = typename std::invoke_result_t<Work&, Connection&>::value_type;

    /// A transaction: `work` answers a Result, and where that is an error nothing of it stays.
    template <class Work>
    boost::asio::awaitable<ValueOf<Work>> write(Work work)
    {
        auto lease = co_await m_connections->take();
        if (!lease)
            co_return fail(lease.error());
        auto& db = **lease;
        db.begin(Connection::Mode::Write);
        auto value = co_await work(db);
        co_await db.end(value.has_value());
        m_commits += value && db.wrote() ? 1 : 0;
        if (auto failed = db.takeFailure())
            co_return fail(std::move(*failed));
        co_return value;
    }
    /// One statement, which needs no transaction.
    template <class Work>
    boost::asio::awaitable<Result<ValueOf<Work>>> read(Work work)
    {
        auto lease = co_await m_connections->take();
        if (!lease)
            co_return fail(lease.error());
        auto& db = **lease;
        auto value = co_await work(db);
        if (auto failed = db.takeFailure())
            co_return fail(std::move(*failed));
        co_return value;
    }
    /// Several statements that see one moment.
    template <class Work>
    boost::asio::awaitable<Result<ValueOf<Work>>> moment(Work work)
    {
        auto lease = co_await m_connections->take();
        if (!lease)
            co_return fail(lease.error());
        auto& db = **lease;
        db.begin(Connection::Mode::Read);
        auto value = co_await work(db);
        co_await db.end(true);
        if (auto failed = db.takeFailure())
            co_return fail(std::move(*failed));
        co_return value;
    }

    Identity m_identity;
    std::unique_ptr<pg::Connections> m_connections;
    pg::Gathering m_gathering;
    pg::Pokes m_pokes;
    std::uint64_t m_commits{0};
};

} // namespace

Result<std::unique_ptr<Storage>> openPostgresStorage(const PostgresOptions& options, Random& random)
{
    auto connections = std::make_unique<pg::Connections>(options.url, options.connections);
    std::optional<Result<Identity>> identity;
    boost::asio::io_context loop;
    boost::asio::co_spawn(loop, prepare(*connections, randomBytes(random, 16), randomBytes(random, receiptKeyBytes)),
                          [&](const std::exception_ptr&, Result<Identity> found) { identity.emplace(std::move(found)); });
    loop.run();
    if (!identity)
        return fail(ErrorCode::Internal, "The database gave no answer.");
    if (!*identity)
        return fail(identity->error());
    return std::make_unique<PostgresStorage>(std::move(connections), std::move(**identity),
                                             std::to_string(random.next64()));
}

} // namespace salver::server
