// SPDX-License-Identifier: Apache-2.0
#include "domain/reflection_queries.h"

#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/text_delta.h"
#include "domain/words.h"

#include <algorithm>
#include <map>

namespace salver::domain {

namespace {

namespace reflection = model::reflection;
namespace visit = model::visit;
namespace client = model::client;
using Is = store::Condition::Is;

constexpr std::size_t startBytes = 120;

Day firstOfMonth(Day day)
{
    const std::chrono::year_month_day date{day};
    return Day{std::chrono::local_days{date.year() / date.month() / std::chrono::day{1}}};
}

/// The clients one has had no visit with since the month began, with one's own last visit.
std::vector<NotSpokenTo> notSpokenTo(PageRows& rows)
{
    const auto first = firstOfMonth(rows.today());
    auto visits = every(visit::kind, visit::by, rows.me().isNull() ? std::string() : rows.me().toString());
    visits.where.push_back(where(visit::started, Is::Set, {}));
    visits.order.push_back({visit::started, true, false});
    visits.withProse = false;
    std::map<std::string, Day> last;
    for (const auto& row : rows.select(visits)) {
        if (const auto at = wallOf(row, visit::started))
            last.try_emplace(row.value(visit::client), rows.now().dayOf(*at));
    }
    auto clients = every(client::kind);
    clients.order.push_back({client::name, false, true});
    clients.withProse = false;
    std::vector<NotSpokenTo> made;
    for (const auto& row : rows.select(clients)) {
        const auto at = last.find(row.id.toString());
        if ((at != last.end() && at->second >= first) || !row.value(client::leftOn).empty())
            continue;
        NotSpokenTo each;
        each.client = {row.id, row.value(client::name), true};
        each.caredBy = rows.member(row.value(client::caredBy));
        if (at != last.end())
            each.last = DayWords{at->second, agoWords(at->second, rows.today())};
        each.why = at == last.end() ? say("You have had no visit there yet. The list names the clients you have not "
                                          "visited or called this month.")
                                    : say("Your last visit there was on %1. The list names the clients you have not "
                                          "visited or called this month.", {dayShort(at->second, rows.today())});
        made.push_back(std::move(each));
    }
    return made;
}

} // namespace

Day mondayOf(Day day)
{
    const std::chrono::weekday weekday{day};
    return day - (weekday - std::chrono::Monday);
}

EntityId reflectionId(const SpaceId& own, Day monday)
{
    return derivedId(own, raw(reflection::kind), dayText(monday));
}

Result<Made> openReflection(Commands& commands, Day day)
{
    const auto own = commands.privateSpace();
    if (!own)
        return fail(own.error());
    const auto monday = mondayOf(day);
    const Made made{reflectionId(*own, monday), reflection::kind, *own};
    const auto known = commands.reader().entity(made.id);
    if (known && known->presence != store::Presence::Binned)
        return made;
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    DraftBuilder draft(*own);
    if (known)
        draft.restore(made.id, made.kind);
    else
        draft.makesForGood(made.id).with(made.id, made.kind, reflection::week, dayText(monday));
    return commands.commit(draft, made, say("Page begun"));
}

Result<Made> setReflection(Commands& commands, Day monday, std::string_view text)
{
    const auto page = openReflection(commands, monday);
    if (!page)
        return page;
    const auto row = commands.liveOf(page->id, reflection::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(page->space);
    for (auto& splice : TextDelta::between(row->value(reflection::text), sanitizeUtf8(trimmed(text))).splices())
        draft.splice(page->id, page->kind, reflection::text, std::move(splice));
    return draft.draft().steps.empty() ? page : commands.commit(draft, *page, say("Your week"));
}

Result<WeekPage> weekPage(store::Reader& reader, Day day, const Now& now)
{
    PageRows rows(reader, now);
    WeekPage page;
    page.monday = mondayOf(day);
    page.leads = rows.isLead();
    const auto own = std::ranges::find(rows.spaces(), SpacePurpose::Private, &SpaceSyncState::purpose);
    if (own == rows.spaces().end())
        return fail(ErrorCode::NotSignedIn, say("This device has no place of your own yet. Sign in first."));
    page.id = reflectionId(own->id, page.monday);
    auto weeks = every(reflection::kind);
    weeks.space = own->id;
    weeks.order.push_back({reflection::week, true, false});
    for (const auto& row : rows.select(weeks)) {
        const auto& words = row.value(reflection::text);
        if (row.id == page.id) {
            page.exists = true;
            page.text = words;
        } else if (const auto monday = parseDay(row.value(reflection::week)); monday && !words.empty()) {
            page.before.push_back({row.id, *monday, clipped(oneLine(words), startBytes)});
        }
    }
    page.notSpokenTo = notSpokenTo(rows);
    auto asked = viewsAsked(reader, true, now);
    auto due = lookBacksDue(reader, false, now);
    if (!asked || !due)
        return fail(!asked ? std::move(asked.error()) : std::move(due.error()));
    page.asked = std::move(*asked);
    page.lookBacks = std::move(*due);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

} // namespace salver::domain
