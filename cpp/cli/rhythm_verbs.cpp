// SPDX-License-Identifier: Apache-2.0
// Today, agreed rhythms, and private or shared, on the command line.
#include "cli/verbs.h"

#include "domain/privacy_commands.h"
#include "domain/reminder_plan.h"
#include "domain/rhythm_commands.h"
#include "domain/rhythm_queries.h"

namespace salver::cli {

namespace {

QJsonObject thoughtJson(const domain::Thought& thought)
{
    QJsonObject json{{"client", qt(thought.client.name)}, {"text", qt(thought.text)}, {"why", qt(thought.why.sentence)}};
    if (thought.person.found)
        json.insert("person", qt(thought.person.name));
    if (!thought.rhythm.isNull())
        json.insert("rhythm", qt(thought.rhythm));
    return json;
}

QJsonObject dueVisitJson(const domain::VisitRow& row)
{
    return {{"id", qt(row.id)},     {"kind", "visit"},           {"client", qt(row.client.name)},
            {"time", qt(row.time)}, {"day", qt(domain::dayText(row.day.day))}, {"state", qt(nameOf(row.state))},
            {"why", qt(row.why.sentence)}};
}

Result<Output> today(Desk& desk, const Arguments&)
{
    const auto page = desk.queries().today(desk.now());
    if (!page)
        return fail(page.error());
    QStringList text{qt(page->heading)};
    QJsonObject json{{"day", qt(domain::dayText(page->day))}, {"needsYou", static_cast<qint64>(page->needsYou)}};
    struct Part {
        const char* name;
        const std::vector<domain::VisitRow>* rows;
    };
    for (const auto& part : {Part{"running", &page->running}, Part{"next", &page->next}, Part{"unfiled", &page->unfiled}}) {
        QJsonArray items;
        for (const auto& row : *part.rows) {
            items.append(dueVisitJson(row));
            text += QStringLiteral("  %1  %2  (%3)").arg(qt(row.time),
                                                        row.client.found ? qt(row.client.name) : L("not filed yet"),
                                                        QString::fromLatin1(part.name));
        }
        json.insert(QString::fromLatin1(part.name), items);
    }
    QJsonArray promises;
    for (const auto& row : page->promises) {
        promises.append(promiseJson(row));
        text += QStringLiteral("  ") + promiseText(row);
    }
    json.insert("promises", promises);
    QJsonArray thoughts;
    for (const auto& thought : page->thoughts) {
        thoughts.append(thoughtJson(thought));
        text += QStringLiteral("  %1\n      why: %2").arg(qt(thought.text), qt(thought.why.sentence));
    }
    json.insert("thoughts", thoughts);
    QJsonArray marks;
    for (const auto& mark : page->marks)
        marks.append(lineJson(mark));
    json.insert("marks", marks);
    if (text.size() == 1)
        text += qt(page->nothing);
    return Output{json, text.join(QLatin1Char('\n'))};
}

QString agreeLacks(const Arguments& arguments)
{
    if (arguments.has(L("client")) == arguments.has(L("person")))
        return L("Say with whom it was agreed: --client NAME or --person NAME.");
    bool good = true;
    if (arguments.has(L("every-days")))
        arguments.option(L("every-days")).toInt(&good);
    return good ? QString() : L("--every-days takes a whole number of days.");
}

Result<Output> rhythmAgree(Desk& desk, const Arguments& arguments)
{
    domain::NewRhythm what;
    what.text = arguments.words[0].toStdString();
    const bool ofPerson = arguments.has(L("person"));
    const auto about = ofPerson ? desk.person(arguments.option(L("person")))
                                : desk.client(arguments.option(L("client")));
    if (!about)
        return fail(about.error());
    (ofPerson ? what.person : what.client) = about->id;
    if (ofPerson)
        what.agreedWith = about->id;
    if (arguments.has(L("every-days")))
        what.everyDays = arguments.option(L("every-days")).toInt();
    if (arguments.has(L("pauses")))
        what.pauses = arguments.option(L("pauses")).toStdString();
    if (arguments.has(L("with"))) {
        const auto with = desk.person(arguments.option(L("with")));
        if (!with)
            return fail(with.error());
        what.agreedWith = with->id;
    }
    const auto made = domain::agreeRhythm(desk.commands(), what);
    return made ? madeOutput(desk, *made) : fail(made.error());
}

QJsonObject rhythmJson(const domain::RhythmRow& row)
{
    QJsonObject json{{"id", qt(row.id)},       {"kind", "rhythm"},           {"client", qt(row.client.name)},
                     {"text", qt(row.text)},   {"by", qt(row.by.name)},      {"come", row.come},
                     {"paused", row.paused},   {"asks", qt(row.asks)},       {"why", qt(row.why.sentence)}};
    if (row.person.found)
        json.insert("person", qt(row.person.name));
    if (row.everyDays)
        json.insert("everyDays", *row.everyDays);
    if (!row.pauses.empty())
        json.insert("pauses", qt(row.pauses));
    if (row.agreedWith.found)
        json.insert("agreedWith", qt(row.agreedWith.name));
    if (row.agreedOn)
        json.insert("agreedOn", qt(domain::dayText(row.agreedOn->day)));
    if (row.lastContact)
        json.insert("lastContact", qt(domain::dayText(row.lastContact->day)));
    if (row.next)
        json.insert("next", qt(domain::dayText(row.next->day)));
    return json;
}

Result<Output> rhythmList(Desk& desk, const Arguments& arguments)
{
    domain::RhythmFilter filter;
    if (arguments.has(L("client"))) {
        const auto client = desk.client(arguments.option(L("client")));
        if (!client)
            return fail(client.error());
        filter.client = client->id;
    }
    const auto rows = domain::rhythms(desk.reader(), filter, desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(rhythmJson(row));
        lines += QStringLiteral("%1  “%2”  %3  %4")
                     .arg(qt(row.person.found ? row.person.name : row.client.name), qt(row.text),
                          row.next ? QStringLiteral("next %1").arg(qt(row.next->words)) : qt(row.asks), qt(row.id));
    }
    return listOutput(items, rows->size(), lines,
                      L("No rhythm is agreed with anybody yet. Agree on one: rhythm agree TEXT --client NAME"));
}

Result<Output> rhythmEnd(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    if (row->kind != model::rhythm::kind)
        return fail(ErrorCode::InvalidArgument, "That is not a rhythm. See rhythm list.");
    const auto made = desk.commands().remove(row->id);
    return made ? madeOutput(desk, *made) : fail(made.error());
}

Result<Output> changePrivacy(Desk& desk, const Arguments& arguments, bool isPrivate)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto changed = domain::setPrivate(desk.commands(), row->id, isPrivate);
    if (!changed)
        return fail(changed.error());
    auto output = madeOutput(desk, changed->made);
    if (output) {
        output->json.insert("others", qt(changed->others));
        if (!changed->others.empty())
            output->text += QLatin1Char('\n') + qt(changed->others);
    }
    return output;
}

Result<Output> makePrivate(Desk& desk, const Arguments& arguments)
{
    return changePrivacy(desk, arguments, true);
}

Result<Output> share(Desk& desk, const Arguments& arguments)
{
    return changePrivacy(desk, arguments, false);
}

/// When the next notification would come and what it would say, as the app works it out.
Result<Output> reminders(Desk& desk, const Arguments&)
{
    const auto now = desk.now();
    const auto times = domain::reminderTimes(desk.queries());
    const auto page = desk.queries().today(now);
    if (!times || !page)
        return fail(!times ? times.error() : page.error());
    const auto next = domain::nextMoment(*times, now);
    const auto reminder = domain::gather(*page, {}, now);
    QJsonObject json{{"next", next ? QJsonValue(timeText(*next)) : QJsonValue()},
                     {"title", reminder ? qt(reminder->title) : QString()},
                     {"text", reminder ? qt(reminder->text) : QString()}};
    const auto when = next ? QStringLiteral("The next notification is for %1.").arg(qt(now.timeOf(*next)))
                           : L("No notification comes: remindAt is never.");
    return Output{json, reminder ? when + QLatin1Char('\n') + qt(reminder->title) + QLatin1Char('\n') + qt(reminder->text)
                                 : when + L("\nNothing is due today.")};
}

} // namespace

QList<Verb> rhythmVerbs()
{
    return {
        {L("today"), L(""), 0, 0, &today},
        {L("reminders"), L(""), 0, 0, &reminders},
        {L("rhythm agree"), L("TEXT --client NAME | --person NAME [--every-days N] [--pauses TEXT] [--with PERSON]"), 1, 1,
         &rhythmAgree, &agreeLacks},
        {L("rhythm list"), L("[--client NAME]"), 0, 0, &rhythmList},
        {L("rhythm end"), L("RHYTHM"), 1, 1, &rhythmEnd},
        {L("private"), L("LINE | FACT | PROMISE   (only you see it)"), 1, 1, &makePrivate},
        {L("share"), L("LINE | FACT | PROMISE   (with the team)"), 1, 1, &share},
    };
}

} // namespace salver::cli
