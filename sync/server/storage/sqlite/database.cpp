// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/database.h"

#include <sqlite3.h>

namespace salver::server {

Error errorOf(int code, const char* detail)
{
    const std::string why = detail ? '\n' + std::string(detail) : std::string();
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, "The server's disk is full; its administrator has to make room.", true};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::Busy, "The server's database is busy; try again in a moment.", true};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Damaged, "The server's database is damaged; its administrator has to look." + why, true};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::ReadOnly, "The server may not write to its database." + why, true};
    case SQLITE_CANTOPEN: return {ErrorCode::Io, "The server's database cannot be opened." + why, true};
    case SQLITE_IOERR: return {ErrorCode::Io, "The server cannot reach its disk." + why, true};
    default: return {ErrorCode::Internal, "Something went wrong in the server's database." + why, true};
    }
}

Statement::Statement(Database& database, sqlite3_stmt* handle) : m_database(database), m_handle(handle) {}

Statement::~Statement()
{
    if (m_handle) {
        sqlite3_reset(m_handle);
        sqlite3_clear_bindings(m_handle);
    }
}

Statement& Statement::operator<<(std::int64_t value)
{
    if (m_handle)
        sqlite3_bind_int64(m_handle, ++m_bound, value);
    return *this;
}

Statement& Statement::operator<<(std::string_view blob)
{
    // An empty view may have no address, and SQLite would bind NULL for it.
    if (m_handle)
        sqlite3_bind_blob64(m_handle, ++m_bound, blob.empty() ? "" : blob.data(), blob.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::text(std::string_view value)
{
    if (m_handle)
        sqlite3_bind_text64(m_handle, ++m_bound, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC,
                            SQLITE_UTF8);
    return *this;
}

Statement& Statement::null()
{
    if (m_handle)
        sqlite3_bind_null(m_handle, ++m_bound);
    return *this;
}

bool Statement::step()
{
    if (!m_handle || m_database.failure())
        return false;
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database.noteFailure(code);
    return false;
}

void Statement::run()
{
    step();
    rewind();
}

void Statement::rewind()
{
    if (m_handle)
        sqlite3_reset(m_handle);
    m_bound = 0;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

std::string_view Statement::bytes(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_handle, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
    return data ? std::string_view(data, size) : std::string_view();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

Result<std::unique_ptr<Database>> Database::open(const OpenOptions& options)
{
    sqlite3* handle = nullptr;
    const int flags = (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(options.path.c_str(), &handle, flags,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
    std::unique_ptr<Database> database(new Database(handle));
    if (code != SQLITE_OK)
        return fail(errorOf(code, handle ? sqlite3_errmsg(handle) : nullptr));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, options.busyTimeoutMs);
    if (!options.readOnly)
        database->execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                          // What is erased does not stay in the pages that it lay in.
                          "PRAGMA secure_delete = ON;");
    database->execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
    database->execute(("PRAGMA cache_size = -" + std::to_string(options.cacheKiB)).c_str());
    if (database->failure())
        return fail(*database->failure());
    return database;
}

Database::~Database()
{
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Statement Database::prepare(const char* sql)
{
    auto& cached = m_statements[sql];
    if (!cached && !m_failure) {
        const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &cached, nullptr);
        if (code != SQLITE_OK)
            noteFailure(code);
    }
    return {*this, cached};
}

void Database::execute(const char* sql)
{
    if (m_failure && std::string_view(sql) != "ROLLBACK")
        return;
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        noteFailure(code);
}

void Database::noteFailure(int code)
{
    if (!m_failure)
        m_failure = errorOf(code, sqlite3_errmsg(m_handle));
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

} // namespace salver::server
