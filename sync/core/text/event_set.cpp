// SPDX-License-Identifier: Apache-2.0
#include "core/text/event_set.h"

#include <charconv>

namespace salver::text {

namespace {

constexpr std::size_t agentDigits = 16;

/// Reads a number at the front and takes it away; nothing where there is none.
std::optional<std::uint64_t> takeNumber(std::string_view& text, int base)
{
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (read.ec != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return value;
}

bool take(std::string_view& text, char wanted)
{
    if (text.empty() || text.front() != wanted)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

void addEvents(Summary& set, ReplicaId agent, SeqRange range)
{
    if (range.first >= range.end)
        return;
    auto place = std::ranges::lower_bound(set, agent, {}, &AgentSeen::agent);
    if (place == set.end() || place->agent != agent)
        place = set.insert(place, {agent, {}});
    auto& ranges = place->ranges;
    auto at = std::ranges::lower_bound(ranges, range.first, {}, &SeqRange::end);
    while (at != ranges.end() && at->first <= range.end) {
        range = {std::min(range.first, at->first), std::max(range.end, at->end)};
        at = ranges.erase(at);
    }
    ranges.insert(at, range);
}

void addEvents(Summary& set, const Summary& more)
{
    for (const auto& agent : more) {
        for (const auto& range : agent.ranges)
            addEvents(set, agent.agent, range);
    }
}

bool holdsAll(const Summary& whole, const Summary& part)
{
    return std::ranges::all_of(part, [&](const AgentSeen& agent) {
        const auto* seen = seenOf(whole, agent.agent);
        return std::ranges::all_of(agent.ranges, [&](const SeqRange& range) {
            return seen != nullptr && std::ranges::any_of(seen->ranges, [&](const SeqRange& held) {
                return held.first <= range.first && range.end <= held.end;
            });
        });
    });
}

Summary lessEvents(const Summary& whole, const Summary& part)
{
    Summary left;
    for (const auto& agent : whole) {
        const auto* gone = seenOf(part, agent.agent);
        for (const auto& range : agent.ranges) {
            auto first = range.first;
            for (const auto& hole : gone == nullptr ? std::vector<SeqRange>{} : gone->ranges) {
                if (hole.end <= first || hole.first >= range.end)
                    continue;
                addEvents(left, agent.agent, {first, hole.first});
                first = hole.end;
            }
            addEvents(left, agent.agent, {first, range.end});
        }
    }
    return left;
}

std::string writeEvents(const Summary& set)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string written;
    for (const auto& agent : set) {
        if (!written.empty())
            written += ',';
        for (int shift = 60; shift >= 0; shift -= 4)
            written += digits[(raw(agent.agent) >> static_cast<unsigned>(shift)) & 0xFU];
        char separator = ':';
        for (const auto& range : agent.ranges) {
            written += separator + std::to_string(range.first) + '-' + std::to_string(range.end);
            separator = '+';
        }
    }
    return written;
}

std::optional<Summary> readEvents(std::string_view written)
{
    Summary set;
    auto rest = written;
    while (!rest.empty()) {
        if (!set.empty() && !take(rest, ','))
            return std::nullopt;
        if (rest.size() < agentDigits)
            return std::nullopt;
        auto digits = rest.substr(0, agentDigits);
        rest.remove_prefix(agentDigits);
        const auto agent = takeNumber(digits, 16);
        if (!agent || !digits.empty())
            return std::nullopt;
        char separator = ':';
        do {
            if (!take(rest, separator))
                return std::nullopt;
            separator = '+';
            const auto first = takeNumber(rest, 10);
            if (!first || !take(rest, '-'))
                return std::nullopt;
            const auto end = takeNumber(rest, 10);
            if (!end || *end <= *first)
                return std::nullopt;
            addEvents(set, ReplicaId{*agent}, {*first, *end});
        } while (!rest.empty() && rest.front() == '+');
    }
    // One way only to write a set, so that equal sets are equal bytes.
    return writeEvents(set) == written ? std::optional(std::move(set)) : std::nullopt;
}

} // namespace salver::text
