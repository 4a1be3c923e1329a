// SPDX-License-Identifier: Apache-2.0
// Pushes to one space that come while another is being written wait and are then written together, in one transaction.
// Otherwise each would hold the space's lock for a whole commit. Owned by the storage, used on one executor.
#pragma once

#include "server/storage/postgres/connections.h"
#include "server/storage/storage.h"

#include <deque>
#include <map>

namespace salver::server::pg {

class Gathering {
public:
    explicit Gathering(Connections& connections) : m_connections(connections) {}
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

    [[nodiscard]] Answer<PushOutcome> push(PushBatch batch);
    /// Transactions so far.
    [[nodiscard]] std::uint64_t commits() const { return m_commits; }

private:
    struct Waiting {
        PushBatch batch;
        std::optional<Result<PushOutcome>> outcome;
        boost::asio::steady_timer* turn{nullptr};
    };
    struct Line {
        bool busy{false};
        std::deque<Waiting*> waiting;
    };

    [[nodiscard]] boost::asio::awaitable<void> lead(Line& line);
    [[nodiscard]] boost::asio::awaitable<void> write(const std::vector<Waiting*>& group);

    Connections& m_connections;
    std::map<SpaceId, Line> m_lines;
    std::uint64_t m_commits{0};
};

} // namespace salver::server::pg
