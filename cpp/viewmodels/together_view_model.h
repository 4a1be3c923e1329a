// SPDX-License-Identifier: Apache-2.0
// What we think, say and weigh up together with one client: where they should head, weigh-ups, no's, advice, what we
// may decide without asking, what is tricky. GUI thread; owned by the app view model, which opens it on the client that
// is looked at.
#pragma once

#include "viewmodels/advice_columns.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class TogetherViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    /// Where we think they should head; "" where nobody has written it.
    Q_PROPERTY(QString direction READ direction NOTIFY changed)
    /// Signed by whom, when.
    Q_PROPERTY(QString directionSource READ directionSource NOTIFY changed)
    Q_PROPERTY(QString directionId READ directionId NOTIFY changed)
    Q_PROPERTY(bool directionWaiting READ directionWaiting NOTIFY changed)
    Q_PROPERTY(bool directionContested READ directionContested NOTIFY changed)
    // With weighupColumns(), stanceColumns(), adviceColumns(), delegationColumns(), trickyColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* weighups READ weighups CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* stances READ stances CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* advice READ advice CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* delegations READ delegations CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* problems READ problems CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
public:
    explicit TogetherViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] QString direction() const { return m_page.direction ? words(m_page.direction->text) : QString(); }
    [[nodiscard]] QString directionSource() const;
    [[nodiscard]] QString directionId() const { return m_page.direction ? idText(m_page.direction->id) : QString(); }
    [[nodiscard]] bool directionWaiting() const { return m_page.direction && m_page.direction->waiting; }
    [[nodiscard]] bool directionContested() const { return m_page.direction && m_page.direction->contested; }
    [[nodiscard]] RowsModel* weighups() { return &m_weighups; }
    [[nodiscard]] RowsModel* stances() { return &m_stances; }
    [[nodiscard]] RowsModel* advice() { return &m_advice; }
    [[nodiscard]] RowsModel* delegations() { return &m_delegations; }
    [[nodiscard]] RowsModel* problems() { return &m_problems; }
    [[nodiscard]] RowsModel* people() { return &m_people; }

    Q_INVOKABLE void setDirection(const QString& typed);
    /// `weighupMade` follows.
    Q_INVOKABLE void addWeighup(const QString& title, const QString& one, const QString& other);
    /// Advice becomes a weigh-up; `weighupMade` follows.
    Q_INVOKABLE void weighUp(const QString& adviceId);
    /// `stance` is Facts.StanceType.
    Q_INVOKABLE void addStance(int stance, const QString& asked, const QString& said, const QString& because,
                               const QString& instead, const QString& landed, const QString& personId);
    Q_INVOKABLE void backStance(const QString& stanceId, const QString& word);
    Q_INVOKABLE void addAdvice(const QString& asked, const QString& advised, const QString& because,
                               const QString& personId);
    /// Days as typed.
    Q_INVOKABLE void addDelegation(const QString& what, const QString& limit, const QString& until,
                                   const QString& personId);
    Q_INVOKABLE void addProblem(const QString& title);
    Q_INVOKABLE void addAttempt(const QString& problemId, const QString& tried, const QString& helpedBy);
    Q_INVOKABLE void solve(const QString& problemId, const QString& how);
    Q_INVOKABLE void reopen(const QString& problemId);
    /// Several fields at once, by their names in the model.
    Q_INVOKABLE void change(const QString& entityId, const QStringList& fields, const QStringList& typed);
    /// Goes to the line that something was noted in.
    Q_INVOKABLE void showLine(const QString& lineId);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);

Q_SIGNALS:
    void opened();
    void weighupMade(const QString& weighupId);
    void placeWanted(const QString& clientId, const QString& entityId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_client;
    domain::TogetherPage m_page;
    RowsModel m_weighups, m_stances, m_advice, m_delegations, m_problems, m_people;
};

} // namespace salver::viewmodels
