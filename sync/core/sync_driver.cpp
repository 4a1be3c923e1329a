// SPDX-License-Identifier: Apache-2.0
#include "core/sync_driver.h"

#include <algorithm>
#include <utility>

namespace salver {

SyncDriver::SyncDriver(Journal& journal, Random& random, Link& link, DriverListener& listener,
                       DriverOptions options)
    : m_journal(journal), m_random(random), m_link(link), m_listener(listener), m_options(options),
      m_backoff(options.backoff)
{
    m_facts.lastUpToDate = options.lastUpToDate;
    if (auto spaces = m_journal.spaces())
        m_spaces = std::move(*spaces);
}

SyncDriver::~SyncDriver() = default;

void SyncDriver::setAccount(bool present, std::optional<Uuid> server, Moment now)
{
    disconnect();
    m_account = present;
    m_server = server;
    m_anyServer = false;
    m_trouble.reset();
    m_retryAt.reset();
    m_backoff.reset();
    settle(now);
}

void SyncDriver::setContinuous(bool on, Moment now)
{
    m_continuous = on;
    settle(now);
}

void SyncDriver::once(Moment now)
{
    m_once = true;
    if (!m_account || !m_networkUp || m_workOffline) {
        m_once = false;
        m_listener.onceFinished(!m_account
            ? Error{ErrorCode::NotSignedIn, "Nobody is signed in on this device.", false}
            : Error{ErrorCode::Offline, "This device is offline. Everything is saved here.", true});
        return;
    }
    if (m_session && m_session->quiet())
        m_session->poll();
    retryNow(now);
}

void SyncDriver::setNetwork(bool up, Moment now)
{
    if (std::exchange(m_networkUp, up) == up)
        return;
    if (up)
        m_backoff.reset();
    else if (m_trouble && m_trouble->code == ErrorCode::Offline)
        m_trouble.reset(); // that there is no network says it better than what was not reached
    m_retryAt.reset();
    settle(now);
}

void SyncDriver::setWorkOffline(bool on, Moment now)
{
    if (std::exchange(m_workOffline, on) == on)
        return;
    m_backoff.reset();
    m_retryAt.reset();
    settle(now);
}

void SyncDriver::setConflicts(std::size_t count, Moment now)
{
    m_facts.conflicts = count;
    publish(now);
}

void SyncDriver::retryNow(Moment now)
{
    m_retryAt.reset();
    m_backoff.reset();
    if (m_session)
        m_session->poll();
    else
        m_trouble.reset();
    settle(now);
}

void SyncDriver::acceptServer(Moment now)
{
    m_anyServer = true;
    retryNow(now);
}

void SyncDriver::localChange(const SpaceId& space, Moment now)
{
    if (m_session)
        m_session->localChange(space);
    else
        keepSpaces();
    settle(now);
}

void SyncDriver::journalChanged(Moment now)
{
    keepSpaces();
    if (m_session)
        m_session->poll();
    settle(now);
}

void SyncDriver::answered(RequestId id, Result<Answer> answer, Moment now)
{
    if (!m_session)
        return;
    if (answer)
        m_heardAt = now.wall;
    m_session->answered(id, std::move(answer));
    settle(now);
}

void SyncDriver::poke(const SpaceId& space, Cursor head, Moment now)
{
    if (m_session)
        m_session->poke(space, head);
    settle(now);
}

void SyncDriver::pokeSpaces(Moment now)
{
    if (m_session)
        m_session->poll();
    settle(now);
}

void SyncDriver::streamOpened(Moment now)
{
    m_streaming = true;
    // What happened between the handshake and now was told to nobody.
    if (m_session)
        m_session->poll();
    settle(now);
}

void SyncDriver::streamLost(Moment now)
{
    if (std::exchange(m_streaming, false) && m_session) {
        // The server may have been replaced: what comes next may be another log. What is under way goes on, or a proxy
        // that cuts streams would never let a long push through.
        m_session->greetAgain();
        m_session->poll();
    }
    if (m_pollAt) {
        m_pollAt = std::min(*m_pollAt, now.monoMs + m_options.pollBlindMs);
    }
    settle(now);
}

void SyncDriver::tick(Moment now)
{
    if (m_retryAt && *m_retryAt <= now.monoMs)
        m_retryAt.reset();
    if (m_session && m_pollAt && *m_pollAt <= now.monoMs) {
        m_pollAt = now.monoMs + (m_streaming ? m_options.pollMs : m_options.pollBlindMs);
        m_session->poll();
    }
    settle(now);
}

std::optional<std::int64_t> SyncDriver::nextTick() const
{
    std::optional<std::int64_t> at;
    const auto consider = [&at](std::int64_t candidate) { at = at ? std::min(*at, candidate) : candidate; };
    if (m_retryAt && mayConnect())
        consider(*m_retryAt);
    if (m_session && m_pollAt)
        consider(*m_pollAt);
    if (m_busySince && m_status.word != SyncWord::Syncing)
        consider(*m_busySince + syncingShownAfterMs);
    return at;
}

bool SyncDriver::quiet() const
{
    return m_session && m_session->quiet();
}

bool SyncDriver::mayConnect() const
{
    return m_account && m_networkUp && !m_workOffline && (m_continuous || m_once);
}

void SyncDriver::settle(Moment now)
{
    if (m_draining)
        return;
    if (!mayConnect())
        disconnect();
    else if (!m_session && !m_retryAt && (!m_trouble || m_trouble->retry))
        connect(now);
    drain();
    if (m_session && m_session->ended())
        ended(*m_session->ended(), now); // a copy: the session goes away with it
    publish(now);
    if (m_once && quiet()) {
        m_once = false;
        m_listener.onceFinished(std::nullopt);
        if (!m_continuous)
            disconnect();
    }
}

void SyncDriver::connect(Moment now)
{
    SessionOptions options;
    options.push = m_options.push;
    if (!m_anyServer)
        options.server = m_server;
    m_session = std::make_unique<Session>(options);
    m_pollAt = now.monoMs + (m_streaming ? m_options.pollMs : m_options.pollBlindMs);
    if (m_continuous)
        m_link.wantStream(true);
    m_session->start(m_nextRequest);
}

void SyncDriver::disconnect()
{
    if (m_session) {
        m_nextRequest = m_session->nextRequest();
        m_session.reset();
        m_link.abandon();
    }
    m_link.wantStream(false);
    m_streaming = false;
    m_pollAt.reset();
}

void SyncDriver::drain()
{
    if (!m_session)
        return;
    m_draining = true;
    bool changed = false;
    bool progressed = false;
    while (auto output = m_session->take()) {
        if (auto* call = std::get_if<SendCall>(&*output)) {
            m_link.send(call->id, std::move(call->call));
        } else if (const auto* work = std::get_if<Work>(&*output)) {
            changed = changed || std::holds_alternative<work::AdoptSpaces>(*work)
                || std::holds_alternative<work::Apply>(*work) || std::holds_alternative<work::ApplySnapshot>(*work);
            auto result = perform(*work, m_journal);
            progressed = progressed
                || (result && (std::holds_alternative<work::Apply>(*work)
                               || std::holds_alternative<work::ApplySnapshot>(*work)
                               || std::holds_alternative<work::Acknowledge>(*work)));
            m_session->worked(*work, std::move(result));
        } else if (const auto* line = std::get_if<Note>(&*output)) {
            m_listener.logged(line->text);
        }
    }
    m_draining = false;
    m_spaces = m_session->spaces();
    if (m_session->server() && m_session->server() != m_server) {
        m_server = m_session->server();
        m_anyServer = false;
        m_listener.serverSeen(*m_server);
    }
    // A server that shakes hands and then fails every push has not recovered.
    if (m_session->connected() && (progressed || m_session->quiet())) {
        m_trouble.reset();
        m_backoff.reset();
    }
    if (changed)
        m_listener.spacesChanged();
}

void SyncDriver::ended(Error why, Moment now)
{
    m_trouble = why;
    disconnect();
    keepSpaces();
    m_listener.logged(why.sentence);
    if (why.code == ErrorCode::NotSignedIn)
        m_listener.signInNeeded(why);
    if (why.retry) {
        const auto wait = m_backoff.next(m_random);
        m_retryAt = now.monoMs + wait;
        m_facts.nextTry = WallMs{raw(now.wall) + wait};
    }
    if (std::exchange(m_once, false)) {
        publish(now);
        m_listener.onceFinished(why);
    }
}

void SyncDriver::keepSpaces()
{
    if (auto spaces = m_journal.spaces())
        m_spaces = std::move(*spaces);
}

void SyncDriver::measure(Moment now)
{
    const bool busy = m_session && m_session->busy();
    if (!busy) {
        m_busySince.reset();
        m_burst = 0;
    } else if (!m_busySince) {
        m_busySince = now.monoMs;
    }
    const auto left = m_session ? m_session->remaining() : 0;
    m_burst = std::max(m_burst, left);
    m_facts.busy = busy;
    m_facts.busyForMs = m_busySince ? now.monoMs - *m_busySince : 0;
    m_facts.total = m_burst;
    m_facts.done = m_burst - left;
}

void SyncDriver::publish(Moment now)
{
    measure(now);
    m_facts.account = m_account;
    m_facts.networkUp = m_networkUp;
    m_facts.workOffline = m_workOffline;
    m_facts.connected = m_session && m_session->connected();
    m_facts.headHeld = m_session && m_session->headHeld();
    m_facts.waiting = 0;
    m_facts.parked = 0;
    m_facts.differing = 0;
    for (const auto& space : m_spaces) {
        m_facts.differing += space.differs ? 1U : 0U;
        m_facts.waiting += space.waiting;
        m_facts.parked += space.parked;
    }
    // Off line it stays as it was last heard.
    if (m_facts.connected)
        m_facts.coming = m_session->coming();
    m_facts.trouble = m_trouble;
    if (!m_retryAt || !m_continuous)
        m_facts.nextTry.reset();
    auto status = describe(m_facts);
    if (status.word == SyncWord::UpToDate || (status.word == SyncWord::NeedsYou && quiet())) {
        // It was so when the server last answered.
        m_facts.lastUpToDate = m_heardAt;
        // The minute is what people see; a new one every millisecond would be news about nothing.
        if (m_status.lastUpToDate && m_status.word == status.word
            && raw(m_heardAt) / 60'000 == raw(*m_status.lastUpToDate) / 60'000)
            status.lastUpToDate = m_status.lastUpToDate;
        else
            status.lastUpToDate = m_heardAt;
    }
    if (status == m_status)
        return;
    m_status = std::move(status);
    m_listener.statusChanged(m_status);
}

} // namespace salver
