// SPDX-License-Identifier: Apache-2.0
// How things are going with one client, or in the house: five strands side by side, each with the entries behind it, and
// asking a person how well we look after them. Nothing is added up, put in an order of better and worse, or counted by
// person. GUI thread; owned by the app view model. It reads elsewhere, since a house has many entries.
#pragma once

#include "domain/going.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"

#include <QUrl>

namespace salver::viewmodels {

class GoingViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(bool house READ house CONSTANT)
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    /// Something was read since it was opened.
    Q_PROPERTY(bool known READ known NOTIFY changed)
    // What may be said of the answers together; "" where n does not allow it.
    Q_PROPERTY(int n READ n NOTIFY changed)
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString counts READ counts NOTIFY changed)
    Q_PROPERTY(QString middle READ middle NOTIFY changed)
    Q_PROPERTY(QString rough READ rough NOTIFY changed)
    Q_PROPERTY(QString mean READ mean NOTIFY changed)
    Q_PROPERTY(QString how READ how NOTIFY changed)
    Q_PROPERTY(QString askers READ askers NOTIFY changed)
    Q_PROPERTY(QString coverage READ coverage NOTIFY changed)
    Q_PROPERTY(QString thenAndNow READ thenAndNow NOTIFY changed)
    Q_PROPERTY(QString heldBack READ heldBack NOTIFY changed)
    /// The rough range, 0 to 1, and the share itself; -1 where there are too few.
    Q_PROPERTY(double barLow READ barLow NOTIFY changed)
    Q_PROPERTY(double barHigh READ barHigh NOTIFY changed)
    Q_PROPERTY(double barAt READ barAt NOTIFY changed)
    /// Days since 1970 of the first answer and of today, and the first one in words; for the plot over time.
    Q_PROPERTY(int firstDay READ firstDay NOTIFY changed)
    Q_PROPERTY(int lastDay READ lastDay NOTIFY changed)
    Q_PROPERTY(QString firstDayWords READ firstDayWords NOTIFY changed)
    /// Somebody was asked more than once: there is a then and a now to draw.
    Q_PROPERTY(bool askedTwice READ askedTwice NOTIFY changed)
    /// How many gave the answer that most gave: how high the dots stand.
    Q_PROPERTY(int highest READ highest NOTIFY changed)
    Q_PROPERTY(QString ours READ ours NOTIFY changed)
    Q_PROPERTY(QString theirs READ theirs NOTIFY changed)
    Q_PROPERTY(QString evidence READ evidence NOTIFY changed)
    Q_PROPERTY(bool pulseOff READ pulseOff NOTIFY changed)
    Q_PROPERTY(QString leftOn READ leftOn NOTIFY changed)
    Q_PROPERTY(QString exitNote READ exitNote NOTIFY changed)
    /// The signed-in person is in a space of leads and may take answers down that only leads read.
    Q_PROPERTY(bool leads READ leads NOTIFY changed)
    Q_PROPERTY(QString question READ question CONSTANT)
    Q_PROPERTY(QString comment READ comment CONSTANT)
    // With pulseColumns(): of each person the newest; everything, oldest first, with the one before of the same person.
    Q_PROPERTY(salver::viewmodels::RowsModel* latest READ latest CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* history READ history CONSTANT)
    /// "feltId", "words", "theirs", "source", "cameIn", "wentOut", "client", "clientId", "visitId"
    Q_PROPERTY(salver::viewmodels::RowsModel* felt READ felt CONSTANT)
    /// "promiseId", "text", "ours", "group", "first", "source", "clientId"
    Q_PROPERTY(salver::viewmodels::RowsModel* promises READ promises CONSTANT)
    /// "objectiveId", "heard", "source", "client", "played", "answered", "commitment", "ability"
    Q_PROPERTY(salver::viewmodels::RowsModel* objectives READ objectives CONSTANT)
    /// "rhythmId", "clientId", "client", "who", "agreed", "lastContact", "next", "why"
    Q_PROPERTY(salver::viewmodels::RowsModel* rhythms READ rhythms CONSTANT)
    /// "personId", "clientId", "name", "client", "lastAsked", "why"
    Q_PROPERTY(salver::viewmodels::RowsModel* notAsked READ notAsked CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* members READ members CONSTANT)
    /// What became of the last file of answers.
    Q_PROPERTY(QString fileSentence READ fileSentence NOTIFY answersSaved)
public:
    GoingViewModel(Context& context, bool house, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    [[nodiscard]] bool house() const { return m_house; }
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] bool known() const { return m_known; }
    [[nodiscard]] int n() const { return int(m_page.pulse.figures.n); }
    [[nodiscard]] QString label() const { return words(m_page.pulse.figures.label); }
    [[nodiscard]] QString note() const { return words(m_page.pulse.figures.note); }
    [[nodiscard]] QString counts() const { return words(m_page.pulse.figures.counts); }
    [[nodiscard]] QString middle() const { return words(m_page.pulse.figures.middle); }
    [[nodiscard]] QString rough() const { return words(m_page.pulse.figures.rough); }
    [[nodiscard]] QString mean() const { return words(m_page.pulse.figures.mean); }
    [[nodiscard]] QString how() const { return words(m_page.pulse.how); }
    [[nodiscard]] QString askers() const { return words(m_page.pulse.askers); }
    [[nodiscard]] QString coverage() const { return words(m_page.pulse.coverage); }
    [[nodiscard]] QString thenAndNow() const { return words(m_page.pulse.change); }
    [[nodiscard]] QString heldBack() const { return words(m_page.pulse.heldBack); }
    [[nodiscard]] double barLow() const { return m_page.pulse.figures.bar ? m_page.pulse.figures.bar->low : -1; }
    [[nodiscard]] double barHigh() const { return m_page.pulse.figures.bar ? m_page.pulse.figures.bar->high : -1; }
    [[nodiscard]] double barAt() const;
    [[nodiscard]] int firstDay() const;
    [[nodiscard]] int lastDay() const;
    [[nodiscard]] QString firstDayWords() const;
    [[nodiscard]] bool askedTwice() const { return m_askedTwice; }
    [[nodiscard]] int highest() const { return m_highest; }
    [[nodiscard]] QString ours() const { return words(m_page.ours.counts); }
    [[nodiscard]] QString theirs() const { return words(m_page.theirs.counts); }
    [[nodiscard]] QString evidence() const { return words(m_page.objectives.counts); }
    [[nodiscard]] bool pulseOff() const { return m_page.pulseOff; }
    [[nodiscard]] QString leftOn() const { return m_page.leftOn ? words(m_page.leftOn->words) : QString(); }
    [[nodiscard]] QString exitNote() const { return words(m_page.exitNote); }
    [[nodiscard]] bool leads() const { return m_leads; }
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString comment() const;
    [[nodiscard]] RowsModel* latest() { return &m_latest; }
    [[nodiscard]] RowsModel* history() { return &m_history; }
    [[nodiscard]] RowsModel* felt() { return &m_felt; }
    [[nodiscard]] RowsModel* promises() { return &m_promises; }
    [[nodiscard]] RowsModel* objectives() { return &m_objectives; }
    [[nodiscard]] RowsModel* rhythms() { return &m_rhythms; }
    [[nodiscard]] RowsModel* notAsked() { return &m_notAsked; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] RowsModel* members() { return &m_members; }
    [[nodiscard]] const QString& fileSentence() const { return m_fileSentence; }

    /// `answer` 0: asked, and no answer. `mode` counts the model's ways of asking, -1 for not noted; `askedBy` "" is oneself; `day` as
    /// typed. Grouped: to the leads only, without who it was.
    Q_INVOKABLE void ask(const QString& personId, int answer, const QString& change, int mode, const QString& askedBy,
                         const QString& day, bool grouped);
    Q_INVOKABLE void correct(const QString& pulseId, int answer, const QString& change, int mode);
    /// What is worth knowing before one asks; "" for nothing.
    Q_INVOKABLE QString warning(const QString& personId, const QString& askedBy) const;
    Q_INVOKABLE void setPulseOff(bool off);
    /// `day` as typed; "": they are with us.
    Q_INVOKABLE void noteLeaving(const QString& day, const QString& typed);
    /// The answers of this view as comma separated values, each with its n, how it was asked and its note;
    /// `answersSaved` follows.
    Q_INVOKABLE void saveAnswers(const QUrl& file);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);
    Q_INVOKABLE void showPlace(const QString& clientId, const QString& entityId);

Q_SIGNALS:
    void opened();
    void answersSaved();
    void placeWanted(const QString& clientId, const QString& entityId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void take(const domain::Going& page);
    void fill();

    bool m_house;
    bool m_known{false};
    bool m_leads{false};
    bool m_askedTwice{false};
    int m_highest{0};
    EntityId m_client;
    domain::Going m_page;
    QString m_fileSentence;
    RowsModel m_latest, m_history, m_felt, m_promises, m_objectives, m_rhythms, m_notAsked, m_people, m_members;
};

} // namespace salver::viewmodels
