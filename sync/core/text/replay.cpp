// SPDX-License-Identifier: Apache-2.0
#include "core/text/replay.h"

#include "core/text/document.h"
#include "core/text/invariant.h"

#include <algorithm>

namespace salver::text {

namespace {

// This many events may pass a tracker by before it is cheaper to start over.
constexpr Lv kWorthFollowing = 2048;

// Room for what two people may type on before the state has to be built again.
Lv roomFor(LvRange events)
{
    return events.end + (events.end - events.start) / 2 + kWorthFollowing;
}

} // namespace

Replay::Outcome Replay::run(Lv fresh, std::uint32_t& length, std::vector<Effect>& effects)
{
    const Lv end = m_log->end();
    Lv at = m_log->first();
    if (m_clearing) {
        const auto critical = m_log->criticalBefore(fresh);
        at = critical ? *critical + 1 : m_log->first();
    }
    const auto& criticals = m_log->criticals();
    auto next = std::upper_bound(criticals.begin(), criticals.end(), at,
                                 [](Lv wanted, const LvRange& range) { return wanted < range.end; });
    while (at < end) {
        const bool any = m_clearing && next != criticals.end();
        if (any && next->start <= at) {
            if (!forward({at, next->end}, length, effects))
                return Outcome::OutsideText;
            at = next->end;
            ++next;
        } else {
            const Lv to = any ? next->start : end;
            if (!concurrent({at, to}, fresh, length, effects))
                return Outcome::OutsideText;
            at = to;
        }
        if (length > TextLimits::scalarsMax)
            return Outcome::TooLong;
    }
    return Outcome::Done;
}

// Events that were written at everything before them stand as they are.
bool Replay::forward(LvRange events, std::uint32_t& length, std::vector<Effect>& effects)
{
    for (Lv at = events.start; at < events.end;) {
        const EventLog::Op op = m_log->op(m_log->opIndexOf(at)).slice({at, events.end});
        const std::uint32_t n = op.range.end - op.range.start;
        if (op.kind == Kind::Insert) {
            if (op.position > length)
                return false;
            effects.push_back({at, op.position, n, true});
            length += n;
            if (length > TextLimits::scalarsMax)
                return true; // run() says so
        } else {
            const bool backward = op.kind == Kind::DeleteBackward;
            if (op.position >= length || n > (backward ? op.position + 1 : length - op.position))
                return false;
            effects.push_back({at, backward ? op.position + 1 - n : op.position, n, false});
            length -= n;
        }
        at = op.range.end;
    }
    return true;
}

bool Replay::concurrent(LvRange events, Lv fresh, std::uint32_t& length, std::vector<Effect>& effects)
{
    if (events.start < fresh)
        catchUp({events.start, std::min(fresh, events.end)}, length);
    else
        start(events.start, roomFor({events.start, m_log->end()}), length);
    const LvRange rest{std::max(events.start, fresh), events.end};
    if (!replay(rest, &effects)) {
        forget();
        return false;
    }
    length = m_tracker->effectLength() - m_excess;
    return true;
}

// Brings the tracker to a state that covers these events, all of them merged before into a text of this length.
void Replay::catchUp(LvRange events, std::uint32_t length)
{
    // A tracker that reaches back far enough goes on, if what passed it by in the meantime is little: whoever types
    // along with somebody else will refer to what it holds again.
    const bool usable = m_tracker && m_base <= events.start && m_applied + kWorthFollowing >= events.start
                        && m_applied <= events.end && m_tracker->room() >= m_log->end();
    if (!usable) {
        start(events.start, roomFor({events.start, m_log->end()}), underlyingAtMost(events, length));
        m_applied = events.start;
    }
    SALVER_TEXT_ASSERT(replay({m_applied, events.end}, nullptr));
    m_excess = m_tracker->effectLength() - length;
    m_tracker->setExcess(m_excess);
}

std::uint32_t Replay::underlyingAtMost(LvRange events, std::uint32_t length) const
{
    if (events.start == 0)
        return 0;
    // Whatever was visible before these events still is, or one of them deleted it.
    std::uint64_t most = length;
    for (Lv at = events.start; at < events.end;) {
        const EventLog::Op op = m_log->op(m_log->opIndexOf(at)).slice({at, events.end});
        if (op.kind != Kind::Insert)
            most += op.range.end - op.range.start;
        at = op.range.end;
    }
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(most, TextLimits::scalarsMax));
}

void Replay::start(Lv base, Lv room, std::uint32_t underlying)
{
    if (!m_tracker)
        m_tracker = std::make_unique<Tracker>(*m_log);
    m_tracker->reset({base, room}, underlying);
    m_base = base;
    m_applied = base;
    m_excess = 0;
    m_prepared.clear();
    if (base > 0)
        m_prepared.push_back(base - 1);
}

void Replay::prepare(std::span<const Lv> version)
{
    if (std::ranges::equal(m_prepared, version))
        return;
    const auto& difference = m_walk.difference(m_prepared, version);
    for (const LvRange& range : difference.onlyA)
        m_tracker->retreat(range);
    for (auto range = difference.onlyB.rbegin(); range != difference.onlyB.rend(); ++range)
        m_tracker->advance(*range);
}

bool Replay::replay(LvRange events, std::vector<Effect>* effects)
{
    for (const LvRange& stretch : walkOrder(*m_log, events)) {
        const std::size_t entry = m_log->entryIndexOf(stretch.start);
        if (stretch.start > m_log->entry(entry).start) {
            const Lv parent = stretch.start - 1;
            prepare(std::span(&parent, 1));
        } else {
            prepare(m_log->parentsOf(entry));
        }
        for (Lv at = stretch.start; at < stretch.end;) {
            const EventLog::Op op = m_log->op(m_log->opIndexOf(at)).slice({at, stretch.end});
            if (!m_tracker->apply(op, effects))
                return false;
            at = op.range.end;
        }
        m_prepared.assign(1, stretch.end - 1);
    }
    m_applied = events.end;
    return true;
}

const Tracker* Replay::runWhole()
{
    start(0, m_log->end(), 0);
    if (!replay({0, m_log->end()}, nullptr)) {
        forget();
        return nullptr;
    }
    return m_tracker.get();
}

Tracker& Replay::runZone(Lv from, std::uint32_t length)
{
    const auto critical = m_log->criticalBefore(from);
    const LvRange zone{critical ? *critical + 1 : 0, m_log->end()};
    forget();
    catchUp(zone, length);
    return *m_tracker;
}

} // namespace salver::text
