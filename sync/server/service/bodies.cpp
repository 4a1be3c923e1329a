// SPDX-License-Identifier: Apache-2.0
#include "server/service/bodies.h"

#include "core/erasure.h"

#include <sodium.h>

namespace salver::server {

namespace {

/// The wire's numbers are the core's.
static_assert(static_cast<int>(SpacePurpose::Leads) == wire::SPACE_LEADS);
static_assert(static_cast<int>(Role::Lead) == wire::ROLE_LEAD);
static_assert(static_cast<int>(DigestVerdict::Differs) == wire::DIGEST_DIFFERS);

std::string copyOf(std::string_view bytes)
{
    return std::string(bytes);
}

ChangeEnvelope envelopeOf(const DecodedChange& decoded)
{
    const auto& change = decoded.change;
    return {change.space, change.replica, change.sequence, change.lamport, change.wall, change.author, decoded.hash};
}

PushEntry readEntry(wire::PushItem& item, const Asker& asker, const Receipts& receipts)
{
    PushEntry entry;
    entry.skipped = item.skipped();
    entry.bytes = std::move(*item.mutable_change());
    const auto decoded = decodeChange(entry.bytes);
    // What does not decode may still show its number, so that its refusal is noted under it.
    const auto envelope = decoded ? Result<ChangeEnvelope>(envelopeOf(*decoded)) : readEnvelope(entry.bytes);
    if (!envelope) {
        entry.refusal = envelope.error();
        return entry;
    }
    entry.id = {envelope->replica, envelope->sequence};
    entry.hash = envelope->hash;
    entry.lamport = envelope->lamport;
    entry.author = envelope->author;
    if (envelope->space != asker.space) {
        // Its number belongs to another space's count, so nothing is noted here.
        entry.id = {};
        entry.refusal = Error{ErrorCode::InvalidArgument, "This change belongs to another team.", false};
        return entry;
    }
    entry.handedBack = !item.receipt().empty() && envelope->author != asker.account;
    entry.receiptGood = receipts.fits(asker.space, envelope->hash, item.receipt());
    if (decoded) {
        for (const auto& ops : decoded->change.entities)
            entry.blobs.insert(entry.blobs.end(), ops.blobs.begin(), ops.blobs.end());
        for (const auto& ops : decoded->change.entities) {
            if (!onlyDeletes(ops))
                entry.contents.push_back(ops.entity);
        }
        entry.erases = erasedBy(decoded->change);
    }
    if (!decoded)
        entry.refusal = decoded.error();
    else if (entry.handedBack && !entry.receiptGood)
        entry.refusal = Error{ErrorCode::NotAllowed, "This change was written by somebody else.", false};
    else if (!entry.receiptGood && erasesBeside(decoded->change))
        entry.refusal = Error{ErrorCode::InvalidArgument, "What erases an entry does nothing else to it.", false};
    return entry;
}

} // namespace

std::string Receipts::make(const SpaceId& space, const Hash& change) const
{
    return copyOf(blake2bKeyed(m_key, {"salver receipt", space.view(), change.view()}).view());
}

bool Receipts::fits(const SpaceId& space, const Hash& change, std::string_view receipt) const
{
    if (receipt.empty())
        return false;
    const auto expected = make(space, change);
    return receipt.size() == expected.size() && sodium_memcmp(receipt.data(), expected.data(), expected.size()) == 0;
}

Response okBody(const google::protobuf::MessageLite& message)
{
    return {ErrorCode::None, frameBody(message.SerializeAsString()), 0, {}, {}};
}

Response errorBody(const Error& error, const std::string& requestId, Sequence expected)
{
    // The first line is for people; below it stand a database's own words, which are the administrator's.
    const auto line = error.sentence.find('\n');
    wire::ErrorBody body;
    body.set_code(raw(error.code));
    body.set_sentence(error.sentence.substr(0, line));
    body.set_retry(error.retry);
    body.set_expected_sequence(raw(expected));
    body.set_request_id(requestId);
    return {error.code, frameBody(body.SerializeAsString()), 0, {},
            line == std::string::npos ? std::string() : error.sentence.substr(line + 1)};
}

Result<HandshakeQuery> readHandshake(std::string_view body, const Asker& asker)
{
    const auto message = readBody<wire::HandshakeRequest>(body, limits::frameBytes);
    if (!message)
        return fail(message.error());
    if (static_cast<std::size_t>(message->unsent_size()) > limits::handshakeHashes
        || static_cast<std::size_t>(message->checkpoints_size()) > limits::handshakeCheckpoints)
        return fail(ErrorCode::TooLarge, "The device asks about more than is answered at once.");
    if (message->replica() == 0)
        return fail(ErrorCode::Malformed, "The device did not say who it is.");
    HandshakeQuery query;
    query.asker = asker;
    query.replica = ReplicaId{message->replica()};
    query.lastSequence = Sequence{message->last_sequence()};
    query.at.cursor = Cursor{message->cursor()};
    query.at.running = Hash::fromBytes(message->running()).value_or(Hash{});
    for (const auto& unsent : message->unsent()) {
        const auto hash = Hash::fromBytes(unsent.hash());
        if (!hash)
            return fail(ErrorCode::Malformed, "The device named a change by an improper hash.");
        query.unsent.emplace_back(Sequence{unsent.sequence()}, *hash);
    }
    if (!message->digest().empty()) {
        query.digest = Hash::fromBytes(message->digest());
        if (!query.digest || !query.unsent.empty())
            return fail(ErrorCode::Malformed, "The device told an improper digest.");
    }
    for (const auto& point : message->checkpoints())
        query.checkpoints.push_back({Cursor{point.cursor()}, Hash::fromBytes(point.running()).value_or(Hash{})});
    return query;
}

wire::HandshakeResponse handshakeBody(const HandshakeAnswer& answer, const SpaceId& space, const Receipts& receipts,
                                      DigestVerdict digest)
{
    wire::HandshakeResponse body;
    body.set_highest_sequence(raw(answer.highest));
    for (const auto& [hash, cursor] : answer.held) {
        auto* held = body.add_held();
        held->set_hash(copyOf(hash.view()));
        held->set_cursor(raw(cursor));
        held->set_receipt(receipts.make(space, hash));
    }
    for (const auto& [sequence, hash] : answer.taken) {
        auto* taken = body.add_taken();
        taken->set_sequence(raw(sequence));
        taken->set_hash(copyOf(hash.view()));
    }
    body.set_head(raw(answer.head));
    body.set_epoch(raw(answer.epoch));
    body.set_log_agrees(answer.logAgrees);
    body.set_agreeing_cursor(raw(answer.agreeing));
    body.set_safe_cursor(raw(answer.safe));
    body.set_digest(static_cast<wire::DigestVerdict>(digest));
    return body;
}

Result<PushBatch> readPush(std::string_view body, const Asker& asker, WallMs now, const ServiceLimits& limits,
                           const Receipts& receipts)
{
    auto message = readBody<wire::PushRequest>(body, limits.batchBytes);
    if (!message)
        return fail(message.error());
    if (static_cast<std::size_t>(message->items_size()) > limits.batchChanges)
        return fail(ErrorCode::TooLarge, "More changes came at once than are taken.");
    PushBatch batch;
    batch.space = asker.space;
    batch.account = asker.account;
    batch.epoch = Epoch{message->epoch()};
    batch.ticket = message->ticket();
    batch.now = now;
    batch.entries.reserve(static_cast<std::size_t>(message->items_size()));
    for (auto& item : *message->mutable_items()) {
        batch.entries.push_back(readEntry(item, asker, receipts));
        const auto& refusal = batch.entries.back().refusal;
        if (refusal && refusal->code == ErrorCode::VersionTooNew)
            return fail(ErrorCode::VersionTooNew,
                        "This server is older than your app; its administrator has to update it. Your work is kept.");
    }
    return batch;
}

wire::PushResponse pushBody(const PushOutcome& outcome, const SpaceId& space, const Receipts& receipts)
{
    wire::PushResponse body;
    for (const auto& verdict : outcome.verdicts) {
        auto* to = body.add_verdicts();
        to->set_replica(raw(verdict.id.replica));
        to->set_sequence(raw(verdict.id.sequence));
        to->set_accepted(verdict.accepted);
        if (verdict.accepted) {
            to->set_cursor(raw(verdict.cursor));
            to->set_receipt(receipts.make(space, verdict.hash));
        } else {
            to->set_code(raw(verdict.code));
            to->set_sentence(verdict.sentence);
        }
    }
    body.set_highest_sequence(raw(outcome.highest));
    body.set_head(raw(outcome.head));
    body.set_epoch(raw(outcome.epoch));
    return body;
}

wire::PullPage pullBody(PullAnswer answer, const SpaceId& space, const Receipts& receipts)
{
    wire::PullPage page;
    for (auto& item : answer.entries) {
        auto* entry = page.add_entries();
        entry->set_cursor(raw(item.cursor));
        entry->set_received_ms(raw(item.received));
        entry->set_receipt(receipts.make(space, item.hash));
        if (item.bytes.empty()) {
            entry->set_hash(copyOf(item.hash.view()));
            entry->set_replica(raw(item.id.replica));
            entry->set_sequence(raw(item.id.sequence));
        } else {
            entry->set_change(std::move(item.bytes));
        }
    }
    page.set_head(raw(answer.head));
    page.set_epoch(raw(answer.epoch));
    page.set_running(copyOf(answer.running.view()));
    page.set_safe_cursor(raw(answer.safe));
    return page;
}

wire::Me meBody(const Account& account, const std::vector<SpaceRow>& spaces, const Identity& identity,
                const ServiceLimits& limits, WallMs now)
{
    wire::Me me;
    me.set_user(copyOf(account.id.view()));
    me.set_user_name(account.name);
    me.set_display_name(account.displayName);
    for (const auto& space : spaces) {
        auto* to = me.add_spaces();
        to->set_id(copyOf(space.id.view()));
        to->set_name(space.name);
        to->set_purpose(static_cast<wire::SpacePurpose>(space.purpose));
        to->set_role(static_cast<wire::SpaceRole>(space.role));
        to->set_head(raw(space.head));
        to->set_epoch(raw(space.epoch));
        for (const auto& member : space.members) {
            auto* person = to->add_members();
            person->set_user(copyOf(member.id.view()));
            person->set_user_name(member.userName);
            person->set_display_name(member.displayName);
            person->set_role(static_cast<wire::SpaceRole>(member.role));
        }
    }
    me.set_server_version(SALVER_VERSION);
    me.set_protocol_min(limits::protocolOldest);
    me.set_protocol_max(limits::protocolVersion);
    me.mutable_limits()->set_change_bytes(limits::changeBytes);
    me.mutable_limits()->set_batch_bytes(limits.batchBytes);
    me.mutable_limits()->set_page_bytes(limits.pageBytes);
    me.mutable_limits()->set_blob_bytes(limits.blobBytes);
    me.mutable_limits()->set_blob_piece_bytes(limits.blobPieceBytes);
    me.set_now_ms(raw(now));
    me.set_server(copyOf(identity.id.view()));
    return me;
}

} // namespace salver::server
