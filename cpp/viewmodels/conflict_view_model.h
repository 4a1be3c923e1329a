// SPDX-License-Identifier: Apache-2.0
// One field on which people wrote different values, or one thing that was deleted there and edited here: mine, theirs,
// before, and the ways to settle it. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class ConflictViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString kindName READ kindName NOTIFY changed)
    Q_PROPERTY(QString fieldName READ fieldName NOTIFY changed)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(bool deletedThere READ deletedThere NOTIFY changed)
    /// Keeping both, and writing it together, make sense.
    Q_PROPERTY(bool isWords READ isWords NOTIFY changed)
    /// "Until you choose, others see Tom's."
    Q_PROPERTY(QString meanwhile READ meanwhile NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    /// With valueColumns(); mine first.
    Q_PROPERTY(salver::viewmodels::RowsModel* values READ values CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* before READ before CONSTANT)
    /// What "write it together" begins with.
    Q_PROPERTY(QString together READ together NOTIFY changed)
public:
    explicit ConflictViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& entityId, int field);
    Q_INVOKABLE void close();
    [[nodiscard]] bool isOpen() const { return m_row.has_value(); }
    [[nodiscard]] QString title() const { return m_row ? words(m_row->title) : QString(); }
    [[nodiscard]] QString kindName() const { return m_row ? words(m_row->kindName) : QString(); }
    [[nodiscard]] QString fieldName() const { return m_row ? words(m_row->fieldName) : QString(); }
    [[nodiscard]] QString client() const { return m_row ? words(m_row->client.name) : QString(); }
    [[nodiscard]] bool deletedThere() const;
    [[nodiscard]] bool isWords() const { return m_row && m_row->isWords; }
    [[nodiscard]] QString meanwhile() const;
    [[nodiscard]] QString why() const { return m_row ? words(m_row->why.sentence) : QString(); }
    [[nodiscard]] RowsModel* values() { return &m_values; }
    [[nodiscard]] RowsModel* before() { return &m_before; }
    [[nodiscard]] QString together() const;

    /// A value of the list for a Label of styled text, with the words underlined that the others do not have.
    Q_INVOKABLE QString differing(const QString& value) const;

    /// `row` of `values`. `settled` follows each of these when it is committed.
    Q_INVOKABLE void use(int row);
    Q_INVOKABLE void keepBoth();
    Q_INVOKABLE void writeTogether(const QString& typed);
    /// Of what was deleted there and edited here.
    Q_INVOKABLE void keepIt();
    Q_INVOKABLE void deleteIt();

Q_SIGNALS:
    void settled();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void settle(std::function<Result<domain::Made>(domain::Commands&)> what);

    EntityId m_entity;
    model::FieldId m_field{};
    std::optional<domain::NeedsYouRow> m_row;
    RowsModel m_values, m_before;
};

} // namespace salver::viewmodels
