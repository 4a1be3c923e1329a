// SPDX-License-Identifier: Apache-2.0
// A journal that lives on another thread: every call is posted there and waited for. The sync thread uses it to
// reach the store thread; the waiting thread must not be one that the other ever waits for.
#pragma once

#include "core/ports.h"

#include <QObject>

namespace salver::client {

class JournalOnThread final : public Journal {
public:
    /// `home` lives on the journal's thread, which runs an event loop; both outlive this object.
    JournalOnThread(Journal& journal, QObject& home) : m_journal(journal), m_home(home) {}

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
    template <class Call>
    auto there(Call call);

    Journal& m_journal;
    QObject& m_home;
};

} // namespace salver::client
