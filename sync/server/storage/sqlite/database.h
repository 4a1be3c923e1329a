// SPDX-License-Identifier: Apache-2.0
// SQLite's C interface as three small types: a connection, a statement that resets itself, and a failure that
// sticks. A statement that fails says so once, on its connection; every later step does nothing, and the
// transaction's end returns the first failure. So code between begin and end reads as if nothing could go wrong.
// One connection belongs to one thread at a time.
#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace salver::server {

class Database;

/// A prepared statement on loan from its connection's cache; resets when it leaves the scope.
class Statement {
public:
    Statement(Database& database, sqlite3_stmt* handle);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    /// Binds the next parameter. Text and blobs must live until the statement is stepped.
    Statement& operator<<(std::int64_t value);
    Statement& operator<<(std::string_view blob);
    Statement& operator<<(const Uuid& id) { return *this << id.view(); }
    Statement& operator<<(const Hash& hash) { return *this << hash.view(); }
    Statement& text(std::string_view value);
    Statement& null();
    template <class E>
        requires std::is_enum_v<E>
    Statement& operator<<(E value)
    {
        return *this << static_cast<std::int64_t>(raw(value));
    }

    /// True while there is a row; false at the end and after any failure.
    bool step();
    /// Steps once and rewinds, for statements without rows.
    void run();
    /// Ready to be bound and stepped again.
    void rewind();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const; ///< valid until the next step
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(bytes(column)); }
    [[nodiscard]] Hash hash(int column) const { return Hash::fromBytes(bytes(column)).value_or(Hash{}); }
    template <class Id>
    [[nodiscard]] Id id(int column) const
    {
        return Id::fromBytes(bytes(column)).value_or(Id{});
    }
    template <class E>
    [[nodiscard]] E as(int column) const
    {
        return static_cast<E>(number(column));
    }

private:
    Database& m_database;
    sqlite3_stmt* m_handle;
    int m_bound{0};
};

struct OpenOptions {
    std::string path;
    std::string vfs; ///< empty for the default one
    bool readOnly{false};
    int cacheKiB{2048};
    int busyTimeoutMs{10'000};
};

class Database {
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const OpenOptions& options);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// From the cache; `sql` must be a literal, its address is the key.
    [[nodiscard]] Statement prepare(const char* sql);
    /// Several statements at once, outside the cache.
    void execute(const char* sql);

    /// The first failure since the last clearFailure(), if any.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    void clearFailure() { m_failure.reset(); }
    void noteFailure(int code);

    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] std::int64_t lastRowId() const;
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

    /// Runs `work` inside a read transaction: everything it sees is one moment.
    template <class Work>
    auto read(Work work) -> Result<decltype(work(*this))>
    {
        clearFailure();
        execute("BEGIN");
        auto value = work(*this);
        const auto failed = m_failure;
        clearFailure();
        if (inTransaction())
            execute("ROLLBACK");
        clearFailure();
        if (failed)
            return fail(*failed);
        return value;
    }

private:
    explicit Database(sqlite3* handle) : m_handle(handle) {}

    sqlite3* m_handle;
    std::unordered_map<const char*, sqlite3_stmt*> m_statements;
    std::optional<Error> m_failure;
};

/// What an SQLite result code means to a person.
[[nodiscard]] Error errorOf(int code, const char* detail);

} // namespace salver::server
