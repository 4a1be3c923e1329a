// SPDX-License-Identifier: Apache-2.0
#include "core/text/event_log.h"

#include "core/text/invariant.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace salver::text {

namespace {

constexpr std::uint32_t kPositionMask = (1U << 28U) - 1;
constexpr std::uint32_t kErasedMark = 1U << 30U;
// From this many agents on they are found through a table.
constexpr std::size_t kManyAgents = 16;

constexpr std::uint32_t packHead(Kind kind, bool erased, std::uint32_t position)
{
    return position | static_cast<std::uint32_t>(kind) << 28U | (erased ? kErasedMark : 0U);
}
constexpr Kind kindOf(std::uint32_t head)
{
    return static_cast<Kind>((head >> 28U) & 3U);
}
constexpr bool isErased(std::uint32_t head)
{
    return (head & kErasedMark) != 0;
}

// The last element whose start is not above lv. Questions come in runs: the answer is often the last one again, or
// the one after it, or the newest.
template <class Table>
std::size_t indexAtOrBefore(const Table& table, Lv lv, std::size_t& hint)
{
    const std::size_t size = table.size();
    if (hint < size && table[hint].start <= lv) {
        if (hint + 1 == size || lv < table[hint + 1].start)
            return hint;
        if (hint + 2 == size || (hint + 2 < size && lv < table[hint + 2].start))
            return ++hint;
    }
    if (size > 0 && table.back().start <= lv)
        return hint = size - 1;
    const auto after = std::upper_bound(table.begin(), table.end(), lv,
                                        [](Lv wanted, const auto& element) { return wanted < element.start; });
    SALVER_TEXT_ASSERT(after != table.begin());
    return hint = static_cast<std::size_t>(after - table.begin()) - 1;
}

} // namespace

EventLog::Op EventLog::Op::slice(LvRange part) const
{
    Op piece = *this;
    const Lv from = std::max(part.start, range.start);
    const Lv to = std::min(part.end, range.end);
    if (from == range.start && to == range.end)
        return piece;
    piece.range = {from, to};
    const Lv skipped = from - range.start;
    if (kind == Kind::DeleteBackward)
        piece.position = position - skipped;
    if (kind != Kind::Insert)
        return piece;
    piece.position = position + skipped;
    if (!erased) {
        piece.content.remove_prefix(byteOfScalar(piece.content, skipped));
        piece.content = piece.content.substr(0, byteOfScalar(piece.content, to - from));
    }
    return piece;
}

std::uint32_t EventLog::agentIndex(ReplicaId agent)
{
    if (const auto known = findAgent(agent))
        return *known;
    m_agents.push_back({agent, {}});
    if (m_agents.size() == kManyAgents) {
        for (std::uint32_t i = 0; i < m_agents.size(); ++i)
            m_agentIndex.emplace(raw(m_agents[i].id), i);
    } else if (m_agents.size() > kManyAgents) {
        m_agentIndex.emplace(raw(agent), static_cast<std::uint32_t>(m_agents.size() - 1));
    }
    return static_cast<std::uint32_t>(m_agents.size() - 1);
}

std::optional<std::uint32_t> EventLog::findAgent(ReplicaId agent) const
{
    if (m_agentHint < m_agents.size() && m_agents[m_agentHint].id == agent)
        return m_agentHint;
    if (m_agents.size() >= kManyAgents) {
        const auto place = m_agentIndex.find(raw(agent));
        if (place == m_agentIndex.end())
            return std::nullopt;
        return m_agentHint = place->second;
    }
    for (std::uint32_t i = 0; i < m_agents.size(); ++i) {
        if (m_agents[i].id == agent)
            return m_agentHint = i;
    }
    return std::nullopt;
}

std::uint64_t EventLog::seqNext(std::uint32_t agent) const
{
    const auto& spans = m_agents[agent].spans;
    return spans.empty() ? 0 : spans.back().seq + spans.back().length;
}

EventLog::Known EventLog::find(std::uint32_t agent, std::uint64_t seq) const
{
    const auto& spans = m_agents[agent].spans;
    if (spans.empty() || seq >= spans.back().seq + spans.back().length)
        return {std::nullopt, ~std::uint64_t{0}};
    const auto after = std::upper_bound(spans.begin(), spans.end(), seq,
                                        [](std::uint64_t wanted, const SeqSpan& span) { return wanted < span.seq; });
    if (after != spans.begin()) {
        const SeqSpan& span = *(after - 1);
        if (seq < span.seq + span.length) {
            const std::uint64_t skipped = seq - span.seq;
            return {span.start + static_cast<Lv>(skipped), span.length - skipped};
        }
    }
    return {std::nullopt, after == spans.end() ? ~std::uint64_t{0} : after->seq - seq};
}

std::optional<Lv> EventLog::find(const EventId& id) const
{
    const auto agent = findAgent(id.agent);
    return agent ? find(*agent, id.seq).lv : std::nullopt;
}

EventId EventLog::idOf(Lv lv) const
{
    const IdSpan& span = m_ids[indexAtOrBefore(m_ids, lv, m_idHint)];
    return {m_agents[span.agent].id, span.seq + (lv - span.start)};
}

EventLog::AgentRun EventLog::agentRunAt(Lv lv) const
{
    const std::size_t index = indexAtOrBefore(m_ids, lv, m_idHint);
    const IdSpan& span = m_ids[index];
    const Lv end = index + 1 < m_ids.size() ? m_ids[index + 1].start : m_end;
    return {{span.start, end}, span.agent, span.seq};
}

Summary EventLog::summary() const
{
    Summary summary;
    for (const Agent& agent : m_agents) {
        if (agent.spans.empty())
            continue;
        AgentSeen seen{agent.id, {}};
        for (const SeqSpan& span : agent.spans) {
            if (!seen.ranges.empty() && seen.ranges.back().end == span.seq)
                seen.ranges.back().end += span.length;
            else
                seen.ranges.push_back({span.seq, span.seq + span.length});
        }
        summary.push_back(std::move(seen));
    }
    std::sort(summary.begin(), summary.end(),
              [](const AgentSeen& a, const AgentSeen& b) { return a.agent < b.agent; });
    return summary;
}

std::size_t EventLog::entryIndexOf(Lv lv) const
{
    return indexAtOrBefore(m_entries, lv, m_entryHint);
}

std::span<const Lv> EventLog::parentsOf(std::size_t entryIndex) const
{
    const std::size_t from = m_entries[entryIndex].parents;
    const std::size_t to = entryIndex + 1 < m_entries.size() ? m_entries[entryIndex + 1].parents : m_parents.size();
    return std::span(m_parents).subspan(from, to - from);
}

std::size_t EventLog::opIndexOf(Lv lv) const
{
    return indexAtOrBefore(m_ops, lv, m_opHint);
}

EventLog::Op EventLog::op(std::size_t index) const
{
    const OpHead& head = m_ops[index];
    const bool last = index + 1 == m_ops.size();
    const Lv end = last ? m_end : m_ops[index + 1].start;
    const std::size_t contentEnd = last ? m_content.size() : m_ops[index + 1].content;
    return {{head.start, end},
            kindOf(head.head),
            isErased(head.head),
            head.head & kPositionMask,
            std::string_view(m_content).substr(head.content, contentEnd - head.content)};
}

std::optional<Lv> EventLog::criticalBefore(Lv lv) const
{
    const auto after = std::lower_bound(m_criticals.begin(), m_criticals.end(), lv,
                                        [](const LvRange& range, Lv wanted) { return range.start < wanted; });
    if (after == m_criticals.begin())
        return std::nullopt;
    return std::min((after - 1)->end, lv) - 1;
}

Lv EventLog::append(const Piece& piece)
{
    const Lv start = m_end;
    const bool continues = piece.parents.size() == 1 && m_end > m_first && piece.parents[0] == m_end - 1;
    noteIds(piece);
    noteGraph(piece);
    noteOp(piece, continues);
    m_end += piece.length;
    return start;
}

Lv EventLog::appendAtFrontier(Piece piece)
{
    if (m_frontier.size() == 1) {
        const Lv head = m_frontier[0];
        if (m_end > m_first && head + 1 == m_end) {
            // Typing on: the last run of the graph grows, and so does the last critical stretch.
            noteIds(piece);
            noteOp(piece, true);
            m_end += piece.length;
            m_entries.back().end = m_end;
            m_criticals.back().end = m_end;
            m_frontier[0] = m_end - 1;
            return head + 1;
        }
        piece.parents = std::span(&head, 1);
        return append(piece);
    }
    const std::vector<Lv> heads = m_frontier;
    piece.parents = heads;
    return append(piece);
}

void EventLog::noteIds(const Piece& piece)
{
    if (m_ids.empty() || m_ids.back().agent != piece.agent
        || m_ids.back().seq + (m_end - m_ids.back().start) != piece.seq)
        m_ids.push_back({m_end, piece.agent, piece.seq});

    auto& spans = m_agents[piece.agent].spans;
    if (spans.empty() || piece.seq >= spans.back().seq + spans.back().length) {
        if (!spans.empty() && spans.back().seq + spans.back().length == piece.seq
            && spans.back().start + spans.back().length == m_end)
            spans.back().length += piece.length;
        else
            spans.push_back({piece.seq, m_end, piece.length});
        return;
    }
    const auto after = std::upper_bound(spans.begin(), spans.end(), piece.seq,
                                        [](std::uint64_t wanted, const SeqSpan& span) { return wanted < span.seq; });
    spans.insert(after, {piece.seq, m_end, piece.length});
}

void EventLog::noteGraph(const Piece& piece)
{
    const LvRange range{m_end, m_end + piece.length};
    const bool wholeFrontier = std::ranges::equal(piece.parents, m_frontier);
    noteCritical(range, piece.parents, wholeFrontier);

    if (!m_entries.empty() && piece.parents.size() == 1 && piece.parents[0] + 1 == m_end
        && m_entries.back().end == m_end) {
        m_entries.back().end = range.end;
    } else {
        m_entries.push_back({range.start, range.end, static_cast<std::uint32_t>(m_parents.size())});
        m_parents.insert(m_parents.end(), piece.parents.begin(), piece.parents.end());
    }

    if (wholeFrontier) {
        m_frontier.assign(1, range.end - 1);
        return;
    }
    std::erase_if(m_frontier, [&](Lv head) { return std::ranges::binary_search(piece.parents, head); });
    m_frontier.push_back(range.end - 1);
}

void EventLog::noteCritical(LvRange range, std::span<const Lv> parents, bool wholeFrontier)
{
    // What is above the lowest parent has this run beside it, no longer before or after it.
    while (!m_criticals.empty() && (parents.empty() || m_criticals.back().start > parents.front()))
        m_criticals.pop_back();
    if (!m_criticals.empty())
        m_criticals.back().end = std::min(m_criticals.back().end, parents.front() + 1);
    if (!wholeFrontier)
        return;
    if (!m_criticals.empty() && m_criticals.back().end == range.start)
        m_criticals.back().end = range.end;
    else
        m_criticals.push_back(range);
}

void EventLog::noteOp(const Piece& piece, bool continues)
{
    if (!continues || !extendLastOp(piece))
        m_ops.push_back({m_end, packHead(piece.kind, piece.erased, piece.position),
                         static_cast<std::uint32_t>(m_content.size())});
    m_content.append(piece.content);
}

bool EventLog::extendLastOp(const Piece& piece)
{
    OpHead& last = m_ops.back();
    const Kind kind = kindOf(last.head);
    const std::uint32_t position = last.head & kPositionMask;
    const std::uint32_t length = m_end - last.start;
    if (isErased(last.head) != piece.erased)
        return false;
    if (kind == Kind::Insert || piece.kind == Kind::Insert)
        return kind == piece.kind && position + length == piece.position;
    // A single deletion goes either way.
    const bool lastForward = kind == Kind::Delete || length == 1;
    const bool pieceForward = piece.kind == Kind::Delete || piece.length == 1;
    if (lastForward && pieceForward && piece.position == position) {
        last.head = packHead(Kind::Delete, false, position);
        return true;
    }
    const bool lastBackward = kind == Kind::DeleteBackward || length == 1;
    const bool pieceBackward = piece.kind == Kind::DeleteBackward || piece.length == 1;
    if (lastBackward && pieceBackward && piece.position + length == position) {
        last.head = packHead(Kind::DeleteBackward, false, position);
        return true;
    }
    return false;
}

EventLog::Mark EventLog::mark() const
{
    Mark mark{m_end, m_agents.size(), m_frontier, static_cast<std::uint32_t>(m_content.size()), m_ops.size(), 0};
    if (!m_ops.empty())
        mark.lastOpHead = m_ops.back().head;
    return mark;
}

void EventLog::rollback(const Mark& mark)
{
    while (!m_ids.empty() && m_ids.back().start >= mark.end)
        m_ids.pop_back();
    for (Agent& agent : m_agents) {
        std::erase_if(agent.spans, [&](const SeqSpan& span) { return span.start >= mark.end; });
        for (SeqSpan& span : agent.spans)
            span.length = std::min(span.length, mark.end - span.start);
    }
    for (std::size_t i = mark.agents; i < m_agents.size(); ++i)
        m_agentIndex.erase(raw(m_agents[i].id));
    m_agents.resize(mark.agents);
    if (m_agents.size() < kManyAgents)
        m_agentIndex.clear();
    while (!m_entries.empty() && m_entries.back().start >= mark.end) {
        m_parents.resize(m_entries.back().parents);
        m_entries.pop_back();
    }
    if (!m_entries.empty())
        m_entries.back().end = std::min(m_entries.back().end, mark.end);
    m_ops.resize(mark.ops);
    if (!m_ops.empty())
        m_ops.back().head = mark.lastOpHead;
    m_content.resize(mark.contentBytes);
    m_frontier = mark.frontier;
    m_end = mark.end;
    rebuildCriticals();
}

void EventLog::rebuildCriticals()
{
    m_criticals.clear();
    std::vector<Lv> heads = m_frontier;
    if (!m_entries.empty())
        heads.assign(parentsOf(0).begin(), parentsOf(0).end());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto parents = parentsOf(i);
        const bool whole = std::ranges::equal(parents, heads);
        noteCritical({m_entries[i].start, m_entries[i].end}, parents, whole);
        std::erase_if(heads, [&](Lv head) { return std::ranges::binary_search(parents, head); });
        heads.push_back(m_entries[i].end - 1);
    }
}

void EventLog::eraseContent(std::span<const LvRange> ranges)
{
    std::vector<OpHead> ops;
    std::string content;
    const auto add = [&](const Op& op, bool erased) {
        ops.push_back({op.range.start, packHead(op.kind, erased, op.position),
                       static_cast<std::uint32_t>(content.size())});
        if (!erased)
            content.append(op.content);
    };
    auto next = ranges.begin();
    for (std::size_t i = 0; i < m_ops.size(); ++i) {
        const Op whole = op(i);
        Lv at = whole.range.start;
        while (at < whole.range.end) {
            while (next != ranges.end() && next->end <= at)
                ++next;
            const bool inside = next != ranges.end() && next->start <= at;
            Lv to = whole.range.end;
            if (next != ranges.end())
                to = std::min(to, inside ? next->end : next->start);
            add(whole.slice({at, to}), whole.erased || (inside && whole.kind == Kind::Insert));
            at = to;
        }
    }
    ops.shrink_to_fit();
    content.shrink_to_fit();
    m_ops = std::move(ops);
    m_content = std::move(content);
}

void EventLog::adoptContent(std::string content, std::span<const std::uint32_t> byteEnds)
{
    SALVER_TEXT_ASSERT(byteEnds.size() == m_ops.size() && m_content.empty());
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < m_ops.size(); ++i) {
        m_ops[i].content = at;
        at = byteEnds[i];
    }
    m_content = std::move(content);
}

void EventLog::checkInvariants() const
{
    Lv at = m_first;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        SALVER_TEXT_ASSERT(m_entries[i].start == at && m_entries[i].end > at);
        for (const Lv parent : parentsOf(i))
            SALVER_TEXT_ASSERT(parent < at);
        SALVER_TEXT_ASSERT(std::ranges::is_sorted(parentsOf(i)));
        at = m_entries[i].end;
    }
    SALVER_TEXT_ASSERT(at == m_end);
    for (std::size_t i = 0; i < m_ops.size(); ++i) {
        const Op run = op(i);
        SALVER_TEXT_ASSERT(run.range.start < run.range.end);
        SALVER_TEXT_ASSERT(m_entries[entryIndexOf(run.range.start)].end >= run.range.end);
        const bool hasContent = run.kind == Kind::Insert && !run.erased;
        const auto extent = measureUtf8(run.content);
        SALVER_TEXT_ASSERT(extent && extent->scalars == (hasContent ? run.range.end - run.range.start : 0));
    }
    for (const IdSpan& span : m_ids)
        SALVER_TEXT_ASSERT(find(idOf(span.start)) == span.start);
    EventLog copy = *this;
    copy.rebuildCriticals();
    SALVER_TEXT_ASSERT(copy.m_criticals == m_criticals);
    SALVER_TEXT_ASSERT(std::ranges::is_sorted(m_frontier));
}

} // namespace salver::text
