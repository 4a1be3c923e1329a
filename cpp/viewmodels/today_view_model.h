// SPDX-License-Identifier: Apache-2.0
// The page of the day: what runs, what comes, what was promised, what is worth a thought. GUI thread; owned by the app
// view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class TodayViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// "Tue 14 May".
    Q_PROPERTY(QString day READ day NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::RowsModel* running READ running CONSTANT)
    /// Planned for today, in order of time.
    Q_PROPERTY(salver::viewmodels::RowsModel* next READ next CONSTANT)
    /// Due or overdue, both directions.
    Q_PROPERTY(salver::viewmodels::RowsModel* promises READ promises CONSTANT)
    /// At most three.
    Q_PROPERTY(salver::viewmodels::RowsModel* thoughts READ thoughts CONSTANT)
    /// Bare marks of mine to fill in.
    Q_PROPERTY(salver::viewmodels::RowsModel* marks READ marks CONSTANT)
    /// Captures without a client.
    Q_PROPERTY(salver::viewmodels::RowsModel* unfiled READ unfiled CONSTANT)
    /// Colleagues who are with a client now or will be today; visitColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* out READ out CONSTANT)
    /// Their words for the first visit to come, and whose they are.
    Q_PROPERTY(QString objective READ objective NOTIFY changed)
    Q_PROPERTY(QString objectiveSource READ objectiveSource NOTIFY changed)
    Q_PROPERTY(int needsYou READ needsYou NOTIFY changed)
    Q_PROPERTY(bool needsYouShown READ needsYouShown NOTIFY changed)
    /// The sentence for an empty page; empty where there is something.
    Q_PROPERTY(QString nothing READ nothing NOTIFY changed)
    /// No client yet: the page's first use.
    Q_PROPERTY(bool firstUse READ firstUse NOTIFY changed)
    Q_PROPERTY(QDateTime today READ today NOTIFY changed)
public:
    explicit TodayViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] QString day() const;
    [[nodiscard]] RowsModel* running() { return &m_running; }
    [[nodiscard]] RowsModel* next() { return &m_next; }
    [[nodiscard]] RowsModel* promises() { return &m_promises; }
    [[nodiscard]] RowsModel* thoughts() { return &m_thoughts; }
    [[nodiscard]] RowsModel* marks() { return &m_marks; }
    [[nodiscard]] RowsModel* unfiled() { return &m_unfiled; }
    [[nodiscard]] RowsModel* out() { return &m_out; }
    [[nodiscard]] QString objective() const;
    [[nodiscard]] QString objectiveSource() const;
    [[nodiscard]] int needsYou() const { return int(m_page.needsYou); }
    [[nodiscard]] bool needsYouShown() const;
    [[nodiscard]] QString nothing() const;
    [[nodiscard]] bool firstUse() const { return m_firstUse; }
    [[nodiscard]] QDateTime today() const;

    Q_INVOKABLE void keepPromise(const QString& promiseId);
    Q_INVOKABLE void setDue(const QString& promiseId, const QDateTime& day);
    Q_INVOKABLE void clearDue(const QString& promiseId);
    /// A planned visit begins; `started` follows.
    Q_INVOKABLE void startPlanned(const QString& visitId);
    /// Not again today.
    Q_INVOKABLE void dismissNeedsYou();

Q_SIGNALS:
    void visitStarted(const QString& visitId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    [[nodiscard]] const domain::LineRow* nextObjective() const;

    domain::TodayPage m_page;
    RowsModel m_running;
    RowsModel m_next;
    RowsModel m_promises;
    RowsModel m_thoughts;
    RowsModel m_marks;
    RowsModel m_unfiled;
    RowsModel m_out;
    std::optional<domain::Day> m_dismissedOn;
    bool m_firstUse{false};
};

} // namespace salver::viewmodels
