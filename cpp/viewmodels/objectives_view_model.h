// SPDX-License-Identifier: Apache-2.0
// What a client wants, in their words: each objective with its evidence in short. GUI thread; owned by the app view
// model, which opens it on the client that is looked at.
#pragma once

#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class ObjectivesViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    /// Roles "objectiveId", "text" (their words), "source", "understood" (where our play-back stands, in words),
    /// "understoodWords" (what they answered), "understoodGap", "commitment", "commitmentSource", "ability",
    /// "abilitySource" (empty: not heard yet), "done", "doneOn", "isPrivate", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// The client's people, for who said it.
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
public:
    explicit ObjectivesViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    [[nodiscard]] RowsModel* people() { return &m_people; }

    /// `personId` "" where nobody knows who said it.
    Q_INVOKABLE void addObjective(const QString& typed, const QString& personId);

Q_SIGNALS:
    void opened();
    void added(const QString& objectiveId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_client;
    RowsModel m_rows, m_people;
};

} // namespace salver::viewmodels
