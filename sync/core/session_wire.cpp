// SPDX-License-Identifier: Apache-2.0
#include "core/session_wire.h"

#include "core/limits.h"

#include <map>

namespace salver {

namespace {

Result<Member> memberOf(const wire::MemberInfo& from)
{
    const auto id = UserId::fromBytes(from.user());
    if (!id || !wire::SpaceRole_IsValid(from.role()))
        return fail(unreadableAnswer());
    return Member{*id, sanitizeUtf8(from.user_name()), sanitizeUtf8(from.display_name()),
                  static_cast<Role>(from.role())};
}

void readAhead(LogItem& item)
{
    if (item.bytes.empty())
        return;
    if (auto decoded = decodeChange(item.bytes))
        item.decoded = std::move(*decoded);
}

} // namespace

Error unreadableAnswer()
{
    return {ErrorCode::ServerTrouble, "The server's answer could not be read. If this goes on, tell whoever runs the server.",
            true};
}

Error errorFrom(const wire::ErrorBody& body)
{
    Error error{static_cast<ErrorCode>(body.code()), sanitizeUtf8(body.sentence()), body.retry()};
    if (error.sentence.empty())
        error.sentence = "The server refused this and did not say why (" + std::to_string(body.code()) + ").";
    switch (error.code) {
    case ErrorCode::ServerTrouble:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::Damaged:
    case ErrorCode::Busy:
    case ErrorCode::Io:
    case ErrorCode::Internal:
    case ErrorCode::Cancelled:
    case ErrorCode::Offline:
        error.code = ErrorCode::ServerTrouble;
        error.retry = true;
        break;
    case ErrorCode::TooManyRequests: error.retry = true; break;
    default: break;
    }
    return error;
}

Result<std::vector<SpaceDescription>> spacesOf(const wire::Me& me)
{
    std::vector<SpaceDescription> spaces;
    for (const auto& from : me.spaces()) {
        const auto id = SpaceId::fromBytes(from.id());
        if (!id || !wire::SpacePurpose_IsValid(from.purpose()) || !wire::SpaceRole_IsValid(from.role()))
            return fail(unreadableAnswer());
        SpaceDescription space{*id, sanitizeUtf8(from.name()), static_cast<SpacePurpose>(from.purpose()),
                               static_cast<Role>(from.role()), {}};
        for (const auto& member : from.members()) {
            auto to = memberOf(member);
            if (!to)
                return fail(to.error());
            space.members.push_back(std::move(*to));
        }
        spaces.push_back(std::move(space));
    }
    return spaces;
}

wire::HandshakeRequest handshakeOf(const SpaceSyncState& state, const HandshakeFacts& facts)
{
    wire::HandshakeRequest body;
    body.set_replica(raw(state.replica));
    body.set_last_sequence(raw(state.lastSequence));
    for (const auto& [sequence, hash] : facts.unsent) {
        if (static_cast<std::size_t>(body.unsent_size()) == limits::handshakeHashes)
            break;
        auto* to = body.add_unsent();
        to->set_sequence(raw(sequence));
        to->set_hash(std::string(hash.view()));
    }
    body.set_cursor(raw(state.cursor));
    body.set_epoch(raw(state.epoch));
    body.set_running(std::string(state.running.view()));
    for (const auto& point : facts.checkpoints) {
        if (static_cast<std::size_t>(body.checkpoints_size()) == limits::handshakeCheckpoints)
            break;
        auto* to = body.add_checkpoints();
        to->set_cursor(raw(point.cursor));
        to->set_running(std::string(point.running.view()));
    }
    if (facts.digest)
        body.set_digest(std::string(facts.digest->view()));
    return body;
}

Result<Greeting> greetingOf(const wire::HandshakeResponse& answer, ReplicaId replica,
                            const std::vector<std::pair<Sequence, Hash>>& unsent)
{
    std::map<Hash, Sequence> numbers;
    for (const auto& [sequence, hash] : unsent)
        numbers.emplace(hash, sequence);
    Greeting greeting;
    greeting.highest = Sequence{answer.highest_sequence()};
    for (const auto& from : answer.held()) {
        const auto hash = Hash::fromBytes(from.hash());
        const auto number = hash ? numbers.find(*hash) : numbers.end();
        if (number == numbers.end())
            return fail(unreadableAnswer());
        greeting.held.emplace_back(
            *hash, Acknowledgement{{replica, number->second}, Cursor{from.cursor()}, from.receipt()});
    }
    for (const auto& from : answer.taken()) {
        const auto hash = Hash::fromBytes(from.hash());
        if (!hash)
            return fail(unreadableAnswer());
        greeting.taken.emplace_back(Sequence{from.sequence()}, *hash);
    }
    greeting.head = Cursor{answer.head()};
    greeting.epoch = Epoch{answer.epoch()};
    greeting.logAgrees = answer.log_agrees();
    greeting.agreeing = Cursor{answer.agreeing_cursor()};
    greeting.safe = Cursor{answer.safe_cursor()};
    greeting.ticket = answer.ticket();
    greeting.fence = Cursor{answer.fence()};
    greeting.snapshot = answer.snapshot();
    if (answer.digest() == wire::DIGEST_AGREES || answer.digest() == wire::DIGEST_DIFFERS)
        greeting.digestAgrees = answer.digest() == wire::DIGEST_AGREES;
    if (greeting.epoch == Epoch{} || greeting.agreeing > greeting.head)
        return fail(unreadableAnswer());
    return greeting;
}

Result<LogPage> pageOf(wire::PullPage&& page, Cursor after)
{
    LogPage to;
    const auto running = Hash::fromBytes(page.running());
    if (!running)
        return fail(unreadableAnswer());
    to.running = *running;
    to.head = Cursor{page.head()};
    to.epoch = Epoch{page.epoch()};
    to.safe = Cursor{page.safe_cursor()};
    to.items.reserve(static_cast<std::size_t>(page.entries_size()));
    auto expected = next(after);
    for (auto& from : *page.mutable_entries()) {
        if (Cursor{from.cursor()} != expected)
            return fail(unreadableAnswer());
        expected = next(expected);
        LogItem item;
        item.cursor = Cursor{from.cursor()};
        item.bytes = std::move(*from.mutable_change());
        if (item.bytes.empty()) {
            const auto hash = Hash::fromBytes(from.hash());
            if (!hash)
                return fail(unreadableAnswer());
            item.hash = *hash;
        } else if (const auto hash = Hash::fromBytes(from.hash())) {
            item.hash = *hash;
        }
        item.id = {ReplicaId{from.replica()}, Sequence{from.sequence()}};
        item.received = WallMs{from.received_ms()};
        item.receipt = std::move(*from.mutable_receipt());
        to.items.push_back(std::move(item));
    }
    if (to.items.empty() && to.head > after)
        return fail(unreadableAnswer());
    return to;
}

void readAhead(LogPage& page)
{
    for (auto& item : page.items)
        readAhead(item);
}

void readAhead(SnapshotPiece& piece)
{
    for (auto& item : piece.items)
        readAhead(item.entry);
}

} // namespace salver
