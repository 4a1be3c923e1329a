// SPDX-License-Identifier: Apache-2.0
// Who wrote what into a field, when, newest first, and the way to bring one back as a new change. Of a text each
// version can be compared with the one before it and with the text as it is now. GUI thread; owned by the app view model.
#pragma once

#include "domain/text_history.h"

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class HistoryViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(QString fieldName READ fieldName NOTIFY changed)
    /// With historyColumns(); empty for a text.
    Q_PROPERTY(salver::viewmodels::RowsModel* writes READ writes CONSTANT)
    /// It is a text: `versions` has its rows.
    Q_PROPERTY(bool isText READ isText NOTIFY changed)
    /// Roles "by", "when", "here", "added", "removed", "start", "newest".
    Q_PROPERTY(salver::viewmodels::RowsModel* versions READ versions CONSTANT)
    /// The row of `versions` that is looked at, -1 for none.
    Q_PROPERTY(int chosen READ chosen WRITE choose NOTIFY changed)
    /// The chosen version beside the text as it is now, rather than what it changed.
    Q_PROPERTY(bool againstNow READ againstNow WRITE setAgainstNow NOTIFY changed)
    /// Styled text: <s> was taken out, <b> was put in.
    Q_PROPERTY(QString compared READ compared NOTIFY changed)
public:
    explicit HistoryViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& entityId, int field);
    Q_INVOKABLE void close();
    [[nodiscard]] bool isOpen() const { return !m_entity.isNull(); }
    [[nodiscard]] const QString& fieldName() const { return m_fieldName; }
    [[nodiscard]] RowsModel* writes() { return &m_writes; }
    [[nodiscard]] bool isText() const { return m_isText; }
    [[nodiscard]] RowsModel* versions() { return &m_versions; }
    [[nodiscard]] int chosen() const { return m_chosen; }
    void choose(int row);
    [[nodiscard]] bool againstNow() const { return m_againstNow; }
    void setAgainstNow(bool against);
    [[nodiscard]] const QString& compared() const { return m_compared; }
    /// Writes the value of a row (of `versions` for a text) again, as a new change that can be undone.
    Q_INVOKABLE void bringBack(int row);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    Result<void> readText();
    Result<void> compare();
    void compareAndSay();

    EntityId m_entity;
    model::FieldId m_field{};
    QString m_fieldName;
    RowsModel m_writes;
    bool m_isText{false};
    domain::TextHistory m_text;
    RowsModel m_versions;
    int m_chosen{-1};
    bool m_againstNow{false};
    QString m_compared;
};

} // namespace salver::viewmodels
