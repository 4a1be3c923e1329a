// SPDX-License-Identifier: Apache-2.0
// One field on which people wrote different values, or one thing that was deleted there and edited here: mine, theirs,
// before, and the ways to settle it; or a sentence of a text that merged and wants to be looked over. GUI thread; owned by the app view model.
#pragma once

#include "domain/look_over.h"
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
    /// A text that has merged: `merged` shows the lines in question, and they read well or are changed.
    Q_PROPERTY(bool lookOver READ lookOver NOTIFY changed)
    /// Styled text: <b> is by the first of `hands`, <u> by the others.
    Q_PROPERTY(QString merged READ merged NOTIFY changed)
    /// Who changed it, the signed-in person first where they are among them.
    Q_PROPERTY(QStringList hands READ hands NOTIFY changed)
    Q_PROPERTY(bool firstHandMine READ firstHandMine NOTIFY changed)
    /// The same lines as they are, to be changed.
    Q_PROPERTY(QString lines READ lines NOTIFY changed)
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
    [[nodiscard]] bool lookOver() const { return m_row && m_row->why.rule == domain::Rule::LookItOver; }
    [[nodiscard]] QString merged() const;
    [[nodiscard]] QStringList hands() const;
    [[nodiscard]] bool firstHandMine() const { return !m_over.hands.empty() && m_over.hands.front().me; }
    [[nodiscard]] QString lines() const;

    /// A value of the list for a Label of styled text, with the words underlined that the others do not have.
    Q_INVOKABLE QString differing(const QString& value) const;

    /// `row` of `values`. `settled` follows each of these when it is committed.
    Q_INVOKABLE void use(int row);
    Q_INVOKABLE void keepBoth();
    Q_INVOKABLE void writeTogether(const QString& typed);
    /// What is being written together, or how the lines should read, stays with the question until it is settled, however
    /// often its page is left; lines that somebody changed meanwhile begin anew.
    Q_INVOKABLE void keepDraft(const QString& typed);
    /// Of what was deleted there and edited here.
    Q_INVOKABLE void keepIt();
    Q_INVOKABLE void deleteIt();
    /// Of a text to look over.
    Q_INVOKABLE void readsWell();
    Q_INVOKABLE void rewrite(const QString& typed);

Q_SIGNALS:
    void settled();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    struct Draft {
        EntityId entity;
        model::FieldId field;
        QString merged; ///< what the lines were when it was typed
        QString text;
    };
    [[nodiscard]] bool drafted() const;
    [[nodiscard]] QString mergedLines() const;

    void settle(std::function<Result<domain::Made>(domain::Commands&)> what);

    EntityId m_entity;
    model::FieldId m_field{};
    std::optional<Draft> m_draft;
    std::optional<domain::NeedsYouRow> m_row;
    domain::LookOver m_over;
    RowsModel m_values, m_before;
};

} // namespace salver::viewmodels
