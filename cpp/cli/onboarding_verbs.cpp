// SPDX-License-Identifier: Apache-2.0
// Getting to know each other on the command line: the team's templates, a plan with a client, its steps and its pace.
#include "cli/verbs.h"

#include "domain/onboarding_commands.h"
#include "domain/onboarding_queries.h"
#include "domain/scalars.h"

namespace salver::cli {

namespace {

QJsonValue planDay(const std::optional<domain::DayWords>& day)
{
    return day ? QJsonValue(qt(domain::dayText(day->day))) : QJsonValue();
}

QString whoseWord(domain::Learner whose)
{
    return qt(nameOf(whose));
}

QJsonObject stepJson(const domain::StepRow& row)
{
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "step"},
                     {"client", qt(row.client.name)},
                     {"step", qt(row.text)},
                     {"whose", whoseWord(row.whose)},
                     {"asksOfThem", row.asks},
                     {"week", row.week},
                     {"who", qt(row.who.name)},
                     {"with", qt(row.with.name)},
                     {"askedOn", planDay(row.askedOn)},
                     {"learned", qt(row.learned)},
                     {"learnedOn", planDay(row.learnedOn)},
                     {"nothingLearned", row.blank},
                     {"saved", row.waiting ? "waiting" : "synced"}};
    if (row.over)
        json.insert("roomInWeek", row.roomIn);
    if (!row.why.sentence.empty())
        json.insert("why", qt(row.why.sentence));
    return json;
}

QString stepText(const domain::StepRow& row)
{
    QString text = QStringLiteral("  %1: %2").arg(whoseWord(row.whose), qt(row.text));
    if (row.asks)
        text += L(row.askedOn ? " (asked of them)" : " (asks something of them)");
    if (!row.learned.empty())
        text += QStringLiteral("\n    learned: %1").arg(qt(row.learned));
    else if (row.blank)
        text += L("\n    nothing noted as learned");
    return text;
}

QJsonObject planJson(const domain::OnboardingRow& row)
{
    QJsonArray weeks;
    for (const auto& week : row.plan) {
        QJsonArray steps;
        for (const auto& step : week.steps)
            steps.append(stepJson(step));
        QJsonObject json{{"week", week.number}, {"days", qt(week.days)}, {"now", week.now}, {"steps", steps}};
        if (!week.caution.empty())
            json.insert("caution", qt(week.caution));
        weeks.append(json);
    }
    return {{"id", qt(row.id)},
            {"kind", "onboarding"},
            {"client", qt(row.client.name)},
            {"title", qt(row.title)},
            {"template", qt(row.origin.name)},
            {"startedOn", planDay(row.startedOn)},
            {"week", row.week},
            {"weeks", row.weeks},
            {"asksAWeek", row.asksAWeek},
            {"done", row.done},
            {"by", qt(row.by.name)},
            {"plan", weeks},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QString planText(const domain::OnboardingRow& row)
{
    QStringList lines{row.client.found ? QStringLiteral("%1 · %2").arg(qt(row.client.name), qt(row.title)) : qt(row.title)};
    for (const auto& week : row.plan) {
        lines += QStringLiteral("Week %1%2%3")
                     .arg(week.number)
                     .arg(week.days.empty() ? QString() : QStringLiteral(", ") + qt(week.days), week.now ? L(" (now)") : QString());
        for (const auto& step : week.steps)
            lines += stepText(step);
        if (!week.caution.empty())
            lines += QStringLiteral("  ") + qt(week.caution);
    }
    return lines.join(QLatin1Char('\n'));
}

QJsonObject weekJson(const domain::OnboardingWeek& row)
{
    QJsonArray now;
    for (const auto& step : row.thisWeek)
        now.append(stepJson(step));
    QJsonArray blank;
    for (const auto& step : row.blank)
        blank.append(stepJson(step));
    return {{"id", qt(row.onboarding)},
            {"kind", "onboarding"},
            {"client", qt(row.client.name)},
            {"startedOn", qt(domain::dayText(row.startedOn.day))},
            {"week", row.week},
            {"thisWeek", now},
            {"nothingLearned", blank},
            {"learned", qt(row.learned)},
            {"learnedOn", planDay(row.learnedOn)},
            {"why", qt(row.why.sentence)}};
}

QString weekText(const domain::OnboardingWeek& row)
{
    QStringList lines{QStringLiteral("%1 · week %2").arg(qt(row.client.name)).arg(row.week)};
    for (const auto& step : row.thisWeek)
        lines += stepText(step);
    for (const auto& step : row.blank)
        lines += stepText(step);
    if (!row.learned.empty())
        lines += QStringLiteral("  newest: %1").arg(qt(row.learned));
    return lines.join(QLatin1Char('\n'));
}

/// A template by its title, a client by name for the plan under way with them, or either by its id.
Result<EntityId> planNamed(Desk& desk, const QString& typed)
{
    const auto templates = domain::onboardingTemplates(desk.reader(), desk.now());
    if (!templates)
        return fail(templates.error());
    const auto wanted = domain::folded(typed.toStdString());
    for (const auto& each : *templates) {
        if (domain::folded(each.title) == wanted)
            return each.id;
    }
    if (const auto client = desk.client(typed); client && client->kind == model::client::kind) {
        const auto plans = domain::onboardingsOf(desk.reader(), client->id, desk.now());
        if (!plans)
            return fail(plans.error());
        if (plans->empty())
            return fail(ErrorCode::NotFound, "No plan of getting to know " + client->value(model::client::name) + " was started.");
        return plans->front().id;
    }
    const auto entity = desk.entity(typed);
    return entity ? Result<EntityId>(entity->id) : fail(entity.error());
}

Result<UserId> colleagueNamed(Desk& desk, const QString& typed)
{
    const auto members = desk.queries().members();
    if (!members)
        return fail(members.error());
    const auto wanted = domain::folded(typed.toStdString());
    for (const auto& member : *members) {
        if (domain::folded(member.name) == wanted || member.id.toString() == wanted)
            return member.id;
    }
    return fail(ErrorCode::NotFound, "No colleague here is called \"" + typed.toStdString() + "\".");
}

Result<int> numberGiven(const Arguments& arguments, const char* option, int otherwise)
{
    if (!arguments.has(L(option)))
        return otherwise;
    bool read = false;
    const int number = arguments.option(L(option)).toInt(&read);
    if (!read || number < 1)
        return fail(ErrorCode::InvalidArgument, "--" + std::string(option) + " takes a number from 1 on.");
    return number;
}

Result<Output> stepAnswer(Desk& desk, const Result<domain::StepPlaced>& placed)
{
    if (!placed)
        return fail(placed.error());
    auto output = madeOutput(desk, placed->made);
    if (!output)
        return output;
    output->json.insert("week", placed->week);
    if (!placed->caution.empty()) {
        output->json.insert("caution", qt(placed->caution));
        output->json.insert("roomInWeek", placed->roomIn);
        output->text += QLatin1Char('\n') + qt(placed->caution);
    }
    return output;
}

struct Pace {
    int weeks{0};
    int asks{0};
};
Result<Pace> paceIn(const Arguments& arguments)
{
    const auto weeks = numberGiven(arguments, "weeks", 0);
    const auto asks = numberGiven(arguments, "asks-a-week", 0);
    if (!weeks || !asks)
        return fail(!weeks ? weeks.error() : asks.error());
    return Pace{*weeks, *asks};
}

Result<Output> templateAdd(Desk& desk, const Arguments& arguments)
{
    const auto pace = paceIn(arguments);
    return pace ? answerMade(desk, domain::addTemplate(desk.commands(), arguments.words[0].toStdString(), pace->weeks, pace->asks))
                : fail(pace.error());
}

Result<Output> templateList(Desk& desk, const Arguments& /*arguments*/)
{
    const auto rows = domain::onboardingTemplates(desk.reader(), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(planJson(row));
        lines += planText(row);
    }
    return listOutput(items, rows->size(), lines, L("The team has no template yet."));
}

Result<Output> onboardingStart(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.words[0]);
    const auto pace = paceIn(arguments);
    if (!client || !pace)
        return fail(!client ? client.error() : pace.error());
    domain::NewOnboarding what{client->id, {}, arguments.option(L("day")).toStdString(), pace->weeks, pace->asks};
    if (arguments.has(L("template"))) {
        const auto origin = planNamed(desk, arguments.option(L("template")));
        if (!origin)
            return fail(origin.error());
        what.origin = *origin;
    }
    return answerMade(desk, domain::startOnboarding(desk.commands(), what));
}

Result<Output> onboardingShow(Desk& desk, const Arguments& arguments)
{
    const auto plan = planNamed(desk, arguments.words[0]);
    if (!plan)
        return fail(plan.error());
    const auto row = domain::onboardingPage(desk.reader(), *plan, desk.now());
    return row ? Result<Output>(Output{planJson(*row), planText(*row)}) : fail(row.error());
}

Result<Output> onboardingList(Desk& desk, const Arguments& /*arguments*/)
{
    const auto rows = domain::onboardingByWeek(desk.queries(), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(weekJson(row));
        lines += weekText(row);
    }
    return listOutput(items, rows->size(), lines, L("No plan of getting to know a client is under way."));
}

Result<Output> stepAdd(Desk& desk, const Arguments& arguments)
{
    const auto plan = planNamed(desk, arguments.words[0]);
    const auto week = numberGiven(arguments, "week", 1);
    if (!plan || !week)
        return fail(!plan ? plan.error() : week.error());
    domain::StepWords words;
    words.text = arguments.words[1].toStdString();
    words.whose = arguments.has(L("they-learn")) ? domain::Learner::TheyLearn : domain::Learner::WeLearn;
    words.asks = arguments.has(L("asks-them"));
    if (arguments.has(L("who"))) {
        const auto who = colleagueNamed(desk, arguments.option(L("who")));
        if (!who)
            return fail(who.error());
        words.who = *who;
    }
    if (arguments.has(L("with"))) {
        const auto with = desk.person(arguments.option(L("with")));
        if (!with)
            return fail(with.error());
        words.with = with->id;
    }
    return stepAnswer(desk, domain::addStep(desk.commands(), *plan, words, *week));
}

Result<Output> stepMove(Desk& desk, const Arguments& arguments)
{
    const auto step = desk.entity(arguments.words[0]);
    bool read = false;
    const int week = arguments.words[1].toInt(&read);
    if (!step)
        return fail(step.error());
    if (!read || week < 1)
        return fail(ErrorCode::InvalidArgument, "A week is a number from 1 on.");
    return stepAnswer(desk, domain::moveStep(desk.commands(), step->id, week));
}

Result<Output> stepShift(Desk& desk, const Arguments& arguments, bool up)
{
    const auto step = desk.entity(arguments.words[0]);
    return step ? stepAnswer(desk, domain::shiftStep(desk.commands(), step->id, up)) : fail(step.error());
}
Result<Output> stepUp(Desk& desk, const Arguments& arguments)
{
    return stepShift(desk, arguments, true);
}
Result<Output> stepDown(Desk& desk, const Arguments& arguments)
{
    return stepShift(desk, arguments, false);
}

Result<Output> stepAsked(Desk& desk, const Arguments& arguments)
{
    const auto step = desk.entity(arguments.words[0]);
    if (!step)
        return fail(step.error());
    if (arguments.has(L("again")))
        return answerMade(desk, domain::unaskStep(desk.commands(), step->id));
    return stepAnswer(desk, domain::askStep(desk.commands(), step->id, arguments.option(L("day")).toStdString()));
}

Result<Output> stepLearned(Desk& desk, const Arguments& arguments)
{
    const auto step = desk.entity(arguments.words[0]);
    return step ? answerMade(desk, domain::learnStep(desk.commands(), step->id, arguments.words[1].toStdString()))
                : fail(step.error());
}

Result<Output> stepFact(Desk& desk, const Arguments& arguments)
{
    const auto step = desk.entity(arguments.words[0]);
    if (!step)
        return fail(step.error());
    auto type = domain::FactType::Matters;
    if (arguments.has(L("type"))) {
        const auto typed = domain::choiceFrom<domain::FactType>(arguments.option(L("type")).toStdString());
        if (!typed)
            return fail(ErrorCode::InvalidArgument, "That is no kind of fact; `salver-cli help` lists them under fact add.");
        type = *typed;
    }
    return answerMade(desk, domain::learnedToFact(desk.commands(), step->id, type, arguments.has(L("of-client"))));
}

Result<Output> onboardingSlow(Desk& desk, const Arguments& arguments)
{
    const auto plan = planNamed(desk, arguments.words[0]);
    return plan ? answerMade(desk, domain::slowDown(desk.commands(), *plan)) : fail(plan.error());
}

Result<Output> onboardingPace(Desk& desk, const Arguments& arguments)
{
    const auto plan = planNamed(desk, arguments.words[0]);
    const auto pace = paceIn(arguments);
    if (!plan || !pace)
        return fail(!plan ? plan.error() : pace.error());
    return answerMade(desk, domain::setPace(desk.commands(), *plan, pace->weeks, pace->asks));
}

Result<Output> onboardingDone(Desk& desk, const Arguments& arguments)
{
    const auto plan = planNamed(desk, arguments.words[0]);
    return plan ? answerMade(desk, domain::finishOnboarding(desk.commands(), *plan, !arguments.has(L("again"))))
                : fail(plan.error());
}

} // namespace

QList<Verb> onboardingVerbs()
{
    return {
        {L("onboarding template add"), L("TITLE [--weeks N] [--asks-a-week N]"), 1, 1, &templateAdd},
        {L("onboarding template list"), L(""), 0, 0, &templateList},
        {L("onboarding start"), L("CLIENT [--template TEMPLATE] [--day DAY] [--weeks N] [--asks-a-week N]"), 1, 1, &onboardingStart},
        {L("onboarding show"), L("PLAN (a client's name, a template's title, or an id)"), 1, 1, &onboardingShow},
        {L("onboarding list"), L(""), 0, 0, &onboardingList},
        {L("onboarding step"), L("PLAN TEXT [--week N] [--they-learn] [--asks-them] [--who COLLEAGUE] [--with PERSON]"), 2, 2, &stepAdd},
        {L("onboarding move"), L("STEP WEEK"), 2, 2, &stepMove},
        {L("onboarding up"), L("STEP"), 1, 1, &stepUp},
        {L("onboarding down"), L("STEP"), 1, 1, &stepDown},
        {L("onboarding asked"), L("STEP [--day DAY] [--again]"), 1, 1, &stepAsked},
        {L("onboarding learned"), L("STEP SENTENCE"), 2, 2, &stepLearned},
        {L("onboarding fact"), L("STEP [--type TYPE] [--of-client]"), 1, 1, &stepFact},
        {L("onboarding slow-down"), L("PLAN"), 1, 1, &onboardingSlow},
        {L("onboarding pace"), L("PLAN [--weeks N] [--asks-a-week N]"), 1, 1, &onboardingPace},
        {L("onboarding done"), L("PLAN [--again]"), 1, 1, &onboardingDone},
    };
}

} // namespace salver::cli
