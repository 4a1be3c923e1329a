// SPDX-License-Identifier: Apache-2.0
// The Journal port over the database: what sync reads and writes. Owned by the store, on its thread.
#pragma once

#include "core/ports.h"
#include "store/core.h"
#include "store/fresh_rows.h"

#include <optional>

namespace salver {
struct SnapshotItem;
}

namespace salver::store {

class StoreJournal final : public Journal {
public:
    explicit StoreJournal(Core& core) : m_core(core), m_fresh(core.tables) {}

    [[nodiscard]] Result<std::vector<SpaceSyncState>> spaces() override;
    Result<void> setSpaces(const std::vector<SpaceDescription>& spaces) override;
    [[nodiscard]] Result<std::vector<OutboxItem>> outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                                         std::size_t mostItems) override;
    [[nodiscard]] Result<std::vector<std::pair<Sequence, Hash>>> unsent(const SpaceId& space) override;
    Result<void> acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks) override;
    Result<void> park(const SpaceId& space, Sequence sequence, const Error& why) override;
    Result<void> apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch) override;
    Result<void> forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>> held,
                             std::span<const std::pair<Sequence, Hash>> takenByOther,
                             Sequence highestOnServer) override;
    [[nodiscard]] Result<std::vector<RunningCheckpoint>> checkpoints(const SpaceId& space, std::size_t most) override;
    Result<void> rewind(const SpaceId& space, Cursor agreeing, Epoch epoch) override;
    Result<void> resendAbove(const SpaceId& space, Sequence held) override;
    [[nodiscard]] Result<std::vector<HandBackItem>> handBack(const SpaceId& space, Cursor after,
                                                             std::size_t mostBytes) override;
    Result<void> handedBack(const SpaceId& space, Cursor upTo) override;
    Result<void> setSafe(const SpaceId& space, Cursor safe) override;
    [[nodiscard]] Result<Hash> digest(const SpaceId& space) override;
    Result<void> applySnapshot(const SpaceId& space, const SnapshotPiece& piece) override;
    Result<void> dropSnapshot(const SpaceId& space) override;
    [[nodiscard]] Result<std::optional<Hash>> comparableDigest(const SpaceId& space) override;
    Result<void> setDiffering(const SpaceId& space, bool differs) override;
    Result<void> finishRebuild(const SpaceId& space) override;

private:
    /// A change of the log that is in the file already.
    struct Known {
        ChangeNo no{};
        Hash hash;
        ChangeState state{};
    };
    [[nodiscard]] std::optional<Known> known(const SpaceRow& space, const WriteId& id);
    void placeInLog(const Known& change, Cursor cursor, const std::string& receipt,
                    std::optional<WallMs> received);
    /// What was parked stands in the log after all: it was sent before the role changed. It is merged like any other.
    [[nodiscard]] Result<void> takeBack(SpaceRow& space, const Known& parked, Cursor cursor, Committed& facts);
    /// A change that a restored server lost, as this file had it.
    struct GivenBack {
        WriteId id;
        Hash hash;
        WallMs wall{};
        std::string bytes;
    };
    /// Another change stands in the log under the number of one that a restored server lost.
    void giveWay(SpaceRow& space, const Known& old);
    [[nodiscard]] std::vector<GivenBack> givenBack(const SpaceRow& space);
    /// Keeps the words of those that the log, taken over by a snapshot, does not have.
    void keepRefused(const SpaceRow& space, std::vector<GivenBack> given);
    void keepWords(const SpaceRow& space, const std::vector<GivenBack>& lost);
    /// An entry under the name of a change that is in the file.
    [[nodiscard]] Result<void> applyKnown(SpaceRow& space, const Known& held, const LogItem& item, const Hash& hash,
                                          Committed& facts);
    [[nodiscard]] Result<void> applyItem(SpaceRow& space, const LogItem& item, Committed& facts);
    void keepUnreadable(SpaceRow& space, const LogItem& item, const Hash& hash, const std::string& reason);
    void moveCursor(SpaceRow& space, const Hash& hash);
    void followOwn(SpaceRow& space);
    /// The next place in the log, beyond the cursor, that is known to be taken by a change of this device; 0: none.
    [[nodiscard]] Cursor ownAhead(const SpaceRow& space);
    [[nodiscard]] Hash runningAt(const SpaceRow& space, Cursor cursor);
    [[nodiscard]] Result<void> takeAway(SpaceRow& space, Committed& facts);
    /// Keeps a space that the server does not tell of: nothing goes, nothing comes, nothing leaves the device.
    void freeze(SpaceRow& row, Committed& facts);
    [[nodiscard]] Result<void> parkAll(SpaceRow& space, const Error& why, Committed& facts);
    void describe(SpaceRow& row, const SpaceDescription& description, Committed& facts);

    /// What the file notes of a space's snapshot.
    struct SnapshotRow {
        std::uint64_t id{};
        std::uint32_t next{};
        bool aside{false}; ///< pieces are kept until all are there
        bool wanted{false};
        MultisetHash digest; ///< of what was merged of it
        Cursor floor{};      ///< of what stands in the log up to here only a part is in this file
        Cursor whole{};
    };
    [[nodiscard]] SnapshotRow snapshotOf(const SpaceRow& space);
    void keepSnapshot(const SpaceRow& space, const SnapshotRow& row);
    [[nodiscard]] SnapshotStanding snapshotStanding(const SpaceRow& space);
    /// Part of a snapshot is merged, so that the merged state is that of no cursor.
    [[nodiscard]] bool isCopying(const SpaceRow& space);
    [[nodiscard]] Cursor snapshotFloor(const SpaceRow& space);
    /// Only the log says what is alive now: the next handshake takes a snapshot of it.
    void wantSnapshot(const SpaceRow& space);
    /// The log went back to here.
    void lowerFloor(const SpaceRow& space, Cursor back);
    /// A change that a server once acknowledged and, set back, takes no more: later ones of this device stand in its log
    /// already, given back by somebody for whom this one did not matter any more. False where it is not such a one.
    [[nodiscard]] bool letGo(const SpaceRow& space, Sequence sequence);
    [[nodiscard]] Result<void> beginSnapshot(const SpaceRow& space, SnapshotRow& under, const SnapshotPiece& first);
    [[nodiscard]] Result<void> mergeSnapshotItem(SpaceRow& space, const SnapshotItem& item, Committed& facts);
    [[nodiscard]] Result<void> mergeSnapshotPiece(SpaceRow& space, SnapshotRow& under, const SnapshotPiece& piece,
                                                  Committed& facts);
    [[nodiscard]] Result<void> takeOver(SpaceRow& space, SnapshotRow& under, const SnapshotPiece& last,
                                        Committed& facts);
    [[nodiscard]] Result<void> finishSnapshot(SpaceRow& space, SnapshotRow& under, const SnapshotPiece& last,
                                              Committed& facts);
    [[nodiscard]] Result<void> mergeOwn(SpaceRow& space, Cursor at, Committed& facts);
    void clearMerged(SpaceRow& space, Cursor beyond, Committed& facts);

    Core& m_core;
    FreshRows m_fresh; ///< of the page that is being applied
};

} // namespace salver::store
