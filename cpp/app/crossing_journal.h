// SPDX-License-Identifier: Apache-2.0
// The journal as the sync thread sees it: each call runs on the store thread and is waited for, so that it is durable
// when it returns. The store thread never waits for the sync thread, so the two cannot lock each other.
#pragma once

#include "app/store_thread.h"

namespace salver::app {

class CrossingJournal final : public Journal {
public:
    explicit CrossingJournal(StoreThread& store) : m_store(store) {}

    Result<std::vector<SpaceSyncState>> spaces() override
    {
        return ask<std::vector<SpaceSyncState>>([](Journal& journal) { return journal.spaces(); });
    }
    Result<void> setSpaces(const std::vector<SpaceDescription>& spaces) override
    {
        return ask<void>([&](Journal& journal) { return journal.setSpaces(spaces); });
    }
    Result<std::vector<OutboxItem>> outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                           std::size_t mostItems) override
    {
        return ask<std::vector<OutboxItem>>(
            [&](Journal& journal) { return journal.outbox(space, after, mostBytes, mostItems); });
    }
    Result<std::vector<std::pair<Sequence, Hash>>> unsent(const SpaceId& space) override
    {
        return ask<std::vector<std::pair<Sequence, Hash>>>([&](Journal& journal) { return journal.unsent(space); });
    }
    Result<void> acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks) override
    {
        return ask<void>([&](Journal& journal) { return journal.acknowledge(space, acks); });
    }
    Result<void> park(const SpaceId& space, Sequence sequence, const Error& why) override
    {
        return ask<void>([&](Journal& journal) { return journal.park(space, sequence, why); });
    }
    Result<void> apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch) override
    {
        return ask<void>([&](Journal& journal) { return journal.apply(space, page, epoch); });
    }
    Result<void> forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>> held,
                             std::span<const std::pair<Sequence, Hash>> takenByOther,
                             Sequence highestOnServer) override
    {
        return ask<void>(
            [&](Journal& journal) { return journal.forkReplica(space, held, takenByOther, highestOnServer); });
    }
    Result<std::vector<RunningCheckpoint>> checkpoints(const SpaceId& space, std::size_t most) override
    {
        return ask<std::vector<RunningCheckpoint>>([&](Journal& journal) { return journal.checkpoints(space, most); });
    }
    Result<void> rewind(const SpaceId& space, Cursor agreeing, Epoch epoch) override
    {
        return ask<void>([&](Journal& journal) { return journal.rewind(space, agreeing, epoch); });
    }
    Result<void> resendAbove(const SpaceId& space, Sequence held) override
    {
        return ask<void>([&](Journal& journal) { return journal.resendAbove(space, held); });
    }
    Result<std::vector<HandBackItem>> handBack(const SpaceId& space, Cursor after, std::size_t mostBytes) override
    {
        return ask<std::vector<HandBackItem>>(
            [&](Journal& journal) { return journal.handBack(space, after, mostBytes); });
    }
    Result<void> handedBack(const SpaceId& space, Cursor upTo) override
    {
        return ask<void>([&](Journal& journal) { return journal.handedBack(space, upTo); });
    }
    Result<void> setSafe(const SpaceId& space, Cursor safe) override
    {
        return ask<void>([&](Journal& journal) { return journal.setSafe(space, safe); });
    }
    Result<Hash> digest(const SpaceId& space) override
    {
        return ask<Hash>([&](Journal& journal) { return journal.digest(space); });
    }
    Result<std::optional<Hash>> comparableDigest(const SpaceId& space) override
    {
        return ask<std::optional<Hash>>([&](Journal& journal) { return journal.comparableDigest(space); });
    }
    Result<void> setDiffering(const SpaceId& space, bool differs) override
    {
        return ask<void>([&](Journal& journal) { return journal.setDiffering(space, differs); });
    }
    Result<void> finishRebuild(const SpaceId& space) override
    {
        return ask<void>([&](Journal& journal) { return journal.finishRebuild(space); });
    }
    Result<void> applySnapshot(const SpaceId& space, const SnapshotPiece& piece) override
    {
        return ask<void>([&](Journal& journal) { return journal.applySnapshot(space, piece); });
    }
    Result<void> dropSnapshot(const SpaceId& space) override
    {
        return ask<void>([&](Journal& journal) { return journal.dropSnapshot(space); });
    }

private:
    template <class T>
    Result<T> ask(std::function<Result<T>(Journal&)> question)
    {
        return m_store.ask<Result<T>>([&](store::Store& store) { return question(store.journal()); });
    }

    StoreThread& m_store;
};

} // namespace salver::app
