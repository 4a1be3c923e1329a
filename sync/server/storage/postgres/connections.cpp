// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/connections.h"

#include "server/storage/waiting.h"

#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace salver::server::pg {

namespace net = boost::asio;

namespace {

} // namespace

net::awaitable<Result<Connections::Lease>> Connections::take()
{
    while (m_idle.empty() && m_open >= m_most) {
        const auto executor = co_await net::this_coro::executor;
        net::steady_timer turn(executor, net::steady_timer::time_point::max());
        m_waiting.push_back(&turn);
        [[maybe_unused]] const auto [woken] = co_await turn.async_wait(waiting);
        std::erase(m_waiting, &turn);
    }
    if (!m_idle.empty()) {
        auto connection = std::move(m_idle.back());
        m_idle.pop_back();
        co_return Lease(*this, std::move(connection));
    }
    ++m_open;
    auto opened = co_await Connection::open(m_url);
    if (!opened) {
        --m_open;
        wakeNext();
        co_return fail(opened.error());
    }
    co_return Lease(*this, std::move(*opened));
}

void Connections::giveBack(std::unique_ptr<Connection> connection)
{
    if (connection->spent()) {
        --m_open;
        // What broke one connection, a restart most likely, broke those that lay idle too.
        m_open -= m_idle.size();
        m_idle.clear();
    } else {
        m_idle.push_back(std::move(connection));
    }
    wakeNext();
}

void Connections::wakeNext()
{
    if (m_waiting.empty())
        return;
    auto* turn = m_waiting.front();
    m_waiting.pop_front();
    turn->cancel();
}

} // namespace salver::server::pg
