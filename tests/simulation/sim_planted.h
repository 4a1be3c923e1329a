// SPDX-License-Identifier: Apache-2.0
// Bugs that a test plants between the session and the journal or the network, to see that the checks catch them.
// Without a plant everything passes straight through.
#pragma once

#include "simulation/sim_device.h"

namespace salver::sim {

class SimDevice::PlantedJournal final : public Journal {
public:
    PlantedJournal(World& world, SimDevice& device, Journal& journal)
        : m_world(world), m_device(device), m_journal(journal)
    {
    }

    /// The stream said that a space is at `head`.
    void poked(const SpaceId& space, Cursor head);

    Result<std::vector<SpaceSyncState>> spaces() override;
    Result<void> setSpaces(const std::vector<SpaceDescription>& spaces) override
    {
        return m_journal.setSpaces(spaces);
    }
    Result<std::vector<OutboxItem>> outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                           std::size_t mostItems) override
    {
        return m_journal.outbox(space, after, mostBytes, mostItems);
    }
    Result<std::vector<std::pair<Sequence, Hash>>> unsent(const SpaceId& space) override
    {
        return m_journal.unsent(space);
    }
    Result<void> acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks) override
    {
        return m_journal.acknowledge(space, acks);
    }
    Result<void> park(const SpaceId& space, Sequence sequence, const Error& why) override;
    Result<void> apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch) override;
    Result<void> forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>> held,
                             std::span<const std::pair<Sequence, Hash>> takenByOther,
                             Sequence highestOnServer) override;
    Result<std::vector<RunningCheckpoint>> checkpoints(const SpaceId& space, std::size_t most) override
    {
        return m_journal.checkpoints(space, most);
    }
    Result<void> rewind(const SpaceId& space, Cursor agreeing, Epoch epoch) override
    {
        return m_journal.rewind(space, agreeing, epoch);
    }
    Result<void> resendAbove(const SpaceId& space, Sequence held) override
    {
        return m_journal.resendAbove(space, held);
    }
    Result<std::vector<HandBackItem>> handBack(const SpaceId& space, Cursor after, std::size_t mostBytes) override
    {
        return m_journal.handBack(space, after, mostBytes);
    }
    Result<void> handedBack(const SpaceId& space, Cursor upTo) override { return m_journal.handedBack(space, upTo); }
    Result<void> setSafe(const SpaceId& space, Cursor safe) override { return m_journal.setSafe(space, safe); }
    Result<Hash> digest(const SpaceId& space) override { return m_journal.digest(space); }
    Result<std::optional<Hash>> comparableDigest(const SpaceId& space) override
    {
        return m_journal.comparableDigest(space);
    }
    Result<void> setDiffering(const SpaceId& space, bool differs) override
    {
        return m_journal.setDiffering(space, differs);
    }
    Result<void> finishRebuild(const SpaceId& space) override { return m_journal.finishRebuild(space); }
    Result<void> applySnapshot(const SpaceId& space, const SnapshotPiece& piece) override
    {
        return m_journal.applySnapshot(space, piece);
    }
    Result<void> dropSnapshot(const SpaceId& space) override { return m_journal.dropSnapshot(space); }

private:
    World& m_world;
    SimDevice& m_device;
    Journal& m_journal;
    std::map<SpaceId, Cursor> m_poked;
};

} // namespace salver::sim
