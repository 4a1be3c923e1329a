// SPDX-License-Identifier: Apache-2.0
// A thin layer over SQLite's C interface: a connection, prepared statements that reset themselves, transactions.
// A connection latches the first error: from then on its statements do nothing and give no rows, and the transaction
// that is open reports the error instead of committing. So the code between begin and commit reads straight through,
// and nothing half-done can reach the file. A connection belongs to one thread.
#pragma once

#include "core/ids.h"
#include "core/result.h"
#include "store/tokenizer.h"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace salver::store {

/// SQL written in the source, so that its address can name it in the cache of prepared statements.
class Sql {
public:
    template <std::size_t n>
    consteval Sql(const char (&text)[n]) : m_text(text) // NOLINT(google-explicit-constructor): reads as a literal
    {
    }
    [[nodiscard]] const char* text() const { return m_text; }

private:
    const char* m_text;
};

/// Bytes that are bound as a BLOB or as TEXT.
struct Blob {
    std::string_view bytes;
};
struct Text {
    std::string_view bytes;
};
struct Null {};

class Connection;

/// A prepared statement on loan from its connection's cache; reset when it goes away.
class Statement {
public:
    Statement(Connection& connection, sqlite3_stmt* handle, bool* busy);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    /// Binds in order from the next free place on. Bytes must live until the statement has run.
    template <class... Values>
    Statement& bind(const Values&... values)
    {
        (bindOne(values), ...);
        return *this;
    }
    /// Binds, runs to the end, and is ready for the next values.
    template <class... Values>
    void run(const Values&... values)
    {
        bind(values...);
        finish();
    }
    /// True while there is a row to read.
    [[nodiscard]] bool step();
    /// Ready for other values.
    void again();

    [[nodiscard]] std::int64_t integer(int column) const;
    /// Valid until the next step. Any type reads as bytes; NULL as none.
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(bytes(column)); }
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] ReplicaId replica(int column) const;
    template <class Id>
    [[nodiscard]] Id id(int column) const
    {
        return Id::fromBytes(bytes(column)).value_or(Id{});
    }
    template <class Number>
    [[nodiscard]] Number number(int column) const
    {
        return static_cast<Number>(integer(column));
    }

private:
    void bindOne(std::int64_t value);
    void bindOne(ReplicaId value);
    void bindOne(Blob value);
    void bindOne(Text value);
    void bindOne(Null value);
    void bindOne(const Uuid& value) { bindOne(Blob{value.view()}); }
    void bindOne(const Hash& value) { bindOne(Blob{value.view()}); }
    template <class Number>
        requires(std::integral<Number> && !std::same_as<Number, std::int64_t>)
    void bindOne(Number value)
    {
        bindOne(static_cast<std::int64_t>(value));
    }
    template <class Number>
        requires(std::is_enum_v<Number> && !std::same_as<Number, ReplicaId>)
    void bindOne(Number value)
    {
        bindOne(static_cast<std::int64_t>(raw(value)));
    }
    template <class Value>
    void bindOne(const std::optional<Value>& value)
    {
        if (value)
            bindOne(*value);
        else
            bindOne(Null{});
    }
    void finish();

    Connection* m_connection;
    sqlite3_stmt* m_handle;
    bool* m_busy; ///< the cache entry's flag; null where the statement is its own and ends with this object
    int m_next{1};
};

class Connection {
public:
    /// ReadAlone: nobody writes while this is open, and it needs no room on the disk; for the system's VFS only.
    enum class Mode : std::uint8_t { ReadWrite, ReadOnly, ReadAlone };

    /// `vfs` empty means the system's. Fails with ReadOnly, Damaged, DiskFull, Io, each with a sentence.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path, const std::string& vfs,
                                                                  Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] Statement use(Sql sql);
    /// For SQL put together from the model's declaration; cached by its text.
    [[nodiscard]] Statement useBuilt(const std::string& sql);
    /// One or more statements without values or rows.
    void execute(const std::string& sql);
    /// The first column of the first row, 0 where there is none.
    template <class... Values>
    [[nodiscard]] std::int64_t ask(Sql sql, const Values&... values)
    {
        auto statement = use(sql);
        statement.bind(values...);
        return statement.step() ? statement.integer(0) : 0;
    }
    [[nodiscard]] std::int64_t lastRow() const;
    [[nodiscard]] std::int64_t changedRows() const;

    /// Latches an error of the caller's own, so that the transaction ends with it.
    void refuse(Error error);
    /// From now on every transaction that would write ends with this error before it begins.
    void refuseWrites(Error why) { m_onlyReadable = std::move(why); }
    [[nodiscard]] const std::optional<Error>& onlyReadable() const { return m_onlyReadable; }
    [[nodiscard]] bool failed() const { return m_failed; }
    /// Gives the latched error and forgets it; success where there is none.
    [[nodiscard]] Result<void> outcome();

    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[nodiscard]] const Tokenizer& tokenizer() const { return *m_tokenizer; }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    friend class Statement;
    struct Prepared {
        sqlite3_stmt* handle{nullptr};
        bool busy{false};
    };
    Connection(sqlite3* handle, std::string path, std::unique_ptr<Tokenizer> tokenizer);
    [[nodiscard]] sqlite3_stmt* prepare(const char* sql, bool lasting);
    [[nodiscard]] Statement lend(Prepared& prepared, const char* sql);
    void latch(int code);

    sqlite3* m_handle;
    std::string m_path;
    std::unique_ptr<Tokenizer> m_tokenizer;
    bool m_failed{false};
    bool m_tellsDamage{false}; ///< not yet told, and a file that others can be told of
    Error m_error;
    std::optional<Error> m_onlyReadable;
    std::unordered_map<const char*, Prepared> m_literals;
    std::unordered_map<std::string, Prepared> m_composed;
};

/// The file beside a database that says somebody met damage in it.
[[nodiscard]] std::string doubtOf(const std::string& path);

/// What SQLite's result code means for a person.
[[nodiscard]] Error sqliteError(int code, const std::string& detail, const std::string& path);

/// Everything between construction and commit() happens, or nothing does. Destroyed uncommitted it rolls back.
class Transaction {
public:
    enum class Kind : std::uint8_t { Write, Read };
    explicit Transaction(Connection& connection, Kind kind = Kind::Write);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// The latched error if there is one (everything is rolled back), else the commit's own outcome.
    [[nodiscard]] Result<void> commit();

private:
    void rollBack();
    Connection& m_connection;
    bool m_open{false};
};

} // namespace salver::store
