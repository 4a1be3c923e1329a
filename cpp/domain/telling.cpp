// SPDX-License-Identifier: Apache-2.0
#include "domain/telling.h"

#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace telling = model::telling;
namespace line = model::line;

Result<std::vector<MemberRef>> othersIn(PageRows& rows, const SpaceId& space)
{
    const auto members = rows.reader().members(space);
    if (!members)
        return fail(members.error());
    std::vector<MemberRef> others;
    for (const auto& each : *members) {
        if (each.role != Role::None && each.id != rows.me())
            others.push_back(rows.member(each.id));
    }
    std::ranges::stable_sort(others, {}, [](const MemberRef& member) { return folded(member.name); });
    return others;
}

/// In the order of the visit.
std::vector<store::EntityRow> linesOf(PageRows& rows, const store::EntityRow& row)
{
    std::vector<store::EntityRow> lines;
    for (const auto& each : rows.refs(row.value(telling::lines))) {
        const auto found = rows.find(each.id.toString());
        if (found && found->kind == line::kind && found->presence != store::Presence::Binned)
            lines.push_back(*found);
    }
    std::ranges::stable_sort(lines, {}, [](const store::EntityRow& each) { return each.value(line::order); });
    return lines;
}

TellingRow tellingRow(PageRows& rows, const store::EntityRow& row)
{
    TellingRow made;
    made.id = row.id;
    made.space = row.space;
    made.visit = rows.ref(row.value(telling::visit));
    made.client = rows.ref(row.value(telling::client));
    if (const auto visit = rows.find(row.value(telling::visit)); visit && visit->kind == model::visit::kind) {
        const auto shown = rows.visit(*visit);
        made.day = shown.day;
        made.time = shown.time;
    }
    made.by = rows.member(row.value(telling::by));
    made.to = rows.member(row.value(telling::to));
    made.words = row.value(telling::words);
    for (const auto& each : linesOf(rows, row))
        made.lines.push_back(rows.line(each));
    if (const auto at = wallOf(row, telling::at))
        made.on = rows.ago(*at);
    made.seenOn = rows.ago(row.value(telling::seenOn));
    made.waiting = row.waiting;
    made.why = {Rule::Told, made.on ? say("%1 passed this on to you, %2. It stands here until you say that you have "
                                          "seen it.", {made.by.name, made.on->words})
                                : say("%1 passed this on to you. It stands here until you say that you have seen it.",
                                      {made.by.name})};
    return made;
}

Result<std::vector<TellingRow>> tellingsFrom(PageRows& rows, store::Select select)
{
    select.order.push_back({telling::at, false, false});
    std::vector<TellingRow> made;
    for (const auto& row : rows.select(select))
        made.push_back(tellingRow(rows, row));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

/// Each of them, checked, one a line.
Result<std::string> linesText(Commands& commands, const store::EntityRow& visit, const std::vector<EntityId>& lines)
{
    std::string list;
    for (const auto& id : lines) {
        const auto row = commands.liveOf(id, line::kind);
        if (!row)
            return fail(row.error());
        if (row->value(line::visit) != visit.id.toString())
            return fail(ErrorCode::InvalidArgument, say("That line is not of this visit."));
        if (row->space != visit.space)
            return fail(ErrorCode::NotAllowed, say("Only you see that line. Share it with the team first."));
        list += (list.empty() ? "" : "\n") + id.toString();
    }
    return list;
}

} // namespace

Result<Made> tell(Commands& commands, const NewTelling& what)
{
    const auto visit = commands.liveOf(what.visit, model::visit::kind);
    if (!visit)
        return fail(visit.error());
    if (visit->value(model::visit::client).empty())
        return fail(ErrorCode::NotAllowed, say("Only you see this visit until it has a client. Say which one first."));
    PageRows rows(commands.reader(), commands.now());
    const auto others = othersIn(rows, visit->space);
    const auto lines = linesText(commands, *visit, what.lines);
    if (!others || !lines)
        return fail(!others ? others.error() : lines.error());
    if (std::ranges::find(*others, what.to, &MemberRef::id) == others->end())
        return fail(ErrorCode::InvalidArgument, say("Whom do you tell? A colleague who is in this visit's team."));
    const Made made{commands.newId(), telling::kind, visit->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, telling::visit, what.visit.toString())
        .with(made.id, made.kind, telling::client, visit->value(model::visit::client))
        .with(made.id, made.kind, telling::lines, *lines)
        .with(made.id, made.kind, telling::to, what.to.toString())
        .with(made.id, made.kind, telling::words, oneLine(what.words))
        .with(made.id, made.kind, telling::by, commands.author())
        .with(made.id, made.kind, telling::at, instantText(commands.now().instant()));
    return commands.commit(draft, made, say("Passed on"));
}

Result<Made> seeTelling(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, telling::kind);
    if (!row)
        return fail(row.error());
    if (row->value(telling::to) != commands.author())
        return fail(ErrorCode::NotAllowed, say("Only who was told can say that they have seen it."));
    const Made made{id, row->kind, row->space};
    if (!row->value(telling::seenOn).empty())
        return made;
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, telling::seenOn, dayText(commands.now().today()));
    return commands.commit(draft, made, say("Seen"));
}

Result<std::vector<MemberRef>> tellable(store::Reader& reader, const EntityId& visit)
{
    const auto row = reader.entity(visit);
    if (!row)
        return fail(row.error());
    PageRows rows(reader, Now{});
    return othersIn(rows, row->space);
}

Result<std::vector<TellingRow>> tellingsOf(store::Reader& reader, const EntityId& visit, const Now& now)
{
    PageRows rows(reader, now);
    return tellingsFrom(rows, every(telling::kind, telling::visit, visit.toString()));
}

Result<std::vector<TellingRow>> toldToMe(store::Reader& reader, const Now& now)
{
    PageRows rows(reader, now);
    if (rows.me().isNull())
        return std::vector<TellingRow>{};
    auto select = every(telling::kind, telling::to, rows.me().toString());
    select.where.push_back(where(telling::seenOn, store::Condition::Is::NotSet, {}));
    return tellingsFrom(rows, std::move(select));
}

} // namespace salver::domain
