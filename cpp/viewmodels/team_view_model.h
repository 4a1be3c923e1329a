// SPDX-License-Identifier: Apache-2.0
// The page of those who lead: what somebody should look at, in lists with a day and a why, and no count of anybody's.
// Empty for everybody else. GUI thread; owned by the app view model.
#pragma once

#include "domain/team.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class TeamViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// The lists laid flat: "isHead", "heading" (of a head), "text", "details", "quoted", "why", "rowKey".
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// The signed-in person leads a team: only then is there such a page.
    Q_PROPERTY(bool leads READ leads NOTIFY leadsChanged)
public:
    explicit TeamViewModel(Context& context, QObject* parent = nullptr);
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    [[nodiscard]] bool leads() const { return m_leads; }
    /// Goes to what the row is about.
    Q_INVOKABLE void openRow(const QString& rowKey);
    /// Who one is may have changed.
    void readLeads();

Q_SIGNALS:
    void leadsChanged();
    void clientWanted(const QString& clientId);
    void personWanted(const QString& personId);
    void weighupWanted(const QString& weighupId);
    void objectiveWanted(const QString& objectiveId);
    void handoverWanted(const QString& handoverId);
    void visitWanted(const QString& visitId);
    void knowingWanted(const QString& clientId);

protected:
    Result<void> read() override;

private:
    std::vector<domain::TeamList> m_lists;
    RowsModel m_rows;
    bool m_leads{false};
};

} // namespace salver::viewmodels
