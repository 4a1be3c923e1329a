// SPDX-License-Identifier: Apache-2.0
// One space's part of a session, for the life of one connection: handshake, then hand back what a restored server
// lost, push, pull. A pure state machine inside Session, which owns it; it asks through a Sink and is told the
// answers. No sockets, no clock, no randomness.
#pragma once

#include "core/session_types.h"
#include "core/session_wire.h"

#include <deque>
#include <optional>

namespace salver {

/// Where a space's flow puts what it wants done; Session is the only one.
class SpaceSink {
public:
    virtual ~SpaceSink() = default;
    [[nodiscard]] virtual RequestId send(Call call) = 0;
    virtual void work(Work work) = 0;
    virtual void note(std::string text) = 0;
    /// The connection is of no more use.
    virtual void broke(Error why) = 0;
    /// The server says this account may not; what /v1/me says decides.
    virtual void doubtMembership(Error why) = 0;
};

/// How much goes into one push; the server's own limits may lower it.
struct PushLimits {
    std::size_t bytes{1024U * 1024U};
    std::size_t items{1024};
};

class SpaceFlow {
public:
    SpaceFlow(SpaceSyncState state, SpaceSink& sink, PushLimits limits);

    /// Starts with a handshake, at a new connection or whenever device and server turn out to disagree.
    void begin();
    /// What the journal says of this space now.
    void refresh(const SpaceSyncState& state);
    void localChange();
    /// The server's log is at `head` under `epoch` (0: not told).
    void hear(Cursor head, Epoch epoch);
    /// A slow poll: looks into the outbox again where something should be there.
    void nudge();
    /// Shakes hands anew as soon as nothing is under way: the connection may lead to another log.
    void greetAgain();
    /// False where the request is not of this space.
    [[nodiscard]] bool answered(RequestId id, Result<Answer>& answer);
    void worked(const Work& work, Result<WorkResult>& result);
    /// /v1/me was read again and still lists this space.
    void membershipSettled();

    [[nodiscard]] const SpaceSyncState& state() const { return m_state; }
    [[nodiscard]] bool live() const { return m_phase == Phase::Live || m_phase == Phase::Copying; }
    [[nodiscard]] bool busy() const;
    [[nodiscard]] bool headHeld() const { return live() && m_head <= m_state.cursor; }
    /// Changes still to go and to come.
    [[nodiscard]] std::size_t remaining() const;
    [[nodiscard]] std::size_t toCome() const;

private:
    enum class Phase : std::uint8_t { New, Reading, Greeting, Copying, Live, Barred };

    /// A push under way or ready to go. An item is either this replica's (a sequence) or a colleague's handed back
    /// (its place in the old log).
    struct Batch {
        struct Origin {
            Sequence own{};
            Cursor handedBack{};
        };
        wire::PushRequest body;
        std::vector<Origin> origins;
        Sequence readAfter{};     ///< the outbox was read after this, to read it again in smaller pieces
        Sequence expectedFirst{}; ///< what the server expected before this batch
        std::size_t bytes{};
    };

    void greet(HandshakeFacts facts);
    void greeted(const wire::HandshakeResponse& answer);
    void settleFork(Greeting greeting);
    [[nodiscard]] bool settleLog(const Greeting& greeting);
    void goLive(Greeting greeting);
    /// Before anything else where the log is cut or would not make the state right, instead of the log where the server
    /// advises it. True where a snapshot begins now.
    [[nodiscard]] bool takeSnapshot(const Greeting& greeting);
    /// All that the server lacks is there, and a snapshot of its log is due: shakes hands for it.
    [[nodiscard]] bool copyNow();
    void askPiece();
    void pieceArrived(Result<SnapshotPiece> piece);
    void pieceFailed(const Error& error);
    void pieceTaken(const work::ApplySnapshot& done, const Result<WorkResult>& result);
    void acknowledgeHeld(Greeting& greeting);
    void compareDigests(bool agrees);
    [[nodiscard]] bool isForked(const Greeting& greeting) const;

    void pump();
    void pumpPush();
    void pumpPull();
    void pumpHandBack();
    void outboxRead(std::vector<OutboxItem> items);
    void handBackRead(std::vector<HandBackItem> items);
    void buildHandBack();
    void addOwn(Batch& batch, OutboxItem item);
    void sendPush(Batch batch);
    void pushed(const wire::PushResponse& answer);
    void pushFailed(const Error& error);
    void takeSmallerSteps(const Error& error);
    void pulled(Result<LogPage> page);
    void readAgain(Sequence after, Sequence expected);
    void callFailed(const Error& error);

    SpaceSink& m_sink;
    PushLimits m_limits;
    SpaceSyncState m_state;
    Phase m_phase{Phase::New};
    HandshakeFacts m_facts;
    std::optional<RequestId> m_greeting;
    unsigned m_greetingsInARow{0};
    bool m_lamportDoubted{false}; ///< a change ran ahead of the log, and notes were compared since

    bool m_greetWhenIdle{false};
    Cursor m_comparedAt{}; ///< where the last handshake told the digest

    Cursor m_head{};
    Cursor m_headHeard{}; ///< told while the handshake was under way
    std::uint64_t m_ticket{}; ///< of the last handshake

    std::optional<RequestId> m_pushing;
    Batch m_inFlight;
    std::optional<Batch> m_prepared;
    bool m_readingOutbox{false};
    bool m_outboxMaybe{true};  ///< worth another look
    Sequence m_readAfter{};
    Sequence m_expected{};     ///< the number the server expects after what was sent or prepared
    std::size_t m_itemsNow{};

    bool m_handingBack{true};
    bool m_readingHandBack{false};
    bool m_handBackDone{false}; ///< nothing more to read
    bool m_ownDone{false};
    Cursor m_handBackAfter{};
    std::deque<HandBackItem> m_handBack;
    std::deque<OutboxItem> m_own;
    Sequence m_ownAfter{};

    std::optional<RequestId> m_pulling;
    Cursor m_pullFrom{};  ///< everything up to here is applied or on its way to be
    Cursor m_pullAsked{}; ///< what the pull under way asked for
    bool m_headDoubted{false};

    std::optional<RequestId> m_fetching; ///< a piece of a snapshot
    std::uint64_t m_snapshot{};          ///< the snapshot it is of; 0: the newest
    std::uint32_t m_piece{};             ///< the piece that was asked for
    Cursor m_copyFrom{};                 ///< an earlier state than this is of no use
    Cursor m_copied{};                   ///< how far the pieces that came reach
    bool m_copyNext{false};              ///< a snapshot follows once all is handed back and sent
    struct Applied {
        Cursor cursor{};
        Hash running;
    };
    std::optional<Applied> m_applied;
    bool m_applying{false};
};

} // namespace salver
