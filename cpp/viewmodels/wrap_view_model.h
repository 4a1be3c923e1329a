// SPDX-License-Identifier: Apache-2.0
// Thirty seconds after a visit, all of it skippable: how it was for each of them first, then what they will remember,
// what moved on, what reassured and challenged them, the marks to fill in, the promises found, whom else to tell. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class WrapViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString visitId READ visitId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool filed READ filed NOTIFY changed)
    /// With wrapFeltColumns(): what colleagues noted, what I did, and one row to write the next in.
    Q_PROPERTY(salver::viewmodels::RowsModel* felt READ felt CONSTANT)
    /// Who was there, or everybody at the client where nobody is named; with personColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    Q_PROPERTY(QString memorable READ memorable NOTIFY changed)
    Q_PROPERTY(QString movedOn READ movedOn NOTIFY changed)
    Q_PROPERTY(QString workLine READ workLine NOTIFY changed)
    Q_PROPERTY(QString workLink READ workLink NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::facts::Lane lane READ lane NOTIFY changed)
    /// The lines of this visit that reassured, and that challenged.
    Q_PROPERTY(salver::viewmodels::RowsModel* reassured READ reassured CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* challenged READ challenged CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* marks READ marks CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* promises READ promises CONSTANT)
    /// Colleagues of the visit's team, who can be told of it too; with memberColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* colleagues READ colleagues CONSTANT)
    /// Its lines that they can see, with lineColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* shared READ shared CONSTANT)
    /// Who was told what, with tellingColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* tellings READ tellings CONSTANT)
    /// To file a capture under; filtered by clientFilter.
    Q_PROPERTY(salver::viewmodels::RowsModel* clients READ clients CONSTANT)
    Q_PROPERTY(QString clientFilter READ clientFilter WRITE setClientFilter NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::facts::SaveState saveState READ saveState NOTIFY saveStateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY saveStateChanged)
    Q_PROPERTY(QDateTime today READ today NOTIFY changed)
public:
    explicit WrapViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& visitId);
    Q_INVOKABLE void close();
    [[nodiscard]] QString visitId() const { return idText(m_id); }
    [[nodiscard]] bool isOpen() const { return !m_id.isNull(); }
    [[nodiscard]] QString client() const { return words(m_page.row.client.name); }
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool filed() const { return !m_page.row.client.id.isNull(); }
    [[nodiscard]] RowsModel* felt() { return &m_felt; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] QString memorable() const { return words(m_page.memorable); }
    [[nodiscard]] QString movedOn() const { return words(m_page.movedOn); }
    [[nodiscard]] QString workLine() const { return words(m_page.workLine); }
    [[nodiscard]] QString workLink() const { return words(m_page.workLink); }
    [[nodiscard]] facts::Lane lane() const;
    [[nodiscard]] RowsModel* reassured() { return &m_reassured; }
    [[nodiscard]] RowsModel* challenged() { return &m_challenged; }
    [[nodiscard]] RowsModel* marks() { return &m_marks; }
    [[nodiscard]] RowsModel* promises() { return &m_promises; }
    [[nodiscard]] RowsModel* colleagues() { return &m_colleagues; }
    [[nodiscard]] RowsModel* shared() { return &m_shared; }
    [[nodiscard]] RowsModel* tellings() { return &m_tellings; }
    [[nodiscard]] RowsModel* clients() { return &m_clients; }
    [[nodiscard]] const QString& clientFilter() const { return m_clientFilter; }
    void setClientFilter(const QString& filter);
    [[nodiscard]] facts::SaveState saveState() const { return m_saveState; }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    [[nodiscard]] QDateTime today() const;

    // How it was, by the row's key; the first word makes the record, and what is chosen before it waits for it.
    Q_INVOKABLE void setFelt(const QString& rowKey, const QString& typed);
    Q_INVOKABLE void setFeltSource(const QString& rowKey, int source);
    /// An empty person: all who were there.
    Q_INVOKABLE void setFeltPerson(const QString& rowKey, const QString& personId);
    Q_INVOKABLE void setFeltBefore(const QString& rowKey, const QString& typed);
    Q_INVOKABLE void setFeltAfter(const QString& rowKey, const QString& typed);
    Q_INVOKABLE void removeFelt(const QString& rowKey);
    /// Another row to write in.
    Q_INVOKABLE void addFeltRow();
    Q_INVOKABLE void setWorkLink(const QString& typed);
    Q_INVOKABLE void setLane(int lane);
    /// A line of that kind, at the end of the visit.
    Q_INVOKABLE void addReassured(const QString& typed);
    Q_INVOKABLE void addChallenged(const QString& typed);
    Q_INVOKABLE void removeLine(const QString& lineId, const QString& title);
    Q_INVOKABLE void setMemorable(const QString& typed);
    Q_INVOKABLE void setMovedOn(const QString& typed);
    Q_INVOKABLE void setWorkLine(const QString& typed);
    Q_INVOKABLE void fillMark(const QString& lineId, const QString& typed);
    Q_INVOKABLE void setDue(const QString& promiseId, const QDateTime& day);
    Q_INVOKABLE void clearDue(const QString& promiseId);
    /// Passes these lines, or the visit as a whole, to a colleague with a word.
    Q_INVOKABLE void tell(const QString& memberId, const QStringList& lineIds, const QString& word);
    Q_INVOKABLE void takeTellingBack(const QString& tellingId, const QString& name);
    /// Files a capture; its lines move to the client's team.
    Q_INVOKABLE void file(const QString& clientId);
    /// Wrapped up. `finished` follows when it is committed.
    Q_INVOKABLE void done();

Q_SIGNALS:
    void opened();
    void saveStateChanged();
    void finished();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void write(std::function<Result<domain::Made>(domain::Commands&)> what);
    void writeField(model::FieldId field, const QString& typed);
    void addLine(domain::LineType type, const QString& typed);
    Result<void> readClients();
    Result<void> readTellings();

    /// One row of how it was: mine, as it is on screen, and what of it is stored.
    struct Felt {
        QString key;
        EntityId id; ///< null until it is made
        domain::FeltRow shown;
        bool underWay{false};
        bool again{false}; ///< it changed while it was under way
    };
    [[nodiscard]] Felt* feltOf(const QString& rowKey);
    void changeFelt(const QString& rowKey, const std::function<void(domain::FeltRow&)>& how);
    void sendFelt(const QString& rowKey);
    void readFelt();
    void showFelt();
    void readPeople();

    EntityId m_id;
    domain::VisitPage m_page;
    std::vector<Felt> m_mine;
    int m_lastFelt{};
    RowsModel m_felt, m_people, m_reassured, m_challenged, m_marks, m_promises, m_clients, m_colleagues, m_shared, m_tellings;
    QString m_clientFilter;
    facts::SaveState m_saveState{facts::SaveState::Nothing};
    QString m_sentence;
    int m_writes{};
};

} // namespace salver::viewmodels
