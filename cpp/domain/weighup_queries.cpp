// SPDX-License-Identifier: Apache-2.0
// Weigh-ups in full and in short, what is asked about them, and what an opinion may cite.
#include "domain/advice_queries.h"
#include "domain/objective_queries.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace weighup = model::weighup;
namespace option = model::option;
namespace point = model::point;
namespace secondView = model::secondView;
namespace recommendation = model::recommendation;
namespace lookback = model::lookback;
using Is = store::Condition::Is;

DayWords written(const PageRows& rows, const store::EntityRow& row, model::FieldId at)
{
    return rows.ago(wallOf(row, at).value_or(row.createdAt));
}

/// When something was written, to the moment; ids keep the order within one.
std::tuple<WallMs, EntityId> momentOf(const store::EntityRow& row, model::FieldId at)
{
    return {wallOf(row, at).value_or(row.createdAt), row.id};
}

PointRow pointRow(PageRows& rows, const store::EntityRow& row)
{
    PointRow made;
    made.id = row.id;
    made.option = EntityId::parse(row.value(point::option)).value_or(EntityId{});
    made.side = choiceFrom<Side>(row.value(point::side)).value_or(Side::For);
    made.text = row.value(point::text);
    made.by = rows.member(row.value(point::by));
    made.on = written(rows, row, point::at);
    made.cites = rows.ref(row.value(point::cites));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

OptionRow optionRow(const PageRows& rows, const store::EntityRow& row)
{
    OptionRow made;
    made.id = row.id;
    made.name = row.value(option::name);
    made.best = row.value(option::best);
    made.likely = row.value(option::likely);
    made.worst = row.value(option::worst);
    made.touches = row.value(option::touches);
    made.shortTerm = row.value(option::shortTerm);
    made.longTerm = row.value(option::longTerm);
    made.weGain = row.value(option::weGain);
    made.unknown = row.value(option::unknown);
    made.ifItFailed = row.value(option::ifItFailed);
    made.by = rows.member(row.value(option::by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

SecondViewRow viewRow(PageRows& rows, const store::EntityRow& row)
{
    SecondViewRow made;
    made.id = row.id;
    made.weighup = rows.ref(row.value(secondView::weighup));
    made.client = rows.ref(row.value(secondView::client));
    made.askedOf = rows.member(row.value(secondView::askedOf));
    made.askedBy = rows.member(row.value(secondView::askedBy));
    made.askedOn = rows.ago(row.value(secondView::askedOn));
    made.text = row.value(secondView::text);
    made.stand = choiceFrom<Stand>(row.value(secondView::stand));
    made.by = rows.member(row.value(secondView::by));
    made.givenOn = rows.ago(row.value(secondView::givenOn));
    made.cites = rows.ref(row.value(secondView::cites));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

RecommendationRow recommendationRow(PageRows& rows, const store::EntityRow& row)
{
    RecommendationRow made;
    made.id = row.id;
    made.text = row.value(recommendation::text);
    made.option = rows.ref(row.value(recommendation::option));
    made.by = rows.member(row.value(recommendation::by));
    made.signature = row.value(recommendation::signature);
    made.on = written(rows, row, recommendation::at);
    made.cites = rows.ref(row.value(recommendation::cites));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

LookbackRow lookbackRow(const PageRows& rows, const store::EntityRow& row)
{
    LookbackRow made;
    made.id = row.id;
    made.happened = row.value(lookback::happened);
    made.missed = row.value(lookback::missed);
    made.sayAgain = row.value(lookback::sayAgain);
    made.by = rows.member(row.value(lookback::by));
    made.on = rows.ago(row.value(lookback::on));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

WeighupRow weighupRow(PageRows& rows, const store::EntityRow& row)
{
    WeighupRow made;
    made.id = row.id;
    made.space = row.space;
    made.client = rows.ref(row.value(weighup::client));
    made.title = row.value(weighup::title);
    made.by = rows.member(row.value(weighup::by));
    made.on = written(rows, row, weighup::at);
    made.lookBackOn = rows.due(row.value(weighup::lookBackOn));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

/// Due from its day on until somebody has looked back on that day or later.
void settleDue(WeighupRow& row, const std::vector<Day>& lookedBack, Day today)
{
    if (!row.lookBackOn || row.lookBackOn->day > today)
        return;
    const auto day = row.lookBackOn->day;
    row.lookBackDue = std::ranges::none_of(lookedBack, [&](Day on) { return on >= day; });
}

std::vector<store::EntityRow> inOrder(PageRows& rows, model::KindId kind, model::FieldId parent, const EntityId& of,
                                      model::FieldId at)
{
    auto found = rows.select(every(kind, parent, of.toString()));
    std::ranges::sort(found, [&](const auto& a, const auto& b) { return momentOf(a, at) < momentOf(b, at); });
    return found;
}

void readOptions(PageRows& rows, WeighupPage& page, const EntityId& id)
{
    auto select = every(option::kind, option::weighup, id.toString());
    select.order.push_back({option::order, false, false});
    for (const auto& row : rows.select(select)) {
        page.options.push_back(optionRow(rows, row));
        page.row.options.push_back(page.options.back().name);
    }
    for (const auto& row : inOrder(rows, point::kind, point::weighup, id, point::at)) {
        auto made = pointRow(rows, row);
        if (const auto cited = rows.find(row.value(point::cites))) {
            made.citesKind = cited->kind;
            if (cited->kind == model::line::kind)
                made.citesClient = EntityId::parse(cited->value(model::line::client)).value_or(EntityId{});
        }
        const auto at = std::ranges::find(page.options, made.option, &OptionRow::id);
        if (at != page.options.end())
            at->points.push_back(std::move(made));
    }
}

void readOpinions(PageRows& rows, WeighupPage& page, const EntityId& id)
{
    auto views = rows.select(every(secondView::kind, secondView::weighup, id.toString()));
    std::ranges::sort(views, {}, [](const auto& row) { return std::tuple(row.createdAt, row.id); });
    for (const auto& row : views)
        page.views.push_back(viewRow(rows, row));
    for (const auto& row : inOrder(rows, recommendation::kind, recommendation::weighup, id, recommendation::at))
        page.recommendations.insert(page.recommendations.begin(), recommendationRow(rows, row));
    if (!page.recommendations.empty()) {
        page.row.recommended = page.recommendations.front().text;
        page.row.signature = page.recommendations.front().signature;
    }
    std::vector<Day> days;
    auto lookbacks = rows.select(every(lookback::kind, lookback::weighup, id.toString()));
    std::ranges::sort(lookbacks, {}, [](const auto& row) { return std::tuple(row.createdAt, row.id); });
    for (const auto& row : lookbacks) {
        page.lookbacks.insert(page.lookbacks.begin(), lookbackRow(rows, row));
        if (const auto& on = page.lookbacks.front().on)
            days.push_back(on->day);
    }
    settleDue(page.row, days, rows.today());
}

/// Whether the signed-in person has a part in it: began it, recommended in it, or looks after its client.
bool hasPartIn(PageRows& rows, const store::EntityRow& row)
{
    const auto me = rows.me().toString();
    if (row.value(weighup::by) == me)
        return true;
    if (const auto client = rows.find(row.value(weighup::client)))
        if (client->value(model::client::caredBy) == me || client->value(model::client::second) == me)
            return true;
    auto signedByMe = every(recommendation::kind, recommendation::weighup, row.id.toString());
    signedByMe.where.push_back(where(recommendation::by, Is::Equal, me));
    signedByMe.limit = 1;
    return !rows.select(signedByMe).empty();
}

std::string askedWords(const SecondViewRow& row, Day today)
{
    const auto& by = row.askedBy.name;
    const auto& of = row.askedOf.name;
    if (!row.askedOn) {
        return row.askedBy.me   ? say("You asked how %1 sees this.", {of})
               : row.askedOf.me ? say("%1 asked how you see this.", {by})
                                : say("%1 asked how %2 sees this.", {by, of});
    }
    const auto day = dayShort(row.askedOn->day, today);
    return row.askedBy.me   ? say("You asked on %1 how %2 sees this.", {day, of})
           : row.askedOf.me ? say("%1 asked on %2 how you see this.", {by, day})
                            : say("%1 asked on %2 how %3 sees this.", {by, day, of});
}

} // namespace

Result<WeighupPage> weighupPage(store::Reader& reader, const EntityId& id, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != weighup::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not a weigh-up."));
    WeighupPage page;
    page.row = weighupRow(rows, *row);
    page.whatFor = row->value(weighup::whatFor);
    page.badResult = row->value(weighup::badResult);
    if (const auto stated = rows.find(row->value(weighup::objective)))
        page.objective = pinnedObjective(rows, *stated);
    else if (page.row.client.found) {
        auto newest = pinnedObjectives(rows, page.row.client.id, 1);
        if (!newest.empty())
            page.objective = std::move(newest.front());
    }
    for (const auto& from : rows.select(every(model::advice::kind, model::advice::weighup, id.toString())))
        page.advice = from.id;
    readOptions(rows, page, id);
    readOpinions(rows, page, id);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

std::vector<WeighupRow> weighupsOf(PageRows& rows, const EntityId& client)
{
    std::map<std::string, std::vector<std::string>> options;
    std::map<std::string, std::vector<Day>> lookedBack;
    std::map<std::string, store::EntityRow> newest;
    const auto id = client.toString();
    auto found = rows.select(every(weighup::kind, weighup::client, id));
    std::vector<std::string> ids;
    for (const auto& row : found)
        ids.push_back(row.id.toString());
    if (ids.empty())
        return {};
    auto ways = every(option::kind);
    ways.where.push_back(oneOf(option::weighup, ids));
    ways.order.push_back({option::order, false, false});
    for (const auto& row : rows.select(ways))
        options[row.value(option::weighup)].push_back(row.value(option::name));
    for (const auto& row : rows.select(every(recommendation::kind, recommendation::client, id))) {
        auto& last = newest.try_emplace(row.value(recommendation::weighup), row).first->second;
        if (momentOf(last, recommendation::at) < momentOf(row, recommendation::at))
            last = row;
    }
    for (const auto& row : rows.select(every(lookback::kind, lookback::client, id))) {
        if (const auto day = parseDay(row.value(lookback::on)))
            lookedBack[row.value(lookback::weighup)].push_back(*day);
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) { return momentOf(b, weighup::at) < momentOf(a, weighup::at); });
    std::vector<WeighupRow> made;
    for (const auto& row : found) {
        auto& each = made.emplace_back(weighupRow(rows, row));
        each.options = options[row.id.toString()];
        if (const auto at = newest.find(row.id.toString()); at != newest.end()) {
            each.recommended = at->second.value(recommendation::text);
            each.signature = at->second.value(recommendation::signature);
        }
        settleDue(each, lookedBack[row.id.toString()], rows.today());
    }
    return made;
}

Result<std::vector<WeighupRow>> lookBacksDue(store::Reader& reader, bool mine, const Now& now)
{
    PageRows rows(reader, now);
    auto due = every(weighup::kind);
    due.where.push_back(where(weighup::lookBackOn, Is::Set, {}));
    due.where.push_back(where(weighup::lookBackOn, Is::LessOrEqual, dayText(rows.today())));
    due.order.push_back({weighup::lookBackOn, false, false});
    due.withProse = false;
    std::vector<WeighupRow> found;
    for (const auto& row : rows.select(due)) {
        auto made = weighupRow(rows, row);
        std::vector<Day> lookedBack;
        for (const auto& each : rows.select(every(lookback::kind, lookback::weighup, row.id.toString()))) {
            if (const auto day = parseDay(each.value(lookback::on)))
                lookedBack.push_back(*day);
        }
        settleDue(made, lookedBack, rows.today());
        if (!made.lookBackDue || (mine && !hasPartIn(rows, row)))
            continue;
        made.why = {Rule::LookBack, say("When it was decided, %1 was set as the day to look back. Nobody has yet.",
                                        {dayLong(made.lookBackOn->day, rows.today())})};
        found.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

Result<std::vector<SecondViewRow>> viewsAsked(store::Reader& reader, bool ofMe, const Now& now)
{
    PageRows rows(reader, now);
    auto asked = every(secondView::kind);
    asked.where.push_back(where(secondView::askedOf, Is::Set, {}));
    asked.where.push_back(where(secondView::givenOn, Is::NotSet, {}));
    if (ofMe)
        asked.where.push_back(where(secondView::askedOf, Is::Equal, rows.me().toString()));
    asked.order.push_back({secondView::askedOn, false, false});
    std::vector<SecondViewRow> found;
    for (const auto& row : rows.select(asked)) {
        auto made = viewRow(rows, row);
        if (!made.weighup.found)
            continue;
        made.why = {Rule::ViewAsked, askedWords(made, rows.today())};
        found.push_back(std::move(made));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

Result<std::vector<NamedMatter>> mattersNamed(store::Reader& reader, std::string_view letters, std::size_t most,
                                              const Now& now)
{
    PageRows rows(reader, now);
    const auto wanted = folded(letters);
    std::vector<NamedMatter> found;
    for (const auto kind : {weighup::kind, model::objective::kind}) {
        auto select = every(kind);
        select.withProse = false;
        select.order.push_back({{}, true, false});
        std::size_t here = 0;
        for (const auto& row : rows.select(select)) {
            if (here == most || folded(titleOf(row)).find(wanted) == std::string::npos)
                continue;
            const auto client = rows.ref(row.value(kind == weighup::kind ? weighup::client : model::objective::client));
            found.push_back({{row.id, titleOf(row), true}, client, kind});
            ++here;
        }
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

Result<std::vector<EntityRef>> citable(store::Reader& reader, std::string_view words, std::size_t most)
{
    static const std::set<model::KindId> kinds{weighup::kind, model::line::kind, recommendation::kind, lookback::kind,
                                               model::stance::kind, model::advice::kind, model::problem::kind};
    store::SearchQuery query;
    query.typed = std::string(words);
    query.limit = 4 * most;
    const auto hits = reader.search(query);
    if (!hits)
        return fail(hits.error());
    std::vector<EntityRef> found;
    for (const auto& hit : hits->hits) {
        const bool seen = std::ranges::any_of(found, [&](const EntityRef& other) { return other.id == hit.entity; });
        if (found.size() == most || seen || !kinds.contains(hit.kind))
            continue;
        const auto row = reader.entity(hit.entity);
        if (row)
            found.push_back({hit.entity, titleOf(*row), true});
    }
    return found;
}

} // namespace salver::domain
