// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/pokes.h"

#include "server/storage/waiting.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <charconv>

namespace salver::server::pg {

namespace net = boost::asio;

namespace {

constexpr std::chrono::seconds reconnectAfter{1};

} // namespace

void Pokes::start(const net::any_io_executor& executor, std::function<void(const SpaceId&, Cursor)> moved)
{
    m_executor = executor;
    m_moved = std::move(moved);
    net::co_spawn(executor, listen(), net::detached);
}

void Pokes::stop()
{
    m_stopped = true;
    if (m_listening)
        m_listening->stopHearing();
    if (m_pause)
        m_pause->cancel();
}

void Pokes::grew(const SpaceId& space, Cursor head)
{
    if (!m_executor || m_stopped)
        return;
    auto& known = m_grown[space];
    known = std::max(known, head);
    if (!std::exchange(m_telling, true))
        net::co_spawn(*m_executor, tell(), net::detached);
}

net::awaitable<void> Pokes::tell()
{
    while (!m_grown.empty()) {
        Array payloads(Array::Of::Text);
        for (const auto& [space, head] : std::exchange(m_grown, {}))
            payloads << std::string_view(m_origin + " " + space.toString() + " " + std::to_string(raw(head)));
        Params params;
        params << payloads;
        auto lease = co_await m_connections.take();
        if (!lease)
            break;
        auto& db = **lease;
        const auto told = co_await db.ask("SELECT pg_notify('salver_grew', p) FROM unnest($1::text[]) AS p", params);
        // Devices look for themselves now and then; what could not be told is found there.
        [[maybe_unused]] const auto failed = db.takeFailure();
    }
    m_telling = false;
}

net::awaitable<void> Pokes::listen()
{
    while (!m_stopped) {
        auto connection = co_await Connection::open(m_connections.url());
        if (connection && !m_stopped)
            co_await hearAll(**connection);
        if (m_stopped)
            co_return;
        net::steady_timer pause(*m_executor, reconnectAfter);
        m_pause = &pause;
        co_await pause.async_wait(waiting);
        m_pause = nullptr;
    }
}

net::awaitable<void> Pokes::hearAll(Connection& connection)
{
    m_listening = &connection;
    const auto listening = co_await connection.ask("LISTEN salver_grew");
    while (!m_stopped && !connection.failed()) {
        const auto messages = co_await connection.hear();
        if (!messages)
            break;
        for (const auto& message : *messages)
            heard(message.payload);
    }
    m_listening = nullptr;
}

void Pokes::heard(const std::string& payload)
{
    const auto first = payload.find(' ');
    const auto second = payload.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos || payload.substr(0, first) == m_origin)
        return;
    const auto space = SpaceId::parse(payload.substr(first + 1, second - first - 1));
    std::uint64_t head = 0;
    std::from_chars(payload.data() + second + 1, payload.data() + payload.size(), head);
    if (space && head > 0)
        m_moved(*space, Cursor{head});
}

} // namespace salver::server::pg
