// SPDX-License-Identifier: Apache-2.0
// One handover: the draft that everybody may write in, the leaver's signature under it, and the receiver who has read it
// and takes the client over. GUI thread; owned by the app view model, which opens it on one after another.
#pragma once

#include "viewmodels/handover_columns.h"
#include "viewmodels/page_view_model.h"
#include "viewmodels/text_editor_view_model.h"

namespace salver::viewmodels {

class HandoverViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString handoverId READ handoverId NOTIFY opened)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString clientId READ clientId NOTIFY changed)
    Q_PROPERTY(QString from READ from NOTIFY changed)
    Q_PROPERTY(QString to READ to NOTIFY changed)
    Q_PROPERTY(QString stage READ stage NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    /// "Priya Raman, 3 May"; "" before it is signed.
    Q_PROPERTY(QString signature READ signature NOTIFY changed)
    /// The words, for reading where one does not write.
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString questions READ questions NOTIFY changed)
    /// "A first visit together with Priya Raman, due Thu 21 May"; "" before it is taken over.
    Q_PROPERTY(QString firstVisit READ firstVisit NOTIFY changed)
    Q_PROPERTY(bool toSign READ toSign NOTIFY changed)
    Q_PROPERTY(bool toRead READ toRead NOTIFY changed)
    Q_PROPERTY(bool done READ done NOTIFY changed)
    /// It was changed after the signature.
    Q_PROPERTY(bool unsignedAgain READ unsignedAgain NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* draft READ draft CONSTANT)
public:
    explicit HandoverViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& handoverId);
    [[nodiscard]] QString handoverId() const { return idText(m_id); }
    [[nodiscard]] QString client() const { return words(m_row.client.name); }
    [[nodiscard]] QString clientId() const { return idText(m_row.client.id); }
    [[nodiscard]] QString from() const { return words(m_row.from.name); }
    [[nodiscard]] QString to() const { return words(m_row.to.name); }
    [[nodiscard]] QString stage() const { return m_id.isNull() ? QString() : stageWords(m_row); }
    [[nodiscard]] QString why() const { return words(m_row.why.sentence); }
    [[nodiscard]] QString signature() const;
    [[nodiscard]] QString text() const { return words(m_row.draft); }
    [[nodiscard]] QString questions() const { return words(m_row.questions); }
    [[nodiscard]] QString firstVisit() const;
    [[nodiscard]] bool toSign() const { return m_row.toSign; }
    [[nodiscard]] bool toRead() const { return m_row.toRead; }
    [[nodiscard]] bool done() const { return m_row.stage == domain::HandoverStage::Done; }
    [[nodiscard]] bool unsignedAgain() const { return m_row.stage == domain::HandoverStage::Changed; }
    [[nodiscard]] bool waiting() const { return m_row.waiting; }
    [[nodiscard]] bool contested() const { return m_row.contested; }
    [[nodiscard]] TextEditorViewModel* draft() { return &m_draft; }

    Q_INVOKABLE void sign();
    /// Read, with what one asks; the first visit's day as typed.
    Q_INVOKABLE void takeOver(const QString& questions, const QString& visitOn);
    /// Into the bin; `leftWanted` follows.
    Q_INVOKABLE void remove();

Q_SIGNALS:
    void opened();
    void leftWanted();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_id;
    domain::HandoverRow m_row;
    TextEditorViewModel m_draft;
};

} // namespace salver::viewmodels
