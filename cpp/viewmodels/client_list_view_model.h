// SPDX-License-Identifier: Apache-2.0
// The list of clients, filtered as one types and sorted four ways. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class ClientListViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(salver::viewmodels::RowsModel* clients READ clients CONSTANT)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(salver::viewmodels::facts::ClientSort sort READ sort WRITE setSort NOTIFY filterChanged)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QStringList teams READ teams NOTIFY changed)
    /// The space has no client at all: first use, rather than "nothing found".
    Q_PROPERTY(bool firstUse READ firstUse NOTIFY changed)
public:
    explicit ClientListViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] RowsModel* clients() { return &m_clients; }
    [[nodiscard]] const QString& filter() const { return m_filter; }
    void setFilter(const QString& filter);
    [[nodiscard]] facts::ClientSort sort() const { return m_sort; }
    void setSort(facts::ClientSort sort);
    [[nodiscard]] int total() const { return int(m_total); }
    [[nodiscard]] bool firstUse() const { return m_total == 0 && m_filter.isEmpty() && m_sort != facts::ClientSort::Mine; }

    /// The names of the teams this person may write to, where they are several; empty where there is nothing to choose.
    [[nodiscard]] const QStringList& teams() const { return m_teams; }

    /// `added` follows with the new client's id. `team` is an index into `teams`, -1 where that is empty.
    Q_INVOKABLE void addClient(const QString& name, const QString& sector, int team = -1);
    Q_INVOKABLE void removeClient(const QString& clientId, const QString& name);

Q_SIGNALS:
    void filterChanged();
    void added(const QString& clientId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    RowsModel m_clients;
    QString m_filter;
    facts::ClientSort m_sort{facts::ClientSort::Name};
    std::size_t m_total{};
    QStringList m_teams;
    std::vector<SpaceId> m_teamIds; ///< as m_teams
};

} // namespace salver::viewmodels
