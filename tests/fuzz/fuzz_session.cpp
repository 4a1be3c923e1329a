// SPDX-License-Identifier: Apache-2.0
// A session between a journal and a server that says anything at all, in any order: sensible answers, other kinds of
// answers, raw bytes for messages, errors, answers nobody asked for. It may end with an error; it never crashes, never
// asks without end, and never shakes off what waits: what the journal has not been told is acknowledged is still there.
#include "core/session.h"
#include "fuzz_bytes.h"
#include "support/memory_journal.h"

#include <deque>

using namespace salver;
using namespace salver::fuzz;

namespace {

constexpr int outputsMost = 4000;
constexpr int inputsMost = 200;

Uuid uuidOf(std::uint8_t number)
{
    Uuid id;
    id.bytes[0] = number;
    id.bytes[15] = 1;
    return id;
}

class Stage {
public:
    explicit Stage(Bytes& bytes) : m_bytes(bytes), m_journal(m_random, UserId(uuidOf(9))), m_session({})
    {
        m_session.start(RequestId{1});
        drain();
    }

    void play()
    {
        for (int input = 0; input < inputsMost && !m_bytes.empty() && !m_session.ended(); ++input) {
            step();
            drain();
        }
    }

private:
    void step()
    {
        const SpaceId space(uuidOf(static_cast<std::uint8_t>(1 + m_bytes.below(3))));
        switch (m_bytes.below(8)) {
        case 0:
            if (m_journal.write(space, "written"))
                m_session.localChange(space);
            break;
        case 1: m_session.poke(space, Cursor{m_bytes.below(50)}); break;
        case 2: m_session.poll(); break;
        case 3: answer(fail(static_cast<ErrorCode>(m_bytes.below(32)), "No.", m_bytes.below(2) == 0)); break;
        case 4: answer(anyAnswer()); break;
        default: answer(sensible()); break;
        }
    }

    void answer(Result<Answer> what)
    {
        if (m_calls.empty())
            return;
        const auto at = m_bytes.below(8) == 0 ? m_bytes.below(m_calls.size()) : 0;
        const auto id = m_calls[at].id;
        if (m_bytes.below(16) != 0) // now and then the same question is answered twice
            m_calls.erase(m_calls.begin() + static_cast<std::ptrdiff_t>(at));
        m_session.answered(id, std::move(what));
    }

    template <class Message>
    Answer bytesAs()
    {
        Message message;
        const auto taken = m_bytes.take(m_bytes.below(200));
        static_cast<void>(message.ParseFromArray(taken.data(), static_cast<int>(taken.size())));
        return Answer{std::move(message)};
    }
    Answer anyAnswer()
    {
        switch (m_bytes.below(5)) {
        case 0: return bytesAs<wire::Me>();
        case 1: return bytesAs<wire::HandshakeResponse>();
        case 2: return bytesAs<wire::PushResponse>();
        case 3: return bytesAs<wire::SnapshotPiece>();
        default: return bytesAs<wire::PullPage>();
        }
    }
    Result<Answer> sensible()
    {
        if (m_calls.empty())
            return fail(ErrorCode::Offline, "No.", true);
        const auto& call = m_calls.front().call;
        if (std::holds_alternative<call::Me>(call))
            return Answer{me()};
        if (const auto* greeting = std::get_if<call::Handshake>(&call))
            return Answer{greet(greeting->body)};
        if (const auto* push = std::get_if<call::Push>(&call))
            return Answer{verdicts(push->body)};
        if (const auto* snapshot = std::get_if<call::Snapshot>(&call))
            return Answer{piece(*snapshot)};
        return Answer{page(std::get<call::Pull>(call))};
    }
    wire::Me me()
    {
        wire::Me me;
        me.set_user(std::string(16, 'u'));
        me.set_server(std::string(16, 's'));
        me.set_protocol_min(static_cast<std::uint32_t>(m_bytes.below(16) == 0 ? 2 : 1));
        me.set_protocol_max(1);
        const auto spaces = 1 + m_bytes.below(3);
        for (std::uint64_t i = 1; i <= spaces; ++i) {
            auto* space = me.add_spaces();
            space->set_id(std::string(uuidOf(static_cast<std::uint8_t>(i)).view()));
            space->set_name("Team");
            space->set_purpose(wire::SpacePurpose(2));
            space->set_role(wire::SpaceRole(1 + m_bytes.below(3)));
            space->set_head(m_bytes.below(6));
        }
        return me;
    }
    wire::HandshakeResponse greet(const wire::HandshakeRequest& request)
    {
        wire::HandshakeResponse answer;
        answer.set_highest_sequence(m_bytes.below(4) == 0 ? m_bytes.below(9)
                                        : request.unsent_size() > 0 ? request.unsent(0).sequence() - 1
                                                                    : request.last_sequence());
        answer.set_head(request.cursor() + m_bytes.below(5));
        answer.set_epoch(m_bytes.below(8) == 0 ? 6 : 5);
        answer.set_log_agrees(m_bytes.below(8) != 0);
        answer.set_fence(m_bytes.below(8) == 0 ? m_bytes.below(6) : 0);
        answer.set_snapshot(m_bytes.below(8) == 0);
        for (const auto& unsent : request.unsent()) {
            if (m_bytes.below(4) != 0)
                continue;
            auto* taken = answer.add_taken();
            taken->set_sequence(unsent.sequence());
            taken->set_hash(m_bytes.below(2) == 0 ? unsent.hash() : std::string(32, 'x'));
        }
        return answer;
    }
    wire::PushResponse verdicts(const wire::PushRequest& request)
    {
        wire::PushResponse answer;
        for (const auto& item : request.items()) {
            auto* verdict = answer.add_verdicts();
            verdict->set_accepted(m_bytes.below(6) != 0);
            verdict->set_code(static_cast<std::uint32_t>(m_bytes.below(30)));
            verdict->set_cursor(++m_head);
            if (const auto envelope = readEnvelope(item.change()))
                answer.set_highest_sequence(raw(envelope->sequence));
        }
        answer.set_head(m_head);
        answer.set_epoch(m_bytes.below(16) == 0 ? 6 : 5);
        return answer;
    }
    wire::SnapshotPiece piece(const call::Snapshot& snapshot)
    {
        wire::SnapshotPiece piece;
        piece.set_id(m_bytes.below(8) == 0 ? 3 : 2);
        piece.set_at(1 + m_bytes.below(9));
        piece.set_number(snapshot.piece + (m_bytes.below(16) == 0 ? 1 : 0));
        std::uint64_t cursor = 0;
        for (auto entries = m_bytes.below(4); entries > 0; --entries) {
            auto* entry = piece.add_entries();
            entry->set_cursor(cursor += m_bytes.below(4));
            entry->set_change(std::string(m_bytes.take(m_bytes.below(60))));
            entry->add_dead(static_cast<std::uint32_t>(m_bytes.below(3)));
        }
        piece.set_last(m_bytes.below(3) == 0);
        piece.set_running(std::string(32, 'r'));
        piece.set_digest(std::string(32, 'd'));
        return piece;
    }
    wire::PullPage page(const call::Pull& pull)
    {
        wire::PullPage page;
        auto cursor = raw(pull.after);
        for (auto entries = m_bytes.below(4); entries > 0; --entries) {
            auto* entry = page.add_entries();
            entry->set_cursor(++cursor + (m_bytes.below(16) == 0 ? 1 : 0));
            entry->set_change(std::string(m_bytes.take(m_bytes.below(60))));
        }
        page.set_head(cursor + m_bytes.below(3));
        page.set_epoch(m_bytes.below(16) == 0 ? 6 : 5);
        return page;
    }
    void drain()
    {
        int outputs = 0;
        while (auto output = m_session.take()) {
            require(++outputs < outputsMost);
            if (auto* call = std::get_if<SendCall>(&*output))
                m_calls.push_back(std::move(*call));
            else if (const auto* work = std::get_if<Work>(&*output))
                m_session.worked(*work, perform(*work, m_journal));
        }
        static_cast<void>(m_session.quiet() || m_session.busy() || m_session.remaining() > 0);
        require(m_session.ended() || m_calls.size() < 64);
    }

    Bytes& m_bytes;
    FixedRandom m_random;
    test::MemoryJournal m_journal;
    Session m_session;
    std::deque<SendCall> m_calls;
    std::uint64_t m_head{0};
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes(data, size);
    Stage(bytes).play();
    return 0;
}
