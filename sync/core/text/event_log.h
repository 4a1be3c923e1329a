// SPDX-License-Identifier: Apache-2.0
// The history of one text in memory, run-length encoded: which events there are, in this replica's order (an event's
// place in it is its local version, LV), who made them, their parents, what they do, and which versions are critical.
// Any order that keeps parents before children will do; it may differ from replica to replica. A log may begin at an
// LV above 0: then it continues a history that is packed away. Owned by one Document; not thread safe.
#pragma once

#include "core/text/event.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace salver::text {

using Lv = std::uint32_t;
using Kind = Run::Kind;

/// The events start … end - 1.
struct LvRange {
    Lv start{0};
    Lv end{0};
    friend bool operator==(const LvRange&, const LvRange&) = default;
};

/// One run of events as the log takes it. The caller has checked it.
struct Piece {
    std::uint32_t agent{0}; ///< index in the log's table of agents
    std::uint64_t seq{0};
    std::span<const Lv> parents; ///< ascending, none an ancestor of another
    Kind kind{Kind::Insert};
    bool erased{false};
    std::uint32_t position{0};
    std::uint32_t length{0};
    std::string_view content;
};

class EventLog {
public:
    explicit EventLog(Lv first = 0) : m_first(first), m_end(first) {}

    /// The first LV that this log holds, and one past its last.
    [[nodiscard]] Lv first() const { return m_first; }
    [[nodiscard]] Lv end() const { return m_end; }

    // Agents and ids.
    [[nodiscard]] std::uint32_t agentIndex(ReplicaId agent); ///< adds the agent if it is new
    [[nodiscard]] std::optional<std::uint32_t> findAgent(ReplicaId agent) const;
    [[nodiscard]] ReplicaId agentAt(std::uint32_t index) const { return m_agents[index].id; }
    [[nodiscard]] std::size_t agentCount() const { return m_agents.size(); }
    [[nodiscard]] std::uint64_t seqNext(std::uint32_t agent) const;
    struct Known {
        std::optional<Lv> lv;    ///< where the event is, if it is here
        std::uint64_t length{0}; ///< how many events from it on share that answer with consecutive seqs
    };
    [[nodiscard]] Known find(std::uint32_t agent, std::uint64_t seq) const;
    [[nodiscard]] std::optional<Lv> find(const EventId& id) const;
    [[nodiscard]] EventId idOf(Lv lv) const;
    struct AgentRun {
        LvRange range;
        std::uint32_t agent{0};
        std::uint64_t seq{0}; ///< of range.start
    };
    [[nodiscard]] AgentRun agentRunAt(Lv lv) const;
    [[nodiscard]] Summary summary() const;

    // The graph, as runs of events each of which is the parent of the next.
    struct Entry {
        Lv start{0};
        Lv end{0};
        std::uint32_t parents{0}; ///< where its first event's parents begin in the table of parents
    };
    [[nodiscard]] std::size_t entryCount() const { return m_entries.size(); }
    [[nodiscard]] const Entry& entry(std::size_t index) const { return m_entries[index]; }
    [[nodiscard]] std::size_t entryIndexOf(Lv lv) const;
    [[nodiscard]] std::span<const Lv> parentsOf(std::size_t entryIndex) const;
    [[nodiscard]] const std::vector<Lv>& frontier() const { return m_frontier; } ///< ascending

    // What the events do, as runs within one entry.
    struct Op {
        LvRange range;
        Kind kind{Kind::Insert};
        bool erased{false};
        std::uint32_t position{0};
        std::string_view content; ///< points into the log; good until the next append

        /// The part of a run that covers only these of its events.
        [[nodiscard]] Op slice(LvRange part) const;
    };
    [[nodiscard]] std::size_t opCount() const { return m_ops.size(); }
    [[nodiscard]] std::size_t opIndexOf(Lv lv) const;
    [[nodiscard]] Op op(std::size_t index) const;

    // Critical versions: every other event is before it or after it. A merge never has to look behind one.
    [[nodiscard]] const std::vector<LvRange>& criticals() const { return m_criticals; }
    /// The last critical version before `lv`, if there is one in this log.
    [[nodiscard]] std::optional<Lv> criticalBefore(Lv lv) const;

    /// Takes a run in and returns its first LV.
    Lv append(const Piece& piece);
    /// append() for a run whose parents are the whole frontier.
    Lv appendAtFrontier(Piece piece);
    /// Sets the heads of the packed history that this log continues; only while it is empty.
    void setFrontier(std::vector<Lv> heads) { m_frontier = std::move(heads); }

    /// Everything needed to forget what was appended after this moment.
    struct Mark {
        Lv end{0};
        std::size_t agents{0};
        std::vector<Lv> frontier;
        std::uint32_t contentBytes{0};
        std::size_t ops{0};
        std::uint32_t lastOpHead{0};
    };
    [[nodiscard]] Mark mark() const;
    void rollback(const Mark& mark);

    /// Drops the content of these inserts for good (ascending, not touching).
    void eraseContent(std::span<const LvRange> ranges);
    /// Puts content back into a log that was built without it: `content` holds that of all inserts which are not
    /// erased, in LV order; `byteEnds` where each op's part of it ends.
    void adoptContent(std::string content, std::span<const std::uint32_t> byteEnds);

    [[nodiscard]] std::size_t contentBytes() const { return m_content.size(); }
    void checkInvariants() const;

private:
    // An op's position with its kind and the erased flag in the top bits, so that a run takes 12 bytes.
    struct OpHead {
        Lv start{0};
        std::uint32_t head{0};
        std::uint32_t content{0}; ///< where its content begins
    };
    struct SeqSpan {
        std::uint64_t seq{0};
        Lv start{0};
        std::uint32_t length{0};
    };
    struct Agent {
        ReplicaId id{};
        std::vector<SeqSpan> spans; ///< ascending by seq
    };
    struct IdSpan {
        Lv start{0};
        std::uint32_t agent{0};
        std::uint64_t seq{0};
    };

    void noteIds(const Piece& piece);
    void noteGraph(const Piece& piece);
    void noteOp(const Piece& piece, bool continues);
    bool extendLastOp(const Piece& piece);
    void noteCritical(LvRange range, std::span<const Lv> parents, bool wholeFrontier);
    void rebuildCriticals();

    Lv m_first{0};
    Lv m_end{0};
    std::vector<Agent> m_agents;
    std::unordered_map<std::uint64_t, std::uint32_t> m_agentIndex; ///< filled once there are many
    std::vector<IdSpan> m_ids;
    std::vector<Entry> m_entries;
    std::vector<Lv> m_parents;
    std::vector<Lv> m_frontier;
    std::vector<OpHead> m_ops;
    std::string m_content;
    std::vector<LvRange> m_criticals;

    // Where the last questions were answered.
    mutable std::size_t m_idHint{0};
    mutable std::size_t m_entryHint{0};
    mutable std::size_t m_opHint{0};
    mutable std::uint32_t m_agentHint{0};
};

} // namespace salver::text
