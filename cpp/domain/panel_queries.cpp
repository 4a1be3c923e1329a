// SPDX-License-Identifier: Apache-2.0
#include "domain/panel_queries.h"

#include "domain/panel_commands.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace panel = model::panel;
namespace answer = model::panelAnswer;
namespace theme = model::theme;
namespace sorting = model::sorting;

PanelRow panelRow(PageRows& rows, const store::EntityRow& row, const std::vector<const store::EntityRow*>& answers)
{
    PanelRow made;
    made.id = row.id;
    made.question = row.value(panel::question);
    made.how = row.value(panel::how);
    made.on = rows.ago(row.value(panel::on));
    made.closedOn = rows.ago(row.value(panel::closedOn));
    made.by = rows.member(row.value(panel::by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    std::set<std::string> asked;
    std::set<std::string> answered;
    for (const auto* each : answers) {
        asked.insert(each->value(answer::person));
        if (!each->value(answer::words).empty())
            answered.insert(each->value(answer::person));
    }
    made.asked = asked.size();
    made.n = answered.size();
    made.banner = made.n == 0 ? asked.empty() ? nLabel(0) : say("Nobody has answered yet")
                              : say("mini panel, n = %1*", {std::to_string(made.n)});
    return made;
}

PanelAnswerRow answerRow(PageRows& rows, const store::EntityRow& row)
{
    PanelAnswerRow made;
    made.id = row.id;
    made.person = rows.ref(row.value(answer::person));
    made.client = rows.ref(row.value(answer::client));
    made.words = row.value(answer::words);
    made.mode = row.value(answer::mode);
    made.askedBy = rows.member(row.value(answer::askedBy));
    made.askerLooksAfter = looksAfter(rows, row.value(answer::client), made.askedBy);
    made.on = rows.ago(row.value(answer::on));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

std::string sizeWords(const PanelRow& row)
{
    if (row.asked < panelFrom)
        return row.asked == 0 ? say("A panel is three to twelve people. Ask %1.", {std::to_string(panelFrom)})
                              : say("A panel is three to twelve people. Ask %1 more.",
                                    {std::to_string(panelFrom - row.asked)});
    const auto silent = row.asked - row.n;
    return silent == 0 ? std::string()
                       : sayCount(static_cast<long long>(silent), "%n of the %1 who were asked has not answered yet.",
                                  "%n of the %1 who were asked have not answered yet.", {std::to_string(row.asked)});
}

/// The themes by their order, with the answers that were laid to them.
std::vector<ThemeRow> themesOf(PageRows& rows, const std::string& id, std::vector<PanelAnswerRow>& answers, std::size_t n)
{
    auto found = rows.select(every(theme::kind, theme::panel, id));
    std::ranges::sort(found, {}, [](const auto& row) { return std::tuple(row.value(theme::order), row.id); });
    std::vector<ThemeRow> made;
    for (const auto& row : found)
        made.push_back({row.id, row.value(theme::name), rows.member(row.value(theme::by)), {}, {}, row.waiting, row.contested});
    const auto laid = rows.select(every(sorting::kind, sorting::panel, id));
    for (auto& each : answers) {
        for (auto& named : made) {
            const bool holds = std::ranges::any_of(laid, [&](const store::EntityRow& row) {
                return row.value(sorting::theme) == named.id.toString() && row.value(sorting::answer) == each.id.toString();
            });
            if (!holds)
                continue;
            named.answers.push_back(each.id);
            each.themes.push_back(named.id);
        }
    }
    const auto all = std::to_string(n);
    for (auto& named : made) {
        const auto of = std::to_string(named.answers.size());
        named.count = named.answers.size() < 2 ? say("%1 of %2 said this so far", {of, all})
                                               : say("%1 of %2 said something like this", {of, all});
    }
    return made;
}

} // namespace

Result<std::vector<PanelRow>> panels(store::Reader& reader, const Now& now)
{
    PageRows rows(reader, now);
    const auto said = rows.select(every(answer::kind));
    std::map<std::string, std::vector<const store::EntityRow*>> byPanel;
    for (const auto& row : said)
        byPanel[row.value(answer::panel)].push_back(&row);
    auto found = rows.select(every(panel::kind));
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        return std::tuple(a.value(panel::closedOn).empty(), a.value(panel::on), a.createdAt, a.id) >
               std::tuple(b.value(panel::closedOn).empty(), b.value(panel::on), b.createdAt, b.id);
    });
    std::vector<PanelRow> made;
    for (const auto& row : found)
        made.push_back(panelRow(rows, row, byPanel[row.id.toString()]));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<PanelPage> panelPage(store::Reader& reader, const EntityId& id, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != panel::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not a panel question."));
    PanelPage page;
    const auto said = rows.select(every(answer::kind, answer::panel, id.toString()));
    std::vector<const store::EntityRow*> all;
    std::vector<std::string> modes;
    std::vector<std::pair<MemberRef, bool>> askers;
    for (const auto& each : said) {
        all.push_back(&each);
        page.answers.push_back(answerRow(rows, each));
        const auto& made = page.answers.back();
        if (!made.words.empty())
            modes.push_back(made.mode);
        askers.emplace_back(made.askedBy, made.askerLooksAfter);
    }
    std::ranges::sort(page.answers, {}, [](const auto& each) {
        return std::tuple(each.words.empty(), folded(each.person.name), each.id);
    });
    page.row = panelRow(rows, *row, all);
    page.themes = themesOf(rows, id.toString(), page.answers, page.row.n);
    for (const auto& each : page.answers) {
        if (each.themes.empty() && !each.words.empty())
            page.alone.push_back(each.id);
    }
    page.note = mayShow(page.row.n).asterisk ? smallNumberNote : "";
    page.how = askedHow(std::move(modes));
    page.askers = askersWords(askers);
    page.size = sizeWords(page.row);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<std::vector<Askable>> askable(store::Reader& reader, std::string_view letters, std::size_t most, const Now& now)
{
    PageRows rows(reader, now);
    auto clients = every(model::client::kind);
    clients.withProse = false;
    rows.learn(rows.select(clients));
    auto people = every(model::person::kind);
    people.withProse = false;
    people.order.push_back({model::person::name, false, true});
    const auto wanted = folded(letters);
    std::vector<Askable> made;
    for (const auto& row : rows.select(people)) {
        if (made.size() >= most)
            break;
        Askable each{{row.id, row.value(model::person::name), true}, rows.ref(row.value(model::person::client))};
        const bool fits = wanted.empty() || folded(each.person.name).find(wanted) != std::string::npos ||
                          folded(each.client.name).find(wanted) != std::string::npos;
        if (each.client.found && fits)
            made.push_back(std::move(each));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

} // namespace salver::domain
