// SPDX-License-Identifier: Apache-2.0
#include "app/journal_proxy.h"

#include "app/store_thread.h"

#include <optional>

namespace salver::app {

template <class T, class Ask>
Result<T> JournalProxy::ask(const Ask& ask)
{
    std::optional<Result<T>> answer;
    m_store.callStore([&](store::Store& store) { answer = ask(store.journal()); });
    return std::move(*answer);
}

Result<std::vector<SpaceSyncState>> JournalProxy::spaces()
{
    return ask<std::vector<SpaceSyncState>>([](Journal& journal) { return journal.spaces(); });
}

Result<void> JournalProxy::setSpaces(const std::vector<SpaceDescription>& spaces)
{
    return ask<void>([&](Journal& journal) { return journal.setSpaces(spaces); });
}

Result<std::vector<OutboxItem>> JournalProxy::outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                                     std::size_t mostItems)
{
    return ask<std::vector<OutboxItem>>(
        [&](Journal& journal) { return journal.outbox(space, after, mostBytes, mostItems); });
}

Result<std::vector<std::pair<Sequence, Hash>>> JournalProxy::unsent(const SpaceId& space)
{
    return ask<std::vector<std::pair<Sequence, Hash>>>([&](Journal& journal) { return journal.unsent(space); });
}

Result<void> JournalProxy::acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks)
{
    return ask<void>([&](Journal& journal) { return journal.acknowledge(space, acks); });
}

Result<void> JournalProxy::park(const SpaceId& space, Sequence sequence, const Error& why)
{
    return ask<void>([&](Journal& journal) { return journal.park(space, sequence, why); });
}

Result<void> JournalProxy::apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch)
{
    return ask<void>([&](Journal& journal) { return journal.apply(space, page, epoch); });
}

Result<void> JournalProxy::forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>> held,
                                       std::span<const std::pair<Sequence, Hash>> takenByOther,
                                       Sequence highestOnServer)
{
    return ask<void>(
        [&](Journal& journal) { return journal.forkReplica(space, held, takenByOther, highestOnServer); });
}

Result<std::vector<RunningCheckpoint>> JournalProxy::checkpoints(const SpaceId& space, std::size_t most)
{
    return ask<std::vector<RunningCheckpoint>>([&](Journal& journal) { return journal.checkpoints(space, most); });
}

Result<void> JournalProxy::rewind(const SpaceId& space, Cursor agreeing, Epoch epoch)
{
    return ask<void>([&](Journal& journal) { return journal.rewind(space, agreeing, epoch); });
}

Result<void> JournalProxy::resendAbove(const SpaceId& space, Sequence held)
{
    return ask<void>([&](Journal& journal) { return journal.resendAbove(space, held); });
}

Result<std::vector<HandBackItem>> JournalProxy::handBack(const SpaceId& space, Cursor after, std::size_t mostBytes)
{
    return ask<std::vector<HandBackItem>>(
        [&](Journal& journal) { return journal.handBack(space, after, mostBytes); });
}

Result<void> JournalProxy::handedBack(const SpaceId& space, Cursor upTo)
{
    return ask<void>([&](Journal& journal) { return journal.handedBack(space, upTo); });
}

Result<void> JournalProxy::setSafe(const SpaceId& space, Cursor safe)
{
    return ask<void>([&](Journal& journal) { return journal.setSafe(space, safe); });
}

Result<Hash> JournalProxy::digest(const SpaceId& space)
{
    return ask<Hash>([&](Journal& journal) { return journal.digest(space); });
}

} // namespace salver::app
