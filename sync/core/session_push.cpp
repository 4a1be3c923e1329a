// SPDX-License-Identifier: Apache-2.0
// The sending half of a space's flow: batches from the outbox, verdicts, smaller steps, and handing back what a
// restored server lost in the order its old log had.
#include "core/session_space.h"

#include <algorithm>
#include <utility>

namespace salver {

namespace {

/// Verdicts that say "we see different histories": the handshake finds out which.
bool isDisagreement(ErrorCode code)
{
    return code == ErrorCode::SequenceGap || code == ErrorCode::SequenceReused || code == ErrorCode::EpochChanged
        || code == ErrorCode::ReplicaTaken;
}

/// Verdicts that are about the moment, not about the change.
bool isPassing(ErrorCode code)
{
    return code == ErrorCode::ServerTrouble || code == ErrorCode::TooManyRequests || code == ErrorCode::Internal
        || code == ErrorCode::Busy;
}

/// Where the first of these own changes belongs in the old log: before the place of the next one that stood there.
/// Nothing where none of them did, so that it is new and follows all the old ones.
std::optional<Cursor> placeOf(const std::deque<OutboxItem>& own)
{
    for (const auto& item : own) {
        if (item.oldCursor != Cursor{})
            return item.oldCursor;
    }
    return std::nullopt;
}

} // namespace

void SpaceFlow::pumpPush()
{
    if (m_phase != Phase::Live)
        return;
    if (m_handingBack) {
        pumpHandBack();
        return;
    }
    if (m_prepared || m_readingOutbox || !m_outboxMaybe)
        return;
    m_readingOutbox = true;
    m_sink.work(work::ReadOutbox{m_state.id, m_readAfter, m_limits.bytes, m_itemsNow});
}

void SpaceFlow::outboxRead(std::vector<OutboxItem> items)
{
    m_readingOutbox = false;
    if (m_handingBack) {
        m_ownDone = items.empty();
        for (auto& item : items)
            m_own.push_back(std::move(item));
        if (!m_own.empty())
            m_ownAfter = m_own.back().sequence;
        pumpHandBack();
        return;
    }
    if (items.empty()) {
        m_outboxMaybe = false;
        if (copyNow())
            return;
        // The count ran ahead of the outbox; the journal knows better.
        if (!m_pushing && m_state.waiting > 0)
            m_sink.work(work::ReadSpaces{});
        return;
    }
    Batch batch;
    batch.readAfter = m_readAfter;
    batch.expectedFirst = m_expected;
    m_readAfter = items.back().sequence;
    for (auto& item : items)
        addOwn(batch, std::move(item));
    if (m_pushing) {
        m_prepared = std::move(batch);
        return;
    }
    sendPush(std::move(batch));
    // What follows is read while this travels.
    pumpPush();
}

void SpaceFlow::addOwn(Batch& batch, OutboxItem item)
{
    auto* to = batch.body.add_items();
    batch.bytes += item.bytes.size();
    to->set_change(std::move(item.bytes));
    to->set_receipt(std::move(item.receipt));
    if (item.sequence > m_expected)
        to->set_skipped(raw(item.sequence) - raw(m_expected));
    m_expected = std::max(m_expected, next(item.sequence));
    batch.origins.push_back({item.sequence, {}});
}

void SpaceFlow::sendPush(Batch batch)
{
    batch.body.set_epoch(raw(m_state.epoch));
    batch.body.set_ticket(m_ticket);
    m_inFlight = std::move(batch);
    m_pushing = m_sink.send(call::Push{m_state.id, std::move(m_inFlight.body)});
    m_inFlight.body.Clear();
}

void SpaceFlow::pushed(const wire::PushResponse& answer)
{
    const auto batch = std::exchange(m_inFlight, {});
    if (static_cast<std::size_t>(answer.verdicts_size()) != batch.origins.size()) {
        m_sink.broke(unreadableAnswer());
        return;
    }
    std::vector<Acknowledgement> acks;
    std::vector<work::Park> parks;
    Cursor handedBack{};
    bool disagreed = false;
    bool letGo = false;
    std::optional<Error> passing;
    for (std::size_t i = 0; i < batch.origins.size() && !disagreed && !passing; ++i) {
        const auto& verdict = answer.verdicts(static_cast<int>(i));
        const auto& origin = batch.origins[i];
        const bool own = origin.handedBack == Cursor{};
        const auto code = static_cast<ErrorCode>(verdict.code());
        if (verdict.accepted()) {
            if (own)
                acks.push_back({{m_state.replica, origin.own}, Cursor{verdict.cursor()}, verdict.receipt()});
        } else if (own && isDisagreement(code)) {
            disagreed = true;
            break;
        } else if (isPassing(code)) {
            passing = Error{code, sanitizeUtf8(verdict.sentence()), true};
            break;
        } else if (own) {
            parks.push_back({m_state.id, origin.own, {code, sanitizeUtf8(verdict.sentence()), false}});
            letGo = letGo || code == ErrorCode::Cancelled;
        } else {
            m_sink.note("A colleague's change could not be handed back: " + sanitizeUtf8(verdict.sentence()));
        }
        if (!own)
            handedBack = origin.handedBack;
    }
    if (!acks.empty() || handedBack != Cursor{}) {
        m_greetingsInARow = 0;
        m_lamportDoubted = false;
        m_itemsNow = std::min(m_limits.items, m_itemsNow * 2);
    }
    const bool clean = parks.empty() && !disagreed && !passing;
    if (clean && m_prepared) {
        // The wire first: the server works on the next batch while this one is acknowledged here.
        sendPush(std::move(*m_prepared));
        m_prepared.reset();
    }
    if (!acks.empty())
        m_sink.work(work::Acknowledge{m_state.id, std::move(acks)});
    for (auto& park : parks)
        m_sink.work(std::move(park));
    if (handedBack != Cursor{})
        m_sink.work(work::HandedBack{m_state.id, handedBack});
    m_sink.work(work::ReadSpaces{});
    if (passing) {
        m_sink.broke(*passing);
        return;
    }
    if (disagreed || letGo || Epoch{answer.epoch()} != m_state.epoch) {
        begin();
        return;
    }
    m_head = std::max(m_head, Cursor{answer.head()});
    // Others may have been parked with it: what was read ahead is no longer what should go.
    if (!parks.empty())
        readAgain(batch.origins.back().own, next(Sequence{answer.highest_sequence()}));
}

void SpaceFlow::readAgain(Sequence after, Sequence expected)
{
    m_prepared.reset();
    m_outboxMaybe = true;
    m_readAfter = after;
    m_expected = expected;
    m_readingOutbox = false;
    m_readingHandBack = false;
    m_handBack.clear();
    m_own.clear();
    m_handBackAfter = {};
    m_ownAfter = {};
    m_handBackDone = false;
    m_ownDone = false;
}

void SpaceFlow::pushFailed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::TooLarge:
    case ErrorCode::Malformed:
    case ErrorCode::InvalidArgument: takeSmallerSteps(error); break;
    case ErrorCode::LamportAhead:
        // A log that was set back looks like this until notes are compared; only after that is the change to blame.
        if (std::exchange(m_lamportDoubted, true))
            takeSmallerSteps(error);
        else
            begin();
        break;
    default: callFailed(error); break;
    }
}

void SpaceFlow::takeSmallerSteps(const Error& error)
{
    const auto batch = std::exchange(m_inFlight, {});
    readAgain(batch.readAfter, batch.expectedFirst);
    if (batch.origins.size() > 1) {
        m_itemsNow = std::max<std::size_t>(1, batch.origins.size() / 2);
    } else if (const auto& only = batch.origins.front(); only.handedBack != Cursor{}) {
        m_sink.note("A colleague's change could not be handed back: " + error.sentence);
        m_sink.work(work::HandedBack{m_state.id, only.handedBack});
    } else {
        m_sink.work(work::Park{m_state.id, only.own, {error.code, error.sentence, false}});
    }
    m_sink.work(work::ReadSpaces{});
}

void SpaceFlow::pumpHandBack()
{
    if (m_pushing || m_readingHandBack || m_readingOutbox)
        return;
    if (m_handBack.empty() && !m_handBackDone) {
        m_readingHandBack = true;
        m_sink.work(work::ReadHandBack{m_state.id, m_handBackAfter, m_limits.bytes});
        return;
    }
    if (m_handBack.empty()) {
        // All that stood in the old log is back; what is left of our own follows it.
        m_handingBack = false;
        m_own.clear();
        m_readAfter = {};
        m_outboxMaybe = true;
        pumpPush();
        return;
    }
    if (m_own.empty() && !m_ownDone) {
        m_readingOutbox = true;
        m_sink.work(work::ReadOutbox{m_state.id, m_ownAfter, m_limits.bytes, m_itemsNow});
        return;
    }
    buildHandBack();
}

void SpaceFlow::handBackRead(std::vector<HandBackItem> items)
{
    m_readingHandBack = false;
    m_handBackDone = items.empty();
    for (auto& item : items)
        m_handBack.push_back(std::move(item));
    if (!m_handBack.empty())
        m_handBackAfter = m_handBack.back().cursor;
    pumpHandBack();
}

void SpaceFlow::buildHandBack()
{
    Batch batch;
    batch.expectedFirst = m_expected;
    while (!m_handBack.empty() && batch.origins.size() < m_itemsNow && batch.bytes < m_limits.bytes) {
        if (m_own.empty() && !m_ownDone)
            break;
        const auto ownPlace = placeOf(m_own);
        if (ownPlace && *ownPlace < m_handBack.front().cursor) {
            addOwn(batch, std::move(m_own.front()));
            m_own.pop_front();
            continue;
        }
        auto& item = m_handBack.front();
        auto* to = batch.body.add_items();
        batch.bytes += item.bytes.size();
        to->set_change(std::move(item.bytes));
        to->set_receipt(std::move(item.receipt));
        batch.origins.push_back({{}, item.cursor});
        m_handBack.pop_front();
    }
    sendPush(std::move(batch));
}

} // namespace salver
