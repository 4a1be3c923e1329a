// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_server.h"

#include "simulation/sim_device.h"

#include "server/service/passwords.h"

#include "core/change.h"
#include "core/limits.h"
#include "core/session_wire.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <sqlite3.h>

#include <algorithm>

namespace salver::sim {

namespace {

constexpr auto disk = "server";
constexpr auto file = "server.db";

template <class T>
T must(Result<T> result, const char* what)
{
    if (!result)
        throw Violation{std::string(what) + ": " + result.error().sentence};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

template <class Message>
Result<Answer> read(const server::Response& response)
{
    const auto bytes = unframeBody(response.body, limits::frameBytes);
    if (!bytes)
        return fail(bytes.error());
    if (response.code != ErrorCode::None) {
        wire::ErrorBody body;
        if (!body.ParseFromString(*bytes))
            return fail(unreadableAnswer());
        return fail(errorFrom(body));
    }
    Message message;
    if (!message.ParseFromString(*bytes))
        return fail(unreadableAnswer());
    return Answer{std::move(message)};
}

server::Request requestOf(const Call& call)
{
    server::Request request;
    request.protocol = limits::protocolVersion;
    request.address = "192.0.2.1";
    if (const auto* handshake = std::get_if<call::Handshake>(&call)) {
        request.operation = server::Operation::Handshake;
        request.space = handshake->space;
        request.body = frameBody(handshake->body.SerializeAsString());
    } else if (const auto* push = std::get_if<call::Push>(&call)) {
        request.operation = server::Operation::Push;
        request.space = push->space;
        request.body = frameBody(push->body.SerializeAsString());
    } else if (const auto* pull = std::get_if<call::Pull>(&call)) {
        request.operation = server::Operation::Pull;
        request.space = pull->space;
        request.after = pull->after;
        request.replica = pull->replica;
    } else if (const auto* snapshot = std::get_if<call::Snapshot>(&call)) {
        request.operation = server::Operation::Snapshot;
        request.space = snapshot->space;
        request.snapshot = snapshot->id;
        request.piece = snapshot->piece;
        request.after = snapshot->atLeast;
    }
    return request;
}

} // namespace

SimServer::SimServer(World& world)
    : m_world(world), m_clock(world), m_random(SimRandom(world.options().seed).split("server"))
{
    open();
    const unsigned people = std::max(2U, world.options().devices - world.options().devices / 3);
    for (unsigned i = 0; i < people; ++i) {
        server::NewAccount account;
        account.account = {UserId(uuidV7(m_clock.now(), m_random)), "person" + std::to_string(i),
                           "Person " + std::to_string(i), m_clock.now()};
        account.passwordHash = "none";
        account.privateSpace = SpaceId(uuidV7(m_clock.now(), m_random));
        account.epoch = Epoch{m_random.next64() | 1U};
        m_users.push_back({account.account.id, account.account.name, account.privateSpace});
        must(await(m_storage->addAccount(account)), "account");
    }
    m_team = SpaceId(uuidV7(m_clock.now(), m_random));
    must(await(m_storage->addSpace(
             {m_team, "Team", SpacePurpose::Team, Epoch{m_random.next64() | 1U}, m_clock.now()})),
         "space");
    for (const auto& user : m_users)
        must(await(m_storage->setMember(m_team, user.id, Role::Member)), "member");
    server::NewAccount later;
    later.account = {UserId(uuidV7(m_clock.now(), m_random)), "later", "Later", m_clock.now()};
    later.passwordHash = "none";
    later.privateSpace = SpaceId(uuidV7(m_clock.now(), m_random));
    later.epoch = Epoch{m_random.next64() | 1U};
    m_later = later.account.id;
    must(await(m_storage->addAccount(later)), "account");
    must(await(m_storage->setMember(m_team, m_later, Role::Member)), "member");
    m_laterToken = tokenFor(1000, m_later);
}

SimServer::~SimServer()
{
    close();
}

template <class T>
T SimServer::await(boost::asio::awaitable<T> coroutine)
{
    std::optional<T> value;
    boost::asio::co_spawn(m_loop, std::move(coroutine), [&](const std::exception_ptr& broken, T result) {
        if (broken)
            std::rethrow_exception(broken);
        value.emplace(std::move(result));
    });
    m_loop.restart();
    m_loop.poll();
    if (!value)
        throw Violation{"a coroutine of the server waits for something in inline mode"};
    return std::move(*value);
}

void SimServer::open()
{
    m_storage = must(server::openSqliteStorage({file, m_world.vfs().name(), true, 0}, m_random), "server's database");
    if (m_world.plants(Plant::NoDeduplication))
        forgetNames();
    server::ServiceOptions options{{}, {1, 8192}};
    options.limits.requestsPerSecond = 0;
    if (m_world.has(Fault::SmallPages)) {
        m_world.count(Fault::SmallPages);
        options.limits.pageBytes = 400 + m_random.below(4000);
    }
    if (m_world.options().faults.contains(Fault::Compaction)) {
        options.keepLog = std::chrono::milliseconds(m_random.below(20'000));
        options.limits.snapshotFrom = 1 + m_random.below(30);
        options.limits.snapshotTail = m_random.below(20);
        options.limits.snapshotPieceBytes = 200 + m_random.below(3000);
    }
    m_service = std::make_unique<server::Service>(*m_storage, m_clock, m_random, server::Pool{}, server::Pool{}, options);
    ++m_life;
}

/// A server without deduplication would have no index that forbids a second copy either.
void SimServer::forgetNames()
{
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(file, &database, SQLITE_OPEN_READWRITE, m_world.vfs().name().c_str()) == SQLITE_OK)
        sqlite3_exec(database, "DROP INDEX IF EXISTS change_by_name", nullptr, nullptr, nullptr);
    sqlite3_close(database);
}

Role SimServer::roleInTeam(const UserId& user)
{
    for (const auto& space : must(await(m_storage->spaces(user)), "spaces")) {
        if (space.id == m_team)
            return space.role;
    }
    return Role::None;
}

void SimServer::setRoleInTeam(const UserId& user, Role role)
{
    if (!up())
        return;
    const auto done = await(m_storage->setMember(m_team, user, role));
    lookWhetherDown();
    if (!up() || !done)
        return;
    m_world.tell("somebody's role is now " + std::to_string(static_cast<int>(role)));
    boost::asio::co_spawn(m_loop, m_service->watchDirectory(), boost::asio::detached);
    m_loop.restart();
    m_loop.poll();
    lookWhetherDown();
}

bool SimServer::pushFromLater(const EntityId& entity, std::uint32_t kind, std::uint32_t field,
                              const std::string& value)
{
    if (!up())
        return false;
    const auto head = log(m_team).size();
    Change change;
    change.space = m_team;
    // A device of its own each time: what a restored server forgot of it is nobody's to settle.
    change.replica = m_random.replica();
    change.sequence = Sequence{1};
    change.lamport = Lamport{head + 1};
    change.wall = m_clock.now();
    change.author = m_later;
    EntityOps ops;
    ops.entity = entity;
    ops.kind = kind;
    ops.writes.push_back({field, {}, {}, value});
    change.entities.push_back(std::move(ops));
    const auto encoded = must(encodeChange(change, m_random), "a change of a later version");
    call::Push push{m_team, {}};
    push.body.add_items()->set_change(encoded.bytes);
    const auto answered = answer(m_laterToken, push);
    const auto* said = answered && *answered ? std::get_if<wire::PushResponse>(&**answered) : nullptr;
    return said != nullptr && said->verdicts_size() == 1 && said->verdicts(0).accepted();
}

void SimServer::close()
{
    ++m_life;
    // Streams hold on to the service.
    for (const auto& device : m_world.devices())
        device->dropStream();
    m_service.reset();
    m_storage.reset();
}

std::string SimServer::tokenFor(unsigned device, const UserId& user)
{
    const auto token = server::makeToken(m_random);
    const server::Device made{DeviceId(uuidV7(m_clock.now(), m_random)), user, "device " + std::to_string(device),
                              m_clock.now(), m_clock.now()};
    must(await(m_storage->addDevice({made, server::hashOfToken(token)})), "device");
    return token;
}

std::optional<Result<Answer>> SimServer::answer(const std::string& token, const Call& call)
{
    if (!up())
        return std::nullopt;
    auto request = requestOf(call);
    request.token = token;
    const auto response = await(m_service->handle(std::move(request)));
    lookWhetherDown();
    if (!up())
        return std::nullopt;
    switch (call.index()) {
    case 0: return read<wire::Me>(response);
    case 1: return read<wire::HandshakeResponse>(response);
    case 2: return read<wire::PushResponse>(response);
    case 4: return read<wire::SnapshotPiece>(response);
    default: return read<wire::PullPage>(response);
    }
}

std::unique_ptr<server::Listener> SimServer::listen(const std::string& token)
{
    if (!up())
        return nullptr;
    auto listener = await(m_service->listen(token));
    lookWhetherDown();
    return up() && listener ? std::move(*listener) : nullptr;
}

std::string SimServer::placeOf(const Call& call) const
{
    return std::visit(
        [this](const auto& one) -> std::string {
            if constexpr (requires { one.space; })
                return one.space == m_team ? " in the team" : " in private";
            else
                return {};
        },
        call);
}

void SimServer::crashAfter(std::uint64_t writes)
{
    if (!up())
        return;
    m_world.vfs().killAfter(disk, writes);
    lookWhetherDown();
}

void SimServer::lookWhetherDown()
{
    if (m_world.vfs().isDead(disk))
        crashNow();
}

void SimServer::crashNow()
{
    if (!up())
        return;
    m_world.tell("server goes down");
    m_world.vfs().killNow(disk);
    close();
    const auto life = m_life;
    m_world.after(300 + static_cast<std::int64_t>(m_random.below(4000)), [this, life] {
        if (m_life == life)
            restart();
    });
}

void SimServer::restart()
{
    if (up())
        return;
    m_world.vfs().recover(disk, m_random);
    open();
    m_world.tell("server is up");
}

void SimServer::keep()
{
    m_kept = m_world.vfs().imageOf(disk);
}

void SimServer::goBackToKept()
{
    close();
    m_world.vfs().restore(disk, *m_kept);
    open();
    m_world.tell("server was set back");
}

void SimServer::heal()
{
    restart();
    m_world.vfs().pardon(disk);
}

std::vector<SpaceId> SimServer::spaces() const
{
    std::vector<SpaceId> all{m_team};
    for (const auto& user : m_users)
        all.push_back(user.privateSpace);
    return all;
}

UserId SimServer::anyMember(const SpaceId& space) const
{
    for (const auto& user : m_users) {
        if (user.privateSpace == space)
            return user.id;
    }
    return m_users.front().id;
}

void SimServer::lookAfterLogs()
{
    if (!up())
        return;
    for (const auto& space : spaces()) {
        for (auto& entry : log(space))
            m_contents.emplace(entry.hash, std::move(entry.bytes));
    }
    m_world.tell("server looks after its logs");
    boost::asio::co_spawn(m_loop, m_service->tendLogs(), boost::asio::detached);
    m_loop.restart();
    m_loop.poll();
    lookWhetherDown();
}

std::vector<SimLogEntry> SimServer::log(const SpaceId& space)
{
    std::vector<SimLogEntry> entries;
    sqlite3* database = nullptr;
    sqlite3_stmt* rows = nullptr;
    if (sqlite3_open_v2(file, &database, SQLITE_OPEN_READONLY, m_world.vfs().name().c_str()) == SQLITE_OK
        && sqlite3_prepare_v2(database,
                              "SELECT change.id & 1099511627775, hash, bytes FROM change JOIN space "
                              "ON space.number = change.space WHERE space.id = ? ORDER BY change.id",
                              -1, &rows, nullptr)
            == SQLITE_OK) {
        sqlite3_bind_blob(rows, 1, space.view().data(), static_cast<int>(space.view().size()), SQLITE_STATIC);
        while (sqlite3_step(rows) == SQLITE_ROW) {
            const auto bytes = [rows](int column) {
                return std::string(static_cast<const char*>(sqlite3_column_blob(rows, column)),
                                   static_cast<std::size_t>(sqlite3_column_bytes(rows, column)));
            };
            SimLogEntry entry{Cursor{static_cast<std::uint64_t>(sqlite3_column_int64(rows, 0))},
                              Hash::fromBytes(bytes(1)).value_or(Hash{}), {}};
            entry.bytes = sqlite3_column_bytes(rows, 2) > 0 ? bytes(2) : m_contents[entry.hash];
            entries.push_back(std::move(entry));
        }
    }
    sqlite3_finalize(rows);
    sqlite3_close(database);
    return entries;
}

std::vector<std::string> SimServer::findings()
{
    return must(await(m_storage->check()), "server's check").findings;
}

} // namespace salver::sim
