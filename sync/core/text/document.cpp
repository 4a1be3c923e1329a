// SPDX-License-Identifier: Apache-2.0
#include "core/text/document.h"

#include "core/text/document_state.h"
#include "core/text/invariant.h"

#include <algorithm>

namespace salver::text {

Document::Document() : m_state(std::make_unique<State>()) {}
Document::Document(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Document Document::clone() const
{
    auto copy = std::make_unique<State>();
    copy->m_text = m_state->m_text;
    copy->m_log = m_state->m_log;
    copy->m_packed = m_state->m_packed;
    copy->m_steps = m_state->m_steps;
    return Document(std::move(copy));
}

Result<Run> Document::insert(ReplicaId agent, std::uint64_t position, std::string_view utf8)
{
    return m_state->insert(agent, position, utf8);
}

Result<Run> Document::remove(ReplicaId agent, std::uint64_t position, std::uint64_t count, bool backward)
{
    return m_state->remove(agent, position, count, backward);
}

Result<std::vector<Splice>> Document::apply(std::span<const Run> runs)
{
    return m_state->apply(runs);
}

std::string Document::text() const
{
    return m_state->m_text.text();
}
std::string Document::substring(std::uint64_t position, std::uint64_t length) const
{
    return m_state->m_text.substring(position, length);
}
std::uint64_t Document::lengthScalars() const
{
    return m_state->m_text.extent().scalars;
}
std::uint64_t Document::lengthUtf16() const
{
    return m_state->m_text.extent().utf16;
}
std::uint64_t Document::lengthBytes() const
{
    return m_state->m_text.extent().bytes;
}
std::uint64_t Document::utf16FromScalar(std::uint64_t scalars) const
{
    return m_state->m_text.utf16FromScalar(scalars);
}
std::uint64_t Document::scalarFromUtf16(std::uint64_t units) const
{
    return m_state->m_text.scalarFromUtf16(units);
}

Version Document::version() const
{
    return m_state->version();
}
Summary Document::summary() const
{
    return m_state->summary();
}
std::uint64_t Document::seqNext(ReplicaId agent) const
{
    return m_state->seqNext(agent);
}
bool Document::holds(const EventId& id) const
{
    return m_state->holds(id);
}
std::uint64_t Document::eventCount() const
{
    return m_state->m_log.end();
}

Result<std::vector<Run>> Document::runs() const
{
    return runsSince({});
}

Result<std::vector<Run>> Document::runsSince(const Summary& seen) const
{
    if (auto unpacked = m_state->unpack(); !unpacked)
        return fail(unpacked.error());
    const EventLog& log = m_state->m_log;
    std::vector<Run> missing;
    const auto add = [&](const EventLog::AgentRun& run, std::uint64_t from, std::uint64_t to) {
        const Lv start = run.range.start + static_cast<Lv>(from - run.seq);
        std::ranges::move(m_state->runsIn({start, start + static_cast<Lv>(to - from)}), std::back_inserter(missing));
    };
    for (Lv at = 0; at < log.end();) {
        const auto run = log.agentRunAt(at);
        std::uint64_t from = run.seq;
        const std::uint64_t end = run.seq + (run.range.end - run.range.start);
        if (const AgentSeen* of = seenOf(seen, log.agentAt(run.agent))) {
            for (const SeqRange& range : of->ranges) {
                if (range.end <= from || range.first >= end)
                    continue;
                if (from < range.first)
                    add(run, from, range.first);
                from = std::min(range.end, end);
            }
        }
        if (from < end)
            add(run, from, end);
        at = run.range.end;
    }
    return missing;
}

Result<std::string> Document::textAt(const Version& version) const
{
    if (auto unpacked = m_state->unpack(); !unpacked)
        return fail(unpacked.error());
    std::vector<Lv> heads;
    for (const EventId& id : version) {
        const auto lv = m_state->m_log.find(id);
        if (!lv)
            return fail(ErrorCode::NotFound, "This version of the text is not on this device.");
        heads.push_back(*lv);
    }
    std::ranges::sort(heads);
    std::vector<Run> before;
    const auto ranges = m_state->m_replay.walk().difference({}, heads).onlyB;
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range)
        std::ranges::move(m_state->runsIn(*range), std::back_inserter(before));
    Document past;
    if (auto applied = past.apply(before); !applied)
        return fail(applied.error());
    return past.text();
}

Result<Summary> Document::meeting(std::span<const Run> merged, std::uint64_t near) const
{
    return m_state->meeting(merged, near);
}

Result<std::vector<Region>> Document::placesOf(const Summary& events) const
{
    return m_state->placesOf(events);
}

Result<std::vector<Region>> Document::concurrentRegions(std::span<const Run> merged, std::uint64_t near) const
{
    return m_state->concurrentRegions(merged, near);
}

Result<std::vector<Splice>> Document::erase(ReplicaId agent, SeqRange events)
{
    if (auto unpacked = m_state->unpack(); !unpacked)
        return fail(unpacked.error());
    const EventLog& log = m_state->m_log;
    std::vector<LvRange> ranges;
    const auto index = log.findAgent(agent);
    if (!index)
        return std::vector<Splice>{};
    for (std::uint64_t seq = events.first; seq < events.end;) {
        const auto known = log.find(*index, seq);
        const std::uint64_t n = std::min(known.length, events.end - seq);
        if (known.lv)
            ranges.push_back({*known.lv, *known.lv + static_cast<Lv>(n)});
        seq += n;
    }
    return m_state->erase(std::move(ranges));
}

Result<std::vector<Splice>> Document::eraseAll()
{
    if (auto unpacked = m_state->unpack(); !unpacked)
        return fail(unpacked.error());
    if (m_state->m_log.end() == 0)
        return std::vector<Splice>{};
    return m_state->erase({{0, m_state->m_log.end()}});
}

std::string Document::save() const
{
    return m_state->save();
}

Result<void> Document::loadHistory() const
{
    return m_state->unpack();
}

Result<Document> Document::open(std::string_view bytes)
{
    return open(bytes, {});
}

Result<Document> Document::open(std::string_view bytes, Reread reread)
{
    auto stored = readStored(bytes);
    if (!stored)
        return fail(stored.error());
    auto state = std::make_unique<State>();
    state->m_text = TextBuffer(stored->text, stored->extent);
    if (stored->history.events > 0) {
        state->m_log = EventLog(stored->history.events);
        state->m_log.setFrontier(stored->history.frontier);
        state->m_packed = std::move(stored->history);
        if (reread) {
            std::string().swap(state->m_packed->bytes);
            state->m_packed->reread = std::move(reread);
        }
    }
    return Document(std::move(state));
}

Result<Document> Document::load(std::string_view bytes)
{
    auto document = open(bytes);
    if (!document)
        return document;
    if (auto unpacked = document->m_state->unpack(); !unpacked)
        return fail(unpacked.error());
    return document;
}

Result<std::string> Document::loadText(std::string_view bytes)
{
    return readStoredText(bytes);
}

void Document::settle()
{
    m_state->pack();
}

void Document::checkInvariants() const
{
    m_state->checkInvariants();
}

void Document::setClearing(bool on)
{
    m_state->m_replay.setClearing(on);
}

} // namespace salver::text
