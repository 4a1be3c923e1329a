// SPDX-License-Identifier: Apache-2.0
// Getting to know each other, with one client or as a template of the team: a calm timeline by week, the pace, and the
// sentence that each step ends with. GUI thread; owned by the app view model, which opens one on the client that is
// looked at and keeps another for the templates.
#pragma once

#include "domain/onboarding_commands.h"
#include "domain/onboarding_queries.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

/// The timeline laid flat: a week's head, then its steps.
struct PlanRow {
    const domain::WeekRow* week{};
    const domain::StepRow* step{}; ///< nullptr for the head
};

class OnboardingViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    /// The plan or the template that is shown; "" for none.
    Q_PROPERTY(QString planId READ planId NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// "Since 4 May · Week 3 of 12", or "12 weeks" for a template.
    Q_PROPERTY(QString where READ where NOTIFY changed)
    Q_PROPERTY(bool done READ done NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
    Q_PROPERTY(int week READ week NOTIFY changed)
    Q_PROPERTY(int weeks READ weeks NOTIFY changed)
    Q_PROPERTY(int asksAWeek READ asksAWeek NOTIFY changed)
    /// "head", "week", "days", "now", "past", "caution" of a week; "stepId", "text", "whose", "asks", "who", "whoId",
    /// "withPerson", "withId", "askedOn", "learned", "learnedOn", "blank", "over", "roomIn", "why", "waiting", "contested" of
    /// a step.
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// A client's plans, where there is more than one: "planId", "title", "detail", "shown".
    Q_PROPERTY(salver::viewmodels::RowsModel* plans READ plans CONSTANT)
    /// The team's: "planId", "name", "detail".
    Q_PROPERTY(salver::viewmodels::RowsModel* templates READ templates CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    /// With memberColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* members READ members CONSTANT)
public:
    explicit OnboardingViewModel(Context& context, QObject* parent = nullptr);

    /// The plan under way with that client, else the newest.
    Q_INVOKABLE void open(const QString& clientId);
    /// One of the client's plans, or a template.
    Q_INVOKABLE void showPlan(const QString& planId);
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] QString planId() const { return m_plan ? idText(m_plan->id) : QString(); }
    [[nodiscard]] QString title() const { return m_plan ? words(m_plan->title) : QString(); }
    [[nodiscard]] QString where() const;
    [[nodiscard]] bool done() const { return m_plan && m_plan->done; }
    [[nodiscard]] bool waiting() const { return m_plan && m_plan->waiting; }
    [[nodiscard]] bool contested() const { return m_plan && m_plan->contested; }
    [[nodiscard]] int week() const { return m_plan ? m_plan->week : 0; }
    [[nodiscard]] int weeks() const { return m_plan ? m_plan->weeks : domain::weeksUsual; }
    [[nodiscard]] int asksAWeek() const { return m_plan ? m_plan->asksAWeek : domain::asksUsual; }
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    [[nodiscard]] RowsModel* plans() { return &m_plans; }
    [[nodiscard]] RowsModel* templates() { return &m_templates; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] RowsModel* members() { return &m_members; }

    /// `templateMade` follows.
    Q_INVOKABLE void addTemplate(const QString& title);
    /// With the client that is open; "" for a template begins an empty plan, a day is as typed.
    Q_INVOKABLE void start(const QString& templateId, const QString& startsOn);
    /// `whose` is Facts.Learner; ids may be "".
    Q_INVOKABLE void addStep(const QString& text, int whose, bool asks, const QString& who, const QString& with, int week);
    Q_INVOKABLE void changeStep(const QString& stepId, const QString& text, int whose, bool asks, const QString& who,
                                const QString& with);
    Q_INVOKABLE void moveStep(const QString& stepId, int week);
    Q_INVOKABLE void shiftStep(const QString& stepId, bool up);
    Q_INVOKABLE void ask(const QString& stepId);
    Q_INVOKABLE void unask(const QString& stepId);
    Q_INVOKABLE void learn(const QString& stepId, const QString& sentence);
    /// What was learned becomes something to know: `type` is Facts.FactType.
    Q_INVOKABLE void keepAsFact(const QString& stepId, int type, bool ofClient);
    Q_INVOKABLE void slowDown();
    Q_INVOKABLE void setPace(int weeks, int asksAWeek);
    Q_INVOKABLE void rename(const QString& title);
    Q_INVOKABLE void finish(bool done);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);

Q_SIGNALS:
    void opened();
    void templateMade(const QString& templateId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    Result<void> readLists();
    void onStep(const QString& stepId, std::function<Result<domain::StepPlaced>(domain::Commands&, const EntityId&)> what,
                const QString& done);

    EntityId m_client;
    EntityId m_shown; ///< asked for by showPlan
    std::optional<domain::OnboardingRow> m_plan;
    RowsModel m_rows, m_plans, m_templates, m_people, m_members;
};

} // namespace salver::viewmodels
