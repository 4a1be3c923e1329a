// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/onboarding_view_model.h"

#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

using domain::StepPlaced;

template <class T>
QVariant dayWords(const std::optional<T>& day)
{
    return day ? words(day->words) : QString();
}

/// A fact of a step; nothing on a week's head.
template <auto Get>
QVariant ofStep(const PlanRow& row)
{
    return row.step == nullptr ? QVariant(QString()) : QVariant(Get(*row.step));
}
template <auto Get>
QVariant whetherStep(const PlanRow& row)
{
    return row.step != nullptr && Get(*row.step);
}

std::span<const Column<PlanRow>> planColumns()
{
    using R = PlanRow;
    using S = domain::StepRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"head", [](const R& r) { return QVariant(r.step == nullptr); }},
        {"week", [](const R& r) { return QVariant(r.week->number); }},
        {"days", [](const R& r) { return QVariant(words(r.week->days)); }},
        {"now", [](const R& r) { return QVariant(r.week->now); }},
        {"past", [](const R& r) { return QVariant(r.week->past); }},
        {"caution", [](const R& r) { return QVariant(r.step ? QString() : words(r.week->caution)); }},
        {"stepId", &ofStep<[](const S& s) { return idText(s.id); }>},
        {"text", &ofStep<[](const S& s) { return words(s.text); }>},
        {"whose", [](const R& r) { return QVariant(r.step ? int(r.step->whose) : 0); }},
        {"asks", &whetherStep<[](const S& s) { return s.asks; }>},
        {"who", &ofStep<[](const S& s) { return words(s.who.name); }>},
        {"whoId", &ofStep<[](const S& s) { return s.named ? idText(s.who.id) : QString(); }>},
        {"withPerson", &ofStep<[](const S& s) { return words(s.with.name); }>},
        {"withId", &ofStep<[](const S& s) { return idText(s.with.id); }>},
        {"askedOn", &ofStep<[](const S& s) { return s.askedOn ? words(s.askedOn->words) : QString(); }>},
        {"learned", &ofStep<[](const S& s) { return words(s.learned); }>},
        {"learnedOn", &ofStep<[](const S& s) { return s.learnedOn ? words(s.learnedOn->words) : QString(); }>},
        {"blank", &whetherStep<[](const S& s) { return s.blank; }>},
        {"over", &whetherStep<[](const S& s) { return s.over; }>},
        {"roomIn", [](const R& r) { return QVariant(r.step ? r.step->roomIn : 0); }},
        {"why", &ofStep<[](const S& s) { return words(s.why.sentence); }>},
        {"waiting", &whetherStep<[](const S& s) { return s.waiting; }>},
        {"contested", &whetherStep<[](const S& s) { return s.contested; }>},
    });
    return all;
}

struct PlanChoice {
    const domain::OnboardingRow* plan{};
    bool shown{false};
};

QString choiceDetail(const domain::OnboardingRow& plan)
{
    if (!plan.startedOn)
        return OnboardingViewModel::tr("%n week(s)", "", plan.weeks) + QStringLiteral(" · ") +
               OnboardingViewModel::tr("at most %n ask(s) of them a week", "", plan.asksAWeek);
    const QString since = OnboardingViewModel::tr("since %1").arg(words(plan.startedOn->words));
    return plan.done ? since + QStringLiteral(" · ") + OnboardingViewModel::tr("done") : since;
}

std::span<const Column<PlanChoice>> choiceColumns()
{
    using R = PlanChoice;
    static constexpr auto all = std::to_array<Column<R>>({
        {"planId", [](const R& r) { return QVariant(idText(r.plan->id)); }},
        {"name", [](const R& r) { return QVariant(words(r.plan->title)); }},
        {"detail", [](const R& r) { return QVariant(choiceDetail(*r.plan)); }},
        {"shown", [](const R& r) { return QVariant(r.shown); }},
    });
    return all;
}

QString choiceKey(const PlanChoice& row)
{
    return idText(row.plan->id);
}

std::vector<PlanRow> laidFlat(const domain::OnboardingRow& plan)
{
    std::vector<PlanRow> rows;
    for (const auto& week : plan.plan) {
        rows.push_back({&week, nullptr});
        for (const auto& step : week.steps)
            rows.push_back({&week, &step});
    }
    return rows;
}

QString planKey(const PlanRow& row)
{
    return row.step ? idText(row.step->id) : QStringLiteral("week %1").arg(row.week->number);
}

domain::StepWords stepWords(const QString& text, int whose, bool asks, const QString& who, const QString& with)
{
    return {toUtf8(text), domain::Learner(whose), asks, UserId::parse(who.toStdString()).value_or(UserId{}), idFrom(with)};
}

} // namespace

OnboardingViewModel::OnboardingViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_rows(planColumns(), this), m_plans(choiceColumns(), this),
      m_templates(choiceColumns(), this), m_people(personColumns(), this), m_members(memberColumns(), this)
{
}

void OnboardingViewModel::open(const QString& clientId)
{
    const auto id = idFrom(clientId);
    if (id == m_client && m_shown.isNull())
        return;
    m_client = id;
    m_shown = {};
    refresh();
    Q_EMIT opened();
}

void OnboardingViewModel::showPlan(const QString& planId)
{
    m_shown = idFrom(planId);
    refresh();
}

Result<void> OnboardingViewModel::read()
{
    m_plan.reset();
    std::vector<domain::OnboardingRow> plans;
    if (!m_client.isNull()) {
        auto found = domain::onboardingsOf(queries().reader(), m_client, context().now());
        if (!found)
            return fail(found.error());
        plans = std::move(*found);
    }
    std::vector<PlanChoice> choices;
    const auto shown = std::ranges::find(plans, m_shown, &domain::OnboardingRow::id);
    const auto at = shown != plans.end() ? shown : plans.begin();
    for (const auto& plan : plans)
        choices.push_back({&plan, &plan == &*at});
    if (choices.size() < 2)
        choices.clear();
    m_plans.setRows(choiceColumns(), choices, choiceKey);
    if (at != plans.end())
        m_plan = *at;
    if (auto lists = readLists(); !lists)
        return lists;
    m_rows.setRows(planColumns(), m_plan ? laidFlat(*m_plan) : std::vector<PlanRow>{}, planKey);
    return {};
}

Result<void> OnboardingViewModel::readLists()
{
    const auto templates = domain::onboardingTemplates(queries().reader(), context().now());
    const auto members = queries().members();
    if (!templates || !members)
        return fail(!templates ? templates.error() : members.error());
    std::vector<PlanChoice> choices;
    for (const auto& each : *templates) {
        choices.push_back({&each, each.id == m_shown});
        if (m_client.isNull() && each.id == m_shown)
            m_plan = each;
    }
    m_templates.setRows(choiceColumns(), choices, choiceKey);
    m_members.setRows(memberColumns(), *members, keyOfEntity<domain::MemberRef>);
    std::vector<domain::PersonRow> people;
    if (!m_client.isNull()) {
        auto found = domain::peopleAt(queries().reader(), m_client, context().now());
        if (!found)
            return fail(found.error());
        people = std::move(*found);
    }
    m_people.setRows(personColumns(), people, keyOfEntity<domain::PersonRow>);
    return {};
}

bool OnboardingViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::onboarding::kind, model::step::kind, model::person::kind, model::client::kind});
}

QString OnboardingViewModel::where() const
{
    if (!m_plan)
        return {};
    if (!m_plan->startedOn)
        return choiceDetail(*m_plan);
    const QString started = words(m_plan->startedOn->words);
    if (m_plan->done)
        return tr("Since %1 · done").arg(started);
    if (m_plan->week < 1)
        return tr("Begins %1").arg(started);
    if (m_plan->week > m_plan->weeks)
        return tr("Since %1 · its %n week(s) are over", "", m_plan->weeks).arg(started);
    return tr("Since %1 · week %2 of %3").arg(started).arg(m_plan->week).arg(m_plan->weeks);
}

void OnboardingViewModel::addTemplate(const QString& title)
{
    context().perform(
        this, [text = toUtf8(title)](domain::Commands& commands) { return domain::addTemplate(commands, text); },
        tr("Template added"), [this](const domain::Made& made) {
            showPlan(idText(made.id));
            Q_EMIT templateMade(idText(made.id));
        });
}

void OnboardingViewModel::start(const QString& templateId, const QString& startsOn)
{
    const domain::NewOnboarding what{m_client, idFrom(templateId), toUtf8(startsOn), 0, 0};
    m_shown = {};
    context().perform(
        this, [what](domain::Commands& commands) { return domain::startOnboarding(commands, what); },
        tr("Getting to know each other began"));
}

void OnboardingViewModel::addStep(const QString& text, int whose, bool asks, const QString& who, const QString& with, int week)
{
    if (!m_plan)
        return;
    context().perform(
        this,
        [id = m_plan->id, what = stepWords(text, whose, asks, who, with), week](domain::Commands& commands) {
            return domain::addStep(commands, id, what, week).map([](const StepPlaced& placed) { return placed.made; });
        },
        tr("Step added"));
}

void OnboardingViewModel::onStep(const QString& stepId,
                                 std::function<Result<StepPlaced>(domain::Commands&, const EntityId&)> what,
                                 const QString& done)
{
    context().perform(
        this,
        [id = idFrom(stepId), what = std::move(what)](domain::Commands& commands) {
            return what(commands, id).map([](const StepPlaced& placed) { return placed.made; });
        },
        done);
}

void OnboardingViewModel::changeStep(const QString& stepId, const QString& text, int whose, bool asks, const QString& who,
                                     const QString& with)
{
    onStep(
        stepId,
        [said = stepWords(text, whose, asks, who, with)](domain::Commands& commands, const EntityId& id) {
            return domain::changeStep(commands, id, said);
        },
        tr("Step changed"));
}

void OnboardingViewModel::moveStep(const QString& stepId, int week)
{
    onStep(
        stepId, [week](domain::Commands& commands, const EntityId& id) { return domain::moveStep(commands, id, week); },
        tr("Moved to week %1").arg(week));
}

void OnboardingViewModel::shiftStep(const QString& stepId, bool up)
{
    onStep(
        stepId, [up](domain::Commands& commands, const EntityId& id) { return domain::shiftStep(commands, id, up); },
        up ? tr("Moved up") : tr("Moved down"));
}

void OnboardingViewModel::ask(const QString& stepId)
{
    onStep(
        stepId, [](domain::Commands& commands, const EntityId& id) { return domain::askStep(commands, id, {}); },
        tr("Asked"));
}

void OnboardingViewModel::unask(const QString& stepId)
{
    context().perform(
        this, [id = idFrom(stepId)](domain::Commands& commands) { return domain::unaskStep(commands, id); },
        tr("Not asked yet"));
}

void OnboardingViewModel::learn(const QString& stepId, const QString& sentence)
{
    context().perform(
        this, [id = idFrom(stepId), text = toUtf8(sentence)](domain::Commands& commands) {
            return domain::learnStep(commands, id, text);
        },
        tr("Noted what was learned"));
}

void OnboardingViewModel::keepAsFact(const QString& stepId, int type, bool ofClient)
{
    context().perform(
        this,
        [id = idFrom(stepId), type, ofClient](domain::Commands& commands) {
            return domain::learnedToFact(commands, id, domain::FactType(type), ofClient);
        },
        tr("Noted under what we know"));
}

void OnboardingViewModel::slowDown()
{
    if (!m_plan)
        return;
    context().perform(
        this, [id = m_plan->id](domain::Commands& commands) { return domain::slowDown(commands, id); },
        tr("What is left comes a week later"));
}

void OnboardingViewModel::setPace(int weeks, int asksAWeek)
{
    if (!m_plan)
        return;
    context().perform(
        this,
        [id = m_plan->id, weeks, asksAWeek](domain::Commands& commands) {
            return domain::setPace(commands, id, weeks, asksAWeek);
        },
        tr("Pace changed"));
}

void OnboardingViewModel::rename(const QString& title)
{
    if (m_plan)
        setMatterField(context(), this, planId(), QStringLiteral("title"), title);
}

void OnboardingViewModel::finish(bool done)
{
    if (!m_plan)
        return;
    context().perform(
        this, [id = m_plan->id, done](domain::Commands& commands) { return domain::finishOnboarding(commands, id, done); },
        done ? tr("Done, for now") : tr("Under way again"));
}

void OnboardingViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void OnboardingViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

} // namespace salver::viewmodels
