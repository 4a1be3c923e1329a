// SPDX-License-Identifier: Apache-2.0
// One device: the shipped store on a simulated disk, the shipped driver and session, a made-up network, and a person
// who writes. What the screen called saved is kept in a notebook that no crash touches.
#pragma once

#include "simulation/sim_server.h"
#include "simulation/sim_world.h"

#include "core/sync_driver.h"
#include "store/reader.h"
#include "store/store.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace salver::sim {

/// Something the screen called saved.
struct Saved {
    SpaceId space;
    EntityId entity;
    model::KindId kind{};
    model::FieldId field{};
    bool text{false};
    std::string value;                 ///< unique in the whole story
    std::vector<std::string> replaced; ///< what the person saw there and wrote over
    unsigned device{};
    bool certain{true};                ///< false: the power went while it was being written
    bool gone{false};                  ///< lost for good reason: its only copies were set back
};

/// Everything that the people of a story wrote.
struct Notebook {
    std::vector<Saved> saved;
    std::vector<EntityId> entities; ///< in order of their making
    std::map<EntityId, std::pair<SpaceId, model::KindId>> kinds;
    std::uint64_t counter{0};
};

class SimDevice final : public Link, public DriverListener {
public:
    SimDevice(World& world, unsigned number);
    ~SimDevice() override;
    SimDevice(const SimDevice&) = delete;
    SimDevice& operator=(const SimDevice&) = delete;

    void start();
    [[nodiscard]] bool running() const { return m_store != nullptr; }
    [[nodiscard]] unsigned number() const { return m_number; }
    [[nodiscard]] const SimUser& user() const { return m_user; }

    // What a step does.
    void crashAfter(std::uint64_t writes);
    void crashNow();
    void setOnline(bool online);
    void keep();
    [[nodiscard]] const std::optional<SimVfs::Image>& kept() const { return m_kept; }
    [[nodiscard]] SimVfs::Image image() const;
    /// The file is set back to an earlier copy, or is a copy of another device's.
    void take(const SimVfs::Image& image);
    /// The file is gone, and a fresh one takes its place.
    void beginAnew();
    void fillDisk(std::int64_t forMs);
    /// Nothing comes through one way, and nobody is told.
    void mute(bool outwards, std::int64_t forMs);
    void jumpClock(std::int64_t byMs) { m_clock.skewMs += byMs; }
    void heal();
    /// Up at once, if it was down.
    void restart();
    /// The server's side of the stream is gone.
    void dropStream();

    /// Writes; true where the screen said "saved". Looks whether the power went over it.
    bool commit(const store::Draft& draft);
    /// Its person was not always a writing member, so that the server had cause to refuse.
    [[nodiscard]] bool mayHaveParked() const { return m_world.options().faults.contains(Fault::Membership); }
    /// Why the last commit failed.
    [[nodiscard]] const Error& refusal() const { return m_refusal; }
    [[nodiscard]] bool diskIsFull() const { return m_world.vfs().isFull(m_disk); }
    [[nodiscard]] std::uint64_t diskBytes() const { return m_world.vfs().bytesOn(m_disk); }
    [[nodiscard]] store::Reader& reader();
    [[nodiscard]] store::Store& store() { return *m_store; }
    [[nodiscard]] Journal& journal() { return m_store->journal(); }
    [[nodiscard]] bool quiet() const;
    [[nodiscard]] const SyncStatus& status() const { return m_driver->status(); }
    [[nodiscard]] SimRandom& random() { return m_random; }

private:
    class PlantedJournal;

    // Link
    void send(RequestId id, Call call) override;
    void abandon() override;
    void wantStream(bool wanted) override;
    // DriverListener
    void statusChanged(const SyncStatus& status) override;
    void logged(const std::string& line) override;
    void serverSeen(const Uuid& server) override;
    void spacesChanged() override {}
    void signInNeeded(const Error& why) override;
    void onceFinished(const std::optional<Error>&) override {}

    void open();
    void close();
    [[nodiscard]] Moment moment() { return {m_world.now(), m_clock.now()}; }
    /// Every input of the driver goes through here: afterwards the power may be gone, and a tick is due.
    void input(const std::function<void()>& call);
    void planTick();
    void lookWhetherDead();
    void later(std::int64_t milliseconds, std::function<void()> event);
    void travel(RequestId id, const Call& call, std::uint64_t connection, bool doubled);
    void arrive(RequestId id, Result<Answer> answer, std::uint64_t connection);
    [[nodiscard]] bool plantedAnswer(RequestId id, const Call& call);
    [[nodiscard]] Result<Answer> pretendYes(const call::Push& push) const;
    void openStream();
    void lookAtStream(std::uint64_t stream);
    [[nodiscard]] bool isMute() const { return m_world.now() < m_muteUntil; }

    World& m_world;
    unsigned m_number;
    SimUser m_user;
    std::string m_token;
    std::string m_disk;
    SimClock m_clock;
    SimRandom m_random;
    SimRandom m_storeRandom;
    std::optional<Uuid> m_serverId;
    std::optional<SimVfs::Image> m_kept;

    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<PlantedJournal> m_planted;
    std::unique_ptr<SyncDriver> m_driver;
    bool m_online{true};
    std::int64_t m_muteUntil{0};
    bool m_muteOutwards{false};
    Error m_refusal;
    std::uint64_t m_life{0};       ///< rises with every start and crash
    std::uint64_t m_connection{0}; ///< rises with every abandon
    std::uint64_t m_ticks{0};

    bool m_streamWanted{false};
    std::uint64_t m_stream{0};
    std::unique_ptr<server::Listener> m_listener;
};

} // namespace salver::sim
