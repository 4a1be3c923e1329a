// SPDX-License-Identifier: Apache-2.0
// Sync as the app and the command line see it: a QObject on an event loop of its own (the sync thread, or a command's
// only thread) that drives the session over HTTP and says how it stands. The composition root owns it, gives it a
// journal (one that crosses to the store thread, where there is such a thread) and hands it what the store commits.
// Slots may be called through queued connections from any thread; signals carry values only.
#pragma once

#include "client/account.h"
#include "core/ids.h"
#include "core/ports.h"
#include "core/sync_driver.h"

#include <QObject>

#include <optional>

namespace salver::client {

struct RunnerOptions {
    DriverOptions driver;
    TransportOptions transport;
};

class Runner : public QObject {
    Q_OBJECT

public:
    /// `journal`, `clock` and `random` outlive the runner. Nothing is sent before setAccount and start or once.
    Runner(Journal& journal, Clock& clock, Random& random, RunnerOptions options = {}, QObject* parent = nullptr);
    ~Runner() override;

    [[nodiscard]] const SyncStatus& status() const;

public slots:
    /// Signed in. Ends any session under way.
    void setAccount(const salver::client::Account& account);
    /// Signed out, or the token was lost: nothing is sent any more; local work goes on.
    void clearAccount();

    /// Keeps in step from now on: event stream, slow poll, backing off.
    void start();
    /// Ends the connection; what waits stays in the outbox.
    void stop();
    /// One round for a command: connects, exchanges everything both ways, then onceFinished.
    void syncOnce();

    /// The person's switch.
    void setWorkOffline(bool on);
    /// What the operating system says of the network (cpp/platform/reachability.h).
    void setNetworkUp(bool up);
    /// How many things need a person; counted by whoever reads the store.
    void setConflicts(std::size_t count);
    /// "Try again now".
    void retryNow();
    /// The person says that the other server at this address takes the old one's place.
    void acceptServer();

    /// A change was committed to this space here. To be sent after every local commit.
    void localChange(const salver::SpaceId& space);
    /// The outbox changed otherwise: a parked change was retried or dropped, a database was restored.
    void journalChanged();

signals:
    void statusChanged(const salver::SyncStatus& status);
    /// One line for the Sync centre's log.
    void logged(const QString& line);
    /// The server this database belongs to from now on; to be kept in the database (36 characters).
    void serverSeen(const QString& serverId);
    /// Spaces, roles or contents may have changed.
    void spacesChanged();
    /// The server no longer accepts the token; the person has to sign in again.
    void signInNeeded(const QString& sentence);
    /// `ok`, or the error that ended the round; Offline is the command line's exit code 3.
    void onceFinished(bool ok, const salver::Error& error);

private:
    class Part;
    Part* m_part; ///< a child, so that it follows the runner to its thread
};

} // namespace salver::client
