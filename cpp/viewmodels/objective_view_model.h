// SPDX-License-Identifier: Apache-2.0
// One objective and its evidence: heard, played back and answered, what they said of our commitment and of our ability.
// Three columns that nobody adds up. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class ObjectiveViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString objectiveId READ objectiveId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString clientId READ clientId NOTIFY changed)
    /// Their words.
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QString notedBy READ notedBy NOTIFY changed)
    /// It was heard in a line of a visit: the way there.
    Q_PROPERTY(bool hasLine READ hasLine NOTIFY changed)
    Q_PROPERTY(bool done READ done NOTIFY changed)
    Q_PROPERTY(QString doneOn READ doneOn NOTIFY changed)
    Q_PROPERTY(bool isPrivate READ isPrivate NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
    /// Newest first: "playbackId", "text" (ours), "source", "answer" (Facts.Answer), "theirWords", "answerSource",
    /// "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* playbacks READ playbacks CONSTANT)
    /// Newest first, both: "saidId", "text" (theirs), "source", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* commitment READ commitment CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* ability READ ability CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
public:
    explicit ObjectiveViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& objectiveId);
    [[nodiscard]] QString objectiveId() const { return idText(m_id); }
    [[nodiscard]] bool isOpen() const { return !m_id.isNull(); }
    [[nodiscard]] QString client() const { return words(m_row.client.name); }
    [[nodiscard]] QString clientId() const { return idText(m_row.client.id); }
    [[nodiscard]] QString text() const { return words(m_row.heard.words); }
    [[nodiscard]] QString source() const { return sourceOf(m_row.heard); }
    [[nodiscard]] QString notedBy() const { return words(m_row.heard.by.name); }
    [[nodiscard]] bool hasLine() const { return !m_row.line.isNull(); }
    [[nodiscard]] bool done() const { return m_row.doneWithOn.has_value(); }
    [[nodiscard]] QString doneOn() const { return m_row.doneWithOn ? words(m_row.doneWithOn->words) : QString(); }
    [[nodiscard]] bool isPrivate() const { return m_row.isPrivate; }
    [[nodiscard]] bool waiting() const { return m_row.heard.waiting; }
    [[nodiscard]] bool contested() const { return m_row.heard.contested; }
    [[nodiscard]] RowsModel* playbacks() { return &m_playbacks; }
    [[nodiscard]] RowsModel* commitment() { return &m_commitment; }
    [[nodiscard]] RowsModel* ability() { return &m_ability; }
    [[nodiscard]] RowsModel* people() { return &m_people; }

    Q_INVOKABLE void playBack(const QString& typed);
    Q_INVOKABLE void answer(const QString& playbackId, int answer, const QString& theirWords, const QString& personId);
    Q_INVOKABLE void addConfidence(int about, const QString& theirWords, const QString& personId);
    Q_INVOKABLE void setDone(bool done);
    /// By the field's name in the model: "words", "said by", "said on" here; "text" of a play-back.
    Q_INVOKABLE void setField(const QString& entityId, const QString& field, const QString& typed);
    Q_INVOKABLE void remove(const QString& entityId, const QString& title);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);
    /// Goes to the line it was heard in.
    Q_INVOKABLE void showLine();

Q_SIGNALS:
    void opened();
    void lineWanted(const QString& clientId, const QString& visitId, const QString& lineId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_id;
    domain::ObjectiveRow m_row;
    RowsModel m_playbacks, m_commitment, m_ability, m_people;
};

} // namespace salver::viewmodels
