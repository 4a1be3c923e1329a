// SPDX-License-Identifier: Apache-2.0
// The ethos and the standard of the House, and a lead's own week, on the command line.
#include "cli/verbs.h"

#include "domain/house_commands.h"
#include "domain/house_queries.h"
#include "domain/past_day.h"
#include "domain/reflection_queries.h"
#include "domain/text_history.h"

namespace salver::cli {

namespace {

using domain::HouseSlot;

Result<domain::HouseText> read(Desk& desk, HouseSlot slot)
{
    const auto team = desk.commands().team();
    return team ? domain::houseText(desk.reader(), *team, slot, desk.now()) : fail(team.error());
}

Output textOutput(const domain::HouseText& text, const QString& nothing)
{
    return {{{"id", qt(text.id)},
             {"kind", "house page"},
             {"slot", qt(nameOf(text.slot))},
             {"text", qt(text.text)},
             {"changedBy", qt(text.by.name)},
             {"changedOn", text.on ? QJsonValue(qt(domain::dayText(text.on->day))) : QJsonValue()},
             {"saved", text.waiting ? "waiting" : "synced"}},
            text.text.empty() ? nothing : qt(text.text)};
}

Result<Output> slotVerb(Desk& desk, const Arguments& arguments, HouseSlot slot, const QString& nothing)
{
    if (arguments.words.isEmpty()) {
        const auto text = read(desk, slot);
        return text ? Result<Output>(textOutput(*text, nothing)) : fail(text.error());
    }
    const auto team = desk.commands().team();
    return team ? answerMade(desk, domain::setHousePage(desk.commands(), *team, slot, arguments.words[0].toStdString()))
                : fail(team.error());
}

Result<Output> ethos(Desk& desk, const Arguments& arguments)
{
    return slotVerb(desk, arguments, HouseSlot::Ethos, L("Nobody has written the ethos yet. It takes five lines at most."));
}

Result<Output> standard(Desk& desk, const Arguments& arguments)
{
    return slotVerb(desk, arguments, HouseSlot::Standard, L("Nobody has written the standard yet."));
}

Result<Output> versions(Desk& desk, const Arguments& arguments)
{
    const auto slot = domain::choiceFrom<HouseSlot>(arguments.words[0].toStdString());
    if (!slot)
        return fail(ErrorCode::InvalidArgument, "The House has two texts: ethos and standard.");
    const auto text = read(desk, *slot);
    if (!text)
        return fail(text.error());
    QJsonArray items;
    QStringList lines;
    if (text->exists) {
        const auto history = domain::textHistory(desk.queries(), text->id, model::housePage::text, desk.now());
        if (!history)
            return fail(history.error());
        for (const auto& each : history->versions) {
            items.append(QJsonObject{{"by", qt(each.by.name)},
                                     {"when", qt(each.when)},
                                     {"added", qint64(each.added)},
                                     {"removed", qint64(each.removed)},
                                     {"start", qt(each.start)}});
            lines += QStringLiteral("%1 · %2 · %3").arg(qt(each.when), qt(each.by.name), qt(each.start));
        }
    }
    return listOutput(items, std::size_t(items.size()), lines, L("Nobody has written it yet."));
}

Result<domain::Day> dayOf(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(L("day")))
        return desk.now().today();
    const auto day = domain::readPastDay(arguments.option(L("day")).toStdString(), desk.now().today());
    if (!day)
        return fail(ErrorCode::InvalidArgument, "There is no day in \"" + arguments.option(L("day")).toStdString() + "\".");
    return *day;
}

Result<Output> weekShow(Desk& desk, const Arguments& arguments)
{
    const auto day = dayOf(desk, arguments);
    if (!day)
        return fail(day.error());
    const auto page = domain::weekPage(desk.reader(), *day, desk.now());
    if (!page)
        return fail(page.error());
    QJsonArray clients, asked, lookBacks, before;
    QStringList lines{page->text.empty() ? L("Nothing written this week.") : qt(page->text)};
    for (const auto& row : page->notSpokenTo) {
        clients.append(QJsonObject{{"client", qt(row.client.name)},
                                   {"last", row.last ? QJsonValue(qt(domain::dayText(row.last->day))) : QJsonValue()},
                                   {"why", qt(row.why)}});
        lines += QStringLiteral("not spoken to this month: %1, %2").arg(qt(row.client.name), row.last ? qt(row.last->words) : L("never"));
    }
    for (const auto& row : page->asked) {
        asked.append(QJsonObject{{"weighup", qt(row.weighup.name)}, {"client", qt(row.client.name)}, {"askedBy", qt(row.askedBy.name)}, {"why", qt(row.why.sentence)}});
        lines += QStringLiteral("%1 waits for your view: %2").arg(qt(row.askedBy.name), qt(row.weighup.name));
    }
    for (const auto& row : page->lookBacks) {
        lookBacks.append(QJsonObject{{"id", qt(row.id)}, {"title", qt(row.title)}, {"client", qt(row.client.name)}, {"why", qt(row.why.sentence)}});
        lines += QStringLiteral("look back: %1").arg(qt(row.title));
    }
    for (const auto& row : page->before)
        before.append(QJsonObject{{"id", qt(row.id)}, {"week", qt(domain::dayText(row.monday))}, {"start", qt(row.start)}});
    return Output{{{"id", qt(page->id)},
                   {"week", qt(domain::dayText(page->monday))},
                   {"text", qt(page->text)},
                   {"notSpokenTo", clients},
                   {"viewsAskedOfYou", asked},
                   {"lookBacksDue", lookBacks},
                   {"before", before}},
                  lines.join(QLatin1Char('\n'))};
}

Result<Output> weekWrite(Desk& desk, const Arguments& arguments)
{
    const auto day = dayOf(desk, arguments);
    return day ? answerMade(desk, domain::setReflection(desk.commands(), *day, arguments.words[0].toStdString())) : fail(day.error());
}

} // namespace

QList<Verb> houseVerbs()
{
    return {
        {L("house ethos"), L("[TEXT]"), 0, 1, &ethos},
        {L("house standard"), L("[TEXT]"), 0, 1, &standard},
        {L("house versions"), L("ethos|standard"), 1, 1, &versions},
        {L("week show"), L("[--day DAY]"), 0, 0, &weekShow},
        {L("week write"), L("TEXT [--day DAY]"), 1, 1, &weekWrite},
    };
}

} // namespace salver::cli
