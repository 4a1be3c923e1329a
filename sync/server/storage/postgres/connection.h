// SPDX-License-Identifier: Apache-2.0
// One connection to PostgreSQL, asked from coroutines: nothing blocks, several statements travel together (libpq's
// pipeline mode), each is prepared once. As with SQLite a failure sticks: later questions answer nothing, and the
// transaction's end tells the first failure. It belongs to whoever leased it, on one executor at a time; the socket is
// lent to that executor only while something is waited for.
#pragma once

#include "core/result.h"
#include "server/storage/postgres/values.h"

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct pg_conn;

namespace salver::server::pg {

/// A statement with its parameters; `sql` must be a literal, its address is the key of the prepared one.
struct Question {
    const char* sql;
    const Params* params;
};

/// What another process told.
struct Heard {
    std::string payload;
};

class Connection {
public:
    [[nodiscard]] static boost::asio::awaitable<Result<std::unique_ptr<Connection>>> open(std::string url);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    enum class Mode { Write, Read };
    /// The transaction begins with the next question, without a trip of its own. Read sees one moment.
    void begin(Mode mode);
    [[nodiscard]] boost::asio::awaitable<Rows> ask(const char* sql, const Params& params);
    [[nodiscard]] boost::asio::awaitable<Rows> ask(const char* sql);
    [[nodiscard]] boost::asio::awaitable<std::vector<Rows>> askAll(std::vector<Question> questions);
    /// COMMIT or ROLLBACK, whichever still has to be said. Failures are then in takeFailure().
    [[nodiscard]] boost::asio::awaitable<void> end(bool keep);

    /// Waits for the next NOTIFY on a channel that was listened to.
    [[nodiscard]] boost::asio::awaitable<Result<std::vector<Heard>>> hear();
    /// Ends a hear() that waits.
    void stopHearing();

    [[nodiscard]] bool failed() const { return m_failure.has_value(); }
    /// Whether rows were written since begin(): a transaction without them costs no disk.
    [[nodiscard]] bool wrote() const { return m_wrote; }
    [[nodiscard]] std::optional<Error> takeFailure();
    /// Of no use any more, or inside a transaction that nobody ended.
    [[nodiscard]] bool spent() const;

private:
    enum class Until { Readable, Writable };
    enum class Awaited { Begin, Prepared, Answer };

    explicit Connection(pg_conn* handle) : m_handle(handle) {}
    [[nodiscard]] boost::asio::awaitable<bool> wait(Until until);
    [[nodiscard]] boost::asio::awaitable<bool> connected();
    [[nodiscard]] bool send(std::span<const Question> questions, std::vector<std::pair<Awaited, const char*>>& awaited);
    [[nodiscard]] boost::asio::awaitable<bool> flush();
    [[nodiscard]] boost::asio::awaitable<pg_result*> nextResult();
    void note(pg_result* result);
    void lost();

    pg_conn* m_handle;
    std::unordered_map<const char*, std::string> m_prepared;
    std::uint64_t m_made{0}; ///< names of prepared statements are never used twice
    const char* m_begin{nullptr};
    std::optional<Error> m_failure;
    bool m_wrote{false};
    bool m_lost{false};
    void* m_waiting{nullptr}; ///< the descriptor that hear() waits on
};

} // namespace salver::server::pg
