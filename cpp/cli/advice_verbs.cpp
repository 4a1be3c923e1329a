// SPDX-License-Identifier: Apache-2.0
// No's, advice, direction, what we may decide and what is tricky on the command line.
#include "cli/verbs.h"

#include "domain/advice_commands.h"
#include "domain/advice_queries.h"
#include "domain/weighup_commands.h"

namespace salver::cli {

namespace {

using domain::Made;

QString name(const char* text)
{
    return QString::fromLatin1(text);
}

struct About {
    EntityId client;
    EntityId person;
};

/// --client, and --person where somebody is named.
Result<About> about(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(name("client")));
    if (!client)
        return fail(client.error());
    About who{client->id, {}};
    if (arguments.has(name("person"))) {
        const auto person = desk.person(arguments.option(name("person")));
        if (!person)
            return fail(person.error());
        who.person = person->id;
    }
    return who;
}

Result<domain::TogetherPage> together(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(name("client")));
    return client ? domain::togetherWith(desk.reader(), client->id, desk.now()) : fail(client.error());
}

QJsonObject stanceJson(const domain::StanceRow& row)
{
    QJsonArray backings;
    for (const auto& each : row.backings)
        backings.append(QJsonObject{{"by", qt(each.by.name)}, {"on", dayJson(each.on)}, {"text", qt(each.text)}});
    return {{"id", qt(row.id)},
            {"kind", "stance"},
            {"type", qt(nameOf(row.type))},
            {"client", qt(row.client.name)},
            {"person", qt(row.person.name)},
            {"theyAsked", qt(row.asked)},
            {"weSaid", qt(row.said)},
            {"because", qt(row.because)},
            {"offeredInstead", qt(row.instead)},
            {"howItLanded", qt(row.landed)},
            {"by", qt(row.by.name)},
            {"on", dayJson(row.on)},
            {"line", qt(row.line)},
            {"backedBy", backings},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QString stanceText(const domain::StanceRow& row)
{
    QStringList parts{qt(row.client.name), qt(nameOf(row.type)), qt(row.asked.empty() ? row.said : row.asked)};
    if (!row.because.empty())
        parts += QStringLiteral("because %1").arg(qt(row.because));
    if (!row.instead.empty())
        parts += QStringLiteral("offered instead: %1").arg(qt(row.instead));
    for (const auto& each : row.backings)
        parts += QStringLiteral("backed by %1").arg(qt(each.by.name));
    return parts.join(QStringLiteral(" · "));
}

QJsonObject problemJson(const domain::ProblemRow& row)
{
    QJsonArray attempts;
    for (const auto& each : row.attempts)
        attempts.append(QJsonObject{{"id", qt(each.id)},
                                    {"tried", qt(each.text)},
                                    {"helpedBy", qt(each.helpedBy)},
                                    {"by", qt(each.by.name)},
                                    {"on", qt(domain::dayText(each.on.day))}});
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "problem"},
                     {"client", qt(row.client.name)},
                     {"stuck", qt(row.title)},
                     {"by", qt(row.by.name)},
                     {"on", qt(domain::dayText(row.on.day))},
                     {"attempts", attempts},
                     {"solved", qt(row.solved)},
                     {"solvedOn", dayJson(row.solvedOn)},
                     {"saved", row.waiting ? "waiting" : "synced"}};
    if (!row.why.sentence.empty())
        json.insert("why", qt(row.why.sentence));
    return json;
}

QStringList problemText(const domain::ProblemRow& row)
{
    QStringList lines{QStringLiteral("%1 · %2").arg(qt(row.client.name), qt(row.title))};
    for (const auto& each : row.attempts) {
        if (!each.text.empty())
            lines += QStringLiteral("  tried: %1 (%2)").arg(qt(each.text), qt(each.by.name));
        if (!each.helpedBy.empty())
            lines += QStringLiteral("  helped by: %1").arg(qt(each.helpedBy));
    }
    if (row.state == domain::ProblemState::Solved)
        lines += QStringLiteral("  solved: %1").arg(qt(row.solved));
    return lines;
}

Result<Output> stanceAdd(Desk& desk, const Arguments& arguments)
{
    const auto who = about(desk, arguments);
    if (!who)
        return fail(who.error());
    const auto type = arguments.has(name("differ")) ? domain::StanceType::Differ : domain::StanceType::SaidNo;
    return answerMade(desk, domain::addStance(desk.commands(),
                                        {who->client, {}, who->person, type, arguments.words[0].toStdString(),
                                         arguments.text("said"), arguments.text("because"),
                                         arguments.text("instead"), arguments.text("landed")}));
}

Result<Output> stanceList(Desk& desk, const Arguments& arguments)
{
    constexpr std::size_t most = 50;
    Result<std::vector<domain::StanceRow>> rows = std::vector<domain::StanceRow>{};
    if (arguments.has(name("client"))) {
        auto page = together(desk, arguments);
        if (!page)
            return fail(page.error());
        rows = std::move(page->stances);
    } else {
        rows = domain::recentStances(desk.reader(), most, desk.now());
    }
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(stanceJson(row));
        lines += stanceText(row);
    }
    return listOutput(items, rows->size(), lines, name("No no was noted, and no difference."));
}

Result<Output> stanceBack(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::backStance(desk.commands(), entity->id, arguments.text("words")))
                  : fail(entity.error());
}

Result<Output> adviceAdd(Desk& desk, const Arguments& arguments)
{
    const auto who = about(desk, arguments);
    if (!who)
        return fail(who.error());
    return answerMade(desk, domain::addAdvice(desk.commands(), {who->client, {}, who->person, arguments.text("asked"),
                                                          arguments.words[0].toStdString(), arguments.text("because")}));
}

Result<Output> adviceList(Desk& desk, const Arguments& arguments)
{
    const auto page = together(desk, arguments);
    if (!page)
        return fail(page.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : page->advice) {
        items.append(QJsonObject{{"id", qt(row.id)},
                                 {"kind", "advice"},
                                 {"theyAsked", qt(row.asked)},
                                 {"weAdvised", qt(row.advised)},
                                 {"because", qt(row.because)},
                                 {"person", qt(row.person.name)},
                                 {"weighup", qt(row.weighup)},
                                 {"line", qt(row.line)},
                                 {"by", qt(row.by.name)},
                                 {"on", dayJson(row.on)}});
        lines += QStringLiteral("%1 · %2%3").arg(qt(row.asked), qt(row.advised),
                                                 row.because.empty() ? QString() : QStringLiteral(" · because ") + qt(row.because));
    }
    return listOutput(items, page->advice.size(), lines, name("No advice was noted yet."));
}

Result<Output> adviceWeighUp(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::weighUpAdvice(desk.commands(), entity->id)) : fail(entity.error());
}

Result<Output> direction(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    if (!client)
        return fail(client.error());
    if (arguments.words.size() > 1)
        return answerMade(desk, domain::setDirection(desk.commands(), client->id, arguments.words[1].toStdString()));
    domain::PageRows rows(desk.reader(), desk.now());
    const auto row = domain::directionOf(rows, client->id);
    if (!row)
        return Output{{{"text", ""}}, name("Nobody has written where they should head.")};
    return Output{{{"id", qt(row->id)},
                   {"text", qt(row->text)},
                   {"by", qt(row->by.name)},
                   {"signature", qt(row->signature)},
                   {"on", dayJson(row->on)}},
                  QStringLiteral("%1\n%2, %3").arg(qt(row->text), qt(row->signature), row->on ? qt(row->on->words) : QString())};
}

Result<Output> delegationAdd(Desk& desk, const Arguments& arguments)
{
    const auto who = about(desk, arguments);
    if (!who)
        return fail(who.error());
    return answerMade(desk, domain::addDelegation(desk.commands(), {who->client, arguments.words[0].toStdString(),
                                                              arguments.text("up-to"), who->person,
                                                              arguments.text("day"), arguments.text("until")}));
}

Result<Output> delegationList(Desk& desk, const Arguments& arguments)
{
    const auto page = together(desk, arguments);
    if (!page)
        return fail(page.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : page->delegations) {
        items.append(QJsonObject{{"id", qt(row.id)},
                                 {"kind", "delegation"},
                                 {"what", qt(row.what)},
                                 {"limit", qt(row.limit)},
                                 {"saidBy", qt(row.saidBy.name)},
                                 {"saidOn", dayJson(row.saidOn)},
                                 {"until", dayJson(row.until)},
                                 {"over", row.over},
                                 {"by", qt(row.by.name)}});
        lines += QStringLiteral("%1 · %2 · %3").arg(qt(row.what), qt(row.limit), qt(row.saidBy.name));
    }
    return listOutput(items, page->delegations.size(), lines, name("Nothing is left to us without asking."));
}

Result<Output> trickyAdd(Desk& desk, const Arguments& arguments)
{
    const auto who = about(desk, arguments);
    return who ? answerMade(desk, domain::addProblem(desk.commands(), {who->client, arguments.words[0].toStdString(), {}, {}}))
               : fail(who.error());
}

Result<Output> trickyTried(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::addAttempt(desk.commands(), entity->id, arguments.words[1].toStdString(),
                                                  arguments.text("helped-by")))
                  : fail(entity.error());
}

Result<Output> trickySolved(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::solveProblem(desk.commands(), entity->id, arguments.words[1].toStdString()))
                  : fail(entity.error());
}

Result<Output> trickyList(Desk& desk, const Arguments& arguments)
{
    constexpr std::size_t solvedMost = 50;
    auto rows = domain::trickyOnes(desk.reader(), solvedMost, desk.now());
    if (!rows)
        return fail(rows.error());
    if (arguments.has(name("client"))) {
        auto page = together(desk, arguments);
        if (!page)
            return fail(page.error());
        rows = std::move(page->problems);
    }
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(problemJson(row));
        lines += problemText(row);
    }
    return listOutput(items, rows->size(), lines, name("Nothing tricky was noted."));
}

} // namespace

QList<Verb> adviceVerbs()
{
    return {
        {name("said-no add"), name("ASKED --client NAME [--person NAME] [--differ] [--said TEXT] [--because TEXT] [--instead TEXT] [--landed TEXT]"), 1, 1, &stanceAdd},
        {name("said-no list"), name("[--client NAME]"), 0, 0, &stanceList},
        {name("said-no back"), name("STANCE [--words TEXT]"), 1, 1, &stanceBack},
        {name("advice add"), name("ADVISED --client NAME [--person NAME] [--asked TEXT] [--because TEXT]"), 1, 1, &adviceAdd},
        {name("advice list"), name("--client NAME"), 0, 0, &adviceList},
        {name("advice weigh-up"), name("ADVICE"), 1, 1, &adviceWeighUp},
        {name("direction"), name("CLIENT [TEXT]"), 1, 2, &direction},
        {name("delegation add"), name("WHAT --client NAME [--up-to TEXT] [--person NAME] [--day DAY] [--until DAY]"), 1, 1, &delegationAdd},
        {name("delegation list"), name("--client NAME"), 0, 0, &delegationList},
        {name("tricky add"), name("STUCK --client NAME"), 1, 1, &trickyAdd},
        {name("tricky tried"), name("PROBLEM TRIED [--helped-by TEXT]"), 2, 2, &trickyTried},
        {name("tricky solved"), name("PROBLEM HOW"), 2, 2, &trickySolved},
        {name("tricky list"), name("[--client NAME]"), 0, 0, &trickyList},
    };
}

} // namespace salver::cli
