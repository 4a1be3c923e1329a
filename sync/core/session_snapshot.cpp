// SPDX-License-Identifier: Apache-2.0
// A space's snapshot as part of its flow: piece by piece, each durable with the number of the next, so that a cut line
// or a crash costs one piece. Then the flow shakes hands anew, at the snapshot's place in the log.
#include "core/session_space.h"

#include <utility>

namespace salver {

bool SpaceFlow::takeSnapshot(const Greeting& greeting)
{
    const bool behind = m_state.cursor < greeting.fence;
    const bool begun = m_state.snapshot.id != 0;
    const bool advised = greeting.snapshot && m_state.cursor == Cursor{};
    if (m_state.snapshot.wanted && (m_state.snapshot.handBack || !m_facts.unsent.empty())) {
        // What the server lacks stands here only; it goes first.
        m_copyNext = true;
        return false;
    }
    if (greeting.head == Cursor{} || (!behind && !begun && !advised && !m_state.snapshot.wanted))
        return false;
    if (behind && !begun && m_state.cursor != Cursor{})
        m_sink.note("This device was away for longer than the server keeps the log of \"" + m_state.name
                    + "\". It takes over the present state; what was not sent yet is kept and follows.");
    m_phase = Phase::Copying;
    m_head = greeting.head;
    m_copied = m_state.cursor;
    m_snapshot = m_state.snapshot.id;
    // What was handed back must be in it: this device may lack what that builds on.
    m_copyFrom = m_state.snapshot.wanted ? greeting.head : greeting.fence;
    m_piece = m_state.snapshot.next;
    askPiece();
    return true;
}

bool SpaceFlow::copyNow()
{
    if (!m_copyNext || m_phase != Phase::Live || m_handingBack || m_outboxMaybe || m_pushing || m_prepared
        || m_readingOutbox)
        return false;
    begin();
    return true;
}

void SpaceFlow::askPiece()
{
    m_fetching = m_sink.send(call::Snapshot{m_state.id, m_snapshot, m_piece, m_copyFrom});
}

void SpaceFlow::pieceArrived(Result<SnapshotPiece> piece)
{
    if (!piece || piece->number != m_piece || (m_snapshot != 0 && piece->id != m_snapshot)) {
        m_sink.broke(unreadableAnswer());
        return;
    }
    m_snapshot = piece->id;
    if (!piece->items.empty())
        m_copied = piece->items.back().entry.cursor;
    if (!piece->last) {
        // The next piece travels while this one is merged.
        ++m_piece;
        askPiece();
    }
    m_applying = true;
    m_sink.work(work::ApplySnapshot{m_state.id, std::move(*piece)});
}

void SpaceFlow::pieceFailed(const Error& error)
{
    if (error.code != ErrorCode::NotFound) {
        callFailed(error);
        return;
    }
    m_sink.note("The server has a newer snapshot of \"" + m_state.name + "\" by now; it is taken from its beginning.");
    m_sink.work(work::DropSnapshot{m_state.id});
    begin();
}

void SpaceFlow::pieceTaken(const work::ApplySnapshot& done, const Result<WorkResult>& result)
{
    m_applying = false;
    if (!result) {
        const auto code = result.error().code;
        // Whatever does not fit is not tried again: the next one is another.
        if (code == ErrorCode::Damaged || code == ErrorCode::Conflict)
            m_sink.work(work::DropSnapshot{m_state.id});
        if (code == ErrorCode::SequenceReused)
            begin();
        else
            m_sink.broke(result.error());
        return;
    }
    m_greetingsInARow = 0;
    if (done.piece.last)
        begin();
}

} // namespace salver
