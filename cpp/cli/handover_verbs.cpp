// SPDX-License-Identifier: Apache-2.0
// Who looks after whom, and handing a client over, on the command line.
#include "cli/verbs.h"

#include "domain/care.h"
#include "domain/handover.h"

namespace salver::cli {

namespace {

using domain::CareRole;
using domain::HandoverStage;

QString stageName(HandoverStage stage)
{
    switch (stage) {
    case HandoverStage::Draft: return L("draft");
    case HandoverStage::Changed: return L("changed after the signature");
    case HandoverStage::Signed: return L("signed");
    case HandoverStage::Done: break;
    }
    return L("done");
}

QJsonValue dayOrNothing(const std::optional<domain::DayWords>& day)
{
    return day ? QJsonValue(qt(domain::dayText(day->day))) : QJsonValue();
}

QJsonObject handoverJson(const domain::HandoverRow& row)
{
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "handover"},
                     {"client", qt(row.client.name)},
                     {"from", qt(row.from.name)},
                     {"to", qt(row.to.name)},
                     {"stage", stageName(row.stage)},
                     {"startedOn", dayOrNothing(row.startedOn)},
                     {"signedOn", dayOrNothing(row.signedOn)},
                     {"signature", qt(row.signature)},
                     {"readOn", dayOrNothing(row.readOn)},
                     {"questions", qt(row.questions)},
                     {"firstVisit", row.promise ? QJsonValue(qt(row.promise->id)) : QJsonValue()},
                     {"toSign", row.toSign},
                     {"toRead", row.toRead},
                     {"saved", row.waiting ? "waiting" : "synced"}};
    if (!row.why.sentence.empty())
        json.insert(L("why"), qt(row.why.sentence));
    return json;
}

QString handoverText(const domain::HandoverRow& row)
{
    return QStringLiteral("%1 · %2 to %3 · %4").arg(qt(row.client.name), qt(row.from.name), qt(row.to.name), stageName(row.stage));
}

Result<Output> careShow(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    if (!client)
        return fail(client.error());
    const auto periods = domain::careHistory(desk.queries(), client->id, desk.now());
    if (!periods)
        return fail(periods.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& each : *periods) {
        const auto role = each.role == CareRole::LooksAfter ? L("looks after them") : L("second");
        items.append(QJsonObject{{"role", role},
                                 {"who", qt(each.who.name)},
                                 {"from", qt(domain::dayText(each.from.day))},
                                 {"to", dayOrNothing(each.to)},
                                 {"setBy", qt(each.setBy.name)}});
        lines += QStringLiteral("%1 · %2 · from %3%4").arg(qt(each.who.name), role, qt(each.from.words),
                                                           each.to ? L(" to ") + qt(each.to->words) : QString());
    }
    return listOutput(items, periods->size(), lines, L("Nobody is named for them yet."));
}

Result<Output> careSet(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    if (!client)
        return fail(client.error());
    Result<domain::Made> made = fail(ErrorCode::InvalidArgument, "Say who: --cared-by NAME, --second NAME, or both.");
    for (const auto& [option, role] : {std::pair("cared-by", CareRole::LooksAfter), std::pair("second", CareRole::Second)}) {
        if (!arguments.has(L(option)))
            continue;
        made = domain::setCare(desk.commands(), client->id, role, arguments.option(L(option)).toStdString());
        if (!made)
            break;
    }
    return answerMade(desk, made);
}

Result<Output> handoverStart(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    return client ? answerMade(desk, domain::startHandover(desk.commands(), client->id, arguments.option(L("to")).toStdString()))
                  : fail(client.error());
}

Result<Output> handoverList(Desk& desk, const Arguments& arguments)
{
    auto rows = domain::handoversUnderWay(desk.reader(), arguments.has(L("mine")), desk.now());
    if (arguments.has(L("client"))) {
        const auto client = desk.client(arguments.option(L("client")));
        if (!client)
            return fail(client.error());
        rows = domain::handoversOf(desk.reader(), client->id, desk.now());
    }
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(handoverJson(row));
        lines += handoverText(row);
    }
    return listOutput(items, rows->size(), lines, L("No handover is under way."));
}

Result<Output> handoverShow(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    if (!entity)
        return fail(entity.error());
    const auto row = domain::handoverOf(desk.reader(), entity->id, desk.now());
    if (!row)
        return fail(row.error());
    auto json = handoverJson(*row);
    json.insert(L("draft"), qt(row->draft));
    return Output{json, handoverText(*row) + L("\n\n") + qt(row->draft)};
}

Result<Output> handoverWrite(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, desk.commands().setField(entity->id, "draft", arguments.words[1].toStdString()))
                  : fail(entity.error());
}

Result<Output> handoverSign(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::signHandover(desk.commands(), entity->id)) : fail(entity.error());
}

Result<Output> handoverTake(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::takeOver(desk.commands(), entity->id, arguments.option(L("questions")).toStdString(),
                                                      arguments.option(L("day")).toStdString()))
                  : fail(entity.error());
}

} // namespace

QList<Verb> handoverVerbs()
{
    return {
        {L("care set"), L("CLIENT [--cared-by NAME] [--second NAME]"), 1, 1, &careSet},
        {L("care"), L("CLIENT   (who looks after them, who did, from when to when)"), 1, 1, &careShow},
        {L("handover start"), L("CLIENT --to NAME"), 1, 1, &handoverStart},
        {L("handover list"), L("[--client NAME] [--mine]"), 0, 0, &handoverList},
        {L("handover show"), L("HANDOVER"), 1, 1, &handoverShow},
        {L("handover write"), L("HANDOVER TEXT"), 2, 2, &handoverWrite},
        {L("handover sign"), L("HANDOVER"), 1, 1, &handoverSign},
        {L("handover take"), L("HANDOVER [--questions TEXT] [--day DAY]   (read it: the client is yours)"), 1, 1, &handoverTake},
    };
}

} // namespace salver::cli
