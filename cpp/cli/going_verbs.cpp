// SPDX-License-Identifier: Apache-2.0
// How things are going, on the command line: five strands side by side and nothing added up.
#include "cli/going_output.h"
#include "cli/verbs.h"

#include "domain/going.h"
#include "domain/pulse_commands.h"

namespace salver::cli {

namespace {

QJsonArray promiseItems(const std::vector<domain::PromiseRow>& rows)
{
    QJsonArray items;
    for (const auto& row : rows)
        items.append(promiseJson(row));
    return items;
}

QJsonObject strandJson(const domain::PromiseStrand& strand)
{
    return {{"counts", qt(strand.counts)},
            {"keptOnTime", promiseItems(strand.onTime)},
            {"late", promiseItems(strand.late)},
            {"letGo", promiseItems(strand.letGo)},
            {"open", promiseItems(strand.open)}};
}

QJsonValue goingDay(const std::optional<domain::DayWords>& on)
{
    return on ? QJsonValue(qt(domain::dayText(on->day))) : QJsonValue();
}

QJsonObject objectiveStrandJson(const domain::ObjectiveStrand& strand)
{
    QJsonArray items;
    for (const auto& row : strand.rows)
        items.append(QJsonObject{{"id", qt(row.id)},
                                 {"client", qt(row.client.name)},
                                 {"heard", qt(row.heard.words)},
                                 {"saidBy", qt(row.heard.saidBy.name)},
                                 {"playbacks", qint64(row.playbacks.size())},
                                 {"onOurCommitment", qint64(row.commitment.size())},
                                 {"onOurAbility", qint64(row.ability.size())}});
    return {{"counts", qt(strand.counts)}, {"items", items}};
}

QJsonObject pulseStrandJson(const domain::PulseView& view)
{
    auto json = pulseFiguresJson(view);
    QJsonArray items;
    for (const auto& row : view.latest)
        items.append(pulseJson(row));
    json.insert(L("items"), items);
    return json;
}

QJsonObject goingJson(const domain::Going& page)
{
    QJsonArray felt;
    for (std::size_t i = 0; i < page.felt.size(); ++i) {
        auto json = feltJson(page.felt[i]);
        json.insert(L("client"), qt(page.feltClients[i].name));
        json.insert(L("on"), qt(domain::dayText(page.felt[i].day.day)));
        felt.append(json);
    }
    QJsonArray rhythms;
    for (const auto& row : page.rhythms)
        rhythms.append(QJsonObject{{"id", qt(row.id)},
                                   {"client", qt(row.client.name)},
                                   {"person", qt(row.person.name)},
                                   {"agreed", qt(row.text)},
                                   {"lastContact", goingDay(row.lastContact)},
                                   {"next", goingDay(row.next)}});
    QJsonArray notAsked;
    for (const auto& row : page.notAsked)
        notAsked.append(QJsonObject{{"name", qt(row.person.name)}, {"client", qt(row.client.name)}, {"why", qt(row.why)}});
    QJsonObject json{{"howItFelt", felt},
                     {"pulse", pulseStrandJson(page.pulse)},
                     {"promises", QJsonObject{{"ours", strandJson(page.ours)}, {"theirs", strandJson(page.theirs)}}},
                     {"objectives", objectiveStrandJson(page.objectives)},
                     {"rhythm", rhythms},
                     {"notAsked", notAsked}};
    if (page.client.found) {
        json.insert(L("client"), qt(page.client.name));
        json.insert(L("pulseOff"), page.pulseOff);
        json.insert(L("leftOn"), goingDay(page.leftOn));
        json.insert(L("exitNote"), qt(page.exitNote));
    }
    return json;
}

QString goingText(const domain::Going& page)
{
    QStringList lines{L("HOW IT FELT")};
    for (const auto& row : page.felt)
        lines += QStringLiteral("  ") + feltText(row);
    lines += L("PULSE");
    for (const auto& line : pulseLines(page.pulse))
        lines += QStringLiteral("  ") + line;
    lines += L("PROMISES");
    lines += QStringLiteral("  ours: %1").arg(page.ours.counts.empty() ? L("none") : qt(page.ours.counts));
    lines += QStringLiteral("  theirs: %1").arg(page.theirs.counts.empty() ? L("none") : qt(page.theirs.counts));
    lines += L("OBJECTIVES");
    lines += QStringLiteral("  %1").arg(page.objectives.counts.empty() ? L("none heard yet") : qt(page.objectives.counts));
    lines += L("RHYTHM");
    for (const auto& row : page.rhythms)
        lines += QStringLiteral("  %1 · %2 · last contact %3").arg(qt(row.client.name), qt(row.text),
                                                                 row.lastContact ? qt(row.lastContact->words) : L("none noted"));
    lines += L("NOT ASKED");
    for (const auto& row : page.notAsked)
        lines += QStringLiteral("  %1 · %2").arg(qt(row.person.name), qt(row.client.name));
    if (page.leftOn)
        lines += QStringLiteral("LEFT %1: %2").arg(qt(page.leftOn->words), qt(page.exitNote));
    return lines.join(QLatin1Char('\n'));
}

Result<Output> showGoing(Desk& desk, const Arguments& arguments)
{
    EntityId client;
    if (!arguments.words.isEmpty()) {
        const auto row = desk.client(arguments.words[0]);
        if (!row)
            return fail(row.error());
        client = row->id;
    }
    const auto page = domain::going(desk.reader(), client, desk.now());
    if (!page)
        return fail(page.error());
    return Output{goingJson(*page), goingText(*page)};
}

Result<Output> goingLeft(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    if (!client)
        return fail(client.error());
    const auto day = arguments.words.size() > 1 ? arguments.words[1].toStdString() : std::string();
    return answerMade(desk, domain::noteLeaving(desk.commands(), client->id, day, arguments.option(L("words")).toStdString()));
}

Result<Output> goingNetPromoter(Desk& desk, const Arguments& arguments)
{
    static_cast<void>(desk);
    std::size_t numbers[3]{};
    for (qsizetype i = 0; i < 3; ++i) {
        bool whole = false;
        numbers[i] = arguments.words[i].toULongLong(&whole);
        if (!whole)
            return fail(ErrorCode::InvalidArgument, "That takes three whole numbers: promoters, detractors, answers.");
    }
    const auto made = domain::netPromoter(numbers[0], numbers[1], numbers[2]);
    if (!made)
        return fail(made.error());
    const auto points = [](double share) { return qint64(qRound(share * 100)); };
    return Output{{{"n", qint64(numbers[2])},
                   {"net", points(made->net)},
                   {"low", points(made->range.low)},
                   {"high", points(made->range.high)}},
                  QStringLiteral("%1, somewhere from %2 to %3, n = %4").arg(points(made->net)).arg(points(made->range.low))
                      .arg(points(made->range.high)).arg(numbers[2])};
}

} // namespace

QList<Verb> goingVerbs()
{
    return {
        {L("going left"), L("CLIENT [DAY] [--words TEXT]"), 1, 2, &goingLeft},
        {L("going net-promoter"), L("PROMOTERS DETRACTORS ANSWERS"), 3, 3, &goingNetPromoter},
        {L("going"), L("[CLIENT]"), 0, 1, &showGoing},
    };
}

} // namespace salver::cli
