// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_device.h"

#include "simulation/sim_planted.h"

#include <utility>

namespace salver::sim {

namespace {

/// After so long without an answer a device takes a request for lost.
constexpr std::int64_t patienceMs = 30'000;
constexpr std::int64_t refusedAfterMs = 5;

/// What of an answer the story tells.
std::string told(const Result<Answer>& answer)
{
    if (!answer)
        return " with error " + std::to_string(static_cast<int>(answer.error().code));
    std::string text;
    if (const auto* push = std::get_if<wire::PushResponse>(&*answer)) {
        for (const auto& verdict : push->verdicts())
            text += verdict.accepted() ? " " + std::to_string(verdict.cursor())
                                       : " refused:" + std::to_string(verdict.code());
    }
    return text;
}

Error unreachable()
{
    return {ErrorCode::Offline, "Nothing answers.", true};
}

} // namespace

SimDevice::SimDevice(World& world, unsigned number)
    : m_world(world), m_number(number), m_user(world.server().user(number)),
      m_token(world.server().tokenFor(number, m_user.id)), m_disk("d" + std::to_string(number)), m_clock(world),
      m_random(SimRandom(world.options().seed).split("device", number)),
      m_storeRandom(SimRandom(world.options().seed).split("store", number))
{
    if (world.has(Fault::Clock))
        m_clock.skewMs = static_cast<std::int64_t>(m_random.below(20 * 365)) * 86'400'000 - 3'650LL * 86'400'000;
}

SimDevice::~SimDevice()
{
    close();
}

void SimDevice::start()
{
    open();
    const auto bound = m_store->bind(m_user.id, m_user.name, m_user.name, "sim");
    if (!bound)
        throw Violation{"a fresh database cannot be bound: " + bound.error().sentence};
}

void SimDevice::open()
{
    ++m_life;
    store::OpenOptions options;
    options.path = m_disk + ".db";
    options.vfs = m_world.vfs().name();
    options.lock = false;
    auto opened = store::Store::open(options, m_clock, m_storeRandom);
    if (!opened)
        throw Violation{"device " + std::to_string(m_number) + " does not start: " + opened.error().sentence};
    m_store = std::move(*opened);
    auto reader = store::Reader::open(options.path, options.vfs);
    if (!reader)
        throw Violation{"device " + std::to_string(m_number) + " cannot read: " + reader.error().sentence};
    m_reader = std::move(*reader);
    m_planted = std::make_unique<PlantedJournal>(m_world, *this, m_store->journal());
    DriverOptions driver;
    driver.backoff = {500, 20'000};
    if (m_world.options().faults.contains(Fault::SmallPages)) {
        driver.push.items = 1 + static_cast<std::size_t>(m_random.below(6));
        driver.push.bytes = 300 + static_cast<std::size_t>(m_random.below(4000));
    }
    m_driver = std::make_unique<SyncDriver>(*m_planted, m_random, *this, *this, driver);
    m_streamWanted = false;
    // The first breath is taken when the world runs again: people may write before the first pull (L3).
    later(0, [this] {
        input([this] { m_driver->setNetwork(m_online, moment()); });
        input([this] { m_driver->setAccount(true, m_serverId, moment()); });
        input([this] { m_driver->setContinuous(true, moment()); });
    });
}

void SimDevice::close()
{
    ++m_life;
    ++m_stream;
    m_listener.reset();
    m_driver.reset();
    m_planted.reset();
    m_reader.reset();
    m_store.reset();
}

void SimDevice::later(std::int64_t milliseconds, std::function<void()> event)
{
    m_world.after(milliseconds, [this, life = m_life, event = std::move(event)] {
        if (life == m_life)
            event();
    });
}

void SimDevice::input(const std::function<void()>& call)
{
    if (!running())
        return;
    call();
    lookWhetherDead();
    planTick();
}

void SimDevice::planTick()
{
    if (!running())
        return;
    const auto at = m_driver->nextTick();
    const auto number = ++m_ticks;
    if (!at)
        return;
    later(std::max<std::int64_t>(1, *at - m_world.now()), [this, number] {
        if (number == m_ticks)
            input([this] { m_driver->tick(moment()); });
    });
}

void SimDevice::lookWhetherDead()
{
    if (running() && m_world.vfs().isDead(m_disk))
        crashNow();
}

void SimDevice::crashAfter(std::uint64_t writes)
{
    if (!running())
        return;
    m_world.vfs().killAfter(m_disk, writes);
    lookWhetherDead();
}

void SimDevice::crashNow()
{
    if (!running())
        return;
    m_world.tell("device " + std::to_string(m_number) + " loses power");
    m_world.vfs().killNow(m_disk);
    close();
    const auto life = m_life;
    m_world.after(200 + static_cast<std::int64_t>(m_random.below(5000)), [this, life] {
        if (m_life == life)
            restart();
    });
}

void SimDevice::restart()
{
    if (running())
        return;
    m_world.vfs().recover(m_disk, m_random);
    m_world.tell("device " + std::to_string(m_number) + " starts");
    open();
    if (m_store->user().isNull() && !m_store->bind(m_user.id, m_user.name, m_user.name, "sim"))
        throw Violation{"a database cannot be bound after a crash"};
}

void SimDevice::setOnline(bool online)
{
    m_online = online;
    m_world.tell("device " + std::to_string(m_number) + (online ? " on line" : " off line"));
    if (!online)
        dropStream();
    input([&] { m_driver->setNetwork(online, moment()); });
}

void SimDevice::keep()
{
    if (running())
        m_kept = image();
}

SimVfs::Image SimDevice::image() const
{
    return m_world.vfs().imageOf(m_disk);
}

void SimDevice::take(const SimVfs::Image& image)
{
    close();
    m_world.vfs().restore(m_disk, image);
    m_world.tell("device " + std::to_string(m_number) + " takes another file");
    open();
}

void SimDevice::beginAnew()
{
    close();
    m_world.vfs().restore(m_disk, {});
    m_world.vfs().setFull(m_disk, false);
    m_world.tell("device " + std::to_string(m_number) + " begins anew");
    start();
}

void SimDevice::fillDisk(std::int64_t forMs)
{
    m_world.vfs().setFull(m_disk, true);
    m_world.after(forMs, [this] { m_world.vfs().setFull(m_disk, false); });
}

void SimDevice::mute(bool outwards, std::int64_t forMs)
{
    m_muteOutwards = outwards;
    m_muteUntil = m_world.now() + forMs;
    m_world.tell("device " + std::to_string(m_number) + (outwards ? " is not heard" : " hears nothing"));
}

void SimDevice::heal()
{
    m_muteUntil = 0;
    m_world.vfs().pardon(m_disk);
    m_world.vfs().setFull(m_disk, false);
    restart();
    setOnline(true);
    input([this] { m_driver->retryNow(moment()); });
}

bool SimDevice::commit(const store::Draft& draft)
{
    if (!running())
        return false;
    const auto outcome = m_store->commit(draft);
    const bool saved = outcome.has_value();
    m_refusal = saved ? Error{} : outcome.error();
    m_world.tell("device " + std::to_string(m_number)
                 + (saved ? " saves " + std::to_string(raw(outcome->change.sequence))
                          : " fails: " + outcome.error().sentence));
    if (saved) {
        ++m_world.counters.commits;
        input([&] { m_driver->localChange(draft.space, moment()); });
    }
    lookWhetherDead();
    return saved;
}

store::Reader& SimDevice::reader()
{
    return *m_reader;
}

bool SimDevice::quiet() const
{
    return running() && m_driver->quiet();
}

void SimDevice::send(RequestId id, Call call)
{
    ++m_world.counters.requests;
    const auto connection = m_connection;
    if (plantedAnswer(id, call))
        return;
    if (!m_online) {
        later(refusedAfterMs, [this, id, connection] { arrive(id, fail(unreachable()), connection); });
        return;
    }
    const bool unheard = isMute() && m_muteOutwards;
    if (m_world.strikes(Fault::Loss, 8) || unheard) {
        auto answer = m_world.plants(Plant::LostAnswerIsYes) && std::holds_alternative<call::Push>(call)
            ? pretendYes(std::get<call::Push>(call))
            : Result<Answer>(fail(unreachable()));
        later(patienceMs, [this, id, connection, answer = std::move(answer)] { arrive(id, answer, connection); });
        return;
    }
    const bool doubled = m_world.strikes(Fault::Duplication, 8);
    const auto shared = std::make_shared<Call>(std::move(call));
    m_world.after(m_world.latency(), [this, id, shared, connection] { travel(id, *shared, connection, false); });
    if (doubled)
        m_world.after(m_world.latency(), [this, id, shared, connection] { travel(id, *shared, connection, true); });
}

/// A request reaches the server, whatever has become of its device meanwhile.
void SimDevice::travel(RequestId id, const Call& call, std::uint64_t connection, bool doubled)
{
    auto answer = m_world.server().answer(m_token, call);
    m_world.tell("server answers device " + std::to_string(m_number) + " call " + std::to_string(call.index())
                 + m_world.server().placeOf(call)
                 + (!answer ? " not at all" : told(*answer)));
    for (const auto& device : m_world.devices())
        device->lookAtStream(device->m_stream);
    if (!answer) {
        later(refusedAfterMs, [this, id, connection] { arrive(id, fail(unreachable()), connection); });
        return;
    }
    if (m_world.strikes(Fault::Loss, 8) || isMute()) {
        auto pretended = m_world.plants(Plant::LostAnswerIsYes) && std::holds_alternative<call::Push>(call)
            ? pretendYes(std::get<call::Push>(call))
            : Result<Answer>(fail(unreachable()));
        if (!doubled)
            later(patienceMs,
                  [this, id, connection, pretended = std::move(pretended)] { arrive(id, pretended, connection); });
        return;
    }
    const auto held = static_cast<std::int64_t>(m_world.network().below(3000));
    const auto delay = m_world.latency() + (m_world.strikes(Fault::Reorder, 10) ? held : 0);
    later(delay, [this, id, connection, answer = std::move(*answer)] { arrive(id, answer, connection); });
}

void SimDevice::arrive(RequestId id, Result<Answer> answer, std::uint64_t connection)
{
    if (connection != m_connection)
        return;
    input([&] { m_driver->answered(id, std::move(answer), moment()); });
}

void SimDevice::abandon()
{
    ++m_connection;
}

void SimDevice::wantStream(bool wanted)
{
    if (wanted == m_streamWanted)
        return;
    m_streamWanted = wanted;
    ++m_stream;
    m_listener.reset();
    if (wanted)
        later(m_world.latency(), [this, stream = m_stream] {
            if (stream == m_stream)
                openStream();
        });
}

void SimDevice::openStream()
{
    if (m_online && !m_world.strikes(Fault::Loss, 8) && !isMute())
        m_listener = m_world.server().listen(m_token);
    if (!m_listener) {
        later(1000 + static_cast<std::int64_t>(m_random.below(2000)), [this, stream = m_stream] {
            if (stream == m_stream)
                openStream();
        });
        return;
    }
    input([this] { m_driver->streamOpened(moment()); });
    lookAtStream(m_stream);
}

void SimDevice::lookAtStream(std::uint64_t stream)
{
    if (stream != m_stream || !m_listener || !m_listener->hasNews())
        return;
    const auto news = m_listener->take();
    if (m_world.strikes(Fault::Loss, 15) || isMute())
        return; // a poke that nobody hears; the slow poll is the floor
    later(m_world.latency(), [this, stream, news] {
        for (const auto& [space, head] : news.heads) {
            if (stream != m_stream || !running())
                return;
            m_planted->poked(space, head);
            input([&, at = head] { m_driver->poke(space, at, moment()); });
        }
        if (news.directory && stream == m_stream)
            input([this] { m_driver->pokeSpaces(moment()); });
    });
}

void SimDevice::dropStream()
{
    if (!m_listener)
        return;
    m_listener.reset();
    const auto stream = ++m_stream;
    later(refusedAfterMs, [this, stream] {
        if (stream != m_stream)
            return;
        input([this] { m_driver->streamLost(moment()); });
        if (stream == m_stream && m_streamWanted)
            openStream();
    });
}

void SimDevice::statusChanged(const SyncStatus& status)
{
    if (status.word == SyncWord::UpToDate && status.waiting > 0)
        throw Violation{"\"Up to date\" is shown while a change waits"};
}

void SimDevice::logged(const std::string& line)
{
    m_world.tell("device " + std::to_string(m_number) + " notes: " + line);
}

void SimDevice::serverSeen(const Uuid& server)
{
    m_serverId = server;
}

void SimDevice::signInNeeded(const Error& why)
{
    throw Violation{"a device is asked to sign in: " + why.sentence};
}

} // namespace salver::sim
