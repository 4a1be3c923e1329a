// SPDX-License-Identifier: Apache-2.0
#include "domain/text_history.h"

#include "core/text/event_set.h"
#include "domain/page_rows.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include <algorithm>
#include <map>

namespace salver::domain {

namespace {

/// Who pauses for longer begins another version.
constexpr std::int64_t pauseMs = 5LL * 60 * 1000;
constexpr std::uint64_t startMost = 80;

/// The runs of a text by agent, each agent's in their order.
class RunIndex {
public:
    explicit RunIndex(std::vector<text::Run> runs) : m_runs(std::move(runs))
    {
        for (const auto& run : m_runs)
            m_agents[run.first.agent].push_back(&run);
        for (auto& [agent, list] : m_agents)
            std::ranges::sort(list, {}, [](const text::Run* run) { return run->first.seq; });
    }

    void describe(const store::TextChangeRow& change, TextVersion& version) const
    {
        const auto agent = m_agents.find(change.replica);
        if (agent == m_agents.end())
            return;
        const auto end = change.first + change.length;
        auto at = std::ranges::upper_bound(agent->second, change.first, {},
                                           [](const text::Run* run) { return run->first.seq + run->length; });
        for (; at != agent->second.end() && (*at)->first.seq < end; ++at) {
            const auto& run = **at;
            const auto from = std::max(run.first.seq, change.first);
            const auto length = std::min(run.first.seq + run.length, end) - from;
            if (run.kind != text::Run::Kind::Insert) {
                version.removed += length;
                continue;
            }
            version.added += length;
            const auto room = startMost - std::min(startMost, scalarCount(version.start));
            const auto begin = bytesAfter(run.content, 0, from - run.first.seq);
            const auto stop = bytesAfter(run.content, begin, std::min(length, room));
            version.start += run.content.substr(begin, stop - begin);
        }
    }

private:
    std::vector<text::Run> m_runs;
    std::map<ReplicaId, std::vector<const text::Run*>> m_agents;
};

Result<const model::Field*> proseField(model::KindId kind, model::FieldId field)
{
    const auto* declared = model::findKind(kind);
    const auto* found = declared == nullptr ? nullptr : model::findField(*declared, field);
    if (found == nullptr || found->type != model::FieldType::Prose)
        return fail(ErrorCode::InvalidArgument, say("That field holds a short value, not a text."));
    return found;
}

/// The text with exactly these events, and the way from it to the one with `to` more.
Result<std::pair<std::string, TextDelta>> fromTo(const text::Document& document, const text::Summary& from,
                                                 const text::Summary& to)
{
    const auto base = deltaBetween(document, {}, from);
    if (!base)
        return fail(base.error());
    auto delta = deltaBetween(document, from, to);
    if (!delta)
        return fail(std::move(delta.error()));
    return std::pair(base->applied({}), std::move(*delta));
}

} // namespace

Result<TextHistory> textHistory(Queries& queries, const EntityId& entity, model::FieldId field, const Now& now)
{
    auto& reader = queries.reader();
    PageRows rows(reader, now);
    const auto row = reader.entity(entity);
    if (!row)
        return fail(row.error());
    const auto declared = proseField(row->kind, field);
    if (!declared)
        return fail(declared.error());
    const auto changes = reader.textChanges(entity, field);
    if (!changes)
        return fail(changes.error());
    const auto document = reader.document(entity, field);
    if (!document)
        return fail(document.error());
    auto runs = document->runs();
    if (!runs)
        return fail(std::move(runs.error()));
    const RunIndex index(std::move(*runs));
    const auto space = std::ranges::find(rows.spaces(), row->space, &SpaceSyncState::id);
    const auto own = space == rows.spaces().end() ? ReplicaId{} : space->replica;

    TextHistory history{std::string((*declared)->name), {}};
    text::Summary told;
    for (const auto& change : *changes)
        text::addEvents(told, change.replica, {change.first, change.first + change.length});
    // What a snapshot brought without the changes it came in: one version, by nobody in particular.
    text::Summary held = text::lessEvents(document->summary(), told);
    if (!held.empty()) {
        TextVersion version;
        version.when = say("before what this device was told");
        for (const auto& agent : held) {
            for (const auto& range : agent.ranges)
                index.describe({agent.agent, range.first, range.end - range.first, {}, {}, {}}, version);
        }
        version.upTo = held;
        history.versions.push_back(std::move(version));
    }
    const store::TextChangeRow* last = nullptr;
    for (const auto& change : *changes) {
        const bool goesOn = last != nullptr && last->replica == change.replica && last->author == change.author &&
                            raw(change.wall) - raw(last->wall) <= pauseMs;
        if (!goesOn) {
            TextVersion version;
            version.by = rows.member(change.author);
            version.here = change.replica == own;
            version.before = held;
            history.versions.push_back(std::move(version));
        }
        auto& version = history.versions.back();
        version.when = rows.moment(change.wall);
        index.describe(change, version);
        text::addEvents(held, change.replica, {change.first, change.first + change.length});
        version.upTo = held;
        last = &change;
    }
    std::ranges::reverse(history.versions);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return history;
}

Result<std::vector<ComparedPart>> compareVersions(Queries& queries, const EntityId& entity, model::FieldId field,
                                                  const text::Summary& from, const text::Summary& to)
{
    const auto document = queries.document(entity, field);
    if (!document)
        return fail(document.error());
    const auto both = fromTo(*document, from, to);
    if (!both)
        return fail(both.error());
    const auto& [before, delta] = *both;
    std::vector<ComparedPart> parts;
    const auto add = [&](ComparedPart::Kind kind, std::string_view words) {
        if (words.empty())
            return;
        if (!parts.empty() && parts.back().kind == kind)
            parts.back().text += words;
        else
            parts.push_back({kind, std::string(words)});
    };
    const std::string_view text = before;
    std::size_t at = 0;
    std::uint64_t position = 0;
    auto splices = delta.splices();
    std::ranges::reverse(splices);
    for (const auto& splice : splices) {
        const auto begin = bytesAfter(text, at, splice.position - position);
        const auto end = bytesAfter(text, begin, splice.removed);
        add(ComparedPart::Kind::Same, text.substr(at, begin - at));
        add(ComparedPart::Kind::Removed, text.substr(begin, end - begin));
        add(ComparedPart::Kind::Added, splice.inserted);
        at = end;
        position = splice.position + splice.removed;
    }
    add(ComparedPart::Kind::Same, text.substr(at));
    return parts;
}

Result<Made> bringBackText(Commands& commands, const EntityId& entity, model::FieldId field,
                           const text::Summary& version)
{
    const auto row = commands.live(entity);
    if (!row)
        return fail(row.error());
    const auto declared = proseField(row->kind, field);
    if (!declared)
        return fail(declared.error());
    const auto document = commands.reader().document(entity, field);
    if (!document)
        return fail(document.error());
    const auto since = fromTo(*document, version, document->summary());
    if (!since)
        return fail(since.error());
    DraftBuilder draft(row->space);
    for (auto& splice : since->second.inverse(since->first).splices())
        draft.splice(entity, row->kind, field, std::move(splice));
    return commands.commit(draft, {entity, row->kind, row->space}, say("Version brought back"));
}

} // namespace salver::domain
