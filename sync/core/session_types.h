// SPDX-License-Identifier: Apache-2.0
// What a session asks for: calls to the server, and work on the device's journal. Plain values that the driver
// carries out and answers; bodies are the wire's own messages, so that nothing is copied twice.
#pragma once

#include "core/ports.h"
#include "core/snapshot.h"
#include "protocol/sync.pb.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace salver {

/// Milliseconds of a clock that never jumps, and the wall clock for what is shown. Handed in with every input.
struct Moment {
    std::int64_t monoMs{};
    WallMs wall{};
};

enum class RequestId : std::uint64_t {};

namespace call {
struct Me {};
struct Handshake {
    SpaceId space;
    wire::HandshakeRequest body;
};
struct Push {
    SpaceId space;
    wire::PushRequest body;
};
struct Pull {
    SpaceId space;
    Cursor after{};
    ReplicaId replica{}; ///< its own changes may be left out of the page
};
struct Snapshot {
    SpaceId space;
    std::uint64_t id{}; ///< 0: the newest
    std::uint32_t piece{};
    Cursor atLeast{}; ///< with `id` 0: no earlier state than this
};
} // namespace call

using Call = std::variant<call::Me, call::Handshake, call::Push, call::Pull, call::Snapshot>;
/// A page of the log whose entries follow each other.
struct LogPage {
    std::vector<LogItem> items;
    Cursor head{};
    Epoch epoch{};
    Hash running;
    Cursor safe{};
};

/// Pages and pieces come as the wire has them, or read already.
using Answer = std::variant<wire::Me, wire::HandshakeResponse, wire::PushResponse, wire::PullPage, wire::SnapshotPiece,
                            LogPage, SnapshotPiece>;

namespace work {
struct ReadSpaces {};
struct AdoptSpaces {
    std::vector<SpaceDescription> spaces;
};
struct ReadUnsent {
    SpaceId space;
};
struct ReadOutbox {
    SpaceId space;
    Sequence after{};
    std::size_t mostBytes{};
    std::size_t mostItems{};
};
struct ReadHandBack {
    SpaceId space;
    Cursor after{};
    std::size_t mostBytes{};
};
struct Acknowledge {
    SpaceId space;
    std::vector<Acknowledgement> acks;
};
struct Park {
    SpaceId space;
    Sequence sequence{};
    Error why;
};
struct Apply {
    SpaceId space;
    std::vector<LogItem> page;
    Epoch epoch{};
    Hash running; ///< what the log's running hash is after the page; compared once it is applied
};
struct Fork {
    SpaceId space;
    std::vector<std::pair<Hash, Acknowledgement>> held;
    std::vector<std::pair<Sequence, Hash>> takenByOther;
    Sequence highestOnServer{};
};
struct Rewind {
    SpaceId space;
    Cursor agreeing{};
    Epoch epoch{};
};
struct ResendAbove {
    SpaceId space;
    Sequence held{};
};
struct HandedBack {
    SpaceId space;
    Cursor upTo{};
};
struct SetSafe {
    SpaceId space;
    Cursor safe{};
};
struct SetDiffering {
    SpaceId space;
    bool differs{};
};
struct FinishRebuild {
    SpaceId space;
};
struct ApplySnapshot {
    SpaceId space;
    SnapshotPiece piece;
};
struct DropSnapshot {
    SpaceId space;
};
} // namespace work

using Work = std::variant<work::ReadSpaces, work::AdoptSpaces, work::ReadUnsent, work::ReadOutbox,
                          work::ReadHandBack, work::Acknowledge, work::Park, work::Apply, work::Fork, work::Rewind,
                          work::ResendAbove, work::HandedBack, work::SetSafe, work::SetDiffering,
                          work::FinishRebuild, work::ApplySnapshot, work::DropSnapshot>;

/// What a handshake tells of this file.
struct HandshakeFacts {
    std::vector<std::pair<Sequence, Hash>> unsent;
    std::vector<RunningCheckpoint> checkpoints;
    std::optional<Hash> digest{}; ///< where it can be compared with others'
};

/// The answer to a piece of work; std::monostate for those that only do something.
using WorkResult = std::variant<std::monostate, std::vector<SpaceSyncState>, HandshakeFacts,
                                std::vector<OutboxItem>, std::vector<HandBackItem>>;

/// Carries a piece of work out on a journal. No state of its own.
[[nodiscard]] Result<WorkResult> perform(const Work& work, Journal& journal);

struct SendCall {
    RequestId id{};
    Call call;
};
/// One line for the Sync centre's log.
struct Note {
    std::string text;
};
/// What a session puts out, in order. Work must be answered through Session::worked before the next input.
using Output = std::variant<SendCall, Work, Note>;

} // namespace salver
