// SPDX-License-Identifier: Apache-2.0
// What is asked of the signed-in person today beside promises: to look back where its day has come, a second view, to
// sign or to read a handover. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/advice_columns.h"
#include "viewmodels/handover_columns.h"
#include "viewmodels/page_view_model.h"

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
    Q_PROPERTY(bool any READ any NOTIFY changed)
public:
    explicit AskedViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] RowsModel* lookBacks() { return &m_lookBacks; }
    [[nodiscard]] RowsModel* views() { return &m_views; }
    [[nodiscard]] RowsModel* handovers() { return &m_handovers; }
    [[nodiscard]] bool any() const { return m_lookBacks.count() + m_views.count() + m_handovers.count() > 0; }

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    RowsModel m_lookBacks, m_views, m_handovers;
};

} // namespace salver::viewmodels
