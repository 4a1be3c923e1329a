// SPDX-License-Identifier: Apache-2.0
// Objectives on the command line: their words, play-backs and answers, what they say of us.
#include "cli/verbs.h"

#include "domain/objective_commands.h"
#include "domain/objective_queries.h"
#include "domain/when.h"

namespace salver::cli {

namespace {

using domain::Made;

QString word(const char* text)
{
    return QString::fromLatin1(text);
}

Result<Output> answered(Desk& desk, const Result<Made>& made)
{
    return made ? madeOutput(desk, *made) : fail(made.error());
}

std::string typed(const Arguments& arguments, const char* option)
{
    return arguments.option(word(option)).toStdString();
}

/// Who said it: --person; nobody where it is not given.
Result<EntityId> saidBy(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(word("person")))
        return EntityId{};
    const auto row = desk.person(arguments.option(word("person")));
    return row ? Result<EntityId>(row->id) : fail(row.error());
}

/// When it was said: --day; today where it is not given.
Result<std::optional<domain::Day>> saidOn(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(word("day")))
        return std::optional<domain::Day>{};
    const auto day = domain::readDay(typed(arguments, "day"), desk.now().today());
    if (!day)
        return fail(ErrorCode::InvalidArgument, "\"" + typed(arguments, "day") + "\" was not understood as a day.");
    return std::optional(*day);
}

QJsonObject saidJson(const domain::SaidRow& row)
{
    return {{"id", qt(row.id)},
            {"words", qt(row.words)},
            {"saidBy", qt(row.saidBy.name)},
            {"saidOn", dayJson(row.on)},
            {"writtenDownBy", qt(row.by.name)},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QJsonArray saidList(const std::vector<domain::SaidRow>& rows)
{
    QJsonArray list;
    for (const auto& row : rows)
        list.append(saidJson(row));
    return list;
}

QJsonObject objectiveJson(const domain::ObjectiveRow& row)
{
    auto json = saidJson(row.heard);
    json.insert("kind", "objective");
    json.insert("client", qt(row.client.name));
    json.insert("line", qt(row.line));
    json.insert("doneWithOn", dayJson(row.doneWithOn));
    QJsonArray played;
    for (const auto& each : row.playbacks)
        played.append(QJsonObject{{"id", qt(each.id)},
                                  {"text", qt(each.text)},
                                  {"by", qt(each.by.name)},
                                  {"on", dayJson(each.on)},
                                  {"answer", each.answer ? qt(nameOf(*each.answer)) : QString()},
                                  {"theirWords", qt(each.theirWords)},
                                  {"answeredBy", qt(each.answeredBy.name)},
                                  {"answeredOn", dayJson(each.answeredOn)}});
    json.insert("playbacks", played);
    json.insert("commitment", saidList(row.commitment));
    json.insert("ability", saidList(row.ability));
    if (!row.why.sentence.empty())
        json.insert("why", qt(row.why.sentence));
    return json;
}

QString said(const domain::SaidRow& row)
{
    return QStringLiteral("\u201C%1\u201D %2%3").arg(qt(row.words), qt(row.saidBy.name),
                                                     row.on ? QStringLiteral(", ") + qt(row.on->words) : QString());
}

QStringList objectiveText(const domain::ObjectiveRow& row)
{
    QStringList lines{QStringLiteral("%1: %2").arg(qt(row.client.name), said(row.heard))};
    if (row.playbacks.empty())
        lines += word("  Understood: not played back yet");
    for (const auto& each : row.playbacks)
        lines += QStringLiteral("  Understood: %1 (%2) %3 %4").arg(qt(each.text), qt(each.by.name),
                                                               each.answer ? qt(nameOf(*each.answer)) : word("no answer noted"),
                                                               qt(each.theirWords));
    if (row.commitment.empty())
        lines += word("  Our commitment: not heard yet");
    for (const auto& each : row.commitment)
        lines += word("  Our commitment: ") + said(each);
    if (row.ability.empty())
        lines += word("  Our ability: not heard yet");
    for (const auto& each : row.ability)
        lines += word("  Our ability: ") + said(each);
    return lines;
}

Result<Output> objectivesOutput(const std::vector<domain::ObjectiveRow>& rows, const char* nothing)
{
    QJsonArray items;
    QStringList lines;
    for (const auto& row : rows) {
        items.append(objectiveJson(row));
        lines += objectiveText(row);
    }
    return listOutput(items, rows.size(), lines, word(nothing));
}

Result<Output> objectiveAdd(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(word("client")));
    const auto who = saidBy(desk, arguments);
    const auto day = saidOn(desk, arguments);
    if (!client)
        return fail(client.error());
    if (!who || !day)
        return fail(!who ? who.error() : day.error());
    return answered(desk, domain::addObjective(desk.commands(),
                                               {client->id, arguments.words[0].toStdString(), *who, *day}));
}

Result<Output> objectiveList(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(word("client"))) {
        const auto rows = domain::neverPlayedBack(desk.reader(), desk.now());
        return rows ? objectivesOutput(*rows, "Every objective that was heard has been played back.") : fail(rows.error());
    }
    const auto client = desk.client(arguments.option(word("client")));
    if (!client)
        return fail(client.error());
    const auto rows = domain::objectivesOf(desk.reader(), client->id, desk.now());
    return rows ? objectivesOutput(*rows, "Nobody has noted yet what they want.") : fail(rows.error());
}

Result<Output> objectiveShow(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    if (!entity)
        return fail(entity.error());
    const auto row = domain::objectiveOf(desk.reader(), entity->id, desk.now());
    if (!row)
        return fail(row.error());
    return Output{objectiveJson(*row), objectiveText(*row).join(QLatin1Char('\n'))};
}

Result<Output> objectivePlayBack(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answered(desk, domain::playBack(desk.commands(), entity->id, arguments.words[1].toStdString()))
                  : fail(entity.error());
}

Result<Output> objectiveAnswer(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    const auto answer = domain::choiceFrom<domain::Answer>(arguments.words[1].toStdString());
    const auto who = saidBy(desk, arguments);
    const auto day = saidOn(desk, arguments);
    if (!entity)
        return fail(entity.error());
    if (!answer)
        return fail(ErrorCode::InvalidArgument, "They have confirmed it, or corrected it.");
    if (!who || !day)
        return fail(!who ? who.error() : day.error());
    return answered(desk, domain::answerPlayback(desk.commands(),
                                                 {entity->id, *answer, typed(arguments, "words"), *who, *day}));
}

Result<Output> objectiveConfident(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    const auto about = domain::choiceFrom<domain::ConfidenceIn>(arguments.words[1].toStdString());
    const auto who = saidBy(desk, arguments);
    const auto day = saidOn(desk, arguments);
    if (!entity)
        return fail(entity.error());
    if (!about)
        return fail(ErrorCode::InvalidArgument, "It is about our commitment, or about our ability.");
    if (!who || !day)
        return fail(!who ? who.error() : day.error());
    return answered(desk, domain::addConfidence(desk.commands(),
                                                {entity->id, *about, arguments.words[2].toStdString(), *who, *day}));
}

Result<Output> objectiveDone(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answered(desk, domain::setObjectiveDone(desk.commands(), entity->id, !arguments.has(word("again"))))
                  : fail(entity.error());
}

} // namespace

QList<Verb> objectiveVerbs()
{
    return {
        {word("objective add"), word("WORDS --client NAME [--person NAME] [--day DAY]"), 1, 1, &objectiveAdd},
        {word("objective list"), word("[--client NAME]"), 0, 0, &objectiveList},
        {word("objective show"), word("OBJECTIVE"), 1, 1, &objectiveShow},
        {word("objective play-back"), word("OBJECTIVE TEXT"), 2, 2, &objectivePlayBack},
        {word("objective answer"), word("PLAYBACK confirmed|corrected [--words TEXT] [--person NAME] [--day DAY]"), 2, 2,
         &objectiveAnswer},
        {word("objective confident"), word("OBJECTIVE commitment|ability WORDS [--person NAME] [--day DAY]"), 3, 3,
         &objectiveConfident},
        {word("objective done"), word("OBJECTIVE [--again]"), 1, 1, &objectiveDone},
    };
}

} // namespace salver::cli
