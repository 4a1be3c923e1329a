// SPDX-License-Identifier: Apache-2.0
// Handshake, push and pull: the space's log as devices see it.
#include "server/service/service.h"

#include "core/change.h"
#include "core/frame.h"

#include <algorithm>

namespace salver::server {

namespace {

/// More than this many are forgotten all at once; their devices shake hands again.
constexpr std::size_t greetedMost = 200'000;
/// What naming a change costs, without its contents: its hash, its number, its receipt.
constexpr std::size_t hashBytes = 96;

} // namespace

std::optional<std::uint64_t> Service::newTicket(const GreetedKey& key)
{
    if (m_greeted.size() >= greetedMost)
        std::erase_if(m_greeted, [](const auto& entry) { return entry.second.pushing == 0; });
    auto& greeted = m_greeted[key];
    if (greeted.pushing > 0)
        return std::nullopt;
    greeted.ticket = m_random.next64() | 1U;
    return greeted.ticket;
}

boost::asio::awaitable<Response> Service::handshake(const Request& request, const Session& session)
{
    auto where = workersFor(openedSize(request.body));
    const Asker asker{session.account.id, request.space};
    const auto query = co_await runOn(where, [&] { return readHandshake(request.body, asker); });
    if (!query)
        co_return errorBody(query.error(), request.id);
    const auto ticket = newTicket({session.device, request.space});
    if (!ticket)
        co_return errorBody(problem(ErrorCode::Busy, "Something this device sent before is still being written.", true),
                            request.id);
    const auto answer = co_await m_storage.handshake(*query);
    if (!answer)
        co_return errorBody(answer.error(), request.id);
    // Where a device stands tells what it still has of what was erased; a lost note comes again with the next greeting.
    if (answer->erasures && answer->logAgrees)
        [[maybe_unused]] const auto known = co_await m_storage.noteReached(asker, session.device, query->at.cursor);
    // A short question may have a long answer.
    where = workersFor(std::max(openedSize(request.body), (answer->held.size() + answer->taken.size()) * hashBytes));
    const auto verdict = answer->logAgrees ? co_await auditDigest(*query) : DigestVerdict::NotCompared;
    co_return co_await runOn(where, [&] {
        auto body = handshakeBody(*answer, request.space, m_receipts, verdict);
        body.set_ticket(*ticket);
        body.set_fence(raw(answer->fence));
        body.set_snapshot(query->at.cursor == Cursor{} && raw(answer->head) >= m_options.limits.snapshotFrom);
        return okBody(body);
    });
}

boost::asio::awaitable<DigestVerdict> Service::auditDigest(const HandshakeQuery& query)
{
    if (!query.digest)
        co_return DigestVerdict::NotCompared;
    DigestReport report{query.asker, query.replica, query.at.cursor, *query.digest, m_clock.now()};
    const auto verdict = co_await m_storage.noteDigest(std::move(report));
    if (!verdict || *verdict == DigestVerdict::NotCompared)
        co_return DigestVerdict::NotCompared;
    ++m_counters.digestsCompared;
    if (*verdict == DigestVerdict::Differs) {
        ++m_counters.digestsDiffering;
        if (m_options.log)
            m_options.log("digest_differs", {{"space", query.asker.space.toString()},
                                             {"replica", std::to_string(raw(query.replica))},
                                             {"cursor", std::to_string(raw(query.at.cursor))}});
    }
    co_return *verdict;
}

boost::asio::awaitable<Response> Service::push(const Request& request, const Session& session)
{
    const auto where = workersFor(openedSize(request.body));
    const Asker asker{session.account.id, request.space};
    const auto now = m_clock.now();
    auto batch = co_await runOn(
        where, [&] { return readPush(request.body, asker, now, m_options.limits, m_receipts); });
    if (!batch)
        co_return errorBody(batch.error(), request.id);
    const GreetedKey key{session.device, request.space};
    const auto ticket = batch->ticket;
    if (ticket != 0 && m_greeted[key].ticket != ticket)
        co_return errorBody(problem(ErrorCode::EpochChanged, "This device has greeted the server again since.", true),
                            request.id);
    ++m_greeted[key].pushing;
    const auto outcome = co_await m_storage.push(std::move(*batch));
    --m_greeted[key].pushing;
    if (!outcome)
        co_return errorBody(outcome.error(), request.id);
    if (outcome->error)
        co_return errorBody(*outcome->error, request.id, outcome->expected);
    if (!outcome->erased.empty()) {
        co_await finishErasure(request.space, session.account.id, outcome->erased);
        [[maybe_unused]] const auto known = co_await m_storage.noteReached(asker, session.device, outcome->head);
    }
    if (outcome->grew)
        m_hub.moved(request.space, outcome->head);
    const auto accepted = std::count_if(outcome->verdicts.begin(), outcome->verdicts.end(),
                                        [](const PushVerdict& verdict) { return verdict.accepted; });
    m_counters.changesAccepted += static_cast<std::uint64_t>(accepted);
    m_counters.changesRefused += outcome->verdicts.size() - static_cast<std::uint64_t>(accepted);
    co_return co_await runOn(where, [&] { return okBody(pushBody(*outcome, request.space, m_receipts)); });
}

boost::asio::awaitable<Response> Service::pull(const Request& request, const Session& session)
{
    PullQuery query{{session.account.id, request.space}, request.after, request.replica, m_options.limits.pageBytes};
    auto answer = co_await m_storage.pull(query);
    if (!answer)
        co_return errorBody(answer.error(), request.id);
    m_counters.changesSent += answer->entries.size();
    std::size_t bytes = 0;
    for (const auto& entry : answer->entries)
        bytes += hashBytes + entry.bytes.size();
    const auto where = workersFor(bytes);
    co_return co_await runOn(
        where, [&] { return okBody(pullBody(std::move(*answer), request.space, m_receipts)); });
}

} // namespace salver::server
