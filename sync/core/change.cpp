// SPDX-License-Identifier: Apache-2.0
#include "core/change.h"

#include "core/hash.h"
#include "core/limits.h"

#include "protocol/change.pb.h"

#include <set>

namespace salver {

namespace {

constexpr std::uint32_t formatVersion = 1;
constexpr std::size_t saltBytes = 16;

tl::unexpected<Error> malformed(std::string what)
{
    return fail(ErrorCode::Malformed, "This change cannot be read: " + std::move(what) + ".");
}

Result<void> checkEntity(const EntityOps& ops, ReplicaId replica)
{
    if (ops.writes.size() > limits::writesPerEntity || ops.edits.size() > limits::runsPerEntity
        || ops.blobs.size() > limits::blobsPerEntity)
        return fail(ErrorCode::TooLarge, "Too much was changed at once in one entry; save it in smaller steps.");
    std::set<std::uint32_t> fields;
    for (const auto& write : ops.writes) {
        if (!fields.insert(write.field).second)
            return fail(ErrorCode::InvalidArgument, "A change may write a field only once.");
        if (write.value.size() > limits::valueBytes)
            return fail(ErrorCode::TooLarge, "This entry is longer than 64 KB; shorten it or put it in a note.");
        if (write.replaces.size() > limits::namedWrites || write.seen.size() > limits::seenReplicas)
            return fail(ErrorCode::TooLarge, "This change names too many earlier ones.");
    }
    for (const auto& edit : ops.edits) {
        if (edit.run.first.agent != replica)
            return fail(ErrorCode::InvalidArgument, "A change may only carry text typed on its own device.");
        if (edit.run.parents.size() > limits::textParents || edit.run.content.size() > limits::insertBytes)
            return fail(ErrorCode::TooLarge, "This piece of text is too long to save at once.");
        if (edit.run.length == 0)
            return fail(ErrorCode::InvalidArgument, "An edit must insert or delete something.");
    }
    return {};
}

void encodeEntity(const EntityOps& ops, Random& random, wire::EntityOps& out, wire::Part& part)
{
    out.set_entity(std::string(ops.entity.view()));
    out.set_kind(ops.kind);
    wire::PartContents contents;
    for (const auto& write : ops.writes) {
        auto* to = out.add_writes();
        to->set_field(write.field);
        for (const auto& name : write.replaces) {
            auto* named = to->add_replaces();
            named->set_replica(raw(name.replica));
            named->set_sequence(raw(name.sequence));
        }
        for (const auto& [replica, sequence] : write.seen) {
            auto* seen = to->add_seen();
            seen->set_replica(raw(replica));
            seen->set_sequence(raw(sequence));
        }
        contents.add_values(write.value);
    }
    for (const auto& edit : ops.edits) {
        auto* to = out.add_runs();
        to->set_field(edit.field);
        to->set_first(edit.run.first.seq);
        for (const auto& parent : edit.run.parents) {
            auto* named = to->add_parents();
            named->set_replica(raw(parent.agent));
            named->set_count(parent.seq);
        }
        to->set_position(edit.run.position);
        to->set_length(edit.run.length);
        switch (edit.run.kind) {
        case text::Run::Kind::Insert:
            to->set_kind(wire::TEXT_RUN_INSERT);
            contents.add_inserted(edit.run.content);
            break;
        case text::Run::Kind::Delete: to->set_kind(wire::TEXT_RUN_DELETE); break;
        case text::Run::Kind::DeleteBackward: to->set_kind(wire::TEXT_RUN_DELETE_BACKWARD); break;
        }
    }
    for (const auto& blob : ops.blobs)
        out.add_blobs(std::string(blob.view()));
    std::array<std::uint8_t, saltBytes> salt{};
    random.fill(salt);
    part.set_salt(salt.data(), salt.size());
    part.set_contents(contents.SerializeAsString());
    out.set_part_hash(std::string(blake2b({part.salt(), part.contents()}).view()));
}

Result<void> decodeWrites(const wire::EntityOps& from, const wire::PartContents& contents, EntityOps& ops)
{
    if (!ops.erased && contents.values_size() != from.writes_size())
        return malformed("it has another number of values than of writes");
    for (int i = 0; i < from.writes_size(); ++i) {
        const auto& write = from.writes(i);
        RegisterWrite to;
        to.field = write.field();
        for (const auto& name : write.replaces())
            to.replaces.push_back({ReplicaId{name.replica()}, Sequence{name.sequence()}});
        for (const auto& seen : write.seen())
            to.seen[ReplicaId{seen.replica()}] = Sequence{seen.sequence()};
        if (!ops.erased)
            to.value = contents.values(i);
        ops.writes.push_back(std::move(to));
    }
    return {};
}

Result<void> decodeRuns(const wire::EntityOps& from, const wire::PartContents& contents, ReplicaId replica,
                        EntityOps& ops)
{
    int inserted = 0;
    for (const auto& run : from.runs()) {
        TextEdit edit;
        edit.field = run.field();
        edit.run.first = {replica, run.first()};
        for (const auto& parent : run.parents())
            edit.run.parents.push_back({ReplicaId{parent.replica()}, parent.count()});
        edit.run.position = run.position();
        edit.run.length = run.length();
        switch (run.kind()) {
        case wire::TEXT_RUN_INSERT: edit.run.kind = text::Run::Kind::Insert; break;
        case wire::TEXT_RUN_DELETE: edit.run.kind = text::Run::Kind::Delete; break;
        case wire::TEXT_RUN_DELETE_BACKWARD: edit.run.kind = text::Run::Kind::DeleteBackward; break;
        default: return malformed("it holds an edit of a kind that does not exist");
        }
        if (edit.run.length > limits::textBytes)
            return malformed("an edit is longer than any text may be");
        if (edit.run.kind == text::Run::Kind::Insert) {
            if (ops.erased) {
                edit.run.erased = true;
            } else {
                if (inserted >= contents.inserted_size())
                    return malformed("the text of an edit is missing");
                edit.run.content = contents.inserted(inserted++);
                if (!isValidUtf8(edit.run.content))
                    return malformed("the text of an edit is not UTF-8");
            }
        }
        ops.edits.push_back(std::move(edit));
    }
    if (!ops.erased && inserted != contents.inserted_size())
        return malformed("it holds more text than edits");
    return {};
}

Result<EntityOps> decodeEntity(const wire::EntityOps& from, const wire::Part& part, ReplicaId replica)
{
    EntityOps ops;
    const auto entity = EntityId::fromBytes(from.entity());
    if (!entity)
        return malformed("an entry has no proper id");
    ops.entity = *entity;
    ops.kind = from.kind();
    ops.erased = part.salt().empty() && part.contents().empty();
    wire::PartContents contents;
    if (!ops.erased) {
        const auto expected = Hash::fromBytes(from.part_hash());
        if (!expected || *expected != blake2b({part.salt(), part.contents()}))
            return malformed("its contents do not match their hash");
        if (!contents.ParseFromString(part.contents()))
            return malformed("its contents do not decode");
    }
    for (const auto& blob : from.blobs()) {
        const auto hash = Hash::fromBytes(blob);
        if (!hash)
            return malformed("it names a file by an improper hash");
        ops.blobs.push_back(*hash);
    }
    if (auto ok = decodeWrites(from, contents, ops); !ok)
        return fail(ok.error());
    if (auto ok = decodeRuns(from, contents, replica, ops); !ok)
        return fail(ok.error());
    if (auto ok = checkEntity(ops, replica); !ok)
        return malformed(ok.error().sentence);
    return ops;
}

Result<ChangeEnvelope> envelopeOf(const wire::Skeleton& skeleton, std::string_view bytes)
{
    if (skeleton.format() != formatVersion)
        return fail(ErrorCode::VersionTooNew,
                    "This change was written by a newer Salver; update this one to read it.");
    const auto space = SpaceId::fromBytes(skeleton.space());
    const auto author = UserId::fromBytes(skeleton.author());
    if (!space || !author)
        return malformed("its space or its author has no proper id");
    if (skeleton.replica() == 0 || skeleton.sequence() == 0 || skeleton.lamport() == 0)
        return malformed("it has no number of its own");
    return ChangeEnvelope{*space,
                          ReplicaId{skeleton.replica()},
                          Sequence{skeleton.sequence()},
                          Lamport{skeleton.lamport()},
                          WallMs{skeleton.wall_ms()},
                          *author,
                          blake2b({bytes})};
}

} // namespace

Result<EncodedChange> encodeChange(const Change& change, Random& random)
{
    if (change.entities.empty())
        return fail(ErrorCode::InvalidArgument, "A change must change something.");
    if (change.entities.size() > limits::entitiesPerChange)
        return fail(ErrorCode::TooLarge, "Too many entries were changed at once; do it in smaller steps.");
    // Whatever a reader would refuse is refused here, before it counts as saved.
    if (raw(change.replica) == 0 || raw(change.sequence) == 0 || raw(change.lamport) == 0)
        return fail(ErrorCode::InvalidArgument, "A change needs a number of its own.");
    std::set<EntityId> named;
    wire::Skeleton skeleton;
    skeleton.set_format(formatVersion);
    skeleton.set_space(std::string(change.space.view()));
    skeleton.set_replica(raw(change.replica));
    skeleton.set_sequence(raw(change.sequence));
    skeleton.set_lamport(raw(change.lamport));
    skeleton.set_wall_ms(raw(change.wall));
    skeleton.set_author(std::string(change.author.view()));
    wire::Change out;
    for (const auto& ops : change.entities) {
        if (auto ok = checkEntity(ops, change.replica); !ok)
            return fail(ok.error());
        if (!named.insert(ops.entity).second)
            return fail(ErrorCode::InvalidArgument, "A change may name an entry only once.");
        encodeEntity(ops, random, *skeleton.add_entities(), *out.add_parts());
    }
    out.set_skeleton(skeleton.SerializeAsString());
    EncodedChange encoded{out.SerializeAsString(), blake2b({out.skeleton()})};
    if (encoded.bytes.size() > limits::changeBytes)
        return fail(ErrorCode::TooLarge, "This is more than can be saved at once; save it in smaller steps.");
    return encoded;
}

Result<DecodedChange> decodeChange(std::string_view bytes)
{
    if (bytes.size() > limits::changeBytes)
        return fail(ErrorCode::TooLarge, "This change is larger than 1 MB.");
    wire::Change in;
    wire::Skeleton skeleton;
    if (!in.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || !skeleton.ParseFromString(in.skeleton()))
        return malformed("it does not decode");
    const auto envelope = envelopeOf(skeleton, in.skeleton());
    if (!envelope)
        return fail(envelope.error());
    if (in.parts_size() != skeleton.entities_size())
        return malformed("it has another number of parts than of entries");
    if (skeleton.entities_size() == 0
        || static_cast<std::size_t>(skeleton.entities_size()) > limits::entitiesPerChange)
        return malformed("it changes nothing, or too much");
    DecodedChange decoded;
    decoded.hash = envelope->hash;
    decoded.change = {envelope->space, envelope->replica, envelope->sequence, envelope->lamport,
                      envelope->wall,  envelope->author,  {}};
    std::set<EntityId> seen;
    for (int i = 0; i < skeleton.entities_size(); ++i) {
        auto ops = decodeEntity(skeleton.entities(i), in.parts(i), envelope->replica);
        if (!ops)
            return fail(ops.error());
        if (!seen.insert(ops->entity).second)
            return malformed("it names one entry twice");
        decoded.change.entities.push_back(std::move(*ops));
    }
    return decoded;
}

Result<ChangeEnvelope> readEnvelope(std::string_view bytes)
{
    wire::Change in;
    wire::Skeleton skeleton;
    if (!in.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || !skeleton.ParseFromString(in.skeleton()))
        return malformed("it does not decode");
    return envelopeOf(skeleton, in.skeleton());
}

Result<std::string> eraseFromChange(std::string_view bytes, const EntityId& entity)
{
    wire::Change in;
    wire::Skeleton skeleton;
    if (!in.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))
        || !skeleton.ParseFromString(in.skeleton()) || in.parts_size() != skeleton.entities_size())
        return malformed("it does not decode");
    for (int i = 0; i < skeleton.entities_size(); ++i) {
        if (skeleton.entities(i).entity() == entity.view())
            in.mutable_parts(i)->Clear();
    }
    return in.SerializeAsString();
}

} // namespace salver
