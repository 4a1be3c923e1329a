// SPDX-License-Identifier: Apache-2.0
// Thirty seconds after a visit, all of it skippable: how it was for them first, then what they will remember, what
// moved on, the marks to fill in, the promises found. GUI thread; owned by the app view model.
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
    Q_PROPERTY(QString feltWords READ feltWords NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::facts::FeltSource feltSource READ feltSource NOTIFY changed)
    Q_PROPERTY(QString memorable READ memorable NOTIFY changed)
    Q_PROPERTY(QString movedOn READ movedOn NOTIFY changed)
    Q_PROPERTY(QString workLine READ workLine NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::RowsModel* marks READ marks CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* promises READ promises CONSTANT)
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
    [[nodiscard]] QString feltWords() const { return words(m_page.feltWords); }
    [[nodiscard]] facts::FeltSource feltSource() const;
    [[nodiscard]] QString memorable() const { return words(m_page.memorable); }
    [[nodiscard]] QString movedOn() const { return words(m_page.movedOn); }
    [[nodiscard]] QString workLine() const { return words(m_page.workLine); }
    [[nodiscard]] RowsModel* marks() { return &m_marks; }
    [[nodiscard]] RowsModel* promises() { return &m_promises; }
    [[nodiscard]] RowsModel* clients() { return &m_clients; }
    [[nodiscard]] const QString& clientFilter() const { return m_clientFilter; }
    void setClientFilter(const QString& filter);
    [[nodiscard]] facts::SaveState saveState() const { return m_saveState; }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    [[nodiscard]] QDateTime today() const;

    Q_INVOKABLE void setFeltWords(const QString& typed);
    Q_INVOKABLE void setFeltSource(int source);
    Q_INVOKABLE void setMemorable(const QString& typed);
    Q_INVOKABLE void setMovedOn(const QString& typed);
    Q_INVOKABLE void setWorkLine(const QString& typed);
    Q_INVOKABLE void fillMark(const QString& lineId, const QString& typed);
    Q_INVOKABLE void setDue(const QString& promiseId, const QDateTime& day);
    Q_INVOKABLE void clearDue(const QString& promiseId);
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
    Result<void> readClients();

    EntityId m_id;
    domain::VisitPage m_page;
    RowsModel m_marks, m_promises, m_clients;
    QString m_clientFilter;
    facts::SaveState m_saveState{facts::SaveState::Nothing};
    QString m_sentence;
    int m_writes{};
};

} // namespace salver::viewmodels
