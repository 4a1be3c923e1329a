// SPDX-License-Identifier: Apache-2.0
// The values that a mergeable text speaks in: event ids, runs of events, splices of the visible text, summaries.
// Plain values, safe on any thread. Positions and lengths count Unicode scalar values throughout.
#pragma once

#include "core/ids.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace salver::text {

/// Names one event: the inserting or deleting of one scalar. `seq` counts an agent's events within one text,
/// from 0; it may jump. Agents compare as integers, which is the order of their eight big-endian bytes.
struct EventId {
    ReplicaId agent{};
    std::uint64_t seq{0};
    friend auto operator<=>(const EventId&, const EventId&) = default;
};

/// `length` consecutive events of one agent, each the parent of the next: what a change carries.
/// Event k has the id (first.agent, first.seq + k).
///   Insert          event k inserts the k-th scalar of `content` at position + k
///   Delete          every event deletes the scalar at `position` (the Delete key)
///   DeleteBackward  event k deletes the scalar at position - k (the Backspace key)
/// Positions are those of the document at the parents, as the author saw it.
struct Run {
    enum class Kind : std::uint8_t { Insert = 0, Delete = 1, DeleteBackward = 2 };

    EventId first;
    std::vector<EventId> parents; ///< of the first event; none at the beginning of the text's history
    std::uint64_t position{0};
    std::uint64_t length{0};
    Kind kind{Kind::Insert};
    bool erased{false};  ///< an insert whose content is gone by an erasure: it reads as `length` times U+FFFD
    std::string content; ///< UTF-8, `length` scalars; empty for deletes and for what was erased

    friend bool operator==(const Run&, const Run&) = default;
};

/// What a merge does to the visible text: at `position` take `removed` scalars away, then put `inserted` there.
/// A list of splices is applied in order, each to the outcome of the one before.
struct Splice {
    std::uint64_t position{0};
    std::uint64_t removed{0};
    std::string inserted; ///< UTF-8

    friend bool operator==(const Splice&, const Splice&) = default;
};

/// The events first, first + 1 … end - 1 of one agent.
struct SeqRange {
    std::uint64_t first{0};
    std::uint64_t end{0};
    friend bool operator==(const SeqRange&, const SeqRange&) = default;
};
struct AgentSeen {
    ReplicaId agent{};
    std::vector<SeqRange> ranges; ///< ascending, not touching
    friend bool operator==(const AgentSeen&, const AgentSeen&) = default;
};
/// Which events a document holds: agents ascending. Equal sets of events have equal summaries.
using Summary = std::vector<AgentSeen>;

/// What a summary says of one agent, or null.
[[nodiscard]] inline const AgentSeen* seenOf(const Summary& summary, ReplicaId agent)
{
    const auto place = std::ranges::lower_bound(summary, agent, {}, &AgentSeen::agent);
    return place != summary.end() && place->agent == agent ? &*place : nullptr;
}

/// The heads of a history: events that no other event has as an ancestor. Ascending.
using Version = std::vector<EventId>;

/// A stretch of the current text, in scalars; the length may be 0 where all of it was deleted.
struct Region {
    std::uint64_t position{0};
    std::uint64_t length{0};
    friend bool operator==(const Region&, const Region&) = default;
};

} // namespace salver::text
