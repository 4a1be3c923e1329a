// SPDX-License-Identifier: Apache-2.0
// What was deleted in the last thirty days, and the way back. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class BinViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// With binColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
public:
    explicit BinViewModel(Context& context, QObject* parent = nullptr);
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    Q_INVOKABLE void restore(const QString& entityId);

protected:
    Result<void> read() override;

private:
    RowsModel m_rows;
};

} // namespace salver::viewmodels
