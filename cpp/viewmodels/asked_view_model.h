// SPDX-License-Identifier: Apache-2.0
// What is asked of the signed-in person today beside promises: to look back where its day has come, a second view, to
// sign or to read a handover, to read what a colleague passed on. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/advice_columns.h"
#include "viewmodels/handover_columns.h"
#include "viewmodels/page_view_model.h"
#include "viewmodels/telling_columns.h"

namespace salver::viewmodels {

class AskedViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// With weighupColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* lookBacks READ lookBacks CONSTANT)
    /// With askedColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* views READ views CONSTANT)
    /// To sign or to read, with handoverColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* handovers READ handovers CONSTANT)
    /// What a colleague passed on, with tellingColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* told READ told CONSTANT)
    Q_PROPERTY(bool any READ any NOTIFY changed)
public:
    explicit AskedViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] RowsModel* lookBacks() { return &m_lookBacks; }
    [[nodiscard]] RowsModel* views() { return &m_views; }
    [[nodiscard]] RowsModel* handovers() { return &m_handovers; }
    [[nodiscard]] RowsModel* told() { return &m_told; }
    [[nodiscard]] bool any() const { return m_lookBacks.count() + m_views.count() + m_handovers.count() + m_told.count() > 0; }
    /// Goes to the visit, or the first of its lines, that was passed on.
    Q_INVOKABLE void showTold(const QString& tellingId);
    Q_INVOKABLE void seeTold(const QString& tellingId);

Q_SIGNALS:
    void placeWanted(const QString& clientId, const QString& entityId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    RowsModel m_lookBacks, m_views, m_handovers, m_told;
};

} // namespace salver::viewmodels
