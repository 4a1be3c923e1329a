// SPDX-License-Identifier: Apache-2.0
#include "domain/pledge_queries.h"

#include "domain/say.h"

#include "core/hash.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace pledge = model::pledge;
namespace signature = model::pledgeSignature;
namespace moment = model::moment;

MomentRow momentRow(PageRows& rows, const store::EntityRow& row)
{
    MomentRow made;
    made.id = row.id;
    made.pledge = idIn(row, moment::pledge);
    made.type = choiceFrom<MomentType>(row.value(moment::type)).value_or(MomentType::Kept);
    made.story = row.value(moment::story);
    made.madeGood = row.value(moment::madeGood);
    made.client = rows.ref(row.value(moment::client));
    const auto& about = row.value(moment::line).empty() ? row.value(moment::visit) : row.value(moment::line);
    made.about = rows.ref(about);
    if (const auto what = about.empty() ? std::nullopt : rows.find(about))
        made.aboutKind = what->kind;
    made.by = rows.member(row.value(moment::by));
    made.on = rows.ago(row.value(moment::on));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

PledgeLineRow lineRow(PageRows& rows, const store::EntityRow& row)
{
    PledgeLineRow made;
    made.id = row.id;
    made.text = row.value(pledge::text);
    made.notice = row.value(pledge::notice);
    made.by = rows.member(row.value(pledge::by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

/// Each person's newest signature; those under the present wording first, by name.
std::vector<SignatureRow> signaturesIn(PageRows& rows, const SpaceId& house, const std::string& wording)
{
    auto select = every(signature::kind);
    select.space = house;
    auto found = rows.select(select);
    std::ranges::sort(found, [&](const store::EntityRow& a, const store::EntityRow& b) {
        const auto key = [&](const store::EntityRow& row) {
            return std::tuple(row.value(signature::wording) == wording, row.value(signature::on), row.createdAt);
        };
        return key(b) < key(a);
    });
    std::vector<SignatureRow> made;
    std::set<std::string> seen;
    for (const auto& row : found) {
        const auto& by = row.value(signature::by);
        // Who works alone has no name to sign with.
        const auto who = by.empty() ? MemberRef{{}, say("You"), "Y", true, true} : rows.member(by);
        if (seen.insert(by).second)
            made.push_back({row.id, who, rows.ago(row.value(signature::on)), row.value(signature::wording) == wording,
                            row.waiting});
    }
    std::ranges::stable_sort(made, [](const SignatureRow& a, const SignatureRow& b) {
        return std::tuple(!a.current, a.by.name) < std::tuple(!b.current, b.by.name);
    });
    return made;
}

std::vector<store::EntityRow> everyLine(PageRows& rows, const SpaceId& house)
{
    std::vector<store::EntityRow> found;
    for (const auto presence : {store::Presence::Live, store::Presence::Binned}) {
        auto select = every(pledge::kind);
        select.space = house;
        select.presence = presence;
        for (auto& row : rows.select(select))
            found.push_back(std::move(row));
    }
    return found;
}

/// One write of one field of a line; the first ones count from when the line says it was written.
struct Write {
    WallMs at{};
    UserId by;
    std::string value;
};

struct LinePast {
    EntityId id;
    std::vector<Write> text, notice, order, deleted; ///< oldest first
};

class PastReader {
public:
    explicit PastReader(PageRows& rows) : m_rows(rows) {}

    LinePast read(const store::EntityRow& row)
    {
        LinePast past;
        past.id = row.id;
        past.text = writes(row, pledge::text);
        past.notice = writes(row, pledge::notice);
        past.order = writes(row, pledge::order);
        past.deleted = writes(row, model::deletedField);
        return past;
    }
    [[nodiscard]] Result<void> outcome() const { return m_outcome; }

private:
    std::vector<Write> writes(const store::EntityRow& row, model::FieldId field)
    {
        auto history = m_rows.reader().history(row.id, field);
        if (!history) {
            m_outcome = fail(std::move(history.error()));
            return {};
        }
        std::vector<Write> made;
        for (auto each = history->rbegin(); each != history->rend(); ++each)
            made.push_back({each->wall, each->author, each->value});
        if (made.empty() && !row.value(field).empty())
            made.push_back({row.createdAt, row.changedBy, row.value(field)});
        const auto at = wallOf(row, pledge::at);
        if (!made.empty() && at && field != model::deletedField)
            made.front().at = std::min(made.front().at, *at);
        return made;
    }

    PageRows& m_rows;
    Result<void> m_outcome;
};

std::string valueAt(const std::vector<Write>& writes, WallMs until)
{
    std::string value;
    for (const auto& write : writes) {
        if (write.at <= until)
            value = write.value;
    }
    return value;
}

void changesOf(PageRows& rows, const LinePast& past, std::vector<PledgeChange>& changes)
{
    using What = PledgeChange::What;
    const auto add = [&](What what, const Write& write, std::string before) {
        changes.push_back({what, past.id, valueAt(past.text, write.at), std::move(before), rows.member(write.by), write.at,
                           rows.ago(write.at), rows.moment(write.at)});
    };
    for (std::size_t i = 0; i < past.text.size(); ++i)
        add(i == 0 ? What::Added : What::Reworded, past.text[i], i == 0 ? std::string() : past.text[i - 1].value);
    for (std::size_t i = 0; i < past.notice.size(); ++i) {
        if (i > 0 || past.text.empty() || past.notice[i].at != past.text.front().at)
            add(What::Notice, past.notice[i], i == 0 ? std::string() : past.notice[i - 1].value);
    }
    for (std::size_t i = 1; i < past.order.size(); ++i) {
        const bool was = !past.order[i - 1].value.empty();
        const bool is = !past.order[i].value.empty();
        if (was || is)
            add(was && is ? What::Moved : was ? What::TakenOut : What::BroughtBack, past.order[i], {});
    }
    for (const auto& write : past.deleted)
        add(write.value.empty() ? What::Restored : What::Deleted, write, {});
}

} // namespace

std::vector<store::EntityRow> standingLines(std::vector<store::EntityRow> lines)
{
    std::erase_if(lines, [](const store::EntityRow& row) { return row.value(pledge::order).empty(); });
    std::ranges::sort(lines, {}, [](const store::EntityRow& row) { return std::tuple(row.value(pledge::order), row.id); });
    return lines;
}

std::string wordingOf(const std::vector<store::EntityRow>& lines)
{
    std::string all;
    for (const auto& row : lines)
        all += row.value(pledge::text) + '\n' + row.value(pledge::notice) + '\n';
    return blake2b({all}).toHex();
}

Result<PledgePage> pledgePage(store::Reader& reader, const SpaceId& house, const Now& now)
{
    PageRows rows(reader, now);
    PledgePage page;
    page.space = house;
    const auto space = std::ranges::find(rows.spaces(), house, &SpaceSyncState::id);
    if (space != rows.spaces().end()) {
        page.house = space->purpose == SpacePurpose::Private ? std::string() : space->name;
        page.mayWrite = space->role != Role::Viewer && space->role != Role::None;
    }
    auto select = every(pledge::kind);
    select.space = house;
    const auto found = rows.select(select);
    const auto standing = standingLines(found);
    page.wording = wordingOf(standing);
    for (const auto& row : standing)
        page.lines.push_back(lineRow(rows, row));
    for (const auto& row : found) {
        if (row.value(pledge::order).empty())
            page.takenOut.push_back(lineRow(rows, row));
    }
    auto moments = every(moment::kind);
    moments.space = house;
    auto told = rows.select(moments);
    newestFirst(told, moment::on);
    for (const auto& row : told) {
        for (auto* lines : {&page.lines, &page.takenOut}) {
            const auto at = std::ranges::find(*lines, idIn(row, moment::pledge), &PledgeLineRow::id);
            if (at == lines->end())
                continue;
            at->moments.push_back(momentRow(rows, row));
            ++(at->moments.back().type == MomentType::Kept ? at->kept : at->missed);
        }
    }
    page.signatures = signaturesIn(rows, house, page.wording);
    page.signedByMe = std::ranges::any_of(page.signatures, [](const auto& each) { return each.by.me && each.current; });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<std::vector<PledgeChange>> pledgeChanges(store::Reader& reader, const SpaceId& house, const Now& now)
{
    PageRows rows(reader, now);
    PastReader past(rows);
    std::vector<PledgeChange> changes;
    for (const auto& row : everyLine(rows, house))
        changesOf(rows, past.read(row), changes);
    std::ranges::stable_sort(changes, [](const PledgeChange& a, const PledgeChange& b) { return b.at < a.at; });
    for (const auto& outcome : {past.outcome(), rows.outcome()}) {
        if (!outcome)
            return fail(outcome.error());
    }
    return changes;
}

Result<std::vector<PledgeLineThen>> pledgeOn(store::Reader& reader, const SpaceId& house, Day day, const Now& now)
{
    PageRows rows(reader, now);
    PastReader past(rows);
    const WallMs until{raw(now.at(day + std::chrono::days{1}, 0)) - 1};
    std::vector<std::pair<std::string, PledgeLineThen>> standing;
    for (const auto& row : everyLine(rows, house)) {
        const auto line = past.read(row);
        auto order = valueAt(line.order, until);
        if (!order.empty() && valueAt(line.deleted, until).empty())
            standing.push_back({std::move(order), {line.id, valueAt(line.text, until), valueAt(line.notice, until)}});
    }
    std::ranges::sort(standing, {}, [](const auto& each) { return std::tuple(each.first, each.second.id); });
    for (const auto& outcome : {past.outcome(), rows.outcome()}) {
        if (!outcome)
            return fail(outcome.error());
    }
    std::vector<PledgeLineThen> lines;
    for (auto& [order, line] : standing)
        lines.push_back(std::move(line));
    return lines;
}

std::vector<MomentRow> momentsOf(PageRows& rows, const EntityId& client, std::size_t most)
{
    auto select = every(moment::kind, moment::client, client.toString());
    auto found = rows.select(select);
    newestFirst(found, moment::on);
    if (found.size() > most)
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(most), found.end());
    std::vector<MomentRow> made;
    for (const auto& row : found)
        made.push_back(momentRow(rows, row));
    return made;
}

namespace {

Tellable tellableFrom(PageRows& rows, const store::EntityRow& row)
{
    const auto field = row.kind == model::line::kind    ? model::line::client
                       : row.kind == model::visit::kind ? model::visit::client
                                                        : model::promise::client;
    Tellable made{{row.id, titleOf(row), true}, rows.ref(row.value(field)), row.kind};
    if (row.kind == model::visit::kind)
        made.what.name = say("The visit of %1", {rows.visit(row).day.words});
    return made;
}

} // namespace

Result<std::vector<Tellable>> tellable(store::Reader& reader, std::string_view words, std::size_t most, const Now& now)
{
    PageRows rows(reader, now);
    store::SearchQuery query;
    query.typed = std::string(words);
    query.limit = 4 * most;
    const auto hits = reader.search(query);
    if (!hits)
        return fail(hits.error());
    std::vector<Tellable> found;
    for (const auto& hit : hits->hits) {
        const bool fits = hit.kind == model::line::kind || hit.kind == model::visit::kind || hit.kind == model::promise::kind;
        const bool seen = std::ranges::any_of(found, [&](const Tellable& other) { return other.what.id == hit.entity; });
        if (found.size() == most || seen || !fits || rows.isPrivate(hit.space))
            continue;
        if (const auto row = reader.entity(hit.entity))
            found.push_back(tellableFrom(rows, *row));
    }
    return found;
}

Result<Tellable> tellableOne(store::Reader& reader, const EntityId& id, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = reader.entity(id);
    if (!row)
        return fail(row.error());
    return tellableFrom(rows, *row);
}

} // namespace salver::domain
