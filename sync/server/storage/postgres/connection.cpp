// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/connection.h"

#include "server/storage/waiting.h"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <libpq-fe.h>

#include <array>
#include <string_view>

namespace salver::server::pg {

namespace net = boost::asio;

namespace {

constexpr const char* beginWrite = "BEGIN";
constexpr const char* beginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// Nothing a request asks takes longer; a lock that is never given up must not hold a request for ever.
constexpr const char* sessionOptions = "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000"
                                       " -c client_min_messages=warning";

/// The socket belongs to libpq: it is given back, not closed.
struct Borrowed {
    Borrowed(const net::any_io_executor& executor, int socket) : descriptor(executor, socket) {}
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    ~Borrowed()
    {
        if (descriptor.is_open())
            descriptor.release();
    }
    net::posix::stream_descriptor descriptor;
};

/// What an SQLSTATE means to a person.
Error errorOf(std::string_view state, const char* detail)
{
    const std::string why = detail && *detail ? '\n' + std::string(detail) : std::string();
    if (state == "23505")
        return {ErrorCode::Conflict, "There is already one of this name.", false};
    if (state == "53100")
        return {ErrorCode::DiskFull, "The server's disk is full; its administrator has to make room.", true};
    if (state == "25006")
        return {ErrorCode::ReadOnly, "The server may not write to its database.", true};
    if (state.starts_with("40") || state.starts_with("53") || state.starts_with("55") || state.starts_with("57"))
        return {ErrorCode::Busy, "The server's database is busy; try again in a moment.", true};
    if (state.starts_with("XX") || state.starts_with("58"))
        return {ErrorCode::Damaged, "The server's database is damaged; its administrator has to look." + why, true};
    return {ErrorCode::Internal, "Something went wrong in the server's database." + why, true};
}

} // namespace

Connection::~Connection()
{
    PQfinish(m_handle);
}

net::awaitable<Result<std::unique_ptr<Connection>>> Connection::open(std::string url)
{
    const std::array<const char*, 4> keys{"dbname", "options", "application_name", nullptr};
    const std::array<const char*, 4> values{url.c_str(), sessionOptions, "salver-server", nullptr};
    std::unique_ptr<Connection> connection(new Connection(PQconnectStartParams(keys.data(), values.data(), 1)));
    const bool up = co_await connection->connected();
    if (!up) {
        Error error{ErrorCode::Io,
                    std::string("The server's database cannot be reached just now.\n") + PQerrorMessage(connection->m_handle),
                    true};
        co_return fail(std::move(error));
    }
    PQsetnonblocking(connection->m_handle, 1);
    PQenterPipelineMode(connection->m_handle);
    co_return connection;
}

net::awaitable<bool> Connection::connected()
{
    if (!m_handle || PQstatus(m_handle) == CONNECTION_BAD)
        co_return false;
    auto next = PGRES_POLLING_WRITING;
    while (next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING) {
        const bool ready = co_await wait(next == PGRES_POLLING_READING ? Until::Readable : Until::Writable);
        if (!ready)
            co_return false;
        next = PQconnectPoll(m_handle);
    }
    co_return next == PGRES_POLLING_OK;
}

net::awaitable<bool> Connection::wait(Until until)
{
    const auto executor = co_await net::this_coro::executor;
    Borrowed borrowed(executor, PQsocket(m_handle));
    m_waiting = &borrowed.descriptor;
    const auto what = until == Until::Readable ? net::posix::stream_descriptor::wait_read
                                               : net::posix::stream_descriptor::wait_write;
    const auto [failed] = co_await borrowed.descriptor.async_wait(what, waiting);
    m_waiting = nullptr;
    co_return !failed;
}

void Connection::begin(Mode mode)
{
    m_begin = mode == Mode::Write ? beginWrite : beginRead;
    m_wrote = false;
}

net::awaitable<Rows> Connection::ask(const char* sql, const Params& params)
{
    std::vector<Question> one;
    one.push_back({sql, &params});
    auto answers = co_await askAll(std::move(one));
    co_return std::move(answers.front());
}

net::awaitable<Rows> Connection::ask(const char* sql)
{
    const Params none;
    co_return co_await ask(sql, none);
}

bool Connection::send(std::span<const Question> questions, std::vector<std::pair<Awaited, const char*>>& awaited)
{
    const auto sendOne = [&](const char* sql, const Params& params, Awaited what) {
        auto& name = m_prepared[sql];
        if (name.empty()) {
            name = "s" + std::to_string(++m_made);
            awaited.emplace_back(Awaited::Prepared, sql);
            if (PQsendPrepare(m_handle, name.c_str(), sql, 0, nullptr) != 1)
                return false;
        }
        awaited.emplace_back(what, sql);
        return PQsendQueryPrepared(m_handle, name.c_str(), params.count(), params.values(), params.lengths(),
                                   params.formats(), binary)
            == 1;
    };
    if (const auto* begin = std::exchange(m_begin, nullptr); begin && !sendOne(begin, Params(), Awaited::Begin))
        return false;
    for (const auto& question : questions) {
        if (!sendOne(question.sql, *question.params, Awaited::Answer))
            return false;
    }
    return PQpipelineSync(m_handle) == 1;
}

net::awaitable<bool> Connection::flush()
{
    for (;;) {
        const int left = PQflush(m_handle);
        if (left == 0)
            co_return true;
        if (left < 0)
            co_return false;
        const bool ready = co_await wait(Until::Writable);
        if (!ready)
            co_return false;
    }
}

net::awaitable<pg_result*> Connection::nextResult()
{
    while (PQisBusy(m_handle) == 1) {
        const bool ready = co_await wait(Until::Readable);
        if (!ready || PQconsumeInput(m_handle) != 1) {
            lost();
            co_return nullptr;
        }
    }
    co_return PQgetResult(m_handle);
}

net::awaitable<std::vector<Rows>> Connection::askAll(std::vector<Question> questions)
{
    std::vector<Rows> answers;
    answers.reserve(questions.size());
    if (!m_failure && !m_lost) {
        std::vector<std::pair<Awaited, const char*>> awaited;
        bool sent = send(questions, awaited);
        if (sent)
            sent = co_await flush();
        if (!sent)
            lost();
        for (std::size_t i = 0; i < awaited.size() && !m_lost; ++i) {
            auto* result = co_await nextResult();
            note(result);
            Rows rows(result);
            if (awaited[i].first == Awaited::Answer)
                answers.push_back(std::move(rows));
            else if (m_failure && awaited[i].first == Awaited::Prepared)
                m_prepared.erase(awaited[i].second);
            // Every statement's results end with nothing.
            if (!m_lost)
                PQclear(co_await nextResult());
        }
        if (!m_lost)
            PQclear(co_await nextResult());
    }
    while (answers.size() < questions.size())
        answers.emplace_back();
    co_return answers;
}

net::awaitable<void> Connection::end(bool keep)
{
    // Nothing was asked, so nothing has begun.
    m_begin = nullptr;
    if (m_lost || PQtransactionStatus(m_handle) == PQTRANS_IDLE)
        co_return;
    if (keep && !m_failure) {
        const auto committed = co_await ask("COMMIT");
        if (!m_failure)
            co_return;
    }
    if (m_lost)
        co_return;
    const auto why = std::exchange(m_failure, std::nullopt);
    const auto undone = co_await ask("ROLLBACK");
    if (why)
        m_failure = why;
}

net::awaitable<Result<std::vector<Heard>>> Connection::hear()
{
    std::vector<Heard> heard;
    while (heard.empty()) {
        while (auto* told = PQnotifies(m_handle)) {
            heard.push_back({told->extra});
            PQfreemem(told);
        }
        if (!heard.empty())
            break;
        const bool ready = co_await wait(Until::Readable);
        if (!ready || PQconsumeInput(m_handle) != 1) {
            lost();
            co_return fail(*m_failure);
        }
    }
    co_return heard;
}

void Connection::stopHearing()
{
    if (m_waiting)
        static_cast<net::posix::stream_descriptor*>(m_waiting)->cancel();
}

std::optional<Error> Connection::takeFailure()
{
    return std::exchange(m_failure, std::nullopt);
}

bool Connection::spent() const
{
    return m_lost || PQstatus(m_handle) != CONNECTION_OK || PQtransactionStatus(m_handle) != PQTRANS_IDLE;
}

void Connection::note(pg_result* result)
{
    if (!result) {
        lost();
        return;
    }
    const auto status = PQresultStatus(result);
    m_wrote |= status == PGRES_COMMAND_OK && PQcmdTuples(result)[0] > '0';
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || m_failure)
        return;
    if (PQstatus(m_handle) != CONNECTION_OK) {
        lost();
        return;
    }
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    m_failure = errorOf(state ? state : "", PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
}

void Connection::lost()
{
    m_lost = true;
    if (!m_failure)
        m_failure = Error{ErrorCode::Busy, "The server lost its database for a moment; try again.", true};
}

} // namespace salver::server::pg
