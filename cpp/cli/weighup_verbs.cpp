// SPDX-License-Identifier: Apache-2.0
// Weigh-ups on the command line. What is listed stands in order of writing; nothing is counted.
#include "cli/verbs.h"

#include "domain/advice_queries.h"
#include "domain/scalars.h"
#include "domain/weighup_commands.h"

namespace salver::cli {

namespace {

using domain::Made;

QString term(const char* text)
{
    return QString::fromLatin1(text);
}

Result<Output> told(Desk& desk, const Result<Made>& made)
{
    return made ? madeOutput(desk, *made) : fail(made.error());
}

std::string given(const Arguments& arguments, const char* option)
{
    return arguments.option(term(option)).toStdString();
}

Result<EntityId> cited(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(term("cites")))
        return EntityId{};
    const auto row = desk.entity(arguments.option(term("cites")));
    return row ? Result<EntityId>(row->id) : fail(row.error());
}

QJsonValue dayValue(const std::optional<domain::DayWords>& on)
{
    return on ? QJsonValue(qt(domain::dayText(on->day))) : QJsonValue();
}

QJsonObject weighupJson(const domain::WeighupRow& row)
{
    QJsonArray options;
    for (const auto& name : row.options)
        options.append(qt(name));
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "weigh-up"},
                     {"client", qt(row.client.name)},
                     {"title", qt(row.title)},
                     {"by", qt(row.by.name)},
                     {"on", qt(domain::dayText(row.on.day))},
                     {"options", options},
                     {"recommended", qt(row.recommended)},
                     {"signature", qt(row.signature)},
                     {"lookBackOn", dayValue(row.lookBackOn)},
                     {"lookBackDue", row.lookBackDue},
                     {"saved", row.waiting ? "waiting" : "synced"}};
    if (!row.why.sentence.empty())
        json.insert("why", qt(row.why.sentence));
    return json;
}

QString weighupText(const domain::WeighupRow& row)
{
    QStringList parts{qt(row.client.name), qt(row.title)};
    if (!row.recommended.empty())
        parts += QStringLiteral("recommended: %1 (%2)").arg(qt(row.recommended), qt(row.signature));
    if (row.lookBackOn)
        parts += QStringLiteral("look back: %1").arg(qt(row.lookBackOn->words));
    return parts.join(QStringLiteral(" · "));
}

QJsonArray pointsJson(const domain::OptionRow& option, domain::Side side)
{
    QJsonArray list;
    for (const auto& point : option.points) {
        if (point.side == side)
            list.append(QJsonObject{{"id", qt(point.id)},
                                    {"text", qt(point.text)},
                                    {"by", qt(point.by.name)},
                                    {"on", qt(domain::dayText(point.on.day))},
                                    {"cites", qt(point.cites.name)}});
    }
    return list;
}

QJsonObject optionJson(const domain::OptionRow& row)
{
    return {{"id", qt(row.id)},
            {"name", qt(row.name)},
            {"for", pointsJson(row, domain::Side::For)},
            {"against", pointsJson(row, domain::Side::Against)},
            {"best", qt(row.best)},
            {"likely", qt(row.likely)},
            {"worst", qt(row.worst)},
            {"whoItTouches", qt(row.touches)},
            {"shortTerm", qt(row.shortTerm)},
            {"longTerm", qt(row.longTerm)},
            {"whatWeDoNotKnow", qt(row.unknown)},
            {"supposeItFailed", qt(row.ifItFailed)},
            {"whatWeStandToGain", qt(row.weGain)}};
}

QJsonObject viewJson(const domain::SecondViewRow& row)
{
    return {{"id", qt(row.id)},
            {"askedOf", qt(row.askedOf.name)},
            {"askedBy", qt(row.askedBy.name)},
            {"askedOn", dayValue(row.askedOn)},
            {"text", qt(row.text)},
            {"stand", row.stand ? qt(nameOf(*row.stand)) : QString()},
            {"by", qt(row.by.name)},
            {"givenOn", dayValue(row.givenOn)},
            {"cites", qt(row.cites.name)}};
}

QJsonObject pageJson(const domain::WeighupPage& page)
{
    auto json = weighupJson(page.row);
    json.insert("objective", page.objective ? qt(page.objective->text) : QString());
    json.insert("whatFor", qt(page.whatFor));
    json.insert("whatWouldMakeItBad", qt(page.badResult));
    QJsonArray options;
    for (const auto& row : page.options)
        options.append(optionJson(row));
    json.insert("options", options);
    QJsonArray views;
    for (const auto& row : page.views)
        views.append(viewJson(row));
    json.insert("secondViews", views);
    QJsonArray recommendations;
    for (const auto& row : page.recommendations)
        recommendations.append(QJsonObject{{"id", qt(row.id)},
                                           {"text", qt(row.text)},
                                           {"option", qt(row.option.name)},
                                           {"by", qt(row.by.name)},
                                           {"signature", qt(row.signature)},
                                           {"on", qt(domain::dayText(row.on.day))},
                                           {"cites", qt(row.cites.name)}});
    json.insert("recommendations", recommendations);
    QJsonArray lookbacks;
    for (const auto& row : page.lookbacks)
        lookbacks.append(QJsonObject{{"id", qt(row.id)},
                                     {"whatHappened", qt(row.happened)},
                                     {"whatWeMissed", qt(row.missed)},
                                     {"wouldWeSayItAgain", qt(row.sayAgain)},
                                     {"by", qt(row.by.name)},
                                     {"on", dayValue(row.on)}});
    json.insert("lookBacks", lookbacks);
    return json;
}

void addLine(QStringList& lines, const char* lead, const std::string& text)
{
    if (!text.empty())
        lines += term(lead) + qt(text);
}

QStringList optionText(const domain::OptionRow& row)
{
    QStringList lines{qt(row.name)};
    for (const auto side : {domain::Side::For, domain::Side::Against}) {
        for (const auto& point : row.points) {
            if (point.side == side)
                lines += QStringLiteral("  %1: %2 (%3)").arg(qt(nameOf(side)), qt(point.text), qt(point.by.name));
        }
    }
    addLine(lines, "  at best: ", row.best);
    addLine(lines, "  most likely: ", row.likely);
    addLine(lines, "  at worst: ", row.worst);
    addLine(lines, "  who it touches: ", row.touches);
    addLine(lines, "  short term: ", row.shortTerm);
    addLine(lines, "  long term: ", row.longTerm);
    addLine(lines, "  what we do not know: ", row.unknown);
    addLine(lines, "  suppose it failed: ", row.ifItFailed);
    addLine(lines, "  what we stand to gain: ", row.weGain);
    return lines;
}

QStringList pageText(const domain::WeighupPage& page)
{
    QStringList lines{qt(page.row.title)};
    if (page.objective)
        lines += QStringLiteral("\u201C%1\u201D %2").arg(qt(page.objective->text), qt(page.objective->who.name));
    addLine(lines, "What is it for: ", page.whatFor);
    addLine(lines, "What would make reaching it a bad result: ", page.badResult);
    for (const auto& row : page.options)
        lines += optionText(row);
    for (const auto& row : page.views)
        lines += row.text.empty() ? QStringLiteral("Second view asked of %1").arg(qt(row.askedOf.name))
                                  : QStringLiteral("%1 %2: %3").arg(qt(row.by.name), row.stand ? qt(nameOf(*row.stand)) : QString(), qt(row.text));
    for (const auto& row : page.recommendations)
        lines += QStringLiteral("Recommended: %1\n  %2, %3").arg(qt(row.text), qt(row.signature), qt(row.on.words));
    for (const auto& row : page.lookbacks)
        lines += QStringLiteral("Looked back: %1").arg(qt(row.happened));
    return lines;
}

Result<Output> weighupAdd(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(term("client")));
    if (!client)
        return fail(client.error());
    domain::NewWeighup what;
    what.client = client->id;
    what.title = arguments.words[0].toStdString();
    for (const auto& option : arguments.words.mid(1))
        what.options.push_back(option.toStdString());
    if (arguments.has(term("objective"))) {
        const auto stated = desk.entity(arguments.option(term("objective")));
        if (!stated)
            return fail(stated.error());
        what.objective = stated->id;
    }
    what.whatFor = given(arguments, "what-for");
    what.badResult = given(arguments, "bad");
    return told(desk, domain::addWeighup(desk.commands(), what));
}

Result<Output> weighupList(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(term("client")));
    if (!client)
        return fail(client.error());
    domain::PageRows rows(desk.reader(), desk.now());
    QJsonArray items;
    QStringList lines;
    const auto found = domain::weighupsOf(rows, client->id);
    for (const auto& row : found) {
        items.append(weighupJson(row));
        lines += weighupText(row);
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return listOutput(items, found.size(), lines, term("Nothing was weighed up with them yet."));
}

Result<domain::WeighupPage> shown(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? domain::weighupPage(desk.reader(), entity->id, desk.now()) : fail(entity.error());
}

Result<Output> weighupShow(Desk& desk, const Arguments& arguments)
{
    const auto page = shown(desk, arguments);
    return page ? Result<Output>(Output{pageJson(*page), pageText(*page).join(QLatin1Char('\n'))}) : fail(page.error());
}

Result<Output> weighupOption(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? told(desk, domain::addOption(desk.commands(), entity->id, arguments.words[1].toStdString()))
                  : fail(entity.error());
}

Result<Output> weighupPoint(Desk& desk, const Arguments& arguments)
{
    const auto option = desk.entity(arguments.words[0]);
    const auto side = domain::choiceFrom<domain::Side>(arguments.words[1].toStdString());
    const auto cites = cited(desk, arguments);
    if (!option || !cites)
        return fail(!option ? option.error() : cites.error());
    if (!side)
        return fail(ErrorCode::InvalidArgument, "A point speaks for it, or against it.");
    return told(desk, domain::addPoint(desk.commands(), {option->id, *side, arguments.words[2].toStdString(), *cites}));
}

Result<Output> weighupAsk(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    if (!entity)
        return fail(entity.error());
    const auto members = desk.queries().members();
    if (!members)
        return fail(members.error());
    const auto wanted = domain::folded(arguments.words[1].toStdString());
    for (const auto& member : *members) {
        if (domain::folded(member.name) == wanted || member.id.toString() == wanted)
            return told(desk, domain::askSecondView(desk.commands(), entity->id, member.id));
    }
    return fail(ErrorCode::NotFound, "No colleague here is called \"" + arguments.words[1].toStdString() + "\".");
}

Result<Output> weighupView(Desk& desk, const Arguments& arguments)
{
    const auto page = shown(desk, arguments);
    const auto cites = cited(desk, arguments);
    if (!page || !cites)
        return fail(!page ? page.error() : cites.error());
    domain::SecondViewGiven what;
    what.weighup = page->row.id;
    for (const auto& view : page->views) {
        if (view.askedOf.me && !view.givenOn)
            what.asked = view.id;
    }
    what.text = arguments.words[1].toStdString();
    what.stand = arguments.has(term("differs")) ? domain::Stand::SeesItDifferently : domain::Stand::Agrees;
    what.cites = *cites;
    return told(desk, domain::giveSecondView(desk.commands(), what));
}

Result<Output> weighupRecommend(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    const auto cites = cited(desk, arguments);
    if (!entity || !cites)
        return fail(!entity ? entity.error() : cites.error());
    domain::NewRecommendation what{entity->id, arguments.words[1].toStdString(), {}, *cites, given(arguments, "look-back")};
    if (arguments.has(term("option"))) {
        const auto option = desk.entity(arguments.option(term("option")));
        if (!option)
            return fail(option.error());
        what.option = option->id;
    }
    return told(desk, domain::recommend(desk.commands(), what));
}

Result<Output> weighupLookBack(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? told(desk, domain::lookBack(desk.commands(), {entity->id, arguments.words[1].toStdString(),
                                                                  given(arguments, "missed"), given(arguments, "say-again")}))
                  : fail(entity.error());
}

Result<Output> lookBacks(Desk& desk, const Arguments& arguments)
{
    const auto rows = domain::lookBacksDue(desk.reader(), arguments.has(term("mine")), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(weighupJson(row));
        lines += weighupText(row);
    }
    return listOutput(items, rows->size(), lines, term("No look-back is due."));
}

Result<Output> views(Desk& desk, const Arguments& arguments)
{
    const auto rows = domain::viewsAsked(desk.reader(), arguments.has(term("mine")), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        auto json = viewJson(row);
        json.insert("weighup", qt(row.weighup.id));
        json.insert("title", qt(row.weighup.name));
        json.insert("client", qt(row.client.name));
        json.insert("why", qt(row.why.sentence));
        items.append(json);
        lines += QStringLiteral("%1 · %2 · %3").arg(qt(row.client.name), qt(row.weighup.name), qt(row.why.sentence));
    }
    return listOutput(items, rows->size(), lines, term("No second view is awaited."));
}

} // namespace

QList<Verb> weighupVerbs()
{
    return {
        {term("weighup add"), term("TITLE [OPTION OPTION ...] --client NAME [--objective OBJECTIVE] [--what-for TEXT] [--bad TEXT]"), 1, 9, &weighupAdd},
        {term("weighup list"), term("--client NAME"), 0, 0, &weighupList},
        {term("weighup show"), term("WEIGHUP"), 1, 1, &weighupShow},
        {term("weighup option"), term("WEIGHUP NAME"), 2, 2, &weighupOption},
        {term("weighup point"), term("OPTION for|against TEXT [--cites ENTITY]"), 3, 3, &weighupPoint},
        {term("weighup ask"), term("WEIGHUP COLLEAGUE"), 2, 2, &weighupAsk},
        {term("weighup view"), term("WEIGHUP TEXT [--differs] [--cites ENTITY]"), 2, 2, &weighupView},
        {term("weighup recommend"), term("WEIGHUP TEXT [--option OPTION] [--look-back DAY] [--cites ENTITY]"), 2, 2, &weighupRecommend},
        {term("weighup look-back"), term("WEIGHUP WHAT-HAPPENED [--missed TEXT] [--say-again TEXT]"), 2, 2, &weighupLookBack},
        {term("look-backs"), term("[--mine]"), 0, 0, &lookBacks},
        {term("second-views"), term("[--mine]"), 0, 0, &views},
    };
}

} // namespace salver::cli
