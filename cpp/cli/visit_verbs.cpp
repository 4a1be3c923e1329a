// SPDX-License-Identifier: Apache-2.0
// Visits and captured lines on the command line.
#include "cli/verbs.h"

#include "domain/line_syntax.h"
#include "domain/scalars.h"

namespace salver::cli {

namespace {

using domain::Made;

Result<EntityId> clientId(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(L("client")))
        return EntityId{};
    const auto row = desk.client(arguments.option(L("client")));
    return row ? Result<EntityId>(row->id) : fail(row.error());
}

Result<Output> visitStart(Desk& desk, const Arguments& arguments)
{
    if (auto account = desk.requireAccount(); !account)
        return fail(std::move(account.error()));
    const auto client = clientId(desk, arguments);
    if (!client)
        return fail(client.error());
    domain::NewVisit what;
    what.client = *client;
    if (arguments.has(L("mode"))) {
        const auto mode = arguments.option(L("mode")).replace(QLatin1Char('-'), QLatin1Char(' '));
        what.mode = domain::choiceFrom<domain::VisitMode>(mode.toStdString());
        if (!what.mode)
            return fail(ErrorCode::InvalidArgument, "A visit is one of: on site, video, phone, walk.");
    }
    return answerMade(desk, desk.commands().startVisit(what));
}

/// The person's running visit with that client; a new one where there is none.
Result<EntityId> runningVisit(Desk& desk, const EntityId& client)
{
    const auto today = desk.queries().today(desk.now());
    if (!today)
        return fail(today.error());
    for (const auto& visit : today->running) {
        if (visit.client.id == client)
            return visit.id;
    }
    domain::NewVisit what;
    what.client = client;
    const auto made = desk.commands().startVisit(what);
    return made ? Result<EntityId>(made->id) : fail(made.error());
}

QString visitFileLacks(const Arguments& arguments)
{
    return arguments.has(L("client")) ? QString() : L("Say which client it was: --client NAME.");
}

QString captureLacks(const Arguments& arguments)
{
    const auto line = domain::parseLine(arguments.words[0].toStdString());
    return line.type != domain::LineType::Mark && domain::trimmed(line.text).empty()
               ? QStringLiteral("There is nothing to write down in an empty line. A bare mark, to fill in later, is typed ◆.")
               : QString();
}

Result<Output> capture(Desk& desk, const Arguments& arguments)
{
    if (auto account = desk.requireAccount(); !account)
        return fail(std::move(account.error()));
    EntityId visit;
    if (arguments.has(L("visit"))) {
        const auto row = desk.entity(arguments.option(L("visit")));
        if (!row)
            return fail(row.error());
        visit = row->id;
    } else {
        const auto client = clientId(desk, arguments);
        if (!client)
            return fail(client.error());
        const auto running = runningVisit(desk, *client);
        if (!running)
            return fail(running.error());
        visit = *running;
    }
    const auto line = desk.commands().captureLine(visit, arguments.words[0].toStdString(), arguments.has(L("private")));
    return line ? madeOutput(desk, line->line) : fail(line.error());
}

Result<Output> onVisit(Desk& desk, const Arguments& arguments, Result<Made> (domain::Commands::*command)(const EntityId&))
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk, (desk.commands().*command)(row->id)) : fail(row.error());
}

Result<Output> visitLeave(Desk& desk, const Arguments& arguments)
{
    return onVisit(desk, arguments, &domain::Commands::leaveVisit);
}

Result<Output> visitWrap(Desk& desk, const Arguments& arguments)
{
    return onVisit(desk, arguments, &domain::Commands::wrapVisit);
}

Result<Output> visitFile(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto client = desk.client(arguments.option(L("client")));
    return client ? answerMade(desk, desk.commands().fileVisit(row->id, client->id)) : fail(client.error());
}

QJsonObject visitJson(const domain::VisitRow& row)
{
    QJsonArray people;
    for (const auto& person : row.people)
        people.append(qt(person.name));
    return {{"id", qt(row.id)},
            {"kind", "visit"},
            {"client", qt(row.client.name)},
            {"state", qt(nameOf(row.state))},
            {"at", timeText(row.starts)},
            {"day", qt(domain::dayText(row.day.day))},
            {"time", qt(row.time)},
            {"people", people},
            {"place", qt(row.place)},
            {"by", qt(row.by.name)}};
}

Result<Output> visitList(Desk& desk, const Arguments& arguments)
{
    const auto limit = arguments.has(L("limit")) ? arguments.option(L("limit")).toULongLong() : 50;
    const auto offset = arguments.option(L("offset")).toULongLong();
    auto page = desk.queries().visits(arguments.has(L("mine")), desk.toAsk(limit), desk.chosen() ? 0 : offset,
                                      desk.now());
    if (!page)
        return fail(page.error());
    page->total = desk.narrow(page->rows, page->total, limit, offset);
    QJsonArray items;
    QStringList lines;
    for (const auto& row : page->rows) {
        items.append(visitJson(row));
        lines += QStringLiteral("%1 %2  %3  %4  %5")
                     .arg(qt(row.day.words), qt(row.time), row.client.found ? qt(row.client.name) : L("not filed yet"),
                          qt(nameOf(row.state)), qt(row.by.name));
    }
    return listOutput(items, page->total, lines, L("No visits yet."));
}

Result<Output> visitShow(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto page = desk.queries().visit(row->id, desk.now());
    if (!page)
        return fail(page.error());
    auto json = visitJson(page->row);
    QJsonArray lines;
    QStringList text{qt(page->row.client.name) + QStringLiteral("  ") + qt(page->row.day.words)};
    for (const auto& line : page->lines) {
        lines.append(lineJson(line));
        text += lineText(line);
    }
    json.insert("lines", lines);
    return Output{json, text.join(QLatin1Char('\n'))};
}

} // namespace

QList<Verb> visitVerbs()
{
    return {
        {L("visit start"), L("[--client NAME] [--mode MODE]"), 0, 0, &visitStart},
        {L("visit list"), L("[--mine] [--limit N] [--offset N]"), 0, 0, &visitList},
        {L("visit show"), L("VISIT"), 1, 1, &visitShow},
        {L("visit leave"), L("VISIT"), 1, 1, &visitLeave},
        {L("visit wrap"), L("VISIT"), 1, 1, &visitWrap},
        {L("visit file"), L("VISIT --client NAME"), 1, 1, &visitFile, &visitFileLacks},
        {L("capture"), L("TEXT [--client NAME | --visit VISIT] [--private]"), 1, 1, &capture, &captureLacks},
    };
}

} // namespace salver::cli
