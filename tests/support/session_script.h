// SPDX-License-Identifier: Apache-2.0
// Plays the world around a session by hand: a test takes what the session asks for and answers it, one thing at a
// time. Changes are opaque bytes here. Header only.
#pragma once

#include "core/hash.h"
#include "core/session.h"

#include <QTest>

#include <string>

namespace salver::test {

inline SpaceId spaceNumber(std::uint8_t number)
{
    Uuid id;
    id.bytes[0] = number;
    id.bytes[15] = 1;
    return SpaceId(id);
}

inline Uuid serverNumber(std::uint8_t number)
{
    Uuid id;
    id.bytes[3] = number;
    return id;
}

inline Hash hashOf(const std::string& text)
{
    return blake2b({text});
}

inline std::string stringOf(const Hash& hash)
{
    return std::string(hash.view());
}

class Script {
public:
    explicit Script(SessionOptions options = {}) : session(options) {}

    /// The next output, which must be a call of this kind; its number is kept for answering.
    template <class T>
    T call()
    {
        auto output = session.take();
        auto* send = output ? std::get_if<SendCall>(&*output) : nullptr;
        auto* wanted = send ? std::get_if<T>(&send->call) : nullptr;
        if (!wanted) {
            QTest::qFail(describe(output).c_str(), __FILE__, __LINE__);
            return {};
        }
        lastCall = send->id;
        return std::move(*wanted);
    }

    /// The next output, which must be work of this kind. It is answered with `result`.
    template <class T>
    T work(Result<WorkResult> result = WorkResult{})
    {
        auto output = session.take();
        const auto* job = output ? std::get_if<Work>(&*output) : nullptr;
        const auto* wanted = job ? std::get_if<T>(job) : nullptr;
        if (!wanted) {
            QTest::qFail(describe(output).c_str(), __FILE__, __LINE__);
            return {};
        }
        auto copy = *wanted;
        session.worked(*job, std::move(result));
        return copy;
    }

    void note()
    {
        auto output = session.take();
        if (!output || !std::holds_alternative<Note>(*output))
            QTest::qFail(describe(output).c_str(), __FILE__, __LINE__);
    }

    void nothing()
    {
        if (auto output = session.take())
            QTest::qFail(describe(output).c_str(), __FILE__, __LINE__);
    }

    void answer(RequestId id, Answer answer) { session.answered(id, std::move(answer)); }
    void refuse(RequestId id, ErrorCode code, bool retry = false)
    {
        session.answered(id, fail(code, "refused", retry));
    }

    [[nodiscard]] Result<WorkResult> spaces() const { return WorkResult{states}; }
    [[nodiscard]] wire::Me me() const
    {
        wire::Me me;
        me.set_user(std::string(16, 'u'));
        me.set_server(std::string(server.view()));
        me.set_protocol_min(1);
        me.set_protocol_max(1);
        for (const auto& state : states) {
            auto* space = me.add_spaces();
            space->set_id(std::string(state.id.view()));
            space->set_name(state.name);
            space->set_purpose(static_cast<wire::SpacePurpose>(state.purpose));
            space->set_role(static_cast<wire::SpaceRole>(state.role));
        }
        return me;
    }

    /// Start, /v1/me, and the flows begin; leaves the handshakes of all spaces to be taken.
    void start()
    {
        session.start(RequestId{1});
        work<work::ReadSpaces>(spaces());
        call<call::Me>();
        answer(lastCall, me());
        work<work::AdoptSpaces>();
        work<work::ReadSpaces>(spaces());
    }

    /// One space goes live with nothing to send or fetch.
    void goLive(std::vector<std::pair<Sequence, Hash>> unsent = {})
    {
        const auto greeting = shake(std::move(unsent));
        answer(lastCall, greeting);
        work<work::ReadSpaces>(spaces());
        work<work::ReadHandBack>(WorkResult{std::vector<HandBackItem>{}});
    }

    /// Reads the facts and sends the handshake; gives an answer that agrees with everything.
    wire::HandshakeResponse shake(std::vector<std::pair<Sequence, Hash>> unsent = {})
    {
        work<work::ReadSpaces>(spaces());
        work<work::ReadUnsent>(WorkResult{HandshakeFacts{unsent, {}, digest}});
        handshake = call<call::Handshake>().body;
        wire::HandshakeResponse agrees;
        const auto first = unsent.empty() ? raw(states[0].lastSequence) + 1 : raw(unsent.front().first);
        agrees.set_highest_sequence(first - 1);
        agrees.set_head(raw(states[0].cursor));
        agrees.set_epoch(raw(states[0].epoch));
        agrees.set_log_agrees(true);
        return agrees;
    }

    static SpaceSyncState space(std::uint8_t number, std::uint64_t last = 0, std::uint64_t cursor = 0)
    {
        SpaceSyncState state;
        state.id = spaceNumber(number);
        state.name = "Team";
        state.role = Role::Member;
        state.replica = ReplicaId{77};
        state.lastSequence = Sequence{last};
        state.cursor = Cursor{cursor};
        state.epoch = Epoch{5};
        return state;
    }

    static std::string describe(const std::optional<Output>& output)
    {
        if (!output)
            return "the session asks for nothing";
        if (const auto* send = std::get_if<SendCall>(&*output))
            return "the session sends call kind " + std::to_string(send->call.index());
        if (const auto* job = std::get_if<Work>(&*output))
            return "the session asks for work kind " + std::to_string(job->index());
        return "the session notes: " + std::get<Note>(*output).text;
    }

    Session session;
    std::vector<SpaceSyncState> states{space(1)};
    Uuid server{serverNumber(9)};
    RequestId lastCall{};
    wire::HandshakeRequest handshake;
    std::optional<Hash> digest; ///< what the journal says of its merged state
};

inline std::vector<OutboxItem> outboxOf(std::initializer_list<std::uint64_t> sequences)
{
    std::vector<OutboxItem> items;
    for (const auto sequence : sequences) {
        const auto bytes = "change " + std::to_string(sequence);
        items.push_back({Sequence{sequence}, hashOf(bytes), bytes, {}, {}});
    }
    return items;
}

inline std::vector<std::pair<Sequence, Hash>> unsentOf(const std::vector<OutboxItem>& items)
{
    std::vector<std::pair<Sequence, Hash>> unsent;
    for (const auto& item : items)
        unsent.emplace_back(item.sequence, item.hash);
    return unsent;
}

/// All accepted, from `cursor` on.
inline wire::PushResponse acceptAll(const wire::PushRequest& request, std::uint64_t firstSequence,
                                    std::uint64_t cursor, std::uint64_t head)
{
    wire::PushResponse answer;
    std::uint64_t sequence = firstSequence;
    for (int i = 0; i < request.items_size(); ++i) {
        auto* verdict = answer.add_verdicts();
        sequence += request.items(i).skipped();
        verdict->set_replica(77);
        verdict->set_sequence(sequence++);
        verdict->set_accepted(true);
        verdict->set_cursor(cursor++);
        verdict->set_receipt("r");
    }
    answer.set_highest_sequence(sequence - 1);
    answer.set_head(head);
    answer.set_epoch(5);
    return answer;
}

/// Entries after `after`; the running hash of every page is the same made-up one.
inline wire::PullPage page(std::uint64_t after, std::initializer_list<const char*> changes, std::uint64_t head)
{
    wire::PullPage page;
    for (const auto* change : changes) {
        auto* entry = page.add_entries();
        entry->set_cursor(++after);
        entry->set_change(change);
    }
    page.set_head(head);
    page.set_epoch(5);
    page.set_running(stringOf(hashOf("page")));
    return page;
}

} // namespace salver::test
