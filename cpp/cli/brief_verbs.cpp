// SPDX-License-Identifier: Apache-2.0
// The brief, how a visit left them, who is out, what is to be asked and thanked for, on the command line.
#include "cli/verbs.h"

#include "domain/brief_commands.h"
#include "domain/client_facts.h"
#include "domain/felt_commands.h"
#include "domain/line_sparks.h"
#include "domain/visit_running.h"
#include "domain/when.h"
#include "print/brief_sheet.h"
#include "print/paper.h"

#include <QTime>

namespace salver::cli {

namespace {

using domain::Made;

QJsonObject itemJson(const print::SheetItem& item)
{
    QJsonObject json{{"words", item.text}, {"theirWords", item.theirWords}, {"caption", item.caption}};
    if (!item.entity.isNull())
        json.insert("id", qt(item.entity));
    if (!item.lead.isEmpty())
        json.insert("lead", item.lead);
    if (!item.notes.isEmpty())
        json.insert("notes", QJsonArray::fromStringList(item.notes));
    if (item.isPrivate)
        json.insert("private", true);
    QJsonArray versions;
    for (const auto& version : item.versions)
        versions.append(QJsonObject{{"value", version.text}, {"caption", version.caption}});
    if (!versions.isEmpty())
        json.insert("versions", versions);
    return json;
}

QJsonObject sheetJson(const print::Sheet& sheet)
{
    QJsonArray blocks;
    for (const auto& block : sheet.blocks) {
        QJsonArray items;
        for (const auto& item : block.items)
            items.append(itemJson(item));
        blocks.append(QJsonObject{{"heading", block.heading}, {"items", items}});
    }
    return {{"client", sheet.title},
            {"visit", sheet.subtitle},
            {"blocks", blocks},
            {"notNotedYet", QJsonArray::fromStringList(sheet.missing)},
            {"asOf", sheet.asOf}};
}

Result<Output> brief(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    if (!client)
        return fail(client.error());
    EntityId visit;
    if (arguments.has(L("visit"))) {
        const auto row = desk.entity(arguments.option(L("visit")));
        if (!row)
            return fail(row.error());
        visit = row->id;
    }
    const auto now = desk.now();
    const auto read = domain::brief(desk.queries(), client->id, visit, now);
    if (!read)
        return fail(read.error());
    const auto path = arguments.option(L("pdf"));
    const auto sheet = print::sheetOf(*read, now, !path.isEmpty());
    if (path.isEmpty())
        return Output{sheetJson(sheet), print::plainText(sheet)};
    if (auto written = print::writePdf(sheet, path); !written)
        return fail(std::move(written.error()));
    return sentence({{"client", sheet.title}, {"file", path}}, QStringLiteral("The brief of %1 is in %2.").arg(sheet.title, path));
}

Result<Output> visitFelt(Desk& desk, const Arguments& arguments)
{
    const auto visit = desk.entity(arguments.words[0]);
    if (!visit)
        return fail(visit.error());
    domain::NewFelt what;
    what.visit = visit->id;
    what.words = arguments.words.value(1).toStdString();
    what.before = arguments.option(L("came-in")).toStdString();
    what.after = arguments.option(L("went-out")).toStdString();
    if (arguments.has(L("person"))) {
        const auto person = desk.person(arguments.option(L("person")));
        if (!person)
            return fail(person.error());
        what.person = person->id;
    }
    if (arguments.has(L("source"))) {
        what.source = domain::choiceFrom<domain::FeltSource>(arguments.option(L("source")).toStdString());
        if (!what.source)
            return fail(ErrorCode::InvalidArgument, "How they let it be known is one of: said, written, sensed.");
    }
    return answerMade(desk, domain::addFelt(desk.commands(), what));
}

QString planLacks(const Arguments& arguments)
{
    const bool time = QTime::fromString(arguments.option(L("time")), QStringLiteral("H:mm")).isValid();
    if (!arguments.has(L("client")) || !arguments.has(L("day")))
        return L("Say with which client and when: --client NAME --day tomorrow --time 10:00.");
    return time ? QString() : L("--time takes hours and minutes, as 10:00.");
}

Result<Output> visitPlan(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(L("client")));
    if (!client)
        return fail(client.error());
    const auto now = desk.now();
    const auto day = domain::readDay(arguments.option(L("day")).toStdString(), now.today());
    if (!day)
        return fail(ErrorCode::InvalidArgument, "There is no day in \"" + arguments.option(L("day")).toStdString() + "\".");
    const auto time = QTime::fromString(arguments.option(L("time")), QStringLiteral("H:mm"));
    domain::NewVisit what;
    what.client = client->id;
    what.place = arguments.option(L("place")).toStdString();
    what.plannedStart = domain::Instant{now.at(*day, time.hour() * 60 + time.minute()), now.zone};
    return answerMade(desk, desk.commands().startVisit(what));
}

Result<Output> visitOut(Desk& desk, const Arguments&)
{
    const auto out = domain::outToday(desk.queries(), desk.now());
    if (!out)
        return fail(out.error());
    QJsonArray items;
    QStringList lines;
    for (const auto* part : {&out->mine, &out->running, &out->planned}) {
        for (const auto& row : *part) {
            const bool runs = row.state == domain::VisitState::Running;
            items.append(QJsonObject{{"id", qt(row.id)},
                                     {"by", qt(row.by.name)},
                                     {"client", qt(row.client.name)},
                                     {"running", runs},
                                     {"time", qt(row.time)}});
            lines += QStringLiteral("%1  %2  %3 %4").arg(qt(row.by.name), qt(row.client.name), runs ? L("since") : L("at"), qt(row.time));
        }
    }
    return listOutput(items, std::size_t(items.size()), lines, L("Nobody is out today."));
}

std::size_t limitOf(const Arguments& arguments)
{
    return arguments.has(L("limit")) ? arguments.option(L("limit")).toULongLong() : 20;
}

Result<Output> sparks(Desk& desk, const Arguments& arguments)
{
    const auto rows = domain::recentSparks(desk.queries(), limitOf(arguments), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        auto json = lineJson(row);
        json.insert("client", qt(row.client.name));
        items.append(json);
        lines += QStringLiteral("%1  %2").arg(qt(row.client.name), qt(row.text));
    }
    return listOutput(items, std::size_t(items.size()), lines, L("No sparks yet."));
}

Result<Output> worthAsking(Desk& desk, const Arguments& arguments)
{
    const auto rows = domain::worthAskingAgain(desk.queries(), limitOf(arguments), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(QJsonObject{{"id", qt(row.fact.id)},
                                 {"about", qt(row.fact.about.name)},
                                 {"client", qt(row.client.name)},
                                 {"text", qt(row.fact.text)},
                                 {"why", qt(row.fact.askAgain->sentence)}});
        lines += QStringLiteral("%1: %2 (%3)").arg(qt(row.fact.about.name), qt(row.fact.text), qt(row.fact.askAgain->sentence));
    }
    return listOutput(items, std::size_t(items.size()), lines, L("Nothing is worth asking again yet."));
}

Result<Output> ask(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    return client ? answerMade(desk, domain::askNextTime(desk.commands(), client->id, arguments.words[1].toStdString()))
                  : fail(client.error());
}

Result<Output> asked(Desk& desk, const Arguments& arguments)
{
    const auto line = desk.entity(arguments.words[0]);
    return line ? answerMade(desk, domain::questionAsked(desk.commands(), line->id)) : fail(line.error());
}

Result<Output> factThank(Desk& desk, const Arguments& arguments)
{
    const auto fact = desk.entity(arguments.words[0]);
    return fact ? answerMade(desk, domain::thankFor(desk.commands(), fact->id, true)) : fail(fact.error());
}

Result<Output> factKeep(Desk& desk, const Arguments& arguments)
{
    const auto fact = desk.entity(arguments.words[0]);
    return fact ? answerMade(desk, domain::lookAgainLater(desk.commands(), fact->id)) : fail(fact.error());
}

} // namespace

QList<Verb> briefVerbs()
{
    return {
        {L("brief"), L("CLIENT [--visit VISIT] [--pdf FILE]"), 1, 1, &brief},
        {L("visit plan"), L("--client NAME --day DAY --time TIME [--place TEXT]"), 0, 0, &visitPlan, &planLacks},
        {L("visit felt"), L("VISIT [WORDS] [--person NAME] [--source SOURCE] [--came-in WORD] [--went-out WORD]"), 1, 2,
         &visitFelt},
        {L("visit out"), L(""), 0, 0, &visitOut},
        {L("ask"), L("CLIENT QUESTION"), 2, 2, &ask},
        {L("asked"), L("LINE"), 1, 1, &asked},
        {L("sparks"), L("[--limit N]"), 0, 0, &sparks},
        {L("worth-asking"), L("[--limit N]"), 0, 0, &worthAsking},
        {L("fact thank"), L("FACT"), 1, 1, &factThank},
        {L("fact keep"), L("FACT"), 1, 1, &factKeep},
    };
}

} // namespace salver::cli
