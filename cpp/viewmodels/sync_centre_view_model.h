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
    /// What the server has beyond this device, by space: roles "name", "changes".
    Q_PROPERTY(salver::viewmodels::RowsModel* coming READ coming CONSTANT)
    /// With needsYouColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* needsYou READ needsYou CONSTANT)
    /// Roles "when" and "text", newest first.
    Q_PROPERTY(salver::viewmodels::RowsModel* log READ log CONSTANT)
    Q_PROPERTY(QString server READ server NOTIFY changed)
    Q_PROPERTY(bool hasServer READ hasServer NOTIFY changed)
    /// What became of the last backup file: where it is, or why there is none.
    Q_PROPERTY(QString backupSentence READ backupSentence NOTIFY backupChanged)
    Q_PROPERTY(bool backupFailed READ backupFailed NOTIFY backupChanged)
    /// Something reads differently here and on another device.
    Q_PROPERTY(bool differs READ differs NOTIFY changed)
    /// What looking this device over, or rebuilding it, came to.
    Q_PROPERTY(QString careSentence READ careSentence NOTIFY careChanged)
    Q_PROPERTY(bool careFailed READ careFailed NOTIFY careChanged)
    Q_PROPERTY(bool checking READ checking NOTIFY careChanged)
public:
    SyncCentreViewModel(Context& context, AccountPort& account, QObject* parent = nullptr);

    [[nodiscard]] RowsModel* waiting() { return &m_waiting; }
    [[nodiscard]] RowsModel* parked() { return &m_parked; }
    [[nodiscard]] RowsModel* coming() { return &m_coming; }
    [[nodiscard]] RowsModel* needsYou() { return &m_needsYou; }
    [[nodiscard]] RowsModel* log() { return &m_log; }
    [[nodiscard]] QString server() const { return m_account.server(); }
    [[nodiscard]] bool hasServer() const { return !m_account.server().isEmpty(); }
    [[nodiscard]] const QString& backupSentence() const { return m_backupSentence; }
    [[nodiscard]] bool backupFailed() const { return m_backupFailed; }
    [[nodiscard]] bool differs() const { return m_account.status().differing > 0; }
    [[nodiscard]] const QString& careSentence() const { return m_careSentence; }
    [[nodiscard]] bool careFailed() const { return m_careFailed; }
    [[nodiscard]] bool checking() const { return m_checking; }

    /// Of a row of `parked`, by its itemKey.
    Q_INVOKABLE void retry(const QString& itemKey);
    Q_INVOKABLE void drop(const QString& itemKey);
    Q_INVOKABLE void copyOut(const QString& itemKey) const;
    Q_INVOKABLE void saveBackup(const QUrl& file);
    Q_INVOKABLE void checkDevice();
    Q_INVOKABLE void rebuild();

Q_SIGNALS:
    void backupChanged();
    void careChanged();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void sayCare(const QString& sentence, bool failed);
    void settleParked(const QString& itemKey, bool again);

    AccountPort& m_account;
    RowsModel m_waiting, m_parked, m_coming, m_needsYou, m_log;
    QString m_backupSentence;
    bool m_backupFailed{false};
    QString m_careSentence;
    bool m_careFailed{false};
    bool m_checking{false};
};

} // namespace salver::viewmodels
