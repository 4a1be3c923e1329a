// SPDX-License-Identifier: Apache-2.0
// The server's whole behaviour without sockets and without SQL: who may, and what happens then. The composition root
// owns it; every call is made on one executor (the event loop). Work that takes long leaves for `workers` and comes
// back.
//
// From one thread (the simulator): open the storage with inlineWork, construct with an empty Pool, and
//     boost::asio::io_context loop;
//     boost::asio::co_spawn(loop, service.handle(request), [&](std::exception_ptr, Response r) { … });
//     loop.poll();
// No coroutine then ever waits for anything, so poll() returns with the answer given. Event streams are listen() and
// Listener::take().
#pragma once

#include "core/ids.h"
#include "server/service/allowance.h"
#include "server/service/attempts.h"
#include "server/service/bodies.h"
#include "server/service/hub.h"
#include "server/service/limits.h"
#include "server/service/request.h"
#include "server/storage/run_on.h"
#include "server/storage/storage.h"

#include <boost/asio/steady_timer.hpp>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace salver::server {

/// What /metrics tells; counted on the event loop.
struct Counters {
    std::array<std::uint64_t, operationCount> answered{};
    std::array<std::uint64_t, operationCount> refused{};
    std::uint64_t changesAccepted{};
    std::uint64_t changesRefused{};
    std::uint64_t changesSent{};
    std::uint64_t commits{};
    std::uint64_t digestsCompared{};
    std::uint64_t digestsDiffering{};
    std::uint64_t snapshotsMade{};
    std::uint64_t snapshotPiecesSent{};
};

class Service {
public:
    /// `passwords` is where password hashing runs, one at a time; both pools empty means inline.
    Service(Storage& storage, Clock& clock, Random& random, Pool workers, Pool passwords, ServiceOptions options);
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    ~Service();

    /// Whether a request is taken at all, told by its header alone: the versions, who asks, how much that device asks.
    /// `bodyBytes` is what its body will have.
    struct Admission {
        std::optional<Response> refusal;
        std::optional<Session> session; ///< nothing where the operation needs none
    };
    [[nodiscard]] boost::asio::awaitable<Admission> admit(const Request& request, std::size_t bodyBytes);
    /// Never fails: what went wrong is an error body. `admission` is admit()'s, without a refusal.
    [[nodiscard]] boost::asio::awaitable<Response> handle(Request request, Admission admission);
    /// Both at once, where the body is there already.
    [[nodiscard]] boost::asio::awaitable<Response> handle(Request request);
    /// Starts an event stream for a device.
    [[nodiscard]] Answer<std::unique_ptr<Listener>> listen(std::string token);
    /// Looks whether somebody else (an administrator's command) changed accounts or members, and tells who listens.
    [[nodiscard]] boost::asio::awaitable<void> watchDirectory();

    /// Whether the storage answers.
    [[nodiscard]] boost::asio::awaitable<bool> isReady();

    /// Drops files that nothing refers to for 30 days. Once an hour is enough.
    [[nodiscard]] boost::asio::awaitable<void> tidyUp();

    /// Makes snapshots ahead of those who will ask, and cuts the logs that are kept for a time only. Once an hour is
    /// enough.
    [[nodiscard]] boost::asio::awaitable<void> tendLogs();

    /// What a restored backup brought back of what was erased, by the ledger that stands outside the backups.
    [[nodiscard]] boost::asio::awaitable<void> eraseAgain(std::vector<std::pair<SpaceId, EntityId>> erased);

    /// Another server on the same database let a log grow.
    void movedElsewhere(const SpaceId& space, Cursor head) { m_hub.moved(space, head); }

    [[nodiscard]] Counters counters() const;
    [[nodiscard]] const Hub& hub() const { return m_hub; }
    [[nodiscard]] const ServiceOptions& options() const { return m_options; }

private:
    [[nodiscard]] Answer<Session> authenticate(const std::string& token);
    [[nodiscard]] boost::asio::awaitable<Response> dispatch(const Request& request, const Admission& admission);
    [[nodiscard]] boost::asio::awaitable<Response> signIn(const Request& request);
    [[nodiscard]] boost::asio::awaitable<Response> addDevice(const Request& request, const Account& account,
                                                             const std::string& deviceName);
    [[nodiscard]] boost::asio::awaitable<Response> signOut(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> me(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> handshake(const Request& request, const Session& session);
    /// A device's last handshake with a space. A push that builds on an earlier one was held up on its way: what it
    /// carries may have gone under other numbers since.
    struct Greeted {
        std::uint64_t ticket{};
        unsigned pushing{}; ///< pushes under way
    };
    using GreetedKey = std::pair<DeviceId, SpaceId>;
    [[nodiscard]] std::optional<std::uint64_t> newTicket(const GreetedKey& key);
    /// Holds a device's digest against others'; what cannot be compared now is compared at the next contact.
    [[nodiscard]] boost::asio::awaitable<DigestVerdict> auditDigest(const HandshakeQuery& query);
    [[nodiscard]] boost::asio::awaitable<Response> push(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> pull(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> snapshot(const Request& request, const Session& session);
    /// Whether a device would have to read too much of the log after the newest snapshot.
    [[nodiscard]] bool isStale(const LogStanding& standing) const;
    /// Or waits for the one that is being made.
    [[nodiscard]] Answer<void> makeSnapshot(SpaceId space, LogStanding standing);
    [[nodiscard]] boost::asio::awaitable<void> tendLog(SpaceId space);
    [[nodiscard]] boost::asio::awaitable<void> cutUpTo(SpaceId space, Cursor from, Cursor upTo);

    [[nodiscard]] boost::asio::awaitable<Response> changePassword(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> listDevices(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> removeDevice(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> invite(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> listInvitations(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> removeInvitation(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> erasures(const Request& request, const Session& session);
    /// Empties the log of what was erased, to its end; what fails now is tried again at the next round.
    [[nodiscard]] boost::asio::awaitable<void> emptyErased(SpaceId space);
    /// What a push erased: the ledger first, the log, the audit.
    [[nodiscard]] boost::asio::awaitable<void> finishErasure(SpaceId space, UserId by,
                                                             std::vector<EntityId> erased);
    [[nodiscard]] boost::asio::awaitable<Response> signUp(const Request& request);
    [[nodiscard]] boost::asio::awaitable<Response> join(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> setMember(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> blobState(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> putBlob(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<Response> readBlob(const Request& request, const Session& session);
    [[nodiscard]] Answer<void> checkBlob(Asker asker, Hash blob, std::uint64_t size);

    /// Writes the audit log, then answers with nothing.
    [[nodiscard]] boost::asio::awaitable<Response> noted(const Request& request, UserId account, std::string what,
                                                         std::string about);
    [[nodiscard]] static Response tooManyAttempts(const Request& request, unsigned seconds);
    /// The account where name and password fit.
    [[nodiscard]] Answer<Account> rightPassword(std::string name, const std::string& password);
    [[nodiscard]] Answer<std::string> newHash(const std::string& password);
    [[nodiscard]] boost::asio::awaitable<Response> dispatchSignedIn(const Request& request, const Session& session);
    [[nodiscard]] boost::asio::awaitable<void> refreshListeners(std::uint64_t version);
    [[nodiscard]] boost::asio::awaitable<bool> passwordIsRight(const std::optional<AccountSecret>& secret,
                                                               const std::string& password);
    /// Small work is done in place: the way to another thread and back would cost more.
    [[nodiscard]] Pool workersFor(std::size_t bytes) const;

    Storage& m_storage;
    Clock& m_clock;
    Random& m_random;
    Pool m_workers;
    Pool m_passwords;
    ServiceOptions m_options;
    Identity m_identity;
    Receipts m_receipts;
    Attempts m_attempts;
    Allowance m_allowance;
    Hub m_hub;
    Counters m_counters;
    std::string m_nobodysPassword; ///< checked where there is no such user, so that it takes as long
    std::size_t m_signInsWaiting{};
    std::map<GreetedKey, Greeted> m_greeted;
    std::map<SpaceId, std::shared_ptr<boost::asio::steady_timer>> m_making; ///< snapshots under way; cancelled at the end
    std::uint64_t m_directoryVersion{};
};

} // namespace salver::server
