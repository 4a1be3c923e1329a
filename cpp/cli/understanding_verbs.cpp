// SPDX-License-Identifier: Apache-2.0
// The glossary and what one understands of a client on the command line.
#include "cli/verbs.h"

#include "domain/decoder.h"
#include "domain/term_commands.h"
#include "domain/understanding.h"
#include "print/glossary_sheet.h"
#include "print/paper.h"

#include <QDir>

namespace salver::cli {

namespace {

std::string optionOf(const Arguments& arguments, const char* which)
{
    return arguments.option(L(which)).toStdString();
}

/// The client of --client; a null id where none is named.
Result<EntityId> askedClient(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(L("client")))
        return EntityId{};
    const auto client = desk.client(arguments.option(L("client")));
    return client ? Result<EntityId>(client->id) : fail(client.error());
}

/// A term by its id, or by the word itself: the client's own before the House's.
Result<EntityId> askedTerm(Desk& desk, const QString& words, const EntityId& client)
{
    if (const auto entity = desk.entity(words); entity && entity->kind == model::term::kind)
        return entity->id;
    const auto decoder = domain::readDecoder(desk.reader());
    if (!decoder)
        return fail(decoder.error());
    const auto* entry = decoder->named(words.toStdString(), client);
    if (entry == nullptr)
        return fail(ErrorCode::NotFound, "\"" + words.toStdString() + "\" is not in the glossary.");
    return entry->id;
}

QJsonValue dayOrNull(const std::optional<domain::DayWords>& day)
{
    return day ? QJsonValue(qt(domain::dayText(day->day))) : QJsonValue();
}

QJsonObject termJson(const domain::TermRow& row)
{
    QJsonArray explained;
    for (const auto& each : row.explained)
        explained.append(QJsonObject{{"id", qt(each.id)},
                                     {"person", qt(each.person.name)},
                                     {"client", qt(each.client.name)},
                                     {"on", dayOrNull(each.on)},
                                     {"by", qt(each.by.name)}});
    return {{"id", qt(row.id)},
            {"kind", "term"},
            {"client", qt(row.client.name)},
            {"word", qt(row.jargon)},
            {"plain", qt(row.plain)},
            {"theirWord", qt(row.theirWord)},
            {"example", qt(row.example)},
            {"explained", explained},
            {"by", qt(row.by.name)},
            {"on", dayOrNull(row.on)},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QString termText(const domain::TermRow& row)
{
    QStringList parts{qt(row.jargon), row.plain.empty() ? L("nobody has written what it means") : qt(row.plain)};
    if (!row.theirWord.empty())
        parts += QStringLiteral("their word: %1").arg(qt(row.theirWord));
    if (!row.client.name.empty())
        parts += qt(row.client.name);
    for (const auto& each : row.explained)
        parts += QStringLiteral("explained to %1%2").arg(qt(each.person.name), each.on ? L(", ") + qt(each.on->words) : QString());
    return parts.join(QStringLiteral(" · "));
}

Result<Output> termAdd(Desk& desk, const Arguments& arguments)
{
    const auto client = askedClient(desk, arguments);
    if (!client)
        return fail(client.error());
    return answerMade(desk, domain::addTerm(desk.commands(), {*client, arguments.words[0].toStdString(), optionOf(arguments, "plain"),
                                                              optionOf(arguments, "their-word"), optionOf(arguments, "example")}));
}

Result<Output> termPdf(Desk& desk, const std::vector<domain::TermRow>& rows, const EntityId& client, const QString& path)
{
    domain::PageRows names(desk.reader(), desk.now());
    const auto title = client.isNull() ? QString() : qt(names.ref(client.toString()).name);
    if (auto written = print::writePdf(print::glossarySheet(rows, title, desk.now()), path); !written)
        return fail(std::move(written.error()));
    return sentence({{"file", path}}, QStringLiteral("Written: %1").arg(QDir::toNativeSeparators(path)));
}

Result<Output> termList(Desk& desk, const Arguments& arguments)
{
    const auto client = askedClient(desk, arguments);
    if (!client)
        return fail(client.error());
    domain::GlossaryFilter filter{{}, optionOf(arguments, "find")};
    if (!client->isNull())
        filter.client = *client;
    const auto rows = domain::glossary(desk.reader(), filter, desk.now());
    if (!rows)
        return fail(rows.error());
    if (arguments.has(L("pdf")))
        return termPdf(desk, *rows, *client, arguments.option(L("pdf")));
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(termJson(row));
        lines += termText(row);
    }
    return listOutput(items, rows->size(), lines, L("No word is in the glossary yet."));
}

Result<Output> termFind(Desk& desk, const Arguments& arguments)
{
    const auto client = askedClient(desk, arguments);
    const auto decoder = domain::readDecoder(desk.reader());
    if (!client || !decoder)
        return fail(!client ? client.error() : decoder.error());
    const auto text = arguments.words[0].toStdString();
    QJsonArray items;
    QStringList lines;
    for (const auto& found : decoder->find(text, *client)) {
        const auto& entry = decoder->terms()[found.term];
        items.append(QJsonObject{{"term", qt(entry.id)},
                                 {"word", qt(entry.jargon)},
                                 {"plain", qt(entry.plain)},
                                 {"text", qt(text.substr(found.at.byte, found.at.bytes))},
                                 {"at", qint64(found.at.scalar)},
                                 {"length", qint64(found.at.scalars)}});
        lines += QStringLiteral("%1 · %2").arg(qt(text.substr(found.at.byte, found.at.bytes)), qt(entry.plain));
    }
    return listOutput(items, std::size_t(items.size()), lines, L("None of these words is in the glossary."));
}

Result<Output> toDecode(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    if (!client)
        return fail(client.error());
    constexpr std::size_t most = 50;
    domain::PageRows rows(desk.reader(), desk.now());
    const auto terms = domain::termsToDecode(rows, client->id, most);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    QJsonArray items;
    QStringList lines;
    for (const auto& row : terms) {
        items.append(QJsonObject{{"term", qt(row.term)},
                                 {"word", qt(row.jargon)},
                                 {"plain", qt(row.plain)},
                                 {"theirWord", qt(row.theirWord)},
                                 {"stands", qt(row.stands)},
                                 {"on", qt(domain::dayText(row.on.day))},
                                 {"why", qt(row.why.sentence)}});
        lines += QStringLiteral("%1 · %2").arg(qt(row.jargon), qt(row.why.sentence));
    }
    return listOutput(items, terms.size(), lines, L("Nothing waits to be decoded for them."));
}

Result<Output> explain(Desk& desk, const Arguments& arguments)
{
    const auto person = desk.person(arguments.option(L("person")));
    if (!person)
        return fail(person.error());
    const auto client = EntityId::parse(person->value(model::person::client)).value_or(EntityId{});
    const auto term = askedTerm(desk, arguments.words[0], client);
    if (!term)
        return fail(term.error());
    return answerMade(desk, domain::noteExplained(desk.commands(), {*term, person->id, optionOf(arguments, "day")}));
}

QJsonArray factsJson(const std::vector<domain::FactRow>& facts, QStringList& lines)
{
    QJsonArray items;
    for (const auto& row : facts) {
        QJsonObject json{{"id", qt(row.id)},
                         {"type", qt(nameOf(row.type))},
                         {"text", qt(row.text)},
                         {"toldBy", qt(row.source)},
                         {"heardOn", dayOrNull(row.heardOn)},
                         {"confirmedOn", dayOrNull(row.confirmedOn)},
                         {"by", qt(row.by.name)}};
        if (row.askAgain)
            json.insert(L("why"), qt(row.askAgain->sentence));
        items.append(json);
        lines += QStringLiteral("%1: %2%3%4").arg(qt(nameOf(row.type)), qt(row.text),
                                                  row.source.empty() ? QString() : L(", told by ") + qt(row.source),
                                                  row.heardOn ? L(", ") + qt(row.heardOn->words) : QString());
    }
    return items;
}

Result<Output> understanding(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    if (!client)
        return fail(client.error());
    const auto page = domain::understandingOf(desk.reader(), client->id, desk.now());
    if (!page)
        return fail(page.error());
    QStringList lines;
    const auto business = factsJson(page->business, lines);
    const auto brand = factsJson(page->brand, lines);
    const auto unknown = factsJson(page->notKnown, lines);
    if (!page->onlyHere.empty())
        lines += QStringLiteral("only here: %1%2").arg(qt(page->onlyHere),
                                                       page->alsoUsed == 0 ? QString() : QStringLiteral(" (also used for others: %1)").arg(page->alsoUsed));
    if (lines.isEmpty())
        lines += L("Nothing is noted yet of their business and their brand.");
    return Output{{{"client", qt(page->client.name)},
                   {"business", business},
                   {"brand", brand},
                   {"notKnown", unknown},
                   {"onlyHere", qt(page->onlyHere)},
                   {"alsoUsedFor", qint64(page->alsoUsed)}},
                  lines.join(QLatin1Char('\n'))};
}

Result<Output> answer(Desk& desk, const Arguments& arguments)
{
    const auto fact = desk.entity(arguments.words[0]);
    if (!fact)
        return fail(fact.error());
    const auto type = domain::choiceFrom<domain::FactType>(optionOf(arguments, "type"));
    if (!type)
        return fail(ErrorCode::InvalidArgument, "Say what kind of fact it is: --type money, calendar, pressure, rival, \"who is who\", ...");
    return answerMade(desk, domain::answerNotKnown(desk.commands(), fact->id, *type, arguments.words[1].toStdString(),
                                                   optionOf(arguments, "source")));
}

} // namespace

QList<Verb> understandingVerbs()
{
    return {
        {L("term add"), L("WORD [--client NAME] [--plain TEXT] [--their-word TEXT] [--example TEXT]"), 1, 1, &termAdd},
        {L("term list"), L("[--client NAME] [--find TEXT] [--pdf FILE]"), 0, 0, &termList},
        {L("term find"), L("TEXT [--client NAME]   (which of its words are in the glossary, and where)"), 1, 1, &termFind},
        {L("term to-decode"), L("CLIENT   (what nobody there has had explained)"), 1, 1, &toDecode},
        {L("explain"), L("TERM --person NAME [--day DAY]   (noted: explained to them)"), 1, 1, &explain},
        {L("understanding"), L("CLIENT   (their business, their brand, what we do not know yet)"), 1, 1, &understanding},
        {L("answer"), L("FACT TEXT --type TYPE [--source WHO]   (what we did not know is known)"), 2, 2, &answer},
    };
}

} // namespace salver::cli
