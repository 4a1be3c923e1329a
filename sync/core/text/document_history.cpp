// SPDX-License-Identifier: Apache-2.0
#include "core/text/document_state.h"
#include "core/text/event_set.h"
#include "core/text/invariant.h"

#include <algorithm>

namespace salver::text {

std::vector<Run> Document::State::runsIn(LvRange range) const
{
    std::vector<Run> runs;
    for (Lv at = range.start; at < range.end;) {
        const auto ids = m_log.agentRunAt(at);
        const Lv end = std::min(ids.range.end, range.end);
        const EventLog::Op op = m_log.op(m_log.opIndexOf(at)).slice({at, end});
        Run run;
        run.first = {m_log.agentAt(ids.agent), ids.seq + (at - ids.range.start)};
        const std::size_t entry = m_log.entryIndexOf(at);
        if (at > m_log.entry(entry).start) {
            run.parents.push_back(m_log.idOf(at - 1));
        } else {
            for (const Lv parent : m_log.parentsOf(entry))
                run.parents.push_back(m_log.idOf(parent));
            std::ranges::sort(run.parents);
        }
        run.position = op.position;
        run.length = op.range.end - op.range.start;
        run.kind = op.kind == Kind::DeleteBackward && run.length == 1 ? Kind::Delete : op.kind;
        run.erased = op.erased;
        run.content = op.content;
        runs.push_back(std::move(run));
        at = op.range.end;
    }
    return runs;
}

Result<std::vector<Splice>> Document::State::erase(std::vector<LvRange> ranges)
{
    std::vector<LvRange> inserts;
    for (const LvRange& range : ranges) {
        for (Lv at = range.start; at < range.end;) {
            const EventLog::Op op = m_log.op(m_log.opIndexOf(at)).slice({at, range.end});
            if (op.kind == Kind::Insert && !op.erased)
                inserts.push_back(op.range);
            at = op.range.end;
        }
    }
    std::vector<Splice> splices;
    if (inserts.empty())
        return splices;
    std::ranges::sort(inserts, {}, &LvRange::start);
    std::vector<Region> visible;
    Replay replay(m_log);
    Tracker& tracker = replay.runZone(inserts.front().start, static_cast<std::uint32_t>(m_text.extent().scalars));
    for (const LvRange& range : inserts) {
        tracker.eachPlace(range, [&](std::uint32_t position, std::uint32_t length) {
            if (length > 0)
                visible.push_back({position, length});
        });
    }
    m_log.eraseContent(inserts);
    // One scalar gives way to one, so the places stay right.
    for (const Region& region : visible) {
        const std::string replaced = replacementText(region.length);
        m_text.remove(region.position, region.length);
        m_text.insert(region.position, replaced, extentOf(replaced));
        splices.push_back({region.position, region.length, replaced});
    }
    return splices;
}

namespace {

using Ranges = std::vector<LvRange>;

// Finds, in a history, the events that neither saw nor were seen by a given set of events.
class Beside {
public:
    Beside(const EventLog& log, Ranges merged) : m_log(log), m_merged(std::move(merged))
    {
        std::ranges::sort(m_merged, {}, &LvRange::start);
    }

    [[nodiscard]] Ranges find(GraphWalk& walk)
    {
        std::vector<Lv> heads;
        for (const LvRange& range : m_merged)
            heads.push_back(range.end - 1);
        walk.reduce(heads);
        Ranges unseen = walk.difference(m_log.frontier(), heads).onlyA;
        markAfter();
        Ranges beside;
        for (const LvRange& range : unseen) {
            for (Lv at = range.start; at < range.end;) {
                const std::size_t entry = m_log.entryIndexOf(at);
                const Lv end = std::min({m_log.entry(entry).end, range.end, m_after[entry]});
                if (at < end)
                    beside.push_back({at, end});
                at = std::min(m_log.entry(entry).end, range.end);
            }
        }
        return beside;
    }

private:
    // For each entry, from where on its events are among the given ones or after one of them.
    void markAfter()
    {
        m_after.resize(m_log.entryCount());
        auto next = m_merged.begin();
        for (std::size_t i = 0; i < m_log.entryCount(); ++i) {
            const auto& entry = m_log.entry(i);
            while (next != m_merged.end() && next->end <= entry.start)
                ++next;
            m_after[i] = entry.end;
            if (next != m_merged.end())
                m_after[i] = std::clamp(next->start, entry.start, entry.end);
            for (const Lv parent : m_log.parentsOf(i)) {
                if (parent >= m_after[m_log.entryIndexOf(parent)])
                    m_after[i] = entry.start;
            }
        }
    }

    const EventLog& m_log;
    Ranges m_merged;
    std::vector<Lv> m_after;
};

std::vector<Region> piecesOf(Tracker& tracker, const Ranges& events)
{
    std::vector<Region> places;
    for (const LvRange& range : events) {
        tracker.eachPlace(range, [&](std::uint32_t position, std::uint32_t length) {
            places.push_back({position, length});
        });
    }
    std::ranges::sort(places, [](const Region& a, const Region& b) {
        return a.position != b.position ? a.position < b.position : a.length < b.length;
    });
    std::vector<Region> joined;
    for (const Region& place : places) {
        if (!joined.empty() && place.position <= joined.back().position + joined.back().length) {
            const std::uint64_t end = std::max(joined.back().position + joined.back().length,
                                               place.position + place.length);
            joined.back().length = end - joined.back().position;
        } else {
            joined.push_back(place);
        }
    }
    return joined;
}

std::uint64_t endOf(const Region& region)
{
    return region.position + region.length;
}

// Pairs of places, one from each list, that are near each other on one line; each pair's hull, joined.
std::vector<Region> meetings(const std::vector<Region>& ours, const std::vector<Region>& theirs, std::uint64_t near,
                             const TextBuffer& text)
{
    std::vector<Region> met;
    auto from = theirs.begin();
    for (const Region& mine : ours) {
        while (from != theirs.end() && endOf(*from) + near < mine.position)
            ++from;
        for (auto other = from; other != theirs.end() && other->position <= endOf(mine) + near; ++other) {
            const std::uint64_t gapStart = std::min(endOf(mine), endOf(*other));
            const std::uint64_t gapEnd = std::max(mine.position, other->position);
            if (gapStart < gapEnd
                && text.substring(gapStart, gapEnd - gapStart).find('\n') != std::string::npos)
                continue;
            const std::uint64_t start = std::min(mine.position, other->position);
            const std::uint64_t end = std::max(endOf(mine), endOf(*other));
            if (!met.empty() && start <= endOf(met.back())) {
                const std::uint64_t first = std::min(met.back().position, start);
                met.back() = {first, std::max(endOf(met.back()), end) - first};
            } else {
                met.push_back({start, end - start});
            }
        }
    }
    return met;
}

} // namespace

Result<Document::State::BothSides> Document::State::bothSides(std::span<const Run> merged)
{
    if (auto unpacked = unpack(); !unpacked)
        return fail(unpacked.error());
    BothSides sides;
    for (const Run& run : merged) {
        const auto agent = m_log.findAgent(run.first.agent);
        for (std::uint64_t offset = 0; offset < run.length;) {
            const auto known = agent ? m_log.find(*agent, run.first.seq + offset) : EventLog::Known{};
            if (!known.lv)
                return fail(ErrorCode::NotFound, "These changes are not in this text.");
            const std::uint64_t n = std::min(known.length, run.length - offset);
            sides.ours.push_back({*known.lv, *known.lv + static_cast<Lv>(n)});
            offset += n;
        }
    }
    if (sides.ours.empty())
        return sides;
    sides.replay = std::make_unique<Replay>(m_log);
    sides.theirs = Beside(m_log, sides.ours).find(sides.replay->walk());
    if (sides.theirs.empty())
        return sides;
    Lv first = sides.theirs.front().start;
    for (const Ranges* side : {&sides.theirs, &sides.ours}) {
        for (const LvRange& range : *side)
            first = std::min(first, range.start);
    }
    sides.tracker = &sides.replay->runZone(first, static_cast<std::uint32_t>(m_text.extent().scalars));
    return sides;
}

Result<std::vector<Region>> Document::State::concurrentRegions(std::span<const Run> merged, std::uint64_t near)
{
    auto sides = bothSides(merged);
    if (!sides)
        return fail(sides.error());
    if (sides->tracker == nullptr)
        return std::vector<Region>{};
    return meetings(piecesOf(*sides->tracker, sides->theirs), piecesOf(*sides->tracker, sides->ours), near, m_text);
}

Result<Summary> Document::State::meeting(std::span<const Run> merged, std::uint64_t near)
{
    auto sides = bothSides(merged);
    if (!sides)
        return fail(sides.error());
    Summary met;
    if (sides->tracker == nullptr)
        return met;
    Tracker& tracker = *sides->tracker;
    const auto regions = meetings(piecesOf(tracker, sides->theirs), piecesOf(tracker, sides->ours), near, m_text);
    const auto within = [&](const Region& place) {
        return std::ranges::any_of(regions, [&](const Region& region) {
            return region.position <= place.position && endOf(place) <= endOf(region);
        });
    };
    for (const Ranges* side : {&sides->ours, &sides->theirs}) {
        for (const LvRange& range : *side) {
            for (Lv at = range.start; at < range.end;) {
                const auto ids = m_log.agentRunAt(at);
                const Lv end = std::min({m_log.op(m_log.opIndexOf(at)).range.end, ids.range.end, range.end});
                const std::uint64_t seq = ids.seq + (at - ids.range.start);
                if (std::ranges::any_of(piecesOf(tracker, {{at, end}}), within))
                    addEvents(met, m_log.agentAt(ids.agent), {seq, seq + (end - at)});
                at = end;
            }
        }
    }
    return met;
}

Result<std::vector<Region>> Document::State::placesOf(const Summary& events)
{
    if (auto unpacked = unpack(); !unpacked)
        return fail(unpacked.error());
    Ranges ranges;
    for (const AgentSeen& agent : events) {
        const auto number = m_log.findAgent(agent.agent);
        for (const SeqRange& range : agent.ranges) {
            for (std::uint64_t seq = range.first; number && seq < range.end;) {
                const auto known = m_log.find(*number, seq);
                const std::uint64_t n = std::clamp<std::uint64_t>(known.length, 1, range.end - seq);
                if (known.lv)
                    ranges.push_back({*known.lv, *known.lv + static_cast<Lv>(n)});
                seq += n;
            }
        }
    }
    if (ranges.empty())
        return std::vector<Region>{};
    Replay replay(m_log);
    Tracker& tracker = replay.runZone(std::ranges::min(ranges, {}, &LvRange::start).start,
                                      static_cast<std::uint32_t>(m_text.extent().scalars));
    return piecesOf(tracker, ranges);
}

} // namespace salver::text
