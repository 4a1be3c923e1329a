// SPDX-License-Identifier: Apache-2.0
// The real server logic over its real SQLite storage, on the simulated disk "server", without sockets or threads.
#pragma once

#include "simulation/sim_world.h"

#include "core/session_types.h"
#include "server/service/service.h"
#include "server/storage/sqlite/sqlite_storage.h"

#include <boost/asio/io_context.hpp>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace salver::sim {

struct SimUser {
    UserId id;
    std::string name;
    SpaceId privateSpace;
};

/// One change of a space's log, as it stands there.
struct SimLogEntry {
    Cursor cursor{};
    Hash hash;
    std::string bytes;
};

class SimServer {
public:
    explicit SimServer(World& world);
    ~SimServer();
    SimServer(const SimServer&) = delete;
    SimServer& operator=(const SimServer&) = delete;

    /// Nothing where the server is down, or goes down over it.
    [[nodiscard]] std::optional<Result<Answer>> answer(const std::string& token, const Call& call);
    /// An event stream; nothing where the server is down.
    [[nodiscard]] std::unique_ptr<server::Listener> listen(const std::string& token);

    void crashAfter(std::uint64_t writes);
    void crashNow();
    void keep();
    [[nodiscard]] bool hasKept() const { return m_kept.has_value(); }
    void goBackToKept();
    void heal();
    /// Up again at once, if it was down.
    void restart();

    [[nodiscard]] bool up() const { return m_service != nullptr; }
    /// Rises whenever it went down: connections of before are gone.
    [[nodiscard]] std::uint64_t life() const { return m_life; }
    [[nodiscard]] const SimUser& user(unsigned number) const { return m_users[number % m_users.size()]; }
    [[nodiscard]] std::string tokenFor(unsigned device, const UserId& user);
    [[nodiscard]] SpaceId team() const { return m_team; }
    /// For the story: which space a call is about.
    [[nodiscard]] std::string placeOf(const Call& call) const;
    [[nodiscard]] Role roleInTeam(const UserId& user);
    void setRoleInTeam(const UserId& user, Role role);
    /// Somebody with a later Salver writes to the team; false where it did not arrive.
    [[nodiscard]] bool pushFromLater(const EntityId& entity, std::uint32_t kind, std::uint32_t field,
                                     const std::string& value);
    [[nodiscard]] std::vector<SpaceId> spaces() const;
    [[nodiscard]] UserId anyMember(const SpaceId& space) const;

    /// Makes the snapshots that are due and cuts what is older than this server keeps.
    void lookAfterLogs();
    /// The whole log of a space, with what was cut of it.
    [[nodiscard]] std::vector<SimLogEntry> log(const SpaceId& space);
    [[nodiscard]] std::vector<std::string> findings();

private:
    template <class T>
    T await(boost::asio::awaitable<T> coroutine);
    void open();
    void forgetNames();
    void close();
    void lookWhetherDown();

    World& m_world;
    SimClock m_clock;
    SimRandom m_random;
    boost::asio::io_context m_loop;
    std::unique_ptr<server::Storage> m_storage;
    std::unique_ptr<server::Service> m_service;
    std::vector<SimUser> m_users;
    SpaceId m_team;
    UserId m_later; ///< the person with the later Salver
    std::string m_laterToken;
    std::optional<SimVfs::Image> m_kept;
    std::map<Hash, std::string> m_contents; ///< of changes, before the log was cut
    std::uint64_t m_life{0};
};

} // namespace salver::sim
