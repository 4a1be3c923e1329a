// SPDX-License-Identifier: Apache-2.0
#include "store/rebuild.h"

#include "store/journal.h"
#include "store/open_database.h"
#include "store/schema.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace salver::store {

namespace {

namespace fs = std::filesystem;

std::string requestOf(const std::string& path)
{
    return path + ".rebuild";
}

std::string freshOf(const std::string& path)
{
    return path + ".rebuilding";
}

tl::unexpected<Error> ioError(const std::string& what, int code)
{
    return fail(code == ENOSPC || code == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io,
                what + " (" + std::strerror(code) + ").");
}

void removeFresh(const std::string& path)
{
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm", "-journal"})
        fs::remove(freshOf(path) + end, ignored);
}

/// Copies what no server has: who this is, what was never sent, what could not go, and the log of the Sync centre.
void copyOwn(Connection& db, Random& random)
{
    db.execute("INSERT OR REPLACE INTO fact SELECT key, value FROM old.fact WHERE key IN ('user', 'user name', "
               "'display name', 'server', 'local user', 'user before') OR key LIKE 'rebuilding %'");
    db.execute("INSERT INTO local SELECT key, value FROM old.local");
    db.execute("INSERT INTO note SELECT no, at, text FROM old.note");
    db.execute("INSERT INTO leftover (no, space, name, sequence, wall, bytes) "
               "SELECT no, space, name, sequence, wall, bytes FROM old.leftover");
    struct Row {
        SpaceNo no{};
        SpaceId id;
        Cursor cursor{};
        Hash running;
    };
    std::vector<Row> spaces;
    {
        auto rows = db.use("SELECT no, id, cursor, running FROM old.space");
        while (rows.step())
            spaces.push_back({rows.number<SpaceNo>(0), rows.id<SpaceId>(1), rows.number<Cursor>(2), rows.id<Hash>(3)});
    }
    for (const auto& space : spaces) {
        // A name of its own: texts go on counting where this file's log ends, which is not where the old one's did.
        db.use("INSERT INTO space (no, id, name, purpose, role, local, replica, last_sequence, lamport, cursor, epoch, "
               "running, digest, safe) SELECT no, id, name, purpose, role, local, ?, 0, 0, 0, 0, ?, ?, 0 "
               "FROM old.space WHERE no = ?")
            .run(random.replica(), Hash{}, MultisetHash{}.value(), space.no);
        db.use("INSERT OR IGNORE INTO fact (key, value) VALUES (?, ?)")
            .run(Text{markKey("rebuilding", space.id)}, Blob{logPlace(space.cursor, space.running)});
    }
    db.execute("INSERT INTO member SELECT * FROM old.member");
    db.execute("INSERT INTO change (no, space, replica, sequence, lamport, wall, author, hash, state) "
               "SELECT no, space, replica, sequence, lamport, wall, author, hash, CASE state WHEN 2 THEN 2 ELSE 4 END "
               "FROM old.change WHERE state IN (0, 2, 4) ORDER BY no");
    db.execute("INSERT INTO change_bytes SELECT no, bytes FROM old.change_bytes WHERE no IN (SELECT no FROM change)");
    db.execute("INSERT INTO parked SELECT no, code, reason FROM old.parked WHERE no IN (SELECT no FROM change)");
}

Result<void> makeFresh(const OpenOptions& options, Random& random)
{
    removeFresh(options.path);
    auto making = options;
    making.path = freshOf(options.path);
    auto opened = openForWriting(making);
    if (!opened)
        return fail(std::move(opened.error()));
    auto& db = **opened;
    db.use("ATTACH ? AS old").run(Text{options.path});
    if (db.ask("PRAGMA old.user_version") > static_cast<std::int64_t>(newestVersion()))
        return fail(ErrorCode::VersionTooNew, "The data was written by a newer Salver. Update Salver to rebuild it.");
    if (auto done = db.outcome(); !done)
        return done;
    {
        Transaction transaction(db);
        copyOwn(db, random);
        const auto waiting = db.ask("SELECT (SELECT count(*) FROM old.change WHERE state IN (0, 2, 4)) - "
                                    "(SELECT count(*) FROM change_bytes)");
        if (waiting != 0)
            db.refuse({ErrorCode::Damaged, "Changes that were not sent yet cannot be read from the old file.", false});
        if (auto done = transaction.commit(); !done)
            return done;
    }
    db.execute("DETACH old");
    // Whole in one file, and on disk, before it may take the other's place.
    db.execute("PRAGMA journal_mode = DELETE");
    return db.outcome();
}

/// Everything in the one file, so that it can be kept, and replaced, by its name alone.
Result<void> fold(const OpenOptions& options)
{
    auto opened = Connection::open(options.path, options.vfs, Connection::Mode::ReadWrite);
    if (!opened)
        return fail(std::move(opened.error()));
    (*opened)->execute("PRAGMA synchronous = FULL");
    (*opened)->execute("PRAGMA journal_mode = DELETE");
    if (auto done = (*opened)->outcome(); !done)
        return done;
    opened->reset();
    std::error_code code;
    if (fs::exists(options.path + "-wal", code))
        return fail(ErrorCode::Busy, "Another program has the data open.", true);
    return {};
}

/// The first of several old files is the one worth keeping.
Result<void> keepOld(const std::string& path)
{
    std::error_code code;
    return fs::exists(oldFileOf(path), code) ? Result<void>() : giveSecondName(path, oldFileOf(path));
}

Result<void> rebuildNow(const OpenOptions& options, Random& random)
{
    if (auto done = makeFresh(options, random); !done)
        return done;
    if (auto done = fold(options); !done)
        return done;
    if (auto done = keepOld(options.path); !done)
        return done;
    if (std::rename(freshOf(options.path).c_str(), options.path.c_str()) != 0)
        return ioError("The new file cannot be put in place", errno);
    return syncFolderOf(options.path);
}

/// Takes out what reached the server after all, its answer lost, and came back inside a snapshot: there a change that
/// matters no more has no row of its own, but its events stand in the texts.
void dropArrived(Core& core, const SpaceRow& space, std::vector<OwnChange>& held)
{
    std::erase_if(held, [&](const OwnChange& own) {
        const auto seen = space.seen.find(own.change.replica);
        if (seen == space.seen.end() || seen->second < own.change.sequence)
            return false;
        for (const auto& ops : own.change.entities) {
            const auto entity = core.tables.entities.find(space.no, ops.entity, model::KindId{ops.kind});
            for (const auto& edit : ops.edits) {
                if (!entity
                    || core.tables.texts.nextCount(entity->no, model::FieldId{edit.field}, own.change.replica)
                        <= edit.run.first.seq)
                    return false;
            }
        }
        core.db->use("DELETE FROM change WHERE no = ?").run(own.no);
        return true;
    });
}

/// What stands in this file only, in words; empty where a fresh file gets everything back.
std::string onlyHere(Core& core)
{
    if (core.user.isNull() || core.fact("server").empty())
        return "This device has not been signed in to a server, so there is nothing to rebuild from.";
    for (const auto& space : core.tables.spaces.all()) {
        if (space.local)
            return "What was written before the first sign-in has not gone to the server yet. Sync first.";
        if (space.role == Role::None)
            return "The server does not know \"" + space.name + "\" of you any more, so it could not give it back. Ask "
                   "whoever runs the server.";
    }
    if (core.db->ask("SELECT 1 FROM change WHERE state = 3 OR (state = 0 AND old IS NOT NULL) LIMIT 1") != 0)
        return "The server was restored and does not hold everything yet that this device holds. Sync first.";
    return {};
}

} // namespace

Result<void> syncFolderOf(const std::string& path)
{
    auto folder = fs::path(path).parent_path().string();
    if (folder.empty())
        folder = ".";
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return ioError("The folder \"" + folder + "\" cannot be opened", errno);
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (code != 0)
        return ioError("The folder \"" + folder + "\" cannot be written", code);
    return {};
}

Result<void> giveSecondName(const std::string& path, const std::string& kept)
{
    std::error_code code;
    fs::create_hard_link(path, kept, code);
    if (code) {
        // A file system without such names: a copy, whole or not there.
        const auto making = kept + ".making";
        code.clear();
        fs::copy_file(path, making, fs::copy_options::overwrite_existing, code);
        if (!code) {
            const int descriptor = ::open(making.c_str(), O_RDONLY | O_CLOEXEC);
            if (descriptor < 0 || ::fsync(descriptor) != 0)
                code = {errno, std::generic_category()};
            if (descriptor >= 0)
                ::close(descriptor);
        }
        if (!code)
            fs::rename(making, kept, code);
    }
    if (code)
        return ioError("The old file cannot be kept as \"" + kept + "\"", code.value());
    return syncFolderOf(path);
}

std::string logPlace(Cursor cursor, const Hash& running)
{
    return std::to_string(raw(cursor)) + " " + running.toHex();
}

std::string oldFileOf(const std::string& path)
{
    return path + ".before-rebuild";
}

Result<void> requestRebuild(Core& core)
{
    auto reason = onlyHere(core);
    if (auto done = core.db->outcome(); !done)
        return done;
    if (!reason.empty())
        return fail(ErrorCode::NotAllowed, std::move(reason));
    const auto request = requestOf(core.db->path());
    const int descriptor = ::open(request.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return ioError("\"" + request + "\" cannot be written", errno);
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (code != 0)
        return ioError("\"" + request + "\" cannot be written", code);
    return syncFolderOf(request);
}

Result<void> rebuildWhereAsked(const OpenOptions& options, Random& random)
{
    const auto request = requestOf(options.path);
    std::error_code code;
    if (!fs::exists(request, code))
        return {};
    auto done = fs::exists(options.path, code) ? rebuildNow(options, random) : Result<void>();
    removeFresh(options.path);
    fs::remove(request, code);
    return done;
}

void dropOldFile(Core& core)
{
    for (const auto& space : core.tables.spaces.all()) {
        if (space.rebuilding)
            return;
    }
    std::error_code ignored;
    if (!fs::exists(requestOf(core.db->path()), ignored))
        fs::remove(oldFileOf(core.db->path()), ignored);
}

Result<void> StoreJournal::finishRebuild(const SpaceId& space)
{
    auto done = m_core.transact([&](Committed& facts) -> Result<void> {
        facts.local = false;
        const auto found = m_core.space(space);
        if (!found)
            return fail(found.error());
        auto& row = **found;
        if (!row.rebuilding)
            return {};
        const auto place = m_core.fact(markKey("rebuilding", space));
        const Cursor cursor{std::strtoull(place.c_str(), nullptr, 10)};
        // Below a snapshot's place the log was not read; the server vouched for it when the rebuild was asked for.
        const auto floor = snapshotFloor(row);
        const bool lacking = row.cursor < cursor
            || (floor < cursor && logPlace(cursor, runningAt(row, cursor)) != place);
        auto held = ownChanges(m_core, row, ChangeState::Held, Sequence{});
        if (!held)
            return fail(std::move(held.error()));
        if (floor != Cursor{})
            dropArrived(m_core, row, *held);
        const auto count = held->size();
        if (auto written = writeAllAnew(m_core, row, std::move(*held), false, facts); !written)
            return written;
        m_core.setMark(row, &SpaceRow::rebuilding, false);
        if (!row.local)
            m_core.note("\"" + row.name + "\" was rebuilt from the server"
                        + (count == 0 ? std::string(".")
                                      : "; " + std::to_string(count)
                                          + " changes that were not sent yet are on top of it."));
        const auto kept = oldFileOf(m_core.db->path());
        std::error_code ignored;
        if (lacking && fs::exists(kept, ignored))
            fs::rename(kept, kept + ".kept", ignored);
        if (lacking)
            m_core.note("The server holds less of \"" + row.name + "\" than this device did before it was rebuilt. "
                        + (fs::exists(kept + ".kept", ignored) ? "The old file is kept as \"" + kept + ".kept\"; tell"
                                                               : "Tell")
                        + " whoever runs the server.");
        facts.everything = true;
        facts.touched.clear();
        facts.syncStateChanged = true;
        return {};
    });
    if (!done)
        return done;
    dropOldFile(m_core);
    return {};
}

} // namespace salver::store
