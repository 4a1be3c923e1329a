// SPDX-License-Identifier: Apache-2.0
// What the store's tests stand on: a folder that goes away, a clock and a generator that can be foreseen, devices with
// a real database each, and a log in memory that gives cursors as the server would.
#pragma once

#include "core/hash.h"
#include "store/reader.h"
#include "store/store.h"

#include <QTemporaryDir>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace salver::test {

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

class SetClock final : public Clock {
public:
    [[nodiscard]] WallMs now() override { return WallMs{time++}; }
    std::int64_t time{1'778'752'800'000};
};

inline Uuid uuidOf(std::uint8_t n)
{
    Uuid id;
    id.bytes.fill(n);
    id.bytes[6] = 0x70;
    id.bytes[8] = 0x80;
    return id;
}
inline const SpaceId teamSpace{uuidOf(1)};
inline const SpaceId otherSpace{uuidOf(2)};
inline const SpaceId privateSpace{uuidOf(3)};
inline const Epoch firstEpoch{77};

inline std::vector<Member> teamMembers()
{
    return {{UserId(uuidOf(11)), "priya", "Priya Nair", Role::Member},
            {UserId(uuidOf(12)), "tom", "Tom Okafor", Role::Member},
            {UserId(uuidOf(13)), "lena", "Lena Brandt", Role::Lead}};
}

/// A log as a server keeps it: what was taken, in order.
struct Log {
    std::vector<LogItem> items;
    Epoch epoch{firstEpoch};

    [[nodiscard]] Hash running() const
    {
        Hash hash;
        for (const auto& item : items)
            hash = runningHash(hash, item.hash);
        return hash;
    }
};

class Device {
public:
    explicit Device(std::uint8_t user, std::uint64_t seed, const std::string& vfs = {})
        : m_random(seed), m_user(UserId(uuidOf(user)))
    {
        options.path = m_folder.filePath("salver.db").toStdString();
        options.vfs = vfs;
        options.durable = false;
        open();
        if (store != nullptr && store->user().isNull()) {
            check(store->bind(m_user, "user" + std::to_string(user), "User " + std::to_string(user), "http://test"));
            joinTeam(Role::Member);
        }
    }

    void open()
    {
        auto opened = store::Store::open(options, clock, m_random);
        if (!opened) {
            error = opened.error();
            store.reset();
            return;
        }
        store = std::move(*opened);
    }
    void reopen()
    {
        store.reset();
        open();
    }
    [[nodiscard]] std::unique_ptr<store::Reader> reader() const
    {
        auto opened = store::Reader::open(options.path, options.vfs);
        return opened ? std::move(*opened) : nullptr;
    }

    static void check(const Result<void>& done)
    {
        if (!done)
            qFatal("%s", done.error().sentence.c_str());
    }
    void joinTeam(Role role)
    {
        check(store->journal().setSpaces({{teamSpace, "Brightwater team", SpacePurpose::Team, role, teamMembers()},
                                          {privateSpace, "Private", SpacePurpose::Private, Role::Lead, {}}}));
    }

    store::CommitOutcome commit(std::vector<store::Step> steps, const SpaceId& space = teamSpace)
    {
        auto outcome = store->commit({space, std::move(steps)});
        if (!outcome)
            qFatal("%s", outcome.error().sentence.c_str());
        return std::move(*outcome);
    }
    void set(const EntityId& entity, model::KindId kind, model::FieldId field, const std::string& value)
    {
        commit({store::SetField{entity, kind, field, value}});
    }

    /// Sends everything that waits; the log gives each the next cursor.
    void push(Log& log, const SpaceId& space = teamSpace, std::size_t most = 1U << 20U)
    {
        const auto items = store->journal().outbox(space, Sequence{}, std::size_t(1) << 30U, most);
        std::vector<Acknowledgement> acks;
        for (const auto& item : *items) {
            const auto envelope = readEnvelope(item.bytes);
            const Cursor cursor{log.items.size() + 1};
            const WriteId id{envelope->replica, envelope->sequence};
            const auto receipt = "receipt " + std::to_string(raw(cursor));
            log.items.push_back({cursor, item.bytes, item.hash, id, WallMs{clock.time}, receipt});
            acks.push_back({id, cursor, receipt});
        }
        check(store->journal().acknowledge(space, acks));
    }
    /// Takes what comes after the cursor, `atOnce` entries a page.
    void pull(const Log& log, std::size_t atOnce = 1000, const SpaceId& space = teamSpace)
    {
        for (;;) {
            const auto now = state(space);
            std::vector<LogItem> page;
            for (auto i = static_cast<std::size_t>(raw(now.cursor)); i < log.items.size() && page.size() < atOnce; ++i) {
                page.push_back(log.items[i]);
                // The server leaves out what the asking replica wrote itself.
                if (page.back().id.replica == now.replica)
                    page.back().bytes.clear();
            }
            if (page.empty())
                return;
            check(store->journal().apply(space, page, log.epoch));
        }
    }
    void sync(Log& log)
    {
        pull(log);
        push(log);
        pull(log);
    }

    [[nodiscard]] SpaceSyncState state(const SpaceId& space = teamSpace) const
    {
        const auto spaces = store->journal().spaces();
        for (const auto& found : *spaces) {
            if (found.id == space)
                return found;
        }
        return {};
    }
    [[nodiscard]] std::string digest(const SpaceId& space = teamSpace) const
    {
        const auto digest = store->journal().digest(space);
        return digest ? digest->toHex() : digest.error().sentence;
    }
    [[nodiscard]] std::string value(const EntityId& entity, model::FieldId field) const
    {
        const auto row = reader()->entity(entity);
        return row ? row->value(field) : "(none)";
    }
    [[nodiscard]] std::string soundness() const
    {
        const auto findings = store->check();
        if (!findings)
            return findings.error().sentence;
        std::string all;
        for (const auto& finding : *findings)
            all += finding + "\n";
        return all;
    }
    EntityId newId() { return EntityId(uuidV7(clock.now(), m_random)); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] UserId user() const { return m_user; }

    store::OpenOptions options;
    SetClock clock;
    std::unique_ptr<store::Store> store;
    Error error;

private:
    QTemporaryDir m_folder;
    SeededRandom m_random;
    UserId m_user;
};

} // namespace salver::test
