// SPDX-License-Identifier: Apache-2.0
// Typing, asking and storing; document_apply.cpp merges, document_history.cpp looks back.
#include "core/text/document_state.h"

#include "core/text/invariant.h"

#include <algorithm>

namespace salver::text {

namespace {

constexpr std::uint64_t kContentBytesMax = std::uint64_t{1} << 30U;

} // namespace

EventId Document::State::idOfHead(Lv lv) const
{
    if (lv >= m_log.first())
        return m_log.idOf(lv);
    const auto place = std::ranges::find(m_packed->frontier, lv);
    SALVER_TEXT_ASSERT(place != m_packed->frontier.end());
    return m_packed->heads[static_cast<std::size_t>(place - m_packed->frontier.begin())];
}

Version Document::State::version() const
{
    if (m_log.frontier().size() == 1)
        return Version(1, idOfHead(m_log.frontier().front()));
    Version version;
    for (const Lv head : m_log.frontier())
        version.push_back(idOfHead(head));
    std::ranges::sort(version);
    return version;
}

Summary Document::State::summary() const
{
    Summary all = m_log.summary();
    if (!m_packed)
        return all;
    for (const AgentSeen& packed : m_packed->seen) {
        const auto same = std::ranges::find(all, packed.agent, &AgentSeen::agent);
        if (same == all.end()) {
            all.push_back(packed);
            continue;
        }
        // What came after the packing has higher numbers than what was packed.
        std::vector<SeqRange> ranges = packed.ranges;
        for (const SeqRange& range : same->ranges) {
            if (range.first == ranges.back().end)
                ranges.back().end = range.end;
            else
                ranges.push_back(range);
        }
        same->ranges = std::move(ranges);
    }
    std::ranges::sort(all, {}, &AgentSeen::agent);
    return all;
}

std::uint64_t Document::State::seqNext(ReplicaId agent) const
{
    std::uint64_t next = 0;
    if (const auto index = m_log.findAgent(agent))
        next = m_log.seqNext(*index);
    if (next == 0 && m_packed) {
        if (const AgentSeen* of = seenOf(m_packed->seen, agent))
            next = of->ranges.back().end;
    }
    return next;
}

bool Document::State::holds(const EventId& id) const
{
    if (m_log.find(id))
        return true;
    if (!m_packed)
        return false;
    const AgentSeen* of = seenOf(m_packed->seen, id.agent);
    return of != nullptr && std::ranges::any_of(of->ranges, [&](const SeqRange& range) {
        return range.first <= id.seq && id.seq < range.end;
    });
}

Result<void> Document::State::fits(std::uint64_t events, std::uint64_t scalars, std::uint64_t bytes) const
{
    if (m_log.end() + events > TextLimits::eventsMax || m_text.extent().scalars + scalars > TextLimits::scalarsMax
        || m_log.contentBytes() + bytes > kContentBytesMax)
        return fail(ErrorCode::TooLarge, "This text is too long. Split it, or attach it as a file.");
    return {};
}

Lv Document::State::append(ReplicaId agent, std::uint64_t seq, Piece piece)
{
    piece.agent = m_log.agentIndex(agent);
    piece.seq = seq;
    return m_log.appendAtFrontier(piece);
}

void Document::State::noteInsert(std::uint64_t position, std::uint64_t count)
{
    if (!m_packed)
        return;
    if (!m_steps.empty() && m_steps.back().removed.empty()
        && m_steps.back().position + m_steps.back().inserted == position)
        m_steps.back().inserted += count;
    else
        m_steps.push_back({position, count, {}});
}

void Document::State::noteRemove(std::uint64_t position, std::uint64_t count)
{
    if (m_packed)
        m_steps.push_back({position, 0, m_text.substring(position, count)});
}

Result<Run> Document::State::insert(ReplicaId agent, std::uint64_t position, std::string_view utf8)
{
    const auto extent = measureUtf8(utf8);
    if (!extent || extent->scalars == 0)
        return fail(ErrorCode::InvalidArgument, "What is inserted must be some text in UTF-8.");
    if (position > m_text.extent().scalars)
        return fail(ErrorCode::InvalidArgument, "This place is outside the text.");
    if (auto room = fits(extent->scalars, extent->scalars, extent->bytes); !room)
        return fail(room.error());
    const std::uint64_t seq = seqNext(agent);
    if (seq > TextLimits::seqMax - extent->scalars)
        return fail(ErrorCode::TooLarge, "This author has no more numbers in this text.");
    Run run{{agent, seq}, version(), position, extent->scalars, Kind::Insert, false, std::string(utf8)};
    Piece piece;
    piece.position = static_cast<std::uint32_t>(position);
    piece.length = static_cast<std::uint32_t>(extent->scalars);
    piece.content = utf8;
    static_cast<void>(append(agent, seq, piece));
    noteInsert(position, extent->scalars);
    m_text.insert(position, utf8, *extent);
    return run;
}

Result<Run> Document::State::remove(ReplicaId agent, std::uint64_t position, std::uint64_t count, bool backward)
{
    if (count == 0 || position > m_text.extent().scalars || count > m_text.extent().scalars - position)
        return fail(ErrorCode::InvalidArgument, "This place is outside the text.");
    if (auto room = fits(count, 0, 0); !room)
        return fail(room.error());
    const std::uint64_t seq = seqNext(agent);
    if (seq > TextLimits::seqMax - count)
        return fail(ErrorCode::TooLarge, "This author has no more numbers in this text.");
    // A single deletion has no direction.
    const bool turned = backward && count > 1;
    Run run{{agent, seq}, version(),  turned ? position + count - 1 : position, count,
            turned ? Kind::DeleteBackward : Kind::Delete, false, {}};
    Piece piece;
    piece.kind = run.kind;
    piece.position = static_cast<std::uint32_t>(run.position);
    piece.length = static_cast<std::uint32_t>(count);
    static_cast<void>(append(agent, seq, piece));
    noteRemove(position, count);
    m_text.remove(position, count);
    return run;
}

Result<void> Document::State::unpack()
{
    if (!m_packed)
        return {};
    // The packed history ends in the text of its own time: take back what was done since.
    std::string text;
    Extent extent;
    if (m_steps.empty()) {
        text = m_text.text();
        extent = m_text.extent();
    } else {
        TextBuffer then = m_text;
        for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
            then.remove(step->position, step->inserted);
            then.insert(step->position, step->removed, extentOf(step->removed));
        }
        text = then.text();
        extent = then.extent();
    }
    auto log = unpackHistory(*m_packed, text, extent);
    if (!log)
        return fail(log.error());
    const EventLog newer = std::move(m_log);
    m_log = std::move(*log);
    for (Lv at = newer.first(); at < newer.end();) {
        const auto ids = newer.agentRunAt(at);
        const EventLog::Op op = newer.op(newer.opIndexOf(at)).slice({at, ids.range.end});
        Piece piece;
        piece.kind = op.kind;
        piece.erased = op.erased;
        piece.position = op.position;
        piece.length = op.range.end - op.range.start;
        piece.content = op.content;
        static_cast<void>(append(newer.agentAt(ids.agent), ids.seq + (at - ids.range.start), piece));
        at = op.range.end;
    }
    m_packed.reset();
    m_steps.clear();
    return {};
}

void Document::State::pack()
{
    m_replay.forget();
    m_text.shrink();
    if ((m_packed && m_log.first() == m_log.end()) || m_log.end() == 0)
        return;
    if (!unpack())
        return;
    PackedHistory packed{m_log.end(), m_log.summary(), m_log.frontier(), {}, packHistory(m_log), {}};
    for (const Lv head : packed.frontier)
        packed.heads.push_back(m_log.idOf(head));
    packed.bytes.shrink_to_fit();
    m_log = EventLog(packed.events);
    m_log.setFrontier(packed.frontier);
    m_packed = std::move(packed);
}

std::string Document::State::save()
{
    if (m_packed && m_log.first() == m_log.end()) {
        const auto block = historyBlock(*m_packed);
        SALVER_TEXT_ASSERT(block);
        return writeStored(m_text.text(), *block);
    }
    // Only bytes that passed their sum and still are no history fail here: somebody made them up.
    SALVER_TEXT_ASSERT(unpack());
    return writeStored(m_text.text(), packHistory(m_log));
}

void Document::State::checkInvariants()
{
    m_text.checkInvariants();
    SALVER_TEXT_ASSERT(unpack());
    m_log.checkInvariants();
    m_replay.checkInvariants();
    const std::vector<Run> all = runsIn({0, m_log.end()});
    for (const bool clearing : {true, false}) {
        State again;
        again.m_replay.setClearing(clearing);
        SALVER_TEXT_ASSERT(again.apply(all));
        SALVER_TEXT_ASSERT(again.m_text.text() == m_text.text());
        SALVER_TEXT_ASSERT(again.version() == version() && again.summary() == summary());
    }
}

} // namespace salver::text
