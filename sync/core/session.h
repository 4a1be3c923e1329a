// SPDX-License-Identifier: Apache-2.0
// The session of one account over one connection, as a pure state machine: inputs are answers, errors, pokes, local
// changes; outputs are calls to send, work on the journal, and notes. It reads no clock, opens no socket and makes
// no random number. /v1/me first, then for every space a handshake before any push or pull. When it breaks it is
// thrown away; its driver (core/sync_driver.h) makes the next one. Single-threaded.
#pragma once

#include "core/session_space.h"
#include "core/sync_status.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace salver {

struct SessionOptions {
    /// Which server this database belongs to; nothing before the first contact.
    std::optional<Uuid> server;
    PushLimits push;
};

class Session final : public SpaceSink {
public:
    explicit Session(SessionOptions options);
    ~Session() override;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// The connection is there: asks who we are. Request numbers go on from `firstRequest`, so that answers of an
    /// earlier session are never taken for this one's.
    void start(RequestId firstRequest);
    /// A change was committed here.
    void localChange(const SpaceId& space);
    /// The server says that a space's log has grown.
    void poke(const SpaceId& space, Cursor head);
    /// A slow poll, or the event stream came back: asks for all heads, and looks into the outboxes.
    void poll();
    /// The event stream broke: every space shakes hands again once nothing of it is under way.
    void greetAgain();
    void answered(RequestId id, Result<Answer> answer);
    void worked(const Work& work, Result<WorkResult> result);

    /// The next thing to do, in order. Work must be carried out and answered before the next one is taken.
    [[nodiscard]] std::optional<Output> take();

    /// Set once it is over. `retry` false: only a person can help.
    [[nodiscard]] const std::optional<Error>& ended() const { return m_ended; }
    [[nodiscard]] RequestId nextRequest() const { return m_nextRequest; }
    /// The server that answered; nothing before it did.
    [[nodiscard]] const std::optional<Uuid>& server() const { return m_server; }
    /// What the server last said of this account.
    [[nodiscard]] const std::optional<wire::Me>& me() const { return m_me; }

    /// Every space has shaken hands.
    [[nodiscard]] bool connected() const;
    /// Everything the server is known to have is here.
    [[nodiscard]] bool headHeld() const;
    [[nodiscard]] bool busy() const;
    /// Connected, nothing to send, nothing to fetch, nothing under way.
    [[nodiscard]] bool quiet() const;
    [[nodiscard]] std::size_t remaining() const;
    /// The spaces that are behind the server, with how far.
    [[nodiscard]] std::vector<SpaceComing> coming() const;
    [[nodiscard]] const std::vector<SpaceSyncState>& spaces() const { return m_states; }

private:
    RequestId send(Call call) override;
    void work(Work work) override;
    void note(std::string text) override;
    void broke(Error why) override;
    void doubtMembership(Error why) override;

    void askMe();
    void meArrived(wire::Me me);
    [[nodiscard]] std::optional<Error> objectionTo(const wire::Me& me) const;
    [[nodiscard]] bool losesPrivateSpace(const std::vector<SpaceDescription>& spaces) const;
    void spacesRead(std::vector<SpaceSyncState> states);

    SessionOptions m_options;
    std::deque<Output> m_out;
    RequestId m_nextRequest{1};
    std::optional<RequestId> m_asking;
    bool m_askAgain{false};
    std::optional<Uuid> m_server;
    std::optional<wire::Me> m_me;
    std::string m_adopted; ///< what AdoptSpaces was last told, to tell it only news
    bool m_adopting{false};
    std::optional<Error> m_doubt;
    unsigned m_doubts{0};
    std::optional<Error> m_ended;
    std::vector<SpaceSyncState> m_states;
    std::map<SpaceId, std::unique_ptr<SpaceFlow>> m_flows;
};

} // namespace salver
