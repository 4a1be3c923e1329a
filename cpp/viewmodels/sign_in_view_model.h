// SPDX-License-Identifier: Apache-2.0
// The first run: a name, and a server or just this device. Whatever goes wrong is one sentence beside the field that
// can put it right. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/account_port.h"

#include <QtQml/qqmlregistration.h>

namespace salver::viewmodels {

class SignInViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// False until this device belongs to an account: the first-run page shows instead of the app.
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    /// Where this device was signed in last, and as whom: what signing in again begins with.
    Q_PROPERTY(QString server READ server NOTIFY changed)
    Q_PROPERTY(QString user READ user NOTIFY changed)
    Q_PROPERTY(QString serverError READ serverError NOTIFY changed)
    Q_PROPERTY(QString userError READ userError NOTIFY changed)
    Q_PROPERTY(QString passwordError READ passwordError NOTIFY changed)
    /// What is wrong with none of the fields.
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
public:
    explicit SignInViewModel(AccountPort& account, QObject* parent = nullptr);

    [[nodiscard]] bool signedIn() const { return m_account.bound(); }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString server() const { return m_account.server(); }
    [[nodiscard]] QString user() const { return m_account.userName(); }
    [[nodiscard]] const QString& serverError() const { return m_serverError; }
    [[nodiscard]] const QString& userError() const { return m_userError; }
    [[nodiscard]] const QString& passwordError() const { return m_passwordError; }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }

    Q_INVOKABLE void signIn(const QString& server, const QString& user, const QString& password);
    Q_INVOKABLE void useThisDeviceOnly(const QString& name);

Q_SIGNALS:
    void changed();
    /// The server took the name and the password.
    void done();

private:
    void take(const Result<void>& outcome);
    void clear();

    AccountPort& m_account;
    QString m_serverError, m_userError, m_passwordError, m_sentence;
    bool m_busy{false};
};

} // namespace salver::viewmodels
