// SPDX-License-Identifier: Apache-2.0
// Everything about sync in words: what waits, what could not go, what needs a person, what happened. GUI thread; owned
// by the app view model.
#pragma once

#include "viewmodels/account_port.h"
#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

#include <QUrl>

namespace salver::viewmodels {

class SyncCentreViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// With outgoingColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* waiting READ waiting CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* parked READ parked CONSTANT)
    /// With needsYouColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* needsYou READ needsYou CONSTANT)
    /// Roles "when" and "text", newest first.
    Q_PROPERTY(salver::viewmodels::RowsModel* log READ log CONSTANT)
    Q_PROPERTY(QString server READ server NOTIFY changed)
    Q_PROPERTY(bool hasServer READ hasServer NOTIFY changed)
    /// What became of the last backup file: where it is, or why there is none.
    Q_PROPERTY(QString backupSentence READ backupSentence NOTIFY backupChanged)
    Q_PROPERTY(bool backupFailed READ backupFailed NOTIFY backupChanged)
public:
    SyncCentreViewModel(Context& context, AccountPort& account, QObject* parent = nullptr);

    [[nodiscard]] RowsModel* waiting() { return &m_waiting; }
    [[nodiscard]] RowsModel* parked() { return &m_parked; }
    [[nodiscard]] RowsModel* needsYou() { return &m_needsYou; }
    [[nodiscard]] RowsModel* log() { return &m_log; }
    [[nodiscard]] QString server() const { return m_account.server(); }
    [[nodiscard]] bool hasServer() const { return !m_account.server().isEmpty(); }
    [[nodiscard]] const QString& backupSentence() const { return m_backupSentence; }
    [[nodiscard]] bool backupFailed() const { return m_backupFailed; }

    /// Of a row of `parked`, by its itemKey.
    Q_INVOKABLE void retry(const QString& itemKey);
    Q_INVOKABLE void drop(const QString& itemKey);
    Q_INVOKABLE void copyOut(const QString& itemKey) const;
    Q_INVOKABLE void saveBackup(const QUrl& file);

Q_SIGNALS:
    void backupChanged();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void settleParked(const QString& itemKey, bool again);

    AccountPort& m_account;
    RowsModel m_waiting, m_parked, m_needsYou, m_log;
    QString m_backupSentence;
    bool m_backupFailed{false};
};

} // namespace salver::viewmodels
