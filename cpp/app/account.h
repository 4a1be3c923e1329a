// SPDX-License-Identifier: Apache-2.0
// The account of this folder: signing in and out, the token's place, the sync thread with its runner, and what the
// screens ask of all that. It wires the store's facts to the runner and the runner's words to the store's log. GUI
// thread; the composition root owns it, after the store thread and before the view models.
#pragma once

#include "app/crossing_journal.h"
#include "app/read_thread.h"
#include "app/store_thread.h"
#include "client/runner.h"
#include "client/sign_in.h"
#include "platform/credentials.h"
#include "platform/reachability.h"
#include "viewmodels/account_port.h"

#include <QTimer>

#include <memory>

namespace salver::app {

struct AccountOptions {
    bool keychain{true}; ///< false keeps the token in the data folder: for --data and for tests
    QString secretsFile;
    QString caFile;
    bool allowPlain{false}; ///< http to another machine
};

class Account final : public viewmodels::AccountPort {
    Q_OBJECT
public:
    Account(StoreThread& store, ReadThread& reading, Clock& clock, Random& random, AccountOptions options,
            QObject* parent = nullptr);
    ~Account() override;

    /// The database is open: takes up what it says about the account, and begins to sync; where it is open for reading
    /// only, the word for sync says why instead.
    void begin(store::Reader& reader, const std::optional<Error>& onlyReadable);
    /// Ends syncing; what waits stays in the outbox.
    void stop();
    /// Signs in from a file of three lines (address, user, password), where this folder has no account yet.
    void signInFromFile(const QString& file);

    [[nodiscard]] SyncStatus status() const override { return m_status; }
    void syncNow() override;
    void setWorkOffline(bool on) override;
    [[nodiscard]] bool bound() const override { return m_bound; }
    [[nodiscard]] QString server() const override { return m_server; }
    [[nodiscard]] QString userName() const override { return m_userName; }
    void signIn(const QString& url, const QString& user, const QString& password, Answer answer) override;
    void useThisDeviceOnly(const QString& name, Answer answer) override;
    void signOut(Answer answer) override;
    void retryParked(const SpaceId& space, Sequence sequence, Answer answer) override;
    void dropParked(const SpaceId& space, Sequence sequence, Answer answer) override;
    void backupTo(const QString& path, Answer answer) override;
    void checkDevice(std::function<void(Result<viewmodels::DeviceCheck>)> answer) override;
    void rebuild(Answer refused) override;

Q_SIGNALS:
    /// A sentence that somebody should see: the token was refused, the keychain is missing.
    void said(const QString& sentence);
    /// The database is changed for a fresh one at the next start, and that should be now.
    void restartNeeded();

private:
    void makeRunner(store::Reader& reader);
    void takeSignedIn(const client::SignedIn& account);
    void takeFacts(const store::Committed& facts);
    void countConflicts();
    /// What has been in the bin for thirty days goes, as far as this device may say so.
    void emptyBinOnceADay(WallMs now);
    void startSync(const client::Account& account);
    void sayWhyNothingGoes();
    void finishSignIn(const Result<void>& outcome);
    void onStore(std::function<Result<void>(store::Store&)> what, Answer answer);
    void setBound(bool bound);
    [[nodiscard]] QString tokenName() const;

    StoreThread& m_store;
    ReadThread& m_reading;
    Clock& m_clock;
    Random& m_random;
    AccountOptions m_options;
    CrossingJournal m_journal;
    QThread m_syncThread;
    client::Runner* m_runner{}; ///< lives on the sync thread and ends there
    std::unique_ptr<client::SignIn> m_signIn;
    std::unique_ptr<platform::Credentials> m_credentials;
    platform::SystemReachability m_reachability;
    QTimer m_countSoon;
    SyncStatus m_status;
    std::optional<Error> m_onlyReadable;
    Answer m_signInAnswer;
    QString m_server;
    QString m_userName;
    client::Account m_account;
    bool m_bound{false};
    std::int64_t m_binEmptied{}; ///< the day since 1970 on which it was last done
};

} // namespace salver::app
