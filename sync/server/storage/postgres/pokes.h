// SPDX-License-Identifier: Apache-2.0
// Tells other servers on the same database which logs grew, and hears it from them (NOTIFY and LISTEN). What grew is
// gathered while one message is under way and sent after the commits: inside them it would make all of them wait for
// one another. A lost message costs time only. Owned by the storage; it lives on the executor it was started on.
#pragma once

#include "server/storage/postgres/connections.h"
#include "server/storage/storage.h"

#include <map>

namespace salver::server::pg {

class Pokes {
public:
    Pokes(Connections& connections, std::string origin) : m_connections(connections), m_origin(std::move(origin)) {}
    Pokes(const Pokes&) = delete;
    Pokes& operator=(const Pokes&) = delete;

    void start(const boost::asio::any_io_executor& executor, std::function<void(const SpaceId&, Cursor)> moved);
    void stop();
    /// This process let a log grow.
    void grew(const SpaceId& space, Cursor head);

private:
    [[nodiscard]] boost::asio::awaitable<void> tell();
    [[nodiscard]] boost::asio::awaitable<void> listen();
    [[nodiscard]] boost::asio::awaitable<void> hearAll(Connection& connection);
    void heard(const std::string& payload);

    Connections& m_connections;
    std::string m_origin; ///< what this process told itself it need not hear
    std::optional<boost::asio::any_io_executor> m_executor;
    std::function<void(const SpaceId&, Cursor)> m_moved;
    std::map<SpaceId, Cursor> m_grown;
    Connection* m_listening{nullptr};
    boost::asio::steady_timer* m_pause{nullptr};
    bool m_telling{false};
    bool m_stopped{false};
};

} // namespace salver::server::pg
