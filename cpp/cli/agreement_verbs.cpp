// SPDX-License-Identifier: Apache-2.0
// Working agreements and what is tried with a client, on the command line.
#include "cli/verbs.h"

#include "domain/agreement_commands.h"
#include "domain/agreement_queries.h"

namespace salver::cli {

namespace {

Result<EntityId> personOf(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(L("with")))
        return EntityId{};
    const auto person = desk.person(arguments.option(L("with")));
    return person ? Result<EntityId>(person->id) : fail(person.error());
}

QJsonObject agreementJson(const domain::AgreementRow& row)
{
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "agreement"},
                     {"about", qt(nameOf(row.about))},
                     {"text", qt(row.text)},
                     {"by", qt(row.by.name)},
                     {"saved", row.waiting ? "waiting" : "synced"}};
    if (row.client.id.isNull())
        return json;
    json.insert("stillOurTemplateWords", row.stillTemplate);
    json.insert("agreedWith", qt(row.agreedWith.name));
    json.insert("agreedOn", dayJson(row.agreedOn));
    json.insert("lookedAtOn", dayJson(row.lookedAtOn));
    json.insert("alsoUsedFor", qint64(row.alsoUsedFor));
    return json;
}

QString agreementText(const domain::AgreementRow& row)
{
    QStringList parts{qt(nameOf(row.about)), qt(row.text)};
    if (row.agreed)
        parts += QStringLiteral("agreed %1 %2").arg(qt(row.agreedWith.name), qt(row.agreedOn->words));
    if (row.stillTemplate)
        parts += L("still our template words");
    if (row.alsoUsedFor > 0)
        parts += QStringLiteral("also used for %1 others").arg(row.alsoUsedFor);
    return parts.join(QStringLiteral(" · "));
}

QJsonObject experimentJson(const domain::ExperimentRow& row)
{
    return {{"id", qt(row.id)},       {"kind", "experiment"},
            {"text", qt(row.text)},   {"state", qt(nameOf(row.state))},
            {"startedOn", dayJson(row.startedOn)}, {"settledOn", dayJson(row.settledOn)},
            {"whatWeLearned", qt(row.learned)}, {"by", qt(row.by.name)},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

Result<Output> addAgreement(Desk& desk, const Arguments& arguments)
{
    const auto about = domain::choiceFrom<domain::AgreementTopic>(arguments.text("about"));
    if (!about)
        return fail(ErrorCode::InvalidArgument, "Say what it is about: --about, one of who decides, how we disagree, bad news, "
                                                "meetings, tools, never.");
    domain::NewAgreement what;
    what.about = *about;
    what.text = arguments.words[0].toStdString();
    what.agreedOn = arguments.text("day");
    SpaceId house;
    if (arguments.has(L("client"))) {
        const auto client = desk.client(arguments.option(L("client")));
        const auto person = personOf(desk, arguments);
        if (!client || !person)
            return fail(!client ? client.error() : person.error());
        what.client = client->id;
        what.agreedWith = *person;
        house = client->space;
    } else {
        const auto team = desk.commands().team();
        if (!team)
            return fail(team.error());
        house = *team;
    }
    return answerMade(desk, domain::addAgreement(desk.commands(), house, what));
}

Result<Output> begin(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    return client ? answerMade(desk, domain::beginFromTemplate(desk.commands(), client->space, client->id)) : fail(client.error());
}

Result<Output> rewordAgreement(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::rewordAgreement(desk.commands(), entity->id, arguments.words[1].toStdString()))
                  : fail(entity.error());
}

Result<Output> agreed(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    const auto person = personOf(desk, arguments);
    if (!entity || !person)
        return fail(!entity ? entity.error() : person.error());
    return answerMade(desk, domain::agreeOn(desk.commands(), entity->id, *person, arguments.text("day")));
}

Result<Output> lookedAt(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    return client ? answerMade(desk, domain::lookedAtAgreement(desk.commands(), client->id)) : fail(client.error());
}

Result<Output> list(Desk& desk, const Arguments& arguments)
{
    QJsonArray items;
    QStringList lines;
    const auto addAll = [&](const std::vector<domain::AgreementRow>& rows) {
        for (const auto& row : rows) {
            items.append(agreementJson(row));
            lines += agreementText(row);
        }
    };
    if (!arguments.has(L("client"))) {
        const auto team = desk.commands().team();
        if (!team)
            return fail(team.error());
        const auto rows = domain::agreementTemplate(desk.reader(), *team, desk.now());
        if (!rows)
            return fail(rows.error());
        addAll(*rows);
        return listOutput(items, rows->size(), lines, L("The House has no template yet."));
    }
    const auto client = desk.client(arguments.option(L("client")));
    if (!client)
        return fail(client.error());
    const auto page = domain::agreementWith(desk.reader(), client->id, desk.now());
    if (!page)
        return fail(page.error());
    addAll(page->lines);
    auto output = listOutput(items, page->lines.size(), lines, L("Nothing is agreed with them yet."));
    output.json.insert("lookedAtOn", dayJson(page->lookedAtOn));
    output.json.insert("linesOfTheTemplateNotHere", qint64(page->inTemplate));
    return output;
}

Result<Output> notLookedAt(Desk& desk, const Arguments&)
{
    const auto rows = domain::agreementsNotLookedAt(desk.reader(), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(QJsonObject{{"clientId", qt(row.client.id)},
                                 {"client", qt(row.client.name)},
                                 {"lookedAtOn", dayJson(row.lookedAtOn)},
                                 {"text", qt(row.text)},
                                 {"why", qt(row.why)}});
        lines += qt(row.why);
    }
    return listOutput(items, rows->size(), lines, L("Every agreement was looked at within a year."));
}

Result<Output> tryIt(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(L("client")));
    return client ? answerMade(desk, domain::addExperiment(desk.commands(), client->id, arguments.words[0].toStdString()))
                  : fail(client.error());
}

Result<Output> settleExperiment(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    const auto state = domain::choiceFrom<domain::ExperimentState>(arguments.words[1].toStdString());
    if (!state)
        return fail(ErrorCode::InvalidArgument, "An experiment is one of: trying, keep, drop.");
    return entity ? answerMade(desk, domain::settleExperiment(desk.commands(), entity->id, *state, arguments.text("learned")))
                  : fail(entity.error());
}

Result<Output> experiments(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(L("client")));
    if (!client)
        return fail(client.error());
    domain::PageRows rows(desk.reader(), desk.now());
    const auto found = domain::experimentsOf(rows, client->id);
    QJsonArray items;
    QStringList lines;
    for (const auto& row : found) {
        items.append(experimentJson(row));
        lines += QStringLiteral("%1 · %2%3").arg(qt(nameOf(row.state)), qt(row.text),
                                                 row.learned.empty() ? QString() : QStringLiteral(" · learned: ") + qt(row.learned));
    }
    return listOutput(items, found.size(), lines, L("Nothing is tried with them."));
}

} // namespace

QList<Verb> agreementVerbs()
{
    return {
        {L("agreement add"), L("TEXT --about TOPIC [--client NAME] [--with PERSON] [--day DAY]"), 1, 1, &addAgreement},
        {L("agreement begin"), L("CLIENT"), 1, 1, &begin},
        {L("agreement reword"), L("LINE TEXT"), 2, 2, &rewordAgreement},
        {L("agreement agreed"), L("LINE [--with PERSON] [--day DAY]"), 1, 1, &agreed},
        {L("agreement looked-at"), L("CLIENT"), 1, 1, &lookedAt},
        {L("agreement list"), L("[--client NAME]"), 0, 0, &list},
        {L("agreement old"), L(""), 0, 0, &notLookedAt},
        {L("experiment add"), L("TEXT --client NAME"), 1, 1, &tryIt},
        {L("experiment settle"), L("EXPERIMENT trying|keep|drop [--learned TEXT]"), 2, 2, &settleExperiment},
        {L("experiment list"), L("--client NAME"), 0, 0, &experiments},
    };
}

} // namespace salver::cli
