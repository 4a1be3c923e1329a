// SPDX-License-Identifier: Apache-2.0
#include "domain/team_lists.h"

#include "domain/advice_queries.h"
#include "domain/agreement_queries.h"
#include "domain/care.h"
#include "domain/handover.h"
#include "domain/line_sparks.h"
#include "domain/objective_queries.h"
#include "domain/rhythm_queries.h"
#include "domain/say.h"
#include "domain/understanding.h"
#include "domain/visit_running.h"
#include "domain/words.h"

#include <algorithm>
#include <set>

namespace salver::domain::team {

namespace {

/// More than this nobody reads in one sitting; the clients' own pages have them all.
constexpr std::size_t factsAskedMost = 30;

std::string dated(const std::string& words, const std::optional<DayWords>& day)
{
    return !day ? words : words.empty() ? day->words : words + ", " + day->words;
}

/// Before that they are still getting to know us.
constexpr std::chrono::days settledIn{90};

template <class Row>
std::string orderOf(const Row& row)
{
    return row.id.toString();
}

} // namespace

Result<std::vector<TeamRow>> outNow(Queries& queries, const Now& now)
{
    const auto out = outToday(queries, now);
    if (!out)
        return fail(out.error());
    std::vector<TeamRow> rows;
    for (const auto* some : {&out->mine, &out->running, &out->planned}) {
        for (const auto& visit : *some) {
            const bool planned = visit.state == VisitState::Planned;
            TeamRow row{orderOf(visit), visit.client, model::visit::kind, visit.id, visit.client.name, {}, false, {}};
            row.detail = visit.by.me ? planned ? say("you, from %1", {visit.time}) : say("you, since %1", {visit.time})
                         : planned ? say("%1, from %2", {visit.by.name, visit.time})
                                   : say("%1, since %2", {visit.by.name, visit.time});
            row.why = {Rule::NextVisit, planned ? say("%1 planned this visit for today.", {visit.by.name})
                                        : visit.by.me
                                            ? say("You began this visit today and it goes on.")
                                            : say("%1 began this visit today and it goes on.", {visit.by.name})};
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

Result<std::vector<TeamRow>> noSecond(Queries& queries, const Now& now)
{
    const auto found = withoutSecond(queries.reader(), now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found)
        rows.push_back({each.client.id.toString(), each.client, model::client::kind, each.client.id, each.client.name,
                        each.caredBy.name.empty() ? say("nobody is named") : say("looked after by %1", {each.caredBy.name}),
                        false, each.why});
    return rows;
}

Result<std::vector<TeamRow>> handovers(Queries& queries, const Now& now)
{
    const auto found = handoversUnderWay(queries.reader(), false, now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found)
        rows.push_back({orderOf(each), each.client, model::handover::kind, each.id, each.client.name,
                        dated(say("from %1 to %2", {each.from.name, each.to.name}), each.startedOn), false, each.why});
    return rows;
}

Result<std::vector<TeamRow>> views(Queries& queries, const Now& now)
{
    const auto found = viewsAsked(queries.reader(), false, now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found)
        rows.push_back({orderOf(each), each.client, model::weighup::kind, each.weighup.id, each.weighup.name,
                        dated(say("%1, %2 asked %3",
                                  {each.client.name, each.askedBy.name, each.askedOf.name}), each.askedOn),
                        false, each.why});
    return rows;
}

Result<std::vector<TeamRow>> unplayed(Queries& queries, const Now& now)
{
    const auto found = neverPlayedBack(queries.reader(), now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found) {
        if (!each.isPrivate)
            rows.push_back({orderOf(each), each.client, model::objective::kind, each.id, each.heard.words,
                            dated(each.client.name, each.heard.on), true, each.why});
    }
    return rows;
}

Result<std::vector<TeamRow>> lapsedRhythms(Queries& queries, const Now& now)
{
    const auto found = rhythms(queries.reader(), {}, now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found) {
        if (!each.come)
            continue;
        const auto who = each.person.found ? each.person.name + ", " + each.client.name : each.client.name;
        rows.push_back({orderOf(each), each.client, model::client::kind, each.client.id, each.text,
                        each.lastContact ? say("%1, last contact %2", {who, each.lastContact->words})
                                         : say("%1, no contact noted yet", {who}),
                        true, each.why});
    }
    return rows;
}

Result<std::vector<TeamRow>> noCard(Queries& queries, const Now& now)
{
    const auto found = peopleWithoutCard(queries.reader(), now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found)
        rows.push_back({orderOf(each.person), each.person.client, model::person::kind, each.person.id, each.person.name,
                        each.person.client.name, false, each.why});
    return rows;
}

Result<std::vector<TeamRow>> askAgain(Queries& queries, const Now& now)
{
    const auto found = worthAskingAgain(queries, factsAskedMost, now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found) {
        if (each.fact.isPrivate || !each.fact.askAgain)
            continue;
        const bool ofClient = each.fact.about.id == each.client.id;
        rows.push_back({orderOf(each.fact), each.client, ofClient ? model::client::kind : model::person::kind,
                        each.fact.about.id, each.fact.text,
                        ofClient ? each.client.name : each.fact.about.name + ", " + each.client.name, false,
                        *each.fact.askAgain});
    }
    return rows;
}

Result<std::vector<TeamRow>> oldAgreements(Queries& queries, const Now& now)
{
    const auto found = agreementsNotLookedAt(queries.reader(), now);
    if (!found)
        return fail(found.error());
    std::vector<TeamRow> rows;
    for (const auto& each : *found)
        rows.push_back({each.client.id.toString(), each.client, model::client::kind, each.client.id, each.text,
                        dated(each.client.name, each.lookedAtOn), false, {Rule::AskAgain, each.why}});
    return rows;
}

Result<std::vector<TeamRow>> neverAsked(Queries& queries, const Now& now)
{
    namespace client = model::client;
    PageRows rows(queries.reader(), now);
    std::set<std::string> asked;
    for (const auto& row : rows.select(every(model::pulse::kind)))
        asked.insert(row.value(model::pulse::client));
    auto select = every(client::kind);
    select.where.push_back(where(client::since, store::Condition::Is::Set, {}));
    select.where.push_back(where(client::since, store::Condition::Is::LessOrEqual, dayText(rows.today() - settledIn)));
    select.order.push_back({client::since, false, false});
    select.withProse = false;
    std::vector<TeamRow> made;
    const auto clients = rows.select(select);
    rows.learn(clients);
    for (const auto& row : clients) {
        const auto id = row.id.toString();
        // Who does not want to be asked is not brought up.
        if (asked.contains(id) || !row.value(client::pulseOff).empty() || !row.value(client::leftOn).empty())
            continue;
        const auto since = rows.ago(row.value(client::since));
        const auto day = since ? dayShort(since->day, rows.today()) : std::string();
        made.push_back({id, rows.ref(id), client::kind, row.id, row.value(client::name),
                        say("with us since %1", {day}), false,
                        {Rule::NeverAsked, say("They have been with us since %1, and nobody there was ever asked how "
                                               "well we look after them.", {day})}});
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

} // namespace salver::domain::team
