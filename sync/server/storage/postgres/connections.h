// SPDX-License-Identifier: Apache-2.0
// A few connections shared by all requests. Who finds none free waits in line; one that broke is replaced by the next
// who asks. Owned by the storage, used on one executor at a time.
#pragma once

#include "server/storage/postgres/connection.h"

#include <boost/asio/steady_timer.hpp>

#include <deque>

namespace salver::server::pg {

class Connections {
public:
    Connections(std::string url, std::size_t most) : m_url(std::move(url)), m_most(most) {}
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    /// Gives its connection back when it goes.
    class Lease {
    public:
        Lease(Connections& from, std::unique_ptr<Connection> connection)
            : m_from(&from), m_connection(std::move(connection))
        {
        }
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease()
        {
            if (m_connection)
                m_from->giveBack(std::move(m_connection));
        }
        Connection& operator*() const { return *m_connection; }

    private:
        Connections* m_from;
        std::unique_ptr<Connection> m_connection;
    };

    [[nodiscard]] boost::asio::awaitable<Result<Lease>> take();
    [[nodiscard]] const std::string& url() const { return m_url; }

private:
    void giveBack(std::unique_ptr<Connection> connection);
    void wakeNext();

    std::string m_url;
    std::size_t m_most;
    std::size_t m_open{0};
    std::vector<std::unique_ptr<Connection>> m_idle;
    std::deque<boost::asio::steady_timer*> m_waiting;
};

} // namespace salver::server::pg
