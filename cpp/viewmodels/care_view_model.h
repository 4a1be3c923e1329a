// SPDX-License-Identifier: Apache-2.0
// Who looks after one client: the named person and the second, who it was before, and the way to hand the client over.
// GUI thread; owned by the app view model.
#pragma once

#include "domain/care.h"
#include "viewmodels/handover_columns.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class CareViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString caredBy READ caredBy NOTIFY changed)
    Q_PROPERTY(QString caredById READ caredById NOTIFY changed)
    Q_PROPERTY(QString second READ second NOTIFY changed)
    Q_PROPERTY(QString secondId READ secondId NOTIFY changed)
    /// Newest first: "who", "isSecond", "from", "to" ("" while it is so), "setBy".
    Q_PROPERTY(salver::viewmodels::RowsModel* history READ history CONSTANT)
    /// With handoverColumns(); one under way stands first.
    Q_PROPERTY(salver::viewmodels::RowsModel* handovers READ handovers CONSTANT)
    Q_PROPERTY(bool underWay READ underWay NOTIFY changed)
    /// With memberColumns(): everybody of the client's team.
    Q_PROPERTY(salver::viewmodels::RowsModel* members READ members CONSTANT)
public:
    explicit CareViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] const QString& client() const { return m_name; }
    [[nodiscard]] QString caredBy() const { return words(m_caredBy.name); }
    [[nodiscard]] QString caredById() const { return idText(m_caredBy.id); }
    [[nodiscard]] QString second() const { return words(m_second.name); }
    [[nodiscard]] QString secondId() const { return idText(m_second.id); }
    [[nodiscard]] RowsModel* history() { return &m_history; }
    [[nodiscard]] RowsModel* handovers() { return &m_handovers; }
    [[nodiscard]] bool underWay() const { return m_underWay; }
    [[nodiscard]] RowsModel* members() { return &m_members; }

    /// "" for nobody.
    Q_INVOKABLE void setCaredBy(const QString& memberId);
    Q_INVOKABLE void setSecond(const QString& memberId);
    /// A draft is made; `handoverMade` follows.
    Q_INVOKABLE void handOver(const QString& memberId);

Q_SIGNALS:
    void opened();
    void handoverMade(const QString& handoverId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void set(domain::CareRole role, const QString& memberId);

    EntityId m_client;
    QString m_name;
    domain::MemberRef m_caredBy, m_second;
    bool m_underWay{false};
    RowsModel m_history, m_handovers, m_members;
};

} // namespace salver::viewmodels
