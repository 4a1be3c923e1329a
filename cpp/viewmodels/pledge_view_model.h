// SPDX-License-Identifier: Apache-2.0
// The pledge: its lines with the stories of when they were kept and missed, who signed it as it reads, what it said on a
// day; and the telling of a story from wherever something is noted. GUI thread; owned by the app view model.
#pragma once

#include "domain/pledge_queries.h"
#include "viewmodels/page_view_model.h"

#include <QDateTime>
#include <QUrl>

namespace salver::viewmodels {

class PledgeViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// The team's name.
    Q_PROPERTY(QString house READ house NOTIFY changed)
    /// Lines with their stories under them, laid flat: "head" (a line; else a story), "last" (of its line), "lineId",
    /// "number", "text", "notice", "kept", "missed", "momentId", "moment" (Kept or Missed), "story", "madeGood", "client",
    /// "clientId", "source", "about" (what it is told of), "aboutId", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* lines READ lines CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* takenOut READ takenOut CONSTANT)
    /// The lines alone, for picking one: "lineId", "name".
    Q_PROPERTY(salver::viewmodels::RowsModel* choices READ choices CONSTANT)
    /// "name", "on", "current", "me", "waiting".
    Q_PROPERTY(salver::viewmodels::RowsModel* signatures READ signatures CONSTANT)
    /// "what", "text", "before", "source".
    Q_PROPERTY(salver::viewmodels::RowsModel* changes READ changes CONSTANT)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY changed)
    /// How many lines it lacks until it can be signed.
    Q_PROPERTY(int lacking READ lacking NOTIFY changed)
    Q_PROPERTY(bool full READ full NOTIFY changed)
    Q_PROPERTY(bool signedByMe READ signedByMe NOTIFY changed)
    /// The names under it as it reads now, for one line.
    Q_PROPERTY(QString signedBy READ signedBy NOTIFY changed)
    Q_PROPERTY(bool mayWrite READ mayWrite NOTIFY changed)
    // What it said on a day.
    Q_PROPERTY(QDateTime thenDay READ thenDay NOTIFY thenChanged)
    /// "lineId", "text", "notice".
    Q_PROPERTY(salver::viewmodels::RowsModel* then READ then CONSTANT)
    Q_PROPERTY(QDateTime today READ today NOTIFY changed)
    // A story that is being told.
    Q_PROPERTY(QString tellLine READ tellLine NOTIFY telling)
    Q_PROPERTY(QString tellOf READ tellOf NOTIFY telling)
    Q_PROPERTY(QString tellOfWords READ tellOfWords NOTIFY telling)
    Q_PROPERTY(QString tellClient READ tellClient NOTIFY telling)
    /// What a story may be told of, as it was looked for: "entityId", "name".
    Q_PROPERTY(salver::viewmodels::RowsModel* tellable READ tellable CONSTANT)
    Q_PROPERTY(bool printing READ printing NOTIFY printed)
    Q_PROPERTY(QString printSentence READ printSentence NOTIFY printed)
    Q_PROPERTY(bool printFailed READ printFailed NOTIFY printed)
public:
    enum Moment { Kept, Missed };
    Q_ENUM(Moment)

    explicit PledgeViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] QString house() const { return words(m_page.house); }
    [[nodiscard]] RowsModel* lines() { return &m_lines; }
    [[nodiscard]] RowsModel* takenOut() { return &m_takenOut; }
    [[nodiscard]] RowsModel* choices() { return &m_choices; }
    [[nodiscard]] RowsModel* signatures() { return &m_signatures; }
    [[nodiscard]] RowsModel* changes() { return &m_changes; }
    [[nodiscard]] RowsModel* then() { return &m_then; }
    [[nodiscard]] RowsModel* tellable() { return &m_tellable; }
    [[nodiscard]] int lineCount() const { return int(m_page.lines.size()); }
    [[nodiscard]] int lacking() const;
    [[nodiscard]] bool full() const;
    [[nodiscard]] bool signedByMe() const { return m_page.signedByMe; }
    [[nodiscard]] QString signedBy() const;
    [[nodiscard]] bool mayWrite() const { return m_page.mayWrite; }
    [[nodiscard]] const QDateTime& thenDay() const { return m_thenDay; }
    [[nodiscard]] QDateTime today() const;
    [[nodiscard]] const QString& tellLine() const { return m_tellLine; }
    [[nodiscard]] QString tellOf() const { return idText(m_tellOf.what.id); }
    [[nodiscard]] QString tellOfWords() const { return words(m_tellOf.what.name); }
    [[nodiscard]] QString tellClient() const { return words(m_tellOf.client.name); }
    [[nodiscard]] bool printing() const { return m_printing; }
    [[nodiscard]] const QString& printSentence() const { return m_printSentence; }
    [[nodiscard]] bool printFailed() const { return m_printFailed; }

    Q_INVOKABLE void add(const QString& text, const QString& notice);
    Q_INVOKABLE void reword(const QString& lineId, const QString& text, const QString& notice);
    /// One place up (-1) or down (1).
    Q_INVOKABLE void move(const QString& lineId, int by);
    Q_INVOKABLE void takeOut(const QString& lineId);
    Q_INVOKABLE void bringBack(const QString& lineId);
    Q_INVOKABLE void sign();
    /// An invalid date goes back to today's.
    Q_INVOKABLE void lookAt(const QDateTime& day);
    /// Begins a story of a line, a visit or a promise that was noted; `telling` follows.
    Q_INVOKABLE void tell(const QString& entityId);
    /// Begins a story of a line of the pledge; `telling` follows.
    Q_INVOKABLE void tellOfLine(const QString& lineId);
    Q_INVOKABLE void findTellable(const QString& typed);
    /// `moment` is Kept or Missed; `aboutId` a client, a line, a visit, a promise or "".
    Q_INVOKABLE void addMoment(const QString& lineId, int moment, const QString& story, const QString& madeGood,
                               const QString& aboutId);
    Q_INVOKABLE void makeGood(const QString& momentId, const QString& how);
    Q_INVOKABLE void changeStory(const QString& momentId, const QString& story);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);
    /// Goes to what a story is told of.
    Q_INVOKABLE void showAbout(const QString& clientId, const QString& aboutId);
    /// Written beside what goes on; `printed` follows.
    Q_INVOKABLE void savePdf(const QUrl& file);

Q_SIGNALS:
    void thenChanged();
    void telling();
    void printed();
    void placeWanted(const QString& clientId, const QString& entityId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    Result<void> readThen();
    Result<void> readPage();

    domain::PledgePage m_page;
    QDateTime m_thenDay;
    QString m_tellLine;
    domain::Tellable m_tellOf;
    RowsModel m_lines, m_takenOut, m_choices, m_signatures, m_changes, m_then, m_tellable;
    bool m_printing{false};
    bool m_printFailed{false};
    QString m_printSentence;
};

} // namespace salver::viewmodels
