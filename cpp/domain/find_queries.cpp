// SPDX-License-Identifier: Apache-2.0
// Search, history, what needs a person, the bin, and what waits to go.
#include "domain/look_over.h"
#include "domain/names.h"
#include "domain/page_rows.h"
#include "domain/queries.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/search_hint.h"

#include "core/limits.h"

#include <algorithm>

namespace salver::domain {

namespace {

constexpr auto msOfADay = std::chrono::milliseconds(std::chrono::days(1)).count();

const model::Field* fieldOf(model::KindId kind, model::FieldId field)
{
    const auto* declared = model::findKind(kind);
    return declared == nullptr ? nullptr : model::findField(*declared, field);
}

EntityId clientOf(const store::EntityRow& row)
{
    if (row.kind == model::client::kind)
        return row.id;
    const auto* kind = model::findKind(row.kind);
    const auto* field = kind == nullptr ? nullptr : model::findField(*kind, "client");
    return field == nullptr ? EntityId{} : EntityId::parse(row.value(field->id)).value_or(EntityId{});
}

/// Who this device is in a space: what it wrote carries this id.
ReplicaId replicaIn(const std::vector<SpaceSyncState>& spaces, const SpaceId& space)
{
    const auto at = std::ranges::find(spaces, space, &SpaceSyncState::id);
    return at == spaces.end() ? ReplicaId{} : at->replica;
}

NeedsYouValue valueRow(PageRows& rows, const model::Field* field, ReplicaId own, const store::WriteRow& write)
{
    NeedsYouValue made;
    made.write = write.id;
    made.by = rows.member(write.author);
    made.raw = write.value;
    made.value = field == nullptr ? write.value : rows.readable(*field, write.value);
    made.when = rows.moment(write.wall);
    made.here = write.id.replica == own;
    made.shown = write.shown;
    return made;
}

NeedsYouRow needsYouRow(PageRows& rows, const store::EntityRow& row)
{
    NeedsYouRow made;
    made.entity = row.id;
    made.space = row.space;
    made.kind = row.kind;
    made.kindName = kindWord(row.kind);
    made.title = titleOf(row);
    const auto client = clientOf(row);
    if (!client.isNull())
        made.client = rows.ref(client.toString());
    return made;
}

void describeFound(PageRows& rows, FoundRow& found, const store::EntityRow& row)
{
    if (row.kind != model::line::kind) {
        found.by = rows.member(row.changedBy);
        found.day = rows.ago(row.changedAt);
        found.theirWords = found.kind == model::panelAnswer::kind || found.kind == model::pulse::kind;
        if (row.kind == model::visit::kind)
            found.day = rows.visit(row).day;
        return;
    }
    const auto line = rows.line(row);
    found.visit = line.visit;
    found.lineType = line.type;
    found.by = line.by;
    found.day = rows.ago(line.at);
    found.theirWords = isTheirWords(line.type);
}

} // namespace

Result<FoundPage> Queries::search(const store::SearchQuery& query, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto result = m_reader.search(query);
    if (!result)
        return fail(result.error());
    FoundPage page;
    page.total = result->total;
    page.late = result->late;
    page.hint = searchHint(query.typed);
    for (const auto& hit : result->hits) {
        FoundRow found;
        found.id = hit.entity;
        found.space = hit.space;
        found.kind = hit.kind;
        found.field = hit.field;
        found.kindName = kindWord(hit.kind);
        found.text = hit.text;
        found.marks = hit.marks;
        if (!hit.client.isNull())
            found.client = rows.ref(hit.client.toString());
        if (const auto row = rows.find(hit.entity.toString()))
            describeFound(rows, found, *row);
        page.rows.push_back(std::move(found));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<FieldHistory> Queries::history(const EntityId& entity, model::FieldId field, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto row = m_reader.entity(entity);
    if (!row)
        return fail(row.error());
    const auto* declared = fieldOf(row->kind, field);
    const auto writes = m_reader.history(entity, field);
    if (!writes)
        return fail(writes.error());
    const auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    const auto own = replicaIn(*spaces, row->space);
    FieldHistory history;
    history.field = fieldWord(declared);
    for (const auto& write : *writes) {
        HistoryRow made;
        made.write = write;
        made.by = rows.member(write.author);
        made.value = declared == nullptr ? write.value : rows.readable(*declared, write.value);
        made.when = rows.moment(write.wall);
        made.here = write.id.replica == own;
        history.rows.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return history;
}

Result<std::vector<NeedsYouRow>> Queries::needsYou(const Now& now)
{
    PageRows rows(m_reader, now);
    const auto contests = m_reader.contests();
    if (!contests)
        return fail(contests.error());
    const auto deleted = m_reader.deletedAndEdited();
    if (!deleted)
        return fail(deleted.error());
    const auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    std::vector<NeedsYouRow> all;
    for (const auto& contest : *contests) {
        const auto row = rows.find(contest.entity.toString());
        if (!row)
            continue;
        const auto* field = fieldOf(contest.kind, contest.field);
        auto made = needsYouRow(rows, *row);
        made.field = contest.field;
        made.fieldName = fieldWord(field);
        made.isWords = field != nullptr && field->type == model::FieldType::Words;
        const auto own = replicaIn(*spaces, row->space);
        for (const auto& write : contest.live)
            made.values.push_back(valueRow(rows, field, own, write));
        for (const auto& write : contest.before)
            made.before.push_back(valueRow(rows, field, own, write));
        made.why = {Rule::DifferentValues, say("Different values were written for “%1” without knowing of each "
                                               "other. All are kept until somebody picks.", {made.fieldName})};
        all.push_back(std::move(made));
    }
    for (const auto& row : *deleted) {
        auto made = needsYouRow(rows, row);
        made.field = model::deletedField;
        made.fieldName = say("deleted");
        made.why = {Rule::DeletedAndEdited,
                    say("Somebody deleted it while somebody else was still changing it. It stays until somebody "
                        "picks.")};
        all.push_back(std::move(made));
    }
    const auto looks = awaitingLook(m_reader);
    if (!looks)
        return fail(looks.error());
    for (const auto& awaits : *looks) {
        const auto row = rows.find(awaits.entity.toString());
        if (!row)
            continue;
        const auto* field = fieldOf(awaits.kind, awaits.field);
        auto made = needsYouRow(rows, *row);
        made.field = awaits.field;
        made.fieldName = fieldWord(field);
        made.why = {Rule::LookItOver, say("People changed the same sentence without knowing of each other. It has "
                                          "merged to the letter; look it over.")};
        all.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return all;
}

Result<std::size_t> Queries::needsYouCount()
{
    const auto contests = m_reader.contests();
    if (!contests)
        return fail(contests.error());
    const auto deleted = m_reader.deletedAndEdited();
    if (!deleted)
        return fail(deleted.error());
    // A text that has merged asks for a look in the list; it is nothing to settle and is not counted.
    return contests->size() + deleted->size();
}

Result<std::vector<BinRow>> Queries::bin(std::size_t limit, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto binned = m_reader.bin(limit);
    if (!binned)
        return fail(binned.error());
    std::vector<BinRow> all;
    for (const auto& row : *binned) {
        // Undoing "It reads well" takes the record of it away; there is nothing in it to bring back.
        if (row.kind == model::look::kind)
            continue;
        BinRow made;
        made.id = row.id;
        made.space = row.space;
        made.kind = row.kind;
        made.kindName = kindWord(row.kind);
        made.title = titleOf(row);
        made.by = rows.member(row.changedBy);
        made.deletedAt = row.changedAt;
        made.when = rows.moment(row.changedAt);
        const auto days = (raw(now.wall) - raw(row.changedAt)) / msOfADay;
        made.daysLeft = static_cast<int>(std::clamp<std::int64_t>(limits::binDays - days, 0, limits::binDays));
        all.push_back(std::move(made));
    }
    return all;
}

Result<std::vector<OutgoingItem>> Queries::outgoing(std::size_t limit, const Now& now)
{
    PageRows rows(m_reader, now);
    const auto waiting = m_reader.outgoing(limit);
    if (!waiting)
        return fail(waiting.error());
    std::vector<OutgoingItem> all;
    for (const auto& row : *waiting) {
        const auto space = std::ranges::find(rows.spaces(), row.space, &SpaceSyncState::id);
        all.push_back({row, kindWord(row.kind), space == rows.spaces().end() ? "" : space->name,
                       rows.moment(row.wall)});
    }
    return all;
}

Result<std::vector<SpaceRow>> Queries::spaces()
{
    const auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    const auto teams = std::ranges::count(*spaces, SpacePurpose::Team, &SpaceSyncState::purpose);
    std::vector<SpaceRow> all;
    for (const auto& space : *spaces)
        all.push_back({space, space.purpose == SpacePurpose::Team && teams == 1});
    return all;
}

Result<std::vector<HouseSpace>> Queries::house()
{
    PageRows rows(m_reader, Now{});
    auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    // Team, leads, pairs, and last what is one's own: the reverse of the order of their numbers, with teams in front.
    std::ranges::stable_sort(*spaces, {}, [](const SpaceSyncState& space) {
        return space.purpose == SpacePurpose::Team ? -1 : int(SpacePurpose::Leads) - int(space.purpose);
    });
    std::vector<HouseSpace> all;
    for (const auto& space : *spaces) {
        const auto members = m_reader.members(space.id);
        if (!members)
            return fail(members.error());
        HouseSpace made{space, {}};
        for (const auto& member : *members)
            made.members.push_back({rows.member(member.id), member.role});
        std::ranges::stable_sort(made.members, {}, [](const HouseMember& member) {
            return std::pair(member.role != Role::Lead, folded(member.who.name));
        });
        all.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return all;
}

Result<std::vector<MemberRef>> Queries::members()
{
    PageRows rows(m_reader, Now{});
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return rows.members();
}

Result<std::string> Queries::preference(const std::string& key)
{
    const auto spaces = m_reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    const auto at = std::ranges::find(*spaces, SpacePurpose::Private, &SpaceSyncState::purpose);
    if (at == spaces->end())
        return std::string();
    const auto row = m_reader.entity(derivedId(at->id, raw(model::preference::kind), key));
    if (row)
        return row->presence == store::Presence::Binned ? std::string() : row->value(model::preference::value);
    return row.error().code == ErrorCode::NotFound ? Result<std::string>(std::string()) : fail(row.error());
}

Result<std::vector<TagRow>> Queries::tags()
{
    auto select = every(model::tag::kind);
    select.order.push_back({model::tag::name, false, true});
    const auto rows = m_reader.select(select);
    if (!rows)
        return fail(rows.error());
    std::vector<TagRow> all;
    for (const auto& row : *rows)
        all.push_back({row.id, row.value(model::tag::name)});
    return all;
}

} // namespace salver::domain
