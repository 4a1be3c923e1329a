// SPDX-License-Identifier: Apache-2.0
// A team of devices in one process: real database files, real commands, and a log between them that plays the server.
// Each test makes its own.
#pragma once

#include "domain/commands.h"
#include "domain/queries.h"
#include "store/reader.h"
#include "store/store.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace salver::test {

/// Thursday 14 May 2026, 10:00 in London.
inline constexpr std::int64_t thursdayAtTen = 1778749200000;

class SetClock final : public Clock {
public:
    [[nodiscard]] WallMs now() override { return WallMs{ms}; }
    void advance(std::chrono::milliseconds by) { ms += by.count(); }
    std::int64_t ms{thursdayAtTen};
};

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

/// As in May: London is an hour ahead of UTC, Tokyo nine.
inline std::int32_t offsetIn(const std::string& zone, WallMs)
{
    return zone == "Asia/Tokyo" ? 9 * 3600 : 3600;
}

/// Fails the test with the error's sentence.
template <class T>
T must(Result<T> result, const char* what = "")
{
    if (!result)
        qFatal("%s: %s", what, result.error().sentence.c_str());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

class Device {
public:
    Device(SetClock& clock, std::uint64_t seed, const UserId& user, const std::string& name,
           const std::vector<SpaceDescription>& spaces)
        : m_random(seed), m_clock(clock), m_user(user), m_name(name)
    {
        open();
        must(m_store->bind(user, name, name, "http://localhost"), "bind");
        must(m_store->journal().setSpaces(spaces), "setSpaces");
    }

    /// Closes the file and opens it again, as the next start does.
    void reopen()
    {
        m_queries.reset();
        m_commands.reset();
        m_reader.reset();
        m_store.reset();
        open();
    }

    /// Where it is; it may travel.
    std::string zone{"Europe/London"};

    [[nodiscard]] domain::Commands& commands() { return *m_commands; }
    [[nodiscard]] domain::Queries& queries() { return *m_queries; }
    [[nodiscard]] store::Store& store() { return *m_store; }
    [[nodiscard]] store::Reader& reader() { return *m_reader; }
    [[nodiscard]] domain::Now now() const { return m_commands->now(); }
    [[nodiscard]] store::EntityRow row(const EntityId& id) { return must(m_reader->entity(id), "entity"); }
    [[nodiscard]] std::string text(const EntityId& id, model::FieldId field) { return row(id).value(field); }

    /// Hands what waits to the log, then takes in what the log has more.
    void exchange(std::map<SpaceId, std::vector<LogItem>>& logs)
    {
        auto& journal = m_store->journal();
        for (const auto& space : must(journal.spaces(), "spaces")) {
            auto& log = logs[space.id];
            std::vector<Acknowledgement> acks;
            for (auto& item : must(journal.outbox(space.id, Sequence{0}, 100'000'000, 100'000), "outbox")) {
                const Cursor cursor{log.size() + 1};
                const WriteId id{space.replica, item.sequence};
                log.push_back({cursor, item.bytes, item.hash, id, m_clock.now(), "receipt"});
                acks.push_back({id, cursor, "receipt"});
            }
            const auto from = raw(space.cursor);
            std::vector<LogItem> page(log.begin() + static_cast<std::ptrdiff_t>(from), log.end());
            // One's own changes come back without their bytes.
            for (auto& item : page) {
                if (item.id.replica == space.replica)
                    item.bytes.clear();
            }
            must(journal.acknowledge(space.id, acks), "acknowledge");
            must(journal.apply(space.id, page, Epoch{1}), "apply");
        }
    }

private:
    void open()
    {
        store::OpenOptions options;
        options.path = (m_folder.path() + QStringLiteral("/salver.db")).toStdString();
        m_store = must(store::Store::open(options, m_clock, m_random), "open");
        m_reader = must(store::Reader::open(options.path), "reader");
        m_commands = std::make_unique<domain::Commands>(*m_store, *m_reader, m_clock, m_random,
                                                        [this](WallMs) { return zone; }, &offsetIn);
        m_queries = std::make_unique<domain::Queries>(*m_reader);
    }

    QTemporaryDir m_folder;
    SeededRandom m_random;
    SetClock& m_clock;
    UserId m_user;
    std::string m_name;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<domain::Commands> m_commands;
    std::unique_ptr<domain::Queries> m_queries;
};

/// Priya with a computer and a phone, Tom with one device, and a team space that both are in.
class SmallTeam {
public:
    SmallTeam()
    {
        SeededRandom random(1);
        const auto id = [&] { return uuidV7(clock.now(), random); };
        team = SpaceId(id());
        priyaId = UserId(id());
        tomId = UserId(id());
        priyaPrivate = SpaceId(id());
        tomPrivate = SpaceId(id());
        const std::vector<Member> members{{priyaId, "priya", "Priya Raman", Role::Lead},
                                          {tomId, "tom", "Tom Ashdown", Role::Member}};
        const auto spaces = [&](const SpaceId& mine, const UserId& user, const char* name, Role role) {
            return std::vector<SpaceDescription>{
                {mine, name, SpacePurpose::Private, Role::Lead, {{user, name, name, Role::Lead}}},
                {team, "Fennel & Rook", SpacePurpose::Team, role, members}};
        };
        priya = std::make_unique<Device>(clock, 2, priyaId, "priya", spaces(priyaPrivate, priyaId, "priya", Role::Lead));
        phone = std::make_unique<Device>(clock, 4, priyaId, "priya", spaces(priyaPrivate, priyaId, "priya", Role::Lead));
        tom = std::make_unique<Device>(clock, 3, tomId, "tom", spaces(tomPrivate, tomId, "tom", Role::Member));
    }

    /// Until all hold everything.
    void sync()
    {
        for (auto* device : {priya.get(), phone.get(), tom.get(), priya.get(), phone.get()})
            device->exchange(logs);
    }

    SetClock clock;
    SpaceId team, priyaPrivate, tomPrivate;
    UserId priyaId, tomId;
    std::unique_ptr<Device> priya, phone, tom;
    std::map<SpaceId, std::vector<LogItem>> logs;
};

inline domain::Made addClient(Device& device, const std::string& name)
{
    domain::NewClient what;
    what.name = name;
    return must(device.commands().addClient(what), "addClient");
}

inline domain::Made startVisit(Device& device, const EntityId& client)
{
    domain::NewVisit what;
    what.client = client;
    return must(device.commands().startVisit(what), "startVisit");
}

} // namespace salver::test
