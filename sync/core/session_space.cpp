// SPDX-License-Identifier: Apache-2.0
#include "core/session_space.h"

#include "core/limits.h"

#include <algorithm>
#include <utility>

namespace salver {

namespace {

/// Handshakes in a row without a change going either way; beyond it the two sides will not agree by themselves.
constexpr unsigned mostGreetings = 8;

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

SpaceFlow::SpaceFlow(SpaceSyncState state, SpaceSink& sink, PushLimits limits)
    : m_sink(sink), m_limits(limits), m_state(std::move(state)), m_itemsNow(limits.items)
{
}

void SpaceFlow::begin()
{
    if (++m_greetingsInARow > mostGreetings) {
        m_sink.broke({ErrorCode::Internal,
                      "This device and the server do not agree on what has been sent. Nothing is lost.",
                      true});
        return;
    }
    m_phase = Phase::Reading;
    m_greetWhenIdle = false;
    m_greeting.reset();
    m_pushing.reset();
    m_prepared.reset();
    m_pulling.reset();
    m_fetching.reset();
    m_copyNext = false;
    m_applied.reset();
    m_inFlight = {};
    m_head = {};
    m_pullFrom = {};
    m_headDoubted = false;
    m_readingOutbox = false;
    m_readingHandBack = false;
    m_handingBack = true;
    m_handBackDone = false;
    m_ownDone = false;
    m_handBack.clear();
    m_own.clear();
    m_handBackAfter = {};
    m_ownAfter = {};
    m_readAfter = {};
    m_outboxMaybe = true;
    m_sink.work(work::ReadSpaces{});
    m_sink.work(work::ReadUnsent{m_state.id});
}

void SpaceFlow::refresh(const SpaceSyncState& state)
{
    // What was written by the thousand is told without names.
    if (state.waiting > m_state.waiting)
        m_outboxMaybe = true;
    // What was just read showed that only a snapshot makes the state right.
    if (state.snapshot.wanted && !m_state.snapshot.wanted)
        m_greetWhenIdle = true;
    m_state = state;
    m_pullFrom = std::max(m_pullFrom, state.cursor);
    const auto applied = std::exchange(m_applied, std::nullopt);
    if (m_phase != Phase::Live)
        return;
    // The page's end and ours are the same place of the log: then the hashes of all before it are the same too.
    if (applied && applied->cursor == state.cursor && applied->running != state.running) {
        m_sink.note("The server's log and this device's disagree; looking for where they part.");
        begin();
        return;
    }
    if (applied)
        m_greetingsInARow = 0;
    pump();
}

void SpaceFlow::localChange()
{
    m_outboxMaybe = true;
    ++m_state.waiting;
    if (m_phase == Phase::Live)
        pumpPush();
}

void SpaceFlow::hear(Cursor head, Epoch epoch)
{
    if (m_phase != Phase::Live) {
        // It may overtake the answer to the handshake; one too high is doubted when the pull finds nothing.
        m_headHeard = std::max(m_headHeard, head);
        return;
    }
    if (epoch != Epoch{} && epoch != m_state.epoch) {
        begin();
        return;
    }
    m_head = std::max(m_head, head);
    // While a push is under way the head is most likely our own; its answer tells.
    if (!m_pushing)
        pumpPull();
}

void SpaceFlow::greetAgain()
{
    if (m_phase != Phase::Live)
        return;
    m_greetWhenIdle = true;
    pump();
}

void SpaceFlow::nudge()
{
    if (m_phase != Phase::Live || m_pushing || m_readingOutbox || m_handingBack)
        return;
    if (m_state.waiting > 0) {
        m_outboxMaybe = true;
        m_readAfter = {};
    } else if (headHeld() && (m_state.cursor != m_comparedAt || m_state.differs)) {
        // The space has come to rest at another place: time to compare what both sides of it show there. Where they
        // differed, one of them may have been repaired.
        m_greetWhenIdle = true;
    }
    pump();
}

void SpaceFlow::membershipSettled()
{
    if (m_phase == Phase::Barred)
        begin();
}

bool SpaceFlow::busy() const
{
    return m_phase == Phase::Reading || m_phase == Phase::Greeting || m_phase == Phase::Copying || m_pushing || m_prepared || m_pulling
        || m_applying || (m_phase == Phase::Live && m_handingBack);
}

std::size_t SpaceFlow::remaining() const
{
    return m_state.waiting + toCome();
}

std::size_t SpaceFlow::toCome() const
{
    const auto held = std::max(m_state.cursor, m_phase == Phase::Copying ? m_copied : Cursor{});
    return m_head > held ? static_cast<std::size_t>(raw(m_head) - raw(held)) : 0U;
}

bool SpaceFlow::answered(RequestId id, Result<Answer>& answer)
{
    if (id == m_greeting) {
        m_greeting.reset();
        if (!answer)
            callFailed(answer.error());
        else if (const auto* body = std::get_if<wire::HandshakeResponse>(&*answer))
            greeted(*body);
        else
            m_sink.broke(unreadableAnswer());
        return true;
    }
    if (id == m_pushing) {
        m_pushing.reset();
        if (!answer)
            pushFailed(answer.error());
        else if (const auto* body = std::get_if<wire::PushResponse>(&*answer))
            pushed(*body);
        else
            m_sink.broke(unreadableAnswer());
        return true;
    }
    if (id == m_pulling) {
        m_pulling.reset();
        if (!answer)
            callFailed(answer.error());
        else if (auto* body = std::get_if<wire::PullPage>(&*answer))
            pulled(pageOf(std::move(*body), m_pullAsked));
        else if (auto* page = std::get_if<LogPage>(&*answer))
            pulled(std::move(*page));
        else
            m_sink.broke(unreadableAnswer());
        return true;
    }
    if (id == m_fetching) {
        m_fetching.reset();
        if (!answer)
            pieceFailed(answer.error());
        else if (auto* body = std::get_if<wire::SnapshotPiece>(&*answer))
            pieceArrived(snapshotPieceOf(std::move(*body)));
        else if (auto* piece = std::get_if<SnapshotPiece>(&*answer))
            pieceArrived(std::move(*piece));
        else
            m_sink.broke(unreadableAnswer());
        return true;
    }
    return false;
}

void SpaceFlow::worked(const Work& done, Result<WorkResult>& result)
{
    if (const auto* piece = std::get_if<work::ApplySnapshot>(&done)) {
        pieceTaken(*piece, result);
        return;
    }
    const bool applied = std::holds_alternative<work::Apply>(done);
    if (applied)
        m_applying = false;
    if (!result) {
        // A page that does not fit: only a copied file meets its own number with other contents, only a replaced
        // log has another epoch. The next handshake finds out.
        const auto code = result.error().code;
        if (applied && (code == ErrorCode::SequenceReused || code == ErrorCode::EpochChanged))
            begin();
        else
            m_sink.broke(result.error());
        return;
    }
    std::visit(Overloaded{
                   [&](const work::ReadUnsent&) {
                       if (auto* facts = std::get_if<HandshakeFacts>(&*result); facts && m_phase == Phase::Reading)
                           greet(std::move(*facts));
                   },
                   [&](const work::ReadOutbox&) {
                       if (auto* items = std::get_if<std::vector<OutboxItem>>(&*result); items && m_readingOutbox)
                           outboxRead(std::move(*items));
                   },
                   [&](const work::ReadHandBack&) {
                       if (auto* items = std::get_if<std::vector<HandBackItem>>(&*result);
                           items && m_readingHandBack)
                           handBackRead(std::move(*items));
                   },
                   [&](const work::Apply& page) {
                       m_applied = Applied{page.page.back().cursor, page.running};
                   },
                   [](const auto&) {},
               },
               done);
}

void SpaceFlow::greet(HandshakeFacts facts)
{
    m_facts = std::move(facts);
    m_phase = Phase::Greeting;
    m_greeting = m_sink.send(
        call::Handshake{m_state.id, handshakeOf(m_state, m_facts)});
    m_comparedAt = m_state.cursor;
}

void SpaceFlow::greeted(const wire::HandshakeResponse& answer)
{
    auto greeting = greetingOf(answer, m_state.replica, m_facts.unsent);
    if (!greeting) {
        m_sink.broke(greeting.error());
        return;
    }
    if (isForked(*greeting)) {
        settleFork(std::move(*greeting));
        return;
    }
    if (settleLog(*greeting))
        return;
    goLive(std::move(*greeting));
}

bool SpaceFlow::isForked(const Greeting& greeting) const
{
    const auto last = m_facts.unsent.empty() ? m_state.lastSequence
                                             : std::max(m_state.lastSequence, m_facts.unsent.back().first);
    if (greeting.highest > last)
        return true;
    return std::any_of(greeting.taken.begin(), greeting.taken.end(), [&](const auto& taken) {
        const auto at = std::lower_bound(
            m_facts.unsent.begin(), m_facts.unsent.end(), taken.first,
            [](const auto& unsent, Sequence sequence) { return unsent.first < sequence; });
        return at != m_facts.unsent.end() && at->first == taken.first && at->second != taken.second;
    });
}

void SpaceFlow::settleFork(Greeting greeting)
{
    // A handshake names so many unsent changes at the most. What the server holds beyond them must not be written
    // anew either: those named are settled first, and the rest is asked about.
    if (m_facts.unsent.size() > limits::handshakeHashes && !greeting.held.empty()) {
        m_greetingsInARow = 0;
        acknowledgeHeld(greeting);
        begin();
        return;
    }
    m_sink.note("This database was restored or copied; it goes on under a name of its own, and nothing is doubled.");
    m_sink.work(work::Fork{m_state.id, std::move(greeting.held), std::move(greeting.taken), greeting.highest});
    begin();
}

bool SpaceFlow::settleLog(const Greeting& greeting)
{
    const bool agrees = greeting.logAgrees || m_state.cursor == Cursor{};
    if (agrees && greeting.epoch == m_state.epoch)
        return false;
    const auto agreeing = agrees ? m_state.cursor : greeting.agreeing;
    m_sink.work(work::Rewind{m_state.id, agreeing, greeting.epoch});
    if (m_state.epoch == Epoch{}) {
        // First contact: there is nothing to go back on, only the log's name to keep.
        m_state.epoch = greeting.epoch;
        return false;
    }
    m_sink.note("The server was restored from a backup; this device sends again what it lacks.");
    begin();
    return true;
}

void SpaceFlow::goLive(Greeting greeting)
{
    const auto above = std::count_if(m_facts.unsent.begin(), m_facts.unsent.end(),
                                     [&](const auto& unsent) { return unsent.first > greeting.highest; });
    // Numbers above the server's that are neither unsent nor there: acknowledged once and lost since (or parked).
    if (m_state.lastSequence > greeting.highest
        && raw(m_state.lastSequence) - raw(greeting.highest) > static_cast<std::uint64_t>(above))
        m_sink.work(work::ResendAbove{m_state.id, greeting.highest});
    acknowledgeHeld(greeting);
    if (greeting.safe != Cursor{})
        m_sink.work(work::SetSafe{m_state.id, greeting.safe});
    if (greeting.digestAgrees)
        compareDigests(*greeting.digestAgrees);
    if (takeSnapshot(greeting))
        return;
    m_phase = Phase::Live;
    m_head = std::max(greeting.head, std::exchange(m_headHeard, Cursor{}));
    m_expected = next(greeting.highest);
    m_ticket = greeting.ticket;
    // Pushing and pulling begin when the journal has told where it stands after all this.
    m_sink.work(work::ReadSpaces{});
}

void SpaceFlow::acknowledgeHeld(Greeting& greeting)
{
    if (greeting.held.empty())
        return;
    std::vector<Acknowledgement> acks;
    acks.reserve(greeting.held.size());
    for (auto& [hash, ack] : greeting.held)
        acks.push_back(std::move(ack));
    m_sink.work(work::Acknowledge{m_state.id, std::move(acks)});
}

void SpaceFlow::compareDigests(bool agrees)
{
    if (agrees != m_state.differs)
        return;
    m_sink.work(work::SetDiffering{m_state.id, !agrees});
    if (agrees)
        m_sink.note("\"" + m_state.name + "\" reads the same here and on another device again.");
    else
        m_sink.note("Something in \"" + m_state.name + "\" reads differently here and on another device, though both "
                    "have everything. Nothing is lost. Check this device in the Sync centre; if it finds nothing to "
                    "repair, rebuild it from the server.");
}

void SpaceFlow::callFailed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotMember:
    case ErrorCode::NotAllowed:
    case ErrorCode::NotFound:
        m_phase = Phase::Barred;
        m_sink.doubtMembership(error);
        break;
    case ErrorCode::ReplicaTaken:
        m_sink.note("Another account sends under this database's name; it takes a new one.");
        m_sink.work(work::Fork{m_state.id, {}, m_facts.unsent, Sequence{}});
        begin();
        break;
    case ErrorCode::EpochChanged:
    case ErrorCode::BehindFence:
    case ErrorCode::SequenceGap:
    case ErrorCode::SequenceReused: begin(); break;
    default: m_sink.broke(error); break;
    }
}

void SpaceFlow::pump()
{
    if (m_greetWhenIdle && !busy() && !m_readingOutbox && !m_readingHandBack) {
        m_greetingsInARow = 0; // nobody disagreed
        begin();
        return;
    }
    if (copyNow())
        return;
    if (m_state.rebuilding && m_phase == Phase::Live && headHeld() && !m_pulling && !m_applying) {
        m_state.rebuilding = false;
        m_sink.work(work::FinishRebuild{m_state.id});
        m_sink.work(work::ReadSpaces{});
        return;
    }
    pumpPush();
    pumpPull();
}

void SpaceFlow::pumpPull()
{
    if (m_phase != Phase::Live || m_pulling || m_copyNext || m_head <= m_pullFrom)
        return;
    m_pullAsked = m_pullFrom;
    // What a snapshot took the place of may have held changes of this device's own.
    const auto replica = m_pullFrom < m_state.snapshot.whole ? ReplicaId{} : m_state.replica;
    m_pulling = m_sink.send(call::Pull{m_state.id, m_pullFrom, replica});
}

void SpaceFlow::pulled(Result<LogPage> page)
{
    if (!page) {
        m_sink.broke(page.error());
        return;
    }
    // A log that shrank under us was replaced; so was one with another name.
    if (page->epoch != m_state.epoch || page->head < m_pullAsked) {
        begin();
        return;
    }
    if (page->items.empty()) {
        // A poke may have overtaken this answer: ask once more before believing that there is nothing.
        if (m_headDoubted)
            m_head = page->head;
        m_headDoubted = m_head > page->head;
        pumpPull();
        return;
    }
    m_headDoubted = false;
    m_head = std::max(m_head, page->head);
    m_pullFrom = std::max(m_pullFrom, page->items.back().cursor);
    // The next page travels while this one is merged.
    pumpPull();
    m_applying = true;
    m_sink.work(work::Apply{m_state.id, std::move(page->items), page->epoch, page->running});
    m_sink.work(work::ReadSpaces{});
}

} // namespace salver
