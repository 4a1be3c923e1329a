// SPDX-License-Identifier: Apache-2.0
// Search as one types: the newest question is answered on the reading thread, older ones are dropped. GUI thread;
// owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

namespace salver::viewmodels {

class SearchViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    /// With foundColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* hits READ hits CONSTANT)
    Q_PROPERTY(int total READ total NOTIFY changed)
    /// What of the search could not be made sense of ("before:banana"), as a sentence.
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed)
    /// So many texts came lately and are not in the index yet; the page asks again until they are.
    Q_PROPERTY(int late READ late NOTIFY changed)
    /// The answer to what is typed has come, and it is empty.
    Q_PROPERTY(bool nothingFound READ nothingFound NOTIFY changed)
public:
    explicit SearchViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] const QString& query() const { return m_query; }
    void setQuery(const QString& query);
    [[nodiscard]] RowsModel* hits() { return &m_hits; }
    [[nodiscard]] int total() const { return int(m_total); }
    [[nodiscard]] const QString& hint() const { return m_hint; }
    [[nodiscard]] bool hasMore() const { return std::size_t(m_hits.count()) < m_total; }
    [[nodiscard]] bool nothingFound() const;
    [[nodiscard]] int late() const { return int(m_late); }
    Q_INVOKABLE void loadMore();
    /// Opens what a hit stands in: a line in its client's timeline, a person's card, a client.
    Q_INVOKABLE void openHit(int row);

Q_SIGNALS:
    void queryChanged();
    void clientWanted(const QString& clientId, const QString& entityId);
    void personWanted(const QString& personId);
    void panelWanted(const QString& panelId);
    void visitWanted(const QString& visitId, const QString& lineId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void ask();
    QString m_query;
    QString m_asked;    ///< what the reading thread is at
    QString m_answered; ///< what the hits answer
    std::size_t m_limit{};
    std::size_t m_askedLimit{};
    std::size_t m_total{};
    std::size_t m_late{};
    QString m_hint;
    bool m_asking{false};
    QTimer m_again; ///< the index makes up without a fact of its own
    RowsModel m_hits;
};

} // namespace salver::viewmodels
