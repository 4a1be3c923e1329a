// SPDX-License-Identifier: Apache-2.0
// Everything promised, ours and theirs: due, later, kept, let go. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class PromisesViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// Which side the four lists show.
    Q_PROPERTY(salver::viewmodels::facts::Direction side READ side WRITE setSide NOTIFY sideChanged)
    Q_PROPERTY(salver::viewmodels::RowsModel* due READ due CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* later READ later CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* kept READ kept CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* letGo READ letGo CONSTANT)
    Q_PROPERTY(int oursOpen READ oursOpen NOTIFY changed)
    Q_PROPERTY(int theirsOpen READ theirsOpen NOTIFY changed)
    Q_PROPERTY(QDateTime today READ today NOTIFY changed)
public:
    explicit PromisesViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] facts::Direction side() const { return m_side; }
    void setSide(facts::Direction side);
    [[nodiscard]] RowsModel* due() { return &m_due; }
    [[nodiscard]] RowsModel* later() { return &m_later; }
    [[nodiscard]] RowsModel* kept() { return &m_kept; }
    [[nodiscard]] RowsModel* letGo() { return &m_letGo; }
    [[nodiscard]] int oursOpen() const { return int(m_page.ours.due.size() + m_page.ours.later.size()); }
    [[nodiscard]] int theirsOpen() const { return int(m_page.theirs.due.size() + m_page.theirs.later.size()); }
    [[nodiscard]] QDateTime today() const;

    Q_INVOKABLE void keep(const QString& promiseId);
    Q_INVOKABLE void reopen(const QString& promiseId);
    /// `word` is what the person was told.
    Q_INVOKABLE void letPromiseGo(const QString& promiseId, const QString& word);
    Q_INVOKABLE void setDue(const QString& promiseId, const QDateTime& day);
    Q_INVOKABLE void clearDue(const QString& promiseId);
    /// The day as typed: "Thu", "in two weeks". What cannot be read as a day is kept as words.
    Q_INVOKABLE void setDueInWords(const QString& promiseId, const QString& typed);
    /// Opens the line that it was noted with.
    Q_INVOKABLE void openLine(const QString& clientId, const QString& visitId, const QString& lineId);
    /// How it repeats, as typed; "" for not any more.
    Q_INVOKABLE void setRepeats(const QString& promiseId, const QString& typed);
    /// Which day was understood, in words, and how it repeats; "" for none.
    Q_INVOKABLE QString dayUnderstood(const QString& typed) const;

Q_SIGNALS:
    void sideChanged();
    void lineWanted(const QString& clientId, const QString& visitId, const QString& lineId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void fill();
    domain::PromisesPage m_page;
    RowsModel m_due, m_later, m_kept, m_letGo;
    facts::Direction m_side{facts::Direction::Ours};
};

} // namespace salver::viewmodels
