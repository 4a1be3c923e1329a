// SPDX-License-Identifier: Apache-2.0
// Who wrote what into a field, when, newest first, and the way to bring one back as a new change. GUI thread; owned by
// the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class HistoryViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(QString fieldName READ fieldName NOTIFY changed)
    /// With historyColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* writes READ writes CONSTANT)
public:
    explicit HistoryViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& entityId, int field);
    Q_INVOKABLE void close();
    [[nodiscard]] bool isOpen() const { return !m_entity.isNull(); }
    [[nodiscard]] const QString& fieldName() const { return m_fieldName; }
    [[nodiscard]] RowsModel* writes() { return &m_writes; }
    /// Writes the value of a row again, as a new change that can be undone.
    Q_INVOKABLE void bringBack(int row);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_entity;
    model::FieldId m_field{};
    QString m_fieldName;
    RowsModel m_writes;
};

} // namespace salver::viewmodels
