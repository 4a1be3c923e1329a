// SPDX-License-Identifier: Apache-2.0
// The word about sync with its numbers, for the chip in every head. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/account_port.h"
#include "viewmodels/context.h"
#include "viewmodels/facts.h"

#include <QtQml/qqmlregistration.h>

namespace salver::viewmodels {

class SyncViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(salver::viewmodels::facts::SyncWord word READ word NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QString time READ time NOTIFY changed)
    Q_PROPERTY(bool offline READ offline NOTIFY changed)
    Q_PROPERTY(int parked READ parked NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int needsYou READ needsYou NOTIFY changed)
    /// Why the last try ended; empty where nothing is wrong.
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    /// What is so and what can still be done, in a sentence.
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString lastHeard READ lastHeard NOTIFY changed)
    /// There is a server, and this device has never had all of it.
    Q_PROPERTY(bool firstSync READ firstSync NOTIFY changed)
    /// The server no longer knows this device, and everything here stays open: only signing in again helps.
    Q_PROPERTY(bool signInAgain READ signInAgain NOTIFY changed)
    Q_PROPERTY(bool workOffline READ workOffline WRITE setWorkOffline NOTIFY changed)
public:
    SyncViewModel(Context& context, AccountPort& account, QObject* parent = nullptr);

    [[nodiscard]] facts::SyncWord word() const { return facts::SyncWord(int(m_status.word)); }
    [[nodiscard]] int count() const;
    [[nodiscard]] int total() const { return int(m_status.total); }
    [[nodiscard]] QString time() const;
    [[nodiscard]] bool offline() const { return m_status.offline; }
    [[nodiscard]] int parked() const { return int(m_status.parked); }
    [[nodiscard]] int waiting() const { return int(m_status.waiting); }
    [[nodiscard]] int needsYou() const { return int(m_status.conflicts); }
    [[nodiscard]] QString reason() const { return spoken(m_status.reason); }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString lastHeard() const { return clock(m_status.lastUpToDate); }
    [[nodiscard]] bool firstSync() const { return !m_account.server().isEmpty() && !m_status.lastUpToDate; }
    [[nodiscard]] bool signInAgain() const;
    [[nodiscard]] bool workOffline() const { return m_status.workOffline; }
    void setWorkOffline(bool on);
    Q_INVOKABLE void syncNow();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString clock(const std::optional<WallMs>& at) const;
    Context& m_context;
    AccountPort& m_account;
    SyncStatus m_status;
};

} // namespace salver::viewmodels
