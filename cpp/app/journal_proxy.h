// SPDX-License-Identifier: Apache-2.0
// The journal as the sync thread sees it: every call crosses to the store thread and waits for its answer. Owned by
// the store thread's handle.
#pragma once

#include "core/ports.h"

namespace salver::app {

class StoreThread;

class JournalProxy final : public Journal {
public:
    explicit JournalProxy(StoreThread& store) : m_store(store) {}

    Result<std::vector<SpaceSyncState>> spaces() override;
    Result<void> setSpaces(const std::vector<SpaceDescription>& spaces) override;
    Result<std::vector<OutboxItem>> outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                           std::size_t mostItems) override;
    Result<std::vector<std::pair<Sequence, Hash>>> unsent(const SpaceId& space) override;
    Result<void> acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks) override;
    Result<void> park(const SpaceId& space, Sequence sequence, const Error& why) override;
    Result<void> apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch) override;
    Result<void> forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>> held,
                             std::span<const std::pair<Sequence, Hash>> takenByOther,
                             Sequence highestOnServer) override;
    Result<std::vector<RunningCheckpoint>> checkpoints(const SpaceId& space, std::size_t most) override;
    Result<void> rewind(const SpaceId& space, Cursor agreeing, Epoch epoch) override;
    Result<void> resendAbove(const SpaceId& space, Sequence held) override;
    Result<std::vector<HandBackItem>> handBack(const SpaceId& space, Cursor after, std::size_t mostBytes) override;
    Result<void> handedBack(const SpaceId& space, Cursor upTo) override;
    Result<void> setSafe(const SpaceId& space, Cursor safe) override;
    Result<Hash> digest(const SpaceId& space) override;

private:
    template <class T, class Ask>
    Result<T> ask(const Ask& ask);

    StoreThread& m_store;
};

} // namespace salver::app
