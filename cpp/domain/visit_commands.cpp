// SPDX-License-Identifier: Apache-2.0
// Commands on visits as a whole: start, leave, wrap, file.
#include "domain/commands.h"
#include "domain/field_values.h"
#include "domain/line_matters.h"
#include "domain/row_copy.h"
#include "domain/say.h"

#include "core/limits.h"

#include <algorithm>
#include <iterator>

namespace salver::domain {

namespace {

namespace visit = model::visit;

std::string idList(const std::vector<EntityId>& ids)
{
    std::string list;
    for (const auto& id : ids)
        list += (list.empty() ? "" : "\n") + id.toString();
    return list;
}

store::Select childrenOf(model::KindId kind, model::FieldId field, const EntityId& parent)
{
    store::Select select;
    select.kind = kind;
    select.where.push_back({field, store::Condition::Is::Equal, parent.toString(), {}});
    return select;
}

/// What was noted in a visit: its lines, their promises, how it felt. What lines brought about goes with the lines.
Result<std::vector<store::EntityRow>> belongingsOf(store::Reader& reader, const EntityId& id)
{
    std::vector<store::EntityRow> all;
    for (const auto& [kind, field] : {std::pair(model::line::kind, model::line::visit),
                                      std::pair(model::promise::kind, model::promise::visit),
                                      std::pair(model::felt::kind, model::felt::visit)}) {
        auto rows = reader.select(childrenOf(kind, field, id));
        if (!rows)
            return rows;
        std::ranges::move(*rows, std::back_inserter(all));
    }
    return all;
}

model::FieldId clientFieldOf(model::KindId kind)
{
    return model::findField(*model::findKind(kind), "client")->id;
}

/// A change may name so many entities and carry so many bytes; a long visit is moved in several.
class Portions {
public:
    explicit Portions(const SpaceId& space) : m_space(space) { m_drafts.emplace_back(space); }

    DraftBuilder& next(std::size_t bytes)
    {
        if (m_entities == limits::entitiesPerChange / 2 || m_bytes + bytes > limits::changeBytes / 2) {
            m_drafts.emplace_back(m_space);
            m_entities = 0;
            m_bytes = 0;
        }
        ++m_entities;
        m_bytes += bytes;
        return m_drafts.back();
    }
    [[nodiscard]] std::vector<DraftBuilder>& drafts() { return m_drafts; }

private:
    SpaceId m_space;
    std::vector<DraftBuilder> m_drafts;
    std::size_t m_entities{};
    std::size_t m_bytes{};
};

std::size_t bytesOf(const store::EntityRow& row)
{
    std::size_t bytes = 256;
    for (const auto& [field, value] : row.values)
        bytes += value.size() + 64;
    return bytes;
}

LineMatter matterOfLine(const store::EntityRow& row, const Now& now)
{
    const auto type = choiceFrom<LineType>(row.value(model::line::type)).value_or(LineType::Text);
    return matterFrom(row, type, row.value(model::line::text), now);
}

} // namespace

Result<Made> Commands::startVisit(const NewVisit& what)
{
    const auto space = spaceOf(what.client);
    if (!space)
        return fail(space.error());
    const auto moment = now();
    const Made made{newId(), visit::kind, *space};
    DraftBuilder draft(*space);
    draft.creates(made.id, visit::kind)
        .with(made.id, visit::kind, visit::client, what.client.isNull() ? "" : what.client.toString())
        .with(made.id, visit::kind, visit::people, idList(what.people))
        .with(made.id, visit::kind, visit::mode, what.mode ? nameOf(*what.mode) : "")
        .with(made.id, visit::kind, visit::place, oneLine(what.place))
        .with(made.id, visit::kind, visit::plannedStart, what.plannedStart ? instantText(*what.plannedStart) : "")
        .with(made.id, visit::kind, visit::started, what.plannedStart ? "" : instantText(moment.instant()))
        .with(made.id, visit::kind, visit::state,
              nameOf(what.plannedStart ? VisitState::Planned : VisitState::Running))
        .with(made.id, visit::kind, visit::by, author());
    return commit(draft, made, what.plannedStart ? say("Visit planned") : say("Visit started"));
}

Result<Made> Commands::writeVisit(const EntityId& id, std::string label,
                                  const std::vector<std::pair<model::FieldId, std::string>>& values)
{
    const auto row = liveOf(id, visit::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    for (const auto& [field, value] : values) {
        if (row->value(field) != value)
            draft.write(id, visit::kind, field, value);
    }
    return commit(draft, {id, visit::kind, row->space}, std::move(label));
}

Result<Made> Commands::resumeVisit(const EntityId& id)
{
    const auto row = liveOf(id, visit::kind);
    if (!row)
        return fail(row.error());
    const auto& started = row->value(visit::started);
    return writeVisit(id, say("Visit started"),
                      {{visit::started, started.empty() ? instantText(now().instant()) : started},
                       {visit::ended, ""},
                       {visit::state, nameOf(VisitState::Running)}});
}

Result<Made> Commands::leaveVisit(const EntityId& id)
{
    return writeVisit(id, say("Visit left open"),
                      {{visit::ended, instantText(now().instant())}, {visit::state, nameOf(VisitState::Open)}});
}

Result<Made> Commands::wrapVisit(const EntityId& id)
{
    const auto row = liveOf(id, visit::kind);
    if (!row)
        return fail(row.error());
    const auto& ended = row->value(visit::ended);
    return writeVisit(id, say("Visit wrapped up"),
                      {{visit::ended, ended.empty() ? instantText(now().instant()) : ended},
                       {visit::state, nameOf(VisitState::Wrapped)}});
}

Result<Made> Commands::fileVisit(const EntityId& id, const EntityId& clientId)
{
    const auto client = liveOf(clientId, model::client::kind);
    if (!client)
        return fail(client.error());
    const auto row = m_reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != visit::kind)
        return fail(ErrorCode::InvalidArgument, say("Only a visit can be filed under a client."));
    if (row->presence == store::Presence::Binned) {
        // Filed before, perhaps on another device: then it stands in its new place already.
        const auto there = liveOf(movedId(id, client->space), visit::kind);
        return there ? Result<Made>(Made{there->id, there->kind, there->space})
                     : fail(ErrorCode::NotFound, say("That visit is in the bin. Restore it first."));
    }
    return row->space == client->space ? fileWithin(*row, clientId) : moveVisit(*row, *client);
}

Result<Made> Commands::fileWithin(const store::EntityRow& row, const EntityId& client)
{
    Portions portions(row.space);
    portions.next(128).write(row.id, visit::kind, visit::client, client.toString());
    const auto belongings = belongingsOf(m_reader, row.id);
    if (!belongings)
        return fail(belongings.error());
    for (const auto& each : *belongings) {
        auto& draft = portions.next(512);
        draft.write(each.id, each.kind, clientFieldOf(each.kind), client.toString());
        if (each.kind != model::line::kind)
            continue;
        auto matter = matterOfLine(each, now());
        matter.client = client;
        if (auto written = writeMatter(*this, draft, matter); !written)
            return fail(std::move(written.error()));
    }
    if (auto done = commit(portions.drafts(), say("Visit filed")); !done)
        return fail(std::move(done.error()));
    return Made{row.id, visit::kind, row.space};
}

Result<Made> Commands::moveVisit(const store::EntityRow& row, const store::EntityRow& client)
{
    const auto belongings = belongingsOf(m_reader, row.id);
    if (!belongings)
        return fail(belongings.error());
    std::vector<const store::EntityRow*> rows{&row};
    for (const auto& each : *belongings)
        rows.push_back(&each);
    MovedIds moved;
    for (const auto* each : rows)
        moved[each->id.toString()] = movedId(each->id, client.space).toString();
    Portions there(client.space);
    for (const auto* each : rows) {
        const auto before = movedBefore(m_reader, *each, client.space);
        if (!before)
            return fail(before.error());
        // What stands there from an earlier move stays.
        if (!*before || (*before)->presence == store::Presence::Binned)
            copyRow(there.next(bytesOf(*each)), *each, *before, moved, client.id);
    }
    DraftBuilder here(row.space);
    for (const auto& line : *belongings) {
        if (line.kind != model::line::kind)
            continue;
        auto matter = matterOfLine(line, now());
        if (auto dropped = dropMatters(*this, here, line.id, row.space); !dropped)
            return fail(std::move(dropped.error()));
        matter.line = movedId(line.id, client.space);
        matter.visit = movedId(row.id, client.space);
        matter.client = client.id;
        matter.space = client.space;
        if (auto written = writeMatter(*this, there.next(512), matter); !written)
            return fail(std::move(written.error()));
    }
    // The lines are hidden with their visit; a promise stands under a client and needs its own deletion.
    for (const auto& each : *belongings) {
        if (each.kind == model::promise::kind)
            here.remove(each.id, each.kind);
    }
    here.remove(row.id, visit::kind);
    auto drafts = std::move(there.drafts());
    drafts.push_back(std::move(here));
    if (auto done = commit(drafts, say("Visit filed")); !done)
        return fail(std::move(done.error()));
    return Made{movedId(row.id, client.space), visit::kind, client.space};
}

} // namespace salver::domain
