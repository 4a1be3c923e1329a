// SPDX-License-Identifier: Apache-2.0
#include "store/open_database.h"

#include "store/schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace salver::store {

namespace {

tl::unexpected<Error> fileError(int code, const std::string& path)
{
    if (code == EACCES || code == EROFS || code == EPERM)
        return fail(ErrorCode::ReadOnly, "Salver cannot write to \"" + path
                        + "\". Check the folder's permissions, or choose another place for its data.");
    if (code == ENOSPC || code == EDQUOT)
        return fail(ErrorCode::DiskFull, "The disk is full, so \"" + path + "\" cannot be opened. Make some room, "
                                         "then start again.", true);
    return fail(ErrorCode::Io, "\"" + path + "\" cannot be opened (" + std::strerror(code)
                    + "). Check the disk and the folder.");
}

} // namespace

Result<std::unique_ptr<FileLock>> FileLock::take(const std::string& path)
{
    const auto file = path + ".lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    return descriptor < 0 ? fileError(errno, file) : hold(descriptor, file);
}

Result<std::unique_ptr<FileLock>> FileLock::takeAsItIs(const std::string& path)
{
    const auto file = path + ".lock";
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return std::unique_ptr<FileLock>();
    return descriptor < 0 ? fileError(errno, file) : hold(descriptor, file);
}

Result<std::unique_ptr<FileLock>> FileLock::hold(int descriptor, const std::string& file)
{
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int code = errno;
        ::close(descriptor);
        if (code == EWOULDBLOCK)
            return fail(ErrorCode::Busy, "Salver is already open with this data. Go to its window, or close it first.",
                        true);
        return fileError(code, file);
    }
    return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

Result<void> makeFolderOf(const std::string& path)
{
    const auto folder = std::filesystem::path(path).parent_path();
    if (folder.empty())
        return {};
    std::error_code code;
    const bool made = std::filesystem::create_directories(folder, code);
    // What clients confided is for this account of the machine only.
    if (made && !code)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, code);
    if (code)
        return fileError(code.value(), folder.string());
    return {};
}

/// An empty file where an account was is a database that was lost, not a new one.
Result<void> refuseEmptied(const std::string& path)
{
    namespace fs = std::filesystem;
    std::error_code code;
    if (fs::file_size(path, code) != 0 || code)
        return {};
    const bool signedIn = fs::exists(fs::path(path).parent_path() / "secrets.json", code);
    const auto log = fs::file_size(path + "-wal", code);
    if (!signedIn && (code || log == 0))
        return {};
    return fail(ErrorCode::Damaged, "\"" + path + "\" is empty, although this device was in use: it was damaged or cut "
                    "off. Put a copy of it in its place, or move the folder away and sign in anew to fetch what the "
                    "server has.");
}

Result<std::unique_ptr<Connection>> openForWriting(const OpenOptions& options)
{
    if (auto sound = refuseEmptied(options.path); !sound)
        return fail(std::move(sound.error()));
    auto opened = Connection::open(options.path, options.vfs, Connection::Mode::ReadWrite);
    if (!opened)
        return opened;
    auto& db = **opened;
    // SQLite gives the files beside it the same.
    ::chmod(options.path.c_str(), S_IRUSR | S_IWUSR);
    // A file that is refused must be left as it is: closing it would otherwise fold its log into it.
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (auto fits = checkVersion(db); !fits)
        return fail(std::move(fits.error()));
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    if (sqlite3_db_readonly(db.handle(), "main") == 1)
        return fail(ErrorCode::ReadOnly, "Salver cannot write to \"" + options.path
                        + "\". Check the file's permissions, or choose another place for its data.");
    db.execute(options.durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
    // For files made from now on: half the writes and syscalls of a large page of the log.
    db.execute("PRAGMA page_size = 8192");
    db.execute("PRAGMA journal_mode = WAL");
    db.execute("PRAGMA foreign_keys = ON");
    // Folding the log into the file costs two more syncs; seldom enough that most commits do not meet one.
    db.execute("PRAGMA wal_autocheckpoint = 4000");
    db.execute("PRAGMA cache_size = -16000");
    db.execute("PRAGMA temp_store = MEMORY");
    db.execute("PRAGMA journal_size_limit = 33554432");
    if (auto done = db.outcome(); !done)
        return fail(std::move(done.error()));
    if (auto done = migrate(db, options.vfs); !done)
        return fail(std::move(done.error()));
    return opened;
}

/// More than these are not indexed while somebody waits for the database to open.
constexpr std::size_t entitiesIndexedAtOnce = 500;

Result<void> fitDeclaration(Core& core)
{
    return core.transact([&](Committed&) -> Result<void> {
        const auto toFill = core.tables.projections.fit();
        for (const auto kind : toFill)
            core.tables.projections.fill(*model::findKind(kind));
        std::vector<EntityNo> entities;
        bool concerned = false;
        {
            auto rows = core.db->use("SELECT no, kind FROM entity");
            while (rows.step()) {
                entities.push_back(rows.number<EntityNo>(0));
                concerned = concerned || std::ranges::find(toFill, rows.number<model::KindId>(1)) != toFill.end();
            }
        }
        // A kind that is new has nothing yet.
        if (!concerned)
            return {};
        // Which fields are searched, and which refer to a parent or a client, may have changed with the declaration. Of
        // many entities the words are taken in when it is quiet, as after a first sync, so that nobody waits for it.
        const Deferring deferring(core.tables.search, entities.size() > entitiesIndexedAtOnce);
        core.tables.search.clear();
        for (const auto entity : entities) {
            putIntoSearch(core.tables, entity);
            core.tables.entities.placeUnderClient(*core.tables.entities.find(entity));
        }
        return {};
    });
}

} // namespace salver::store
