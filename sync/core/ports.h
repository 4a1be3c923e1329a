// SPDX-License-Identifier: Apache-2.0
// What sync needs of the database on the device, as a port: cpp/store implements it, the session's runner and the
// simulator call it. Every call is synchronous and, but for acknowledge(), durable when it returns; the composition root
// decides on which thread it runs (the store thread in the app, the only thread in the simulator).
#pragma once

#include "core/change.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace salver {

enum class SpacePurpose : std::uint8_t { Private = 0, Pair = 1, Team = 2, Leads = 3 };
enum class Role : std::uint8_t { None = 0, Viewer = 1, Member = 2, Lead = 3 };

struct Member {
    UserId id;
    std::string userName;
    std::string displayName;
    Role role{Role::None};
};

/// A space as the server describes it (GET /v1/me).
struct SpaceDescription {
    SpaceId id;
    std::string name;
    SpacePurpose purpose{SpacePurpose::Team};
    Role role{Role::None};
    std::vector<Member> members;
};

/// What this device has of a snapshot, or wants of one.
struct SnapshotStanding {
    std::uint64_t id{};  ///< the one under way; 0: none
    std::uint32_t next{}; ///< the piece of it that comes next
    bool wanted{false};  ///< the log alone would not make the state right; a snapshot takes its place
    bool handBack{false}; ///< with `wanted`: something is still to be handed back before
    Cursor whole{};      ///< up to here the log is read with this device's own changes in it
};

/// Where a space's sync stands on this device.
struct SpaceSyncState {
    SpaceId id;
    std::string name;
    SpacePurpose purpose{SpacePurpose::Team};
    Role role{Role::None};
    ReplicaId replica{};
    Sequence lastSequence{}; ///< the last one given out, acknowledged or not
    Cursor cursor{};         ///< everything up to here is applied
    Epoch epoch{};           ///< 0 before the first contact
    Hash running;            ///< running hash at the cursor
    std::size_t waiting{};   ///< changes not acknowledged yet
    std::size_t parked{};    ///< refused for good, kept for the person
    bool differs{false};     ///< the server heard another digest for the same place of the log from another device
    bool rebuilding{false};  ///< a fresh file that has not read the log to its end yet
    SnapshotStanding snapshot{};
};

struct SnapshotPiece;

struct OutboxItem {
    Sequence sequence{};
    Hash hash;
    std::string bytes;
    /// Where it stood in the log that the server lost (after rewind or resendAbove), with the receipt it had there;
    /// 0 and empty for what was never acknowledged.
    Cursor oldCursor{};
    std::string receipt;
};

/// One entry of a space's log as it arrives in a page. `bytes` is empty where this replica wrote it itself.
struct LogItem {
    Cursor cursor{};
    std::string bytes;
    Hash hash;
    WriteId id;
    WallMs received{};
    std::string receipt;
    /// What `bytes` hold, where whoever brought them has had the time to read them.
    std::optional<DecodedChange> decoded{};
};

struct Acknowledgement {
    WriteId id;
    Cursor cursor{};
    std::string receipt;
};

struct HandBackItem {
    Cursor cursor{};
    std::string bytes;
    std::string receipt;
};

struct RunningCheckpoint {
    Cursor cursor{};
    Hash running;
};

class Journal {
public:
    virtual ~Journal() = default;

    /// Every space of this account that the device holds or was told of.
    [[nodiscard]] virtual Result<std::vector<SpaceSyncState>> spaces() = 0;
    /// Takes over what /v1/me said. New spaces start empty; a space that is gone has its rows and search entries
    /// removed and its unsent changes kept in the person's own list; a space made viewer has its unsent parked.
    virtual Result<void> setSpaces(const std::vector<SpaceDescription>& spaces) = 0;

    /// Changes not yet acknowledged with a sequence above `after`, in order, at most so many bytes (at least one).
    [[nodiscard]] virtual Result<std::vector<OutboxItem>> outbox(const SpaceId& space, Sequence after,
                                                                 std::size_t mostBytes, std::size_t mostItems) = 0;
    /// Sequence and hash of all that is not acknowledged, parked ones left out.
    [[nodiscard]] virtual Result<std::vector<std::pair<Sequence, Hash>>> unsent(const SpaceId& space) = 0;
    /// Marks changes as held by the server. Where the cursors follow on this device's own, the cursor moves too.
    /// Durable with the next call that is: one that is lost is told again by the next handshake.
    virtual Result<void> acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks) = 0;
    /// Puts a change that was refused for good into "Couldn't go", with what builds on it.
    virtual Result<void> park(const SpaceId& space, Sequence sequence, const Error& why) = 0;

    /// Merges a page and moves the cursor, in one transaction. Entries at or below the cursor, own ones and changes
    /// that the file holds already (by replica and sequence, after a rewind) only move the cursor. An entry that
    /// cannot be read is kept as it came and reported, and does not stop the others. An entry left out because
    /// this replica wrote it, which this file does not hold under that number and hash, refuses the whole page
    /// with SequenceReused: the file was copied.
    virtual Result<void> apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch) = 0;

    /// The file was restored or copied: takes a new replica id; unsent changes whose hash is in `held` count as
    /// acknowledged there, those whose sequence is in `takenByOther` are written anew under the new id.
    virtual Result<void> forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>> held,
                                     std::span<const std::pair<Sequence, Hash>> takenByOther,
                                     Sequence highestOnServer) = 0;
    /// Earlier points of the log with their running hashes, newest first, thinning out with age.
    [[nodiscard]] virtual Result<std::vector<RunningCheckpoint>> checkpoints(const SpaceId& space,
                                                                             std::size_t most) = 0;
    /// The server's log was restored or replaced: goes back to the last agreeing point under the new epoch. Own
    /// acknowledged changes above it wait again; colleagues' are handed back by handBack.
    virtual Result<void> rewind(const SpaceId& space, Cursor agreeing, Epoch epoch) = 0;
    /// The server lost changes of this replica above `held` though the log agrees so far: acknowledged ones above
    /// it wait again (parked ones stay parked).
    virtual Result<void> resendAbove(const SpaceId& space, Sequence held) = 0;
    /// Acknowledged changes of colleagues that stood above the agreeing point, with their receipts, in log order,
    /// after position `after` of the old log.
    [[nodiscard]] virtual Result<std::vector<HandBackItem>> handBack(const SpaceId& space, Cursor after,
                                                                     std::size_t mostBytes) = 0;
    virtual Result<void> handedBack(const SpaceId& space, Cursor upTo) = 0;
    /// Takes a piece of a snapshot, in one transaction with the number of the piece that comes next; the last one moves
    /// the cursor to the snapshot's place. Into an empty space the pieces are merged as they come; otherwise they are
    /// kept aside, and the last one puts the whole in the place of what is here, with what is unsent on top. A piece of
    /// another snapshot than the one under way begins anew if it is the first, else it is refused with Conflict;
    /// contents that do not match their digest are refused with Damaged.
    virtual Result<void> applySnapshot(const SpaceId& space, const SnapshotPiece& piece) = 0;
    /// The snapshot under way is of no use any more.
    virtual Result<void> dropSnapshot(const SpaceId& space) = 0;
    /// The server calls its log up to here safe (in a backup); acknowledged bytes below may be dropped.
    virtual Result<void> setSafe(const SpaceId& space, Cursor safe) = 0;
    /// Digest over the generic merged state of a space at its cursor (outbox empty), to be compared with others'.
    [[nodiscard]] virtual Result<Hash> digest(const SpaceId& space) = 0;
    /// The same where the merged state is that of the log up to the cursor and nothing else; nothing where changes
    /// of this device wait or stand beyond the cursor, where the server still lacks some, or where some of the log
    /// could not be read here.
    [[nodiscard]] virtual Result<std::optional<Hash>> comparableDigest(const SpaceId& space) = 0;
    /// Whether this device and another show something else for the same place of the log.
    virtual Result<void> setDiffering(const SpaceId& space, bool differs) = 0;
    /// A rebuilt file has read a space's log to its end: what was unsent goes on top, under new names.
    virtual Result<void> finishRebuild(const SpaceId& space) = 0;
};

} // namespace salver
