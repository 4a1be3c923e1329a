// SPDX-License-Identifier: Apache-2.0
// One client: who looks after them, their words, promises both ways, people, facts, and the timeline with its
// filters. GUI thread; owned by the app view model, which opens it on one client after another.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/rhythm_view_model.h"
#include "viewmodels/row_columns.h"
#include "viewmodels/text_editor_view_model.h"

namespace salver::viewmodels {

class ClientPageViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString sector READ sector NOTIFY changed)
    Q_PROPERTY(QString whyWeCare READ whyWeCare NOTIFY changed)
    Q_PROPERTY(QString caredBy READ caredBy NOTIFY changed)
    Q_PROPERTY(QString second READ second NOTIFY changed)
    Q_PROPERTY(QString since READ since NOTIFY changed)
    Q_PROPERTY(QString lastContact READ lastContact NOTIFY changed)
    Q_PROPERTY(QString nextVisit READ nextVisit NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
    /// A visit of mine with them runs now.
    Q_PROPERTY(QString runningVisitId READ runningVisitId NOTIFY changed)
    /// "Priya is there now"; empty where nobody else is.
    Q_PROPERTY(QString thereNow READ thereNow NOTIFY changed)
    Q_PROPERTY(QString lastVisitDay READ lastVisitDay NOTIFY changed)
    Q_PROPERTY(QString lastMovedOn READ lastMovedOn NOTIFY changed)
    Q_PROPERTY(QString lastMemorable READ lastMemorable NOTIFY changed)
    Q_PROPERTY(int openOurs READ openOurs NOTIFY changed)
    Q_PROPERTY(int openTheirs READ openTheirs NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::RowsModel* tags READ tags CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* objectives READ objectives CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* ours READ ours CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* theirs READ theirs CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* felt READ felt CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* questions READ questions CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* sparks READ sparks CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* reassured READ reassured CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* challenged READ challenged CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* facts READ facts CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* members READ members CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* timeline READ timeline CONSTANT)
    Q_PROPERTY(bool timelineHasMore READ timelineHasMore NOTIFY timelineChanged)
    // The filters: Facts.Lane.None, -1 for every type, "" for everybody.
    Q_PROPERTY(int lane READ lane WRITE setLane NOTIFY timelineChanged)
    Q_PROPERTY(int lineType READ lineType WRITE setLineType NOTIFY timelineChanged)
    Q_PROPERTY(QString personId READ personId WRITE setPersonId NOTIFY timelineChanged)
    Q_PROPERTY(QString authorId READ authorId WRITE setAuthorId NOTIFY timelineChanged)
    Q_PROPERTY(bool theirWordsOnly READ theirWordsOnly WRITE setTheirWordsOnly NOTIFY timelineChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY timelineChanged)
    /// What is written about the client, open for typing.
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* about READ about CONSTANT)
    Q_PROPERTY(salver::viewmodels::RhythmViewModel* rhythm READ rhythm CONSTANT)
    Q_PROPERTY(QDateTime today READ today NOTIFY changed)
public:
    explicit ClientPageViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    Q_INVOKABLE void close();
    [[nodiscard]] QString clientId() const { return idText(m_id); }
    [[nodiscard]] bool isOpen() const { return !m_id.isNull(); }
    [[nodiscard]] QString name() const { return words(m_page.row.name); }
    [[nodiscard]] QString sector() const { return words(m_page.row.sector); }
    [[nodiscard]] QString whyWeCare() const { return words(m_page.whyWeCare); }
    [[nodiscard]] QString caredBy() const { return words(m_page.row.caredBy.name); }
    [[nodiscard]] QString second() const { return words(m_page.row.second.name); }
    [[nodiscard]] QString since() const { return m_page.since ? words(m_page.since->words) : QString(); }
    [[nodiscard]] QString lastContact() const;
    [[nodiscard]] QString nextVisit() const;
    [[nodiscard]] bool contested() const { return m_page.row.contested; }
    [[nodiscard]] bool waiting() const { return m_page.row.waiting; }
    [[nodiscard]] QString runningVisitId() const { return m_page.running ? idText(m_page.running->id) : QString(); }
    [[nodiscard]] QString thereNow() const;
    [[nodiscard]] QString lastVisitDay() const { return m_page.last ? words(m_page.last->day.words) : QString(); }
    [[nodiscard]] QString lastMovedOn() const { return words(m_page.lastMovedOn); }
    [[nodiscard]] QString lastMemorable() const { return words(m_page.lastMemorable); }
    [[nodiscard]] int openOurs() const { return int(m_page.ours.size()); }
    [[nodiscard]] int openTheirs() const { return int(m_page.theirs.size()); }
    [[nodiscard]] RowsModel* tags() { return &m_tags; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] RowsModel* objectives() { return &m_objectives; }
    [[nodiscard]] RowsModel* ours() { return &m_ours; }
    [[nodiscard]] RowsModel* theirs() { return &m_theirs; }
    [[nodiscard]] RowsModel* felt() { return &m_felt; }
    [[nodiscard]] RowsModel* questions() { return &m_questions; }
    [[nodiscard]] RowsModel* sparks() { return &m_sparks; }
    [[nodiscard]] RowsModel* reassured() { return &m_reassured; }
    [[nodiscard]] RowsModel* challenged() { return &m_challenged; }
    [[nodiscard]] RowsModel* facts() { return &m_facts; }
    [[nodiscard]] RowsModel* members() { return &m_members; }
    [[nodiscard]] RowsModel* timeline() { return &m_timeline; }
    [[nodiscard]] bool timelineHasMore() const { return m_filter.limit < m_timelineTotal; }
    [[nodiscard]] int lane() const { return m_filter.lane ? int(*m_filter.lane) : -1; }
    void setLane(int lane);
    [[nodiscard]] int lineType() const { return m_filter.lineType ? int(*m_filter.lineType) : -1; }
    void setLineType(int type);
    [[nodiscard]] QString personId() const { return m_filter.person ? idText(*m_filter.person) : QString(); }
    void setPersonId(const QString& id);
    [[nodiscard]] QString authorId() const { return m_filter.author ? idText(*m_filter.author) : QString(); }
    void setAuthorId(const QString& id);
    [[nodiscard]] bool theirWordsOnly() const { return m_filter.theirWordsOnly; }
    void setTheirWordsOnly(bool only);
    [[nodiscard]] bool filtered() const;
    [[nodiscard]] TextEditorViewModel* about() { return &m_about; }
    [[nodiscard]] RhythmViewModel* rhythm() { return &m_rhythm; }
    [[nodiscard]] QDateTime today() const;

    Q_INVOKABLE void clearFilters();
    Q_INVOKABLE void loadMore();
    /// The row of the timeline that shows a line or a visit, read further if need be; -1 where it is not there.
    Q_INVOKABLE int rowOf(const QString& entityId);

    /// One tap: it runs from now. `visitStarted` follows.
    Q_INVOKABLE void startVisit();
    /// A value as typed, by the field's name ("name", "sector", "cared by", "second", "since").
    Q_INVOKABLE void setField(const QString& field, const QString& typed);
    Q_INVOKABLE void setTag(const QString& name, bool on);
    Q_INVOKABLE void addPerson(const QString& personName, const QString& role);
    Q_INVOKABLE void addFact(int type, const QString& text, const QString& source);
    Q_INVOKABLE void addFactFor(int type, const QString& text, const QString& source, bool onlyForMe);
    Q_INVOKABLE void confirmFact(const QString& factId);
    Q_INVOKABLE void thank(const QString& factId);
    /// A season, or what was to be looked at again, holds a while longer.
    Q_INVOKABLE void keepFact(const QString& factId);
    Q_INVOKABLE void addPromise(int direction, const QString& text, const QString& due, const QString& personIdText,
                                bool onlyForMe = false);
    Q_INVOKABLE void keepPromise(const QString& promiseId);
    Q_INVOKABLE void setDue(const QString& promiseId, const QDateTime& day);
    Q_INVOKABLE void clearDue(const QString& promiseId);
    /// Into the bin, with undo; `title` is what the bar calls it.
    Q_INVOKABLE void remove(const QString& entityId, const QString& title);
    /// A line of the timeline sparked something that one could do for them.
    Q_INVOKABLE void ideaFrom(const QString& lineId) { Q_EMIT ideaWanted(lineId); }

Q_SIGNALS:
    void opened();
    void timelineChanged();
    void visitStarted(const QString& visitId);
    void ideaWanted(const QString& lineId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    Result<void> readTimeline();
    void refilter();
    void fill();

    EntityId m_id;
    domain::ClientPage m_page;
    domain::TimelineFilter m_filter;
    std::size_t m_timelineTotal{};
    RowsModel m_tags, m_people, m_objectives, m_ours, m_theirs, m_felt, m_questions, m_sparks, m_reassured, m_challenged, m_facts, m_members,
        m_timeline;
    TextEditorViewModel m_about;
    RhythmViewModel m_rhythm;
};

} // namespace salver::viewmodels
