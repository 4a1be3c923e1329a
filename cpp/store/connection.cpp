// SPDX-License-Identifier: Apache-2.0
#include "store/connection.h"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <system_error>
#include <tuple>
#include <utility>

namespace salver::store {

namespace {

constexpr int busyTimeoutMs = 5000;
/// Replica ids compare as unsigned numbers; with the top bit turned over, SQLite's signed order is the same.
constexpr std::uint64_t topBit = std::uint64_t{1} << 63U;

/// Where a log holds something, it is read with an index in memory. Where there is none the file is all there is, and
/// nothing beside it is asked for: making a log's files needs room, and a folder that may be written to.
std::string addressToReadAlone(const std::string& path)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string address = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#')
            (address += '%').append({digits[byte >> 4U], digits[byte & 0xFU]});
        else
            address += c;
    }
    std::error_code code;
    const auto logged = std::filesystem::file_size(path + "-wal", code);
    return address + (!code && logged > 0 ? "?readonly_shm=1" : "?immutable=1");
}

} // namespace

Error sqliteError(int code, const std::string& detail, const std::string& path)
{
    const std::string file = "\"" + path + "\"";
    // The log's index file is the first that finds no room, and SQLite has a code of its own for that.
    switch (code == SQLITE_IOERR_SHMSIZE ? SQLITE_FULL : code & 0xFF) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                "The disk is full, so nothing can be saved now. Make some room, then try again; what was saved "
                "before is safe.",
                true};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::ReadOnly,
                "The database " + file + " cannot be written. Check that you may write to its folder.", false};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io,
                "The database " + file + " cannot be opened. Check that its folder exists and that you may write to "
                "it.", false};
    case SQLITE_CORRUPT:
        return {ErrorCode::Damaged,
                "The database " + file + " is damaged (" + detail + "). Close Salver and start it again: what was never "
                "sent is saved into a fresh file then, and this one is kept. If that does not help, put a backup in its "
                "place.",
                false};
    case SQLITE_NOTADB:
        return {ErrorCode::Damaged,
                "The database " + file + " is damaged (" + detail + "). Move it aside and keep it: what was never "
                "sent is in it alone. Then put a backup in its place, or sign in anew to fetch what the server has.",
                false};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy, "Another program is using the database " + file + ". Close it and try again.", true};
    case SQLITE_NOMEM:
        return {ErrorCode::Io, "There is not enough memory for this. Close something and try again.", true};
    case SQLITE_TOOBIG: return {ErrorCode::TooLarge, "This is too large for the database.", false};
    case SQLITE_IOERR:
        return {ErrorCode::Io,
                "Reading or writing the database " + file + " failed (" + detail + "). Check the disk, then try "
                "again.", true};
    default:
        return {ErrorCode::Internal, "The database refused this (" + detail + "). Nothing was changed.", false};
    }
}

// ---- Statement

Statement::Statement(Connection& connection, sqlite3_stmt* handle, bool* busy)
    : m_connection(&connection), m_handle(handle), m_busy(busy)
{
}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection), m_handle(other.m_handle), m_busy(other.m_busy), m_next(other.m_next)
{
    other.m_handle = nullptr;
    other.m_busy = nullptr;
}

Statement::~Statement()
{
    if (m_handle == nullptr)
        return;
    if (m_busy == nullptr) {
        sqlite3_finalize(m_handle);
        return;
    }
    sqlite3_reset(m_handle);
    *m_busy = false;
}

void Statement::again()
{
    m_next = 1;
    if (m_handle != nullptr)
        sqlite3_reset(m_handle);
}

bool Statement::step()
{
    if (m_handle == nullptr || m_connection->failed())
        return false;
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_connection->latch(code);
    return false;
}

void Statement::finish()
{
    while (step()) {
    }
    again();
}

void Statement::bindOne(std::int64_t value)
{
    if (m_handle != nullptr)
        sqlite3_bind_int64(m_handle, m_next++, value);
}

void Statement::bindOne(ReplicaId value)
{
    bindOne(static_cast<std::int64_t>(raw(value) ^ topBit));
}

void Statement::bindOne(Blob value)
{
    if (m_handle == nullptr)
        return;
    // A null pointer would bind NULL; an empty blob is a value.
    sqlite3_bind_blob64(m_handle, m_next++, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                        SQLITE_STATIC);
}

void Statement::bindOne(Text value)
{
    if (m_handle == nullptr)
        return;
    sqlite3_bind_text64(m_handle, m_next++, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindOne(Null /*value*/)
{
    if (m_handle != nullptr)
        sqlite3_bind_null(m_handle, m_next++);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

std::string_view Statement::bytes(int column) const
{
    const void* data = sqlite3_column_blob(m_handle, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
    return data == nullptr ? std::string_view{} : std::string_view(static_cast<const char*>(data), size);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

ReplicaId Statement::replica(int column) const
{
    return ReplicaId{static_cast<std::uint64_t>(integer(column)) ^ topBit};
}

// ---- Connection

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, const std::string& vfs, Mode mode)
{
    sqlite3* handle = nullptr;
    const bool alone = mode == Mode::ReadAlone;
    const int flags = (mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY)
        | (alone ? SQLITE_OPEN_URI : 0) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const auto name = alone ? addressToReadAlone(path) : path;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
    if (code != SQLITE_OK) {
        auto error = sqliteError(code, handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code), path);
        sqlite3_close(handle);
        return fail(std::move(error));
    }
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    // What a damaged or foreign file says in its schema is not trusted with functions.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    auto tokenizer = Tokenizer::install(handle);
    if (!tokenizer) {
        sqlite3_close(handle);
        return fail(ErrorCode::Internal, "This system's SQLite has no full-text search (FTS5); install a SQLite "
                                         "that has it.");
    }
    std::unique_ptr<Connection> made(new Connection(handle, path, std::move(tokenizer)));
    made->m_tellsDamage = vfs.empty();
    return made;
}

Connection::Connection(sqlite3* handle, std::string path, std::unique_ptr<Tokenizer> tokenizer)
    : m_handle(handle), m_path(std::move(path)), m_tokenizer(std::move(tokenizer))
{
}

Connection::~Connection()
{
    for (auto& [sql, prepared] : m_literals)
        sqlite3_finalize(prepared.handle);
    for (auto& [sql, prepared] : m_composed)
        sqlite3_finalize(prepared.handle);
    sqlite3_close(m_handle);
}

sqlite3_stmt* Connection::prepare(const char* sql, bool lasting)
{
    if (m_failed)
        return nullptr;
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql, -1, lasting ? SQLITE_PREPARE_PERSISTENT : 0, &handle, nullptr);
    if (code != SQLITE_OK)
        latch(code);
    return handle;
}

Statement Connection::lend(Prepared& prepared, const char* sql)
{
    // A statement that is still being read further up the stack gets a second one for this use.
    if (prepared.busy)
        return {*this, prepare(sql, false), nullptr};
    if (prepared.handle == nullptr)
        prepared.handle = prepare(sql, true);
    if (prepared.handle == nullptr)
        return {*this, nullptr, nullptr};
    prepared.busy = true;
    return {*this, prepared.handle, &prepared.busy};
}

Statement Connection::use(Sql sql)
{
    return lend(m_literals[sql.text()], sql.text());
}

Statement Connection::useBuilt(const std::string& sql)
{
    return lend(m_composed[sql], sql.c_str());
}

void Connection::execute(const std::string& sql)
{
    if (m_failed)
        return;
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        latch(code);
}

std::int64_t Connection::lastRow() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Connection::changedRows() const
{
    return sqlite3_changes64(m_handle);
}

void Connection::latch(int code)
{
    if (!m_failed)
        m_error = sqliteError(code, sqlite3_errmsg(m_handle), m_path);
    m_failed = true;
    // The search index says so of itself, and is made again from the texts.
    if ((code & 0xFF) != SQLITE_CORRUPT || code == SQLITE_CORRUPT_VTAB || !std::exchange(m_tellsDamage, false))
        return;
    // The next opening looks at all of it; where even this cannot be written, the next that meets it tries again.
    const std::ofstream doubt(doubtOf(m_path));
}

std::string doubtOf(const std::string& path)
{
    return path + ".doubt";
}

void Connection::refuse(Error error)
{
    if (!m_failed)
        m_error = std::move(error);
    m_failed = true;
}

Result<void> Connection::outcome()
{
    if (!m_failed)
        return {};
    m_failed = false;
    return fail(std::move(m_error));
}

// ---- Transaction

Transaction::Transaction(Connection& connection, Kind kind) : m_connection(connection)
{
    if (kind == Kind::Write && connection.onlyReadable())
        connection.refuse(*connection.onlyReadable());
    connection.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    m_open = !connection.failed();
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    rollBack();
    std::ignore = m_connection.outcome();
}

void Transaction::rollBack()
{
    if (!m_open)
        return;
    m_open = false;
    // After some errors (a full disk, a failed write) SQLite has rolled back by itself.
    if (sqlite3_get_autocommit(m_connection.handle()) == 0)
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit()
{
    if (!m_connection.failed())
        m_connection.execute("COMMIT");
    else
        rollBack();
    if (m_connection.failed())
        rollBack();
    m_open = false;
    return m_connection.outcome();
}

} // namespace salver::store
