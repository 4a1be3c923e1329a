// SPDX-License-Identifier: Apache-2.0
#include "domain/commands.h"

#include "core/limits.h"
#include "domain/house_choices.h"
#include "domain/names.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::domain {

namespace {

/// What one draft inserts into texts is kept under the limit of a change; the rest follows in further drafts.
constexpr std::size_t insertBytesMost = limits::insertBytes - 1024;

/// Parts a draft whose insertion is over the limit; each further part inserts behind the one before.
std::vector<store::Draft> withinLimits(const store::Draft& draft)
{
    std::vector<store::Draft> drafts{draft};
    for (std::size_t i = 0; i < draft.steps.size(); ++i) {
        const auto* splice = std::get_if<store::SpliceText>(&draft.steps[i]);
        if (splice == nullptr || splice->inserted.size() <= insertBytesMost)
            continue;
        auto position = splice->position;
        const std::string_view whole = splice->inserted;
        for (std::size_t from = 0; from < whole.size();) {
            auto end = std::min(from + insertBytesMost, whole.size());
            while (end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0U) == 0x80U)
                --end;
            auto part = *splice;
            part.position = position;
            part.inserted = whole.substr(from, end - from);
            position += scalarCount(part.inserted);
            if (from == 0) {
                drafts.front().steps[i] = part;
            } else {
                part.removed = 0;
                drafts.push_back({draft.space, {part}});
            }
            from = end;
        }
    }
    return drafts;
}

/// The store's undo of one change, its text steps gathered by text.
Result<SpaceUndo> spaceUndo(store::Reader& reader, const store::Draft& undo, const std::set<EntityId>& made,
                            const std::map<std::pair<EntityId, model::FieldId>, text::Summary>& before)
{
    SpaceUndo back{undo.space, {}, {}};
    std::map<std::pair<EntityId, model::FieldId>, std::vector<text::Splice>> splices;
    for (const auto& step : undo.steps) {
        const auto entity = std::visit([](const auto& s) { return s.entity; }, step);
        const auto kind = std::visit([](const auto& s) { return s.kind; }, step);
        if (made.contains(entity))
            continue;
        const auto* splice = std::get_if<store::SpliceText>(&step);
        if (splice == nullptr) {
            back.steps.push_back(step);
            continue;
        }
        auto& list = splices[{entity, splice->field}];
        if (list.empty())
            back.texts.push_back({entity, kind, splice->field, {}, {}, {}, {}});
        list.push_back({splice->position, splice->removed, splice->inserted});
    }
    for (auto& text : back.texts) {
        const auto document = reader.document(text.entity, text.field);
        if (!document)
            return fail(document.error());
        if (const auto at = before.find({text.entity, text.field}); at != before.end())
            text.before = at->second;
        text.after = document->summary();
        text.back = TextDelta::fromSplices(splices[{text.entity, text.field}]);
    }
    return back;
}

} // namespace

Commands::Commands(store::Store& store, store::Reader& reader, Clock& clock, Random& random, ZoneName zone,
                   ZoneOffset offset)
    : m_store(store), m_reader(reader), m_clock(clock), m_random(random), m_zone(std::move(zone)), m_offset(offset)
{
}

Now Commands::now() const
{
    const auto wall = m_clock.now();
    return {wall, m_zone(wall), m_offset};
}

EntityId Commands::newId()
{
    return EntityId(uuidV7(m_clock.now(), m_random));
}

Result<std::vector<store::CommitOutcome>> Commands::write(const std::vector<DraftBuilder>& drafts)
{
    std::vector<store::Draft> plain;
    for (const auto& draft : drafts) {
        for (auto& part : withinLimits(draft.draft())) {
            if (!part.steps.empty())
                plain.push_back(std::move(part));
        }
    }
    return plain.empty() ? std::vector<store::CommitOutcome>{} : m_store.commitAll(plain);
}

Result<void> Commands::commit(const std::vector<DraftBuilder>& drafts, std::string label)
{
    const auto before = summariesOf(drafts);
    if (!before)
        return fail(before.error());
    const auto outcomes = write(drafts);
    if (!outcomes)
        return fail(outcomes.error());
    if (outcomes->empty())
        return {};
    auto undo = undoOf(*outcomes, drafts, *before);
    if (!undo)
        return fail(undo.error());
    undo->label = std::move(label);
    m_undo.did(std::move(*undo));
    return {};
}

Result<Made> Commands::commit(const DraftBuilder& draft, const Made& made, std::string label)
{
    auto done = commit(std::vector{draft}, std::move(label));
    if (!done)
        return fail(std::move(done.error()));
    return made;
}

Result<Commands::Summaries> Commands::summariesOf(const std::vector<DraftBuilder>& drafts)
{
    Summaries summaries;
    for (const auto& draft : drafts) {
        for (const auto& step : draft.draft().steps) {
            const auto* splice = std::get_if<store::SpliceText>(&step);
            const auto isNew = [&](const auto& one) { return splice != nullptr && one.first == splice->entity; };
            if (splice == nullptr || std::ranges::any_of(draft.created(), isNew))
                continue;
            const auto document = m_reader.document(splice->entity, splice->field);
            if (!document)
                return fail(document.error());
            summaries[{splice->entity, splice->field}] = document->summary();
        }
    }
    return summaries;
}

Result<UndoStep> Commands::undoOf(const std::vector<store::CommitOutcome>& outcomes,
                                  const std::vector<DraftBuilder>& drafts, const Summaries& before)
{
    std::set<EntityId> made;
    UndoStep step;
    step.at = m_clock.now();
    for (const auto& draft : drafts) {
        made.insert(draft.keptForGood().begin(), draft.keptForGood().end());
        for (const auto& [entity, kind] : draft.created())
            made.insert(entity);
    }
    for (auto outcome = outcomes.rbegin(); outcome != outcomes.rend(); ++outcome) {
        auto back = spaceUndo(m_reader, outcome->undo, made, before);
        if (!back)
            return fail(back.error());
        if (!back->steps.empty() || !back->texts.empty())
            step.spaces.push_back(std::move(*back));
    }
    for (const auto& draft : drafts) {
        SpaceUndo back{draft.draft().space, {}, {}};
        for (const auto& [entity, kind] : draft.created())
            back.steps.emplace_back(store::RemoveEntity{entity, kind});
        if (!back.steps.empty())
            step.spaces.push_back(std::move(back));
    }
    return step;
}

Result<store::EntityRow> Commands::live(const EntityId& id)
{
    auto row = m_reader.entity(id);
    if (!row)
        return row;
    if (row->presence == store::Presence::Binned)
        return fail(ErrorCode::NotFound, say("That is in the bin. Restore it first."));
    return row;
}

Result<store::EntityRow> Commands::liveOf(const EntityId& id, model::KindId kind)
{
    auto row = live(id);
    if (row && row->kind != kind)
        return fail(ErrorCode::InvalidArgument,
                    say("That is not a %1, but a %2.", {kindWord(kind), kindWord(row->kind)}));
    return row;
}

Result<SpaceId> Commands::privateSpace()
{
    const auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    const auto at = std::ranges::find(*spaces, SpacePurpose::Private, &SpaceSyncState::purpose);
    if (at == spaces->end())
        return fail(ErrorCode::NotSignedIn, say("This device has no place of your own yet. Sign in first."));
    return at->id;
}

Result<SpaceId> Commands::team()
{
    if (m_team)
        return *m_team;
    if (m_followsHouse)
        return houseSpace(m_reader).map([](const SpaceSyncState& house) { return house.id; });
    const auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    std::vector<const SpaceSyncState*> teams;
    std::string all;
    for (const auto& space : *spaces) {
        if (space.purpose != SpacePurpose::Team)
            continue;
        teams.push_back(&space);
        all += (all.empty() ? "" : ", ") + space.name;
    }
    // Who is in no team works alone: everything goes to the private space.
    if (teams.empty())
        return privateSpace();
    if (teams.size() > 1)
        return fail(ErrorCode::InvalidArgument, say("You are in several teams (%1). Say which one it is for.", {all}));
    return teams.front()->id;
}

Result<void> Commands::chooseTeam(std::string_view name)
{
    const auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    std::string all;
    for (const auto& space : *spaces) {
        if (folded(space.name) == folded(name) || space.id.toString() == name) {
            m_team = space.id;
            return {};
        }
        all += (all.empty() ? "" : ", ") + space.name;
    }
    return fail(ErrorCode::NotFound, 
                all.empty() ? say("There is no space named \"%1\" here. Sign in first.", {name})
                            : say("There is no space named \"%1\" here. Yours are: %2.", {name, all}));
}

Result<SpaceId> Commands::spaceOf(const EntityId& client)
{
    if (client.isNull())
        return privateSpace();
    const auto row = liveOf(client, model::client::kind);
    if (!row)
        return fail(row.error());
    return row->space;
}

} // namespace salver::domain
