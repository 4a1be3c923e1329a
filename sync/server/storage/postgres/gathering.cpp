// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/gathering.h"

#include "server/storage/postgres/tables.h"
#include "server/storage/waiting.h"

#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace salver::server::pg {

namespace net = boost::asio;

namespace {

/// A group is bounded so that the first in it does not wait for ever, and by what one statement should carry.
constexpr std::size_t batchesAtOnce = 64;
constexpr std::size_t bytesAtOnce = 8U * 1024U * 1024U;

std::size_t bytesOf(const PushBatch& batch)
{
    std::size_t bytes = 0;
    for (const auto& entry : batch.entries)
        bytes += entry.bytes.size();
    return bytes;
}

} // namespace

Answer<PushOutcome> Gathering::push(PushBatch batch)
{
    const auto space = batch.space;
    Waiting own;
    own.batch = std::move(batch);
    auto& line = m_lines[space];
    line.waiting.push_back(&own);
    if (line.busy) {
        const auto executor = co_await net::this_coro::executor;
        net::steady_timer turn(executor, net::steady_timer::time_point::max());
        own.turn = &turn;
        [[maybe_unused]] const auto [woken] = co_await turn.async_wait(waiting);
        own.turn = nullptr;
    }
    if (!own.outcome) {
        co_await lead(line);
        if (line.waiting.empty())
            m_lines.erase(space);
    }
    co_return std::move(*own.outcome);
}

net::awaitable<void> Gathering::lead(Line& line)
{
    line.busy = true;
    std::vector<Waiting*> group;
    std::size_t bytes = 0;
    while (!line.waiting.empty() && group.size() < batchesAtOnce) {
        const auto more = bytesOf(line.waiting.front()->batch);
        if (!group.empty() && bytes + more > bytesAtOnce)
            break;
        bytes += more;
        group.push_back(line.waiting.front());
        line.waiting.pop_front();
    }
    co_await write(group);
    line.busy = false;
    for (auto* one : group) {
        if (one->turn)
            one->turn->cancel();
    }
    // Whoever came meanwhile leads the next group; nobody writes for others for ever.
    if (!line.waiting.empty()) {
        line.busy = true;
        line.waiting.front()->turn->cancel();
    }
}

net::awaitable<void> Gathering::write(const std::vector<Waiting*>& group)
{
    std::optional<Error> failed;
    std::vector<PushOutcome> outcomes;
    auto lease = co_await m_connections.take();
    if (!lease) {
        failed = lease.error();
    } else {
        auto& db = **lease;
        std::vector<const PushBatch*> batches;
        for (const auto* one : group)
            batches.push_back(&one->batch);
        db.begin(Connection::Mode::Write);
        auto placed = co_await pushAll(db, batches);
        co_await db.end(placed.has_value());
        failed = db.takeFailure();
        if (placed)
            outcomes = std::move(*placed);
        m_commits += !failed && db.wrote() ? 1 : 0;
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (failed || i >= outcomes.size())
            group[i]->outcome = fail(failed.value_or(Error{ErrorCode::Busy, "The database is busy.", true}));
        else if (outcomes[i].error && outcomes[i].error->code == ErrorCode::NotMember)
            group[i]->outcome = fail(*outcomes[i].error);
        else
            group[i]->outcome = std::move(outcomes[i]);
    }
}

} // namespace salver::server::pg
