// SPDX-License-Identifier: Apache-2.0
// Keeps sessions going: connects, carries a session's work out on the journal, backs off when it ends, polls slowly
// under the pokes, and says where sync stands. The Qt runner and the simulator both drive this one. It owns no
// thread, socket or clock: time comes in with every input, randomness is handed in. Single-threaded.
#pragma once

#include "core/backoff.h"
#include "core/session.h"
#include "core/sync_status.h"

#include <memory>
#include <optional>

namespace salver {

/// The way to the server. Answers come back through SyncDriver::answered, never from inside send().
class Link {
public:
    virtual ~Link() = default;
    virtual void send(RequestId id, Call call) = 0;
    /// Forget every request under way; their answers are not wanted any more.
    virtual void abandon() = 0;
    /// Keep the event stream open, or close it. It tells through streamOpened, streamLost and poke.
    virtual void wantStream(bool wanted) = 0;
};

/// Hears what happens; called from inside the driver's inputs.
class DriverListener {
public:
    virtual ~DriverListener() = default;
    virtual void statusChanged(const SyncStatus& status) = 0;
    /// One line for the Sync centre's log.
    virtual void logged(const std::string& line) = 0;
    /// The server that this database belongs to from now on; to be kept with it.
    virtual void serverSeen(const Uuid& server) = 0;
    /// What /v1/me said was taken over, or a page was merged: spaces, roles or contents may have changed.
    virtual void spacesChanged() = 0;
    /// The server no longer accepts this device's token.
    virtual void signInNeeded(const Error& why) = 0;
    /// A single round is over: nothing if all is up to date, else why not.
    virtual void onceFinished(const std::optional<Error>& why) = 0;
};

struct DriverOptions {
    Backoff::Options backoff;
    PushLimits push;
    std::int64_t pollMs{60'000};        ///< with an event stream: only a floor
    std::int64_t pollBlindMs{15'000};   ///< without one
    std::optional<WallMs> lastUpToDate; ///< from the last run
};

class SyncDriver {
public:
    SyncDriver(Journal& journal, Random& random, Link& link, DriverListener& listener, DriverOptions options);
    ~SyncDriver();

    /// Signed in (with the server this database belongs to, if it met one), or not any more.
    void setAccount(bool present, std::optional<Uuid> server, Moment now);
    /// Keep in step for good, or only while a single round lasts.
    void setContinuous(bool on, Moment now);
    /// One round: connect, exchange everything, say so through onceFinished.
    void once(Moment now);
    void setNetwork(bool up, Moment now);
    void setWorkOffline(bool on, Moment now);
    void setConflicts(std::size_t count, Moment now);
    /// "Try again now": cuts the waiting short.
    void retryNow(Moment now);
    /// A person says that the other server at this address takes the old one's place.
    void acceptServer(Moment now);

    void localChange(const SpaceId& space, Moment now);
    /// Counts changed otherwise (parked ones retried, spaces left): reads them again.
    void journalChanged(Moment now);
    void answered(RequestId id, Result<Answer> answer, Moment now);
    void poke(const SpaceId& space, Cursor head, Moment now);
    /// Memberships or names changed.
    void pokeSpaces(Moment now);
    void streamOpened(Moment now);
    void streamLost(Moment now);
    void tick(Moment now);
    /// When tick wants to be called next (mono), if at all.
    [[nodiscard]] std::optional<std::int64_t> nextTick() const;

    [[nodiscard]] const SyncStatus& status() const { return m_status; }
    /// Nothing to do in either direction, as far as both sides know.
    [[nodiscard]] bool quiet() const;

private:
    [[nodiscard]] bool mayConnect() const;
    void settle(Moment now);
    void connect(Moment now);
    void disconnect();
    void drain();
    void ended(Error why, Moment now);
    void keepSpaces();
    void measure(Moment now);
    void publish(Moment now);

    Journal& m_journal;
    Random& m_random;
    Link& m_link;
    DriverListener& m_listener;
    DriverOptions m_options;

    bool m_account{false};
    std::optional<Uuid> m_server;
    bool m_anyServer{false};
    bool m_continuous{false};
    bool m_once{false};
    bool m_networkUp{true};
    bool m_workOffline{false};
    bool m_streaming{false};
    bool m_draining{false};

    std::unique_ptr<Session> m_session;
    RequestId m_nextRequest{1};
    Backoff m_backoff;
    std::optional<std::int64_t> m_retryAt; ///< mono; nothing while connected or while only a person can help
    std::optional<Error> m_trouble;
    std::optional<std::int64_t> m_pollAt;
    std::optional<std::int64_t> m_busySince;
    std::size_t m_burst{}; ///< the most that was left to do since the work began
    std::vector<SpaceSyncState> m_spaces;
    SyncFacts m_facts;
    WallMs m_heardAt{}; ///< the server's last answer
    SyncStatus m_status;
};

} // namespace salver
