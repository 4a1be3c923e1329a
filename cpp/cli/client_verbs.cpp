// SPDX-License-Identifier: Apache-2.0
// Clients, people, facts and promises on the command line.
#include "cli/verbs.h"

#include "core/change.h"
#include "domain/field_values.h"
#include "domain/scalars.h"

namespace salver::cli {

namespace {

using domain::Made;

Result<Output> clientAdd(Desk& desk, const Arguments& arguments)
{
    if (auto account = desk.requireAccount(); !account)
        return fail(std::move(account.error()));
    domain::NewClient what;
    what.name = arguments.words[0].toStdString();
    what.sector = arguments.option(L("sector")).toStdString();
    what.about = arguments.option(L("about")).toStdString();
    return answerMade(desk, desk.commands().addClient(what));
}

std::optional<domain::ClientSort> sortFrom(const QString& name)
{
    if (name.isEmpty() || name == L("name"))
        return domain::ClientSort::Name;
    if (name == L("last-contact"))
        return domain::ClientSort::LastContact;
    if (name == L("next-visit"))
        return domain::ClientSort::NextVisit;
    return name == L("mine") ? std::optional(domain::ClientSort::Mine) : std::nullopt;
}

QString sortWrong(const Arguments& arguments)
{
    return sortFrom(arguments.option(L("sort")))
               ? QString()
               : QStringLiteral("--sort takes name, last-contact, next-visit or mine, not \"%1\".")
                     .arg(arguments.option(L("sort")));
}

QString clientLacks(const Arguments& arguments)
{
    return arguments.has(L("client")) ? QString() : L("Say which client it is for: --client NAME.");
}

QString factLacks(const Arguments& arguments)
{
    return arguments.has(L("client")) != arguments.has(L("person"))
               ? QString()
               : L("Say whom it is about: --client NAME or --person NAME.");
}

QJsonObject clientJson(Desk& desk, const domain::ClientRow& row)
{
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "client"},
                     {"space", desk.spaceName(row.space).value_or(QString())},
                     {"name", qt(row.name)},
                     {"sector", qt(row.sector)},
                     {"caredBy", qt(row.caredBy.name)},
                     {"second", qt(row.second.name)},
                     {"promisesDue", static_cast<qint64>(row.promisesDue)},
                     {"promisesOpen", static_cast<qint64>(row.promisesOpen)},
                     {"saved", row.waiting ? "waiting" : "synced"}};
    json.insert("lastContact", row.lastContact ? QJsonValue(qt(domain::dayText(row.lastContact->day))) : QJsonValue());
    json.insert("nextVisit", row.nextVisit ? QJsonValue(qt(domain::dayText(row.nextVisit->day))) : QJsonValue());
    return json;
}

Result<Output> clientList(Desk& desk, const Arguments& arguments)
{
    domain::ClientsQuery query;
    if (!arguments.words.isEmpty())
        query.filter = arguments.words[0].toStdString();
    query.sort = sortFrom(arguments.option(L("sort"))).value_or(domain::ClientSort::Name);
    query.onlyMine = arguments.has(L("mine"));
    query.space = desk.chosen();
    query.limit = arguments.option(L("limit")).toULongLong();
    query.offset = arguments.option(L("offset")).toULongLong();
    const auto page = desk.queries().clients(query, desk.now());
    if (!page)
        return fail(page.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : page->rows) {
        items.append(clientJson(desk, row));
        QStringList parts{qt(row.name)};
        if (row.caredBy.known)
            parts += QStringLiteral("looked after by %1").arg(qt(row.caredBy.name));
        parts += row.lastContact ? QStringLiteral("last contact %1").arg(qt(row.lastContact->words))
                                 : QStringLiteral("no visit yet");
        if (row.nextVisit)
            parts += QStringLiteral("next visit %1").arg(qt(row.nextVisit->words));
        lines += parts.join(QStringLiteral(" · "));
    }
    return listOutput(items, page->total, lines, L("No clients yet. Add one: salver-cli client add NAME"));
}

QJsonObject personJson(const domain::PersonRow& row)
{
    QJsonObject talk{{"channel", qt(row.talk.channel)},     {"hours", qt(row.talk.hours)},
                     {"directness", qt(row.talk.directness)}, {"wordsToUse", qt(row.talk.wordsUse)},
                     {"wordsToAvoid", qt(row.talk.wordsAvoid)}, {"language", qt(row.talk.language)}};
    if (row.talk.detail)
        talk.insert("detail", qt(nameOf(*row.talk.detail)));
    return {{"id", qt(row.id)},       {"kind", "person"},         {"name", qt(row.name)},
            {"role", qt(row.role)},   {"pronounced", qt(row.pronounced)}, {"email", qt(row.email)},
            {"phone", qt(row.phone)}, {"talk", talk}};
}

QJsonObject entryJson(const domain::TimelineEntry& entry)
{
    QJsonObject json{{"id", qt(entry.id)},
                     {"at", timeText(entry.at)},
                     {"day", qt(domain::dayText(entry.day.day))},
                     {"title", qt(entry.title)},
                     {"by", qt(entry.by.name)}};
    if (entry.visit) {
        json.insert("kind", "visit");
        QJsonArray lines;
        for (const auto& line : entry.lines)
            lines.append(lineJson(line));
        json.insert("lines", lines);
        json.insert("state", qt(nameOf(entry.visit->state)));
        json.insert("whatWeBrought", qt(entry.workLine));
        json.insert("whatMovedOn", qt(entry.movedOn));
        json.insert("whatTheyWillRemember", qt(entry.memorable));
        QJsonArray felt;
        for (const auto& each : entry.felt)
            felt.append(feltJson(each));
        json.insert("howItFelt", felt);
        json.insert("link", qt(entry.workLink));
    } else if (entry.kind == domain::TimelineEntry::Kind::Question) {
        json.insert("kind", "line");
        json.insert("line", lineJson(entry.lines.front()));
    } else if (entry.promise) {
        json.insert("kind", "promise");
        json.insert("promise", promiseJson(*entry.promise));
    } else if (entry.fact) {
        json.insert("kind", "fact");
        json.insert("text", qt(entry.fact->text));
        json.insert("toldBy", qt(entry.fact->source));
    }
    return json;
}

QStringList entryText(const domain::TimelineEntry& entry)
{
    QStringList lines{QStringLiteral("%1  %2  %3").arg(qt(entry.day.words), qt(entry.title), qt(entry.by.name))};
    for (const auto& line : entry.lines)
        lines += lineText(line);
    for (const auto& felt : entry.felt)
        lines += QStringLiteral("  ") + feltText(felt);
    if (entry.promise)
        lines += QStringLiteral("  ") + promiseText(*entry.promise);
    if (entry.fact)
        lines += QStringLiteral("  ") + qt(entry.fact->text);
    return lines;
}

Result<Output> clientShow(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.client(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto now = desk.now();
    const auto page = desk.queries().client(row->id, now);
    domain::TimelineFilter filter;
    filter.limit = arguments.has(L("limit")) ? arguments.option(L("limit")).toULongLong() : 20;
    filter.offset = arguments.option(L("offset")).toULongLong();
    filter.theirWordsOnly = arguments.has(L("theirs"));
    const auto timeline = desk.queries().timeline(row->id, filter, now);
    if (!page || !timeline)
        return fail(!page ? page.error() : timeline.error());
    auto json = clientJson(desk, page->row);
    QStringList text{qt(page->row.name)};
    QJsonArray people;
    for (const auto& person : page->people) {
        people.append(personJson(person));
        text += QStringLiteral("  %1, %2: %3").arg(qt(person.name), qt(person.role), qt(person.talk.oneLine));
    }
    QJsonArray promises;
    for (const auto* side : {&page->ours, &page->theirs}) {
        for (const auto& promise : *side) {
            promises.append(promiseJson(promise));
            text += promiseText(promise);
        }
    }
    QJsonArray entries;
    for (const auto& entry : timeline->entries) {
        entries.append(entryJson(entry));
        text += entryText(entry);
    }
    json.insert("about", qt(page->about));
    json.insert("people", people);
    json.insert("promises", promises);
    json.insert("timeline", QJsonObject{{"items", entries}, {"total", static_cast<qint64>(timeline->total)}});
    return Output{json, text.join(QLatin1Char('\n'))};
}

Result<Output> personAdd(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(L("client")));
    if (!client)
        return fail(client.error());
    return answerMade(desk, desk.commands().addPerson({client->id, arguments.words[0].toStdString(),
                                                       arguments.option(L("role")).toStdString(),
                                                       arguments.option(L("email")).toStdString(),
                                                       arguments.option(L("phone")).toStdString()}));
}

Result<Output> factAdd(Desk& desk, const Arguments& arguments)
{
    domain::NewFact what;
    what.text = arguments.words[0].toStdString();
    what.source = arguments.option(L("source")).toStdString();
    if (arguments.has(L("type"))) {
        const auto type = domain::choiceFrom<domain::FactType>(arguments.option(L("type")).toStdString());
        if (!type)
            return fail(ErrorCode::InvalidArgument, "A fact is one of: reach, pronounce, matters, remember, avoid, "
                                                    "detail, season.");
        what.type = *type;
    }
    if (arguments.has(L("private")))
        what.isPrivate = true;
    const bool ofPerson = arguments.has(L("person"));
    const auto about = ofPerson ? desk.person(arguments.option(L("person")))
                                : desk.client(arguments.option(L("client")));
    if (!about)
        return fail(about.error());
    (ofPerson ? what.person : what.client) = about->id;
    return answerMade(desk, desk.commands().addFact(what));
}

Result<Output> promiseAdd(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(L("client")));
    if (!client)
        return fail(client.error());
    domain::NewPromise what;
    what.client = client->id;
    what.text = arguments.words[0].toStdString();
    what.due = arguments.option(L("due")).toStdString();
    what.repeats = arguments.option(L("repeats")).toStdString();
    what.isPrivate = arguments.has(L("private"));
    what.direction = arguments.has(L("theirs")) ? domain::Direction::Theirs : domain::Direction::Ours;
    if (arguments.has(L("person"))) {
        const auto person = desk.person(arguments.option(L("person")));
        if (!person)
            return fail(person.error());
        what.person = person->id;
    }
    return answerMade(desk, desk.commands().addPromise(what));
}

Result<Output> promiseList(Desk& desk, const Arguments&)
{
    constexpr std::uint64_t doneShown = 20;
    auto page = desk.queries().promises(desk.toAsk(doneShown), desk.now());
    if (!page)
        return fail(page.error());
    QJsonArray items;
    QStringList lines;
    for (auto* side : {&page->ours, &page->theirs}) {
        for (auto* list : {&side->due, &side->later})
            desk.narrow(*list, 0);
        for (auto* list : {&side->kept, &side->letGo})
            desk.narrow(*list, 0, doneShown);
        for (const auto* list : {&side->due, &side->later, &side->kept, &side->letGo}) {
            for (const auto& row : *list) {
                items.append(promiseJson(row));
                lines += promiseText(row);
            }
        }
    }
    return listOutput(items, static_cast<std::size_t>(items.size()), lines, L("No promises, ours or theirs."));
}

Result<Output> promiseKept(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk, desk.commands().keepPromise(row->id)) : fail(row.error());
}

Result<Output> promiseLetGo(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk,
                            desk.commands().letPromiseGo(row->id, arguments.option(L("word")).toStdString()))
               : fail(row.error());
}

Result<Output> promiseReopen(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk, desk.commands().reopenPromise(row->id)) : fail(row.error());
}

Result<Output> promiseDue(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk, desk.commands().setDue(row->id, arguments.words[1].toStdString()))
               : fail(row.error());
}

Result<Output> promiseRepeats(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk, desk.commands().setRepeats(row->id, arguments.words[1].toStdString()))
               : fail(row.error());
}

Result<Output> tag(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.client(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto name = domain::oneLine(arguments.words[1].toStdString());
    const auto tagged = desk.commands().tagClient(row->id, name, true);
    if (!tagged)
        return fail(tagged.error());
    // What was made is the tag; the client had its id before.
    namespace tag = model::tag;
    return madeOutput(desk, {derivedId(row->space, raw(tag::kind), domain::folded(name)), tag::kind, row->space});
}

} // namespace

QList<Verb> clientVerbs()
{
    return {
        {L("client add"), L("NAME [--sector TEXT] [--about TEXT]"), 1, 1, &clientAdd},
        {L("client list"), L("[FILTER] [--sort name|last-contact|next-visit|mine] [--mine] [--limit N] [--offset N]"), 0, 1,
         &clientList, &sortWrong},
        {L("client show"), L("NAME [--limit N] [--offset N] [--theirs]"), 1, 1, &clientShow},
        {L("person add"), L("NAME --client NAME [--role TEXT] [--email TEXT] [--phone TEXT]"), 1, 1, &personAdd,
         &clientLacks},
        {L("fact add"), L("TEXT --client NAME | --person NAME [--type TYPE] [--source WHO] [--private]"), 1, 1,
         &factAdd, &factLacks},
        {L("promise add"), L("TEXT --client NAME [--person NAME] [--due WHEN] [--repeats HOW] [--theirs] [--private]"), 1, 1, &promiseAdd,
         &clientLacks},
        {L("promise list"), L(""), 0, 0, &promiseList},
        {L("promise kept"), L("PROMISE"), 1, 1, &promiseKept},
        {L("promise let-go"), L("PROMISE --word TEXT"), 1, 1, &promiseLetGo},
        {L("promise reopen"), L("PROMISE"), 1, 1, &promiseReopen},
        {L("promise due"), L("PROMISE WHEN   (nothing takes the day away)"), 2, 2, &promiseDue},
        {L("promise repeats"), L("PROMISE HOW   (nothing: not any more)"), 2, 2, &promiseRepeats},
        {L("tag"), L("CLIENT NAME"), 2, 2, &tag},
    };
}

} // namespace salver::cli
