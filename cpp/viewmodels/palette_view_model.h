// SPDX-License-Identifier: Apache-2.0
// Ctrl+K: type to jump to a page, a client or a person; ">" lists commands; before anything is typed, what was opened
// last. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

#include <deque>

namespace salver::viewmodels {

class PaletteViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    /// With paletteColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
public:
    enum class Command { StartVisit, AddMark, AddClient, SyncNow, WorkOffline, Undo, ReadBrief };
    Q_ENUM(Command)
    explicit PaletteViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] const QString& query() const { return m_query; }
    void setQuery(const QString& query);
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    Q_INVOKABLE void activate(int row);
    /// A client or a person was opened elsewhere.
    void remember(facts::PaletteRow kind, const QString& id, const QString& title, const QString& detail);

Q_SIGNALS:
    void queryChanged();
    void pageWanted(salver::viewmodels::facts::Page page);
    void clientWanted(const QString& clientId);
    void personWanted(const QString& personId);
    void weighupWanted(const QString& weighupId);
    void objectiveWanted(const QString& objectiveId);
    void briefWanted(const QString& clientId);
    void commandWanted(salver::viewmodels::PaletteViewModel::Command command);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void addPages(std::vector<PaletteRow>& rows) const;
    void addCommands(std::vector<PaletteRow>& rows, const QString& typed) const;
    void addBriefs(std::vector<PaletteRow>& rows, const QString& typed) const;
    void addMatters(std::vector<PaletteRow>& rows, const QString& typed) const;
    void askPeople();

    QString m_query;
    QString m_peopleOf; ///< the query that m_people answers
    std::vector<PaletteRow> m_people;
    std::deque<PaletteRow> m_recent;
    bool m_asking{false};
    RowsModel m_rows;
};

} // namespace salver::viewmodels
