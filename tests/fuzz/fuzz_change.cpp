// SPDX-License-Identifier: Apache-2.0
// Any bytes through the change decoder, the frame and the eraser; and changes made from the input, whole and broken.
// What decodes must encode to something that decodes to the same, and what was erased must still have its hash.
#include "core/change.h"
#include "core/limits.h"
#include "fuzz_bytes.h"

using namespace salver;
using namespace salver::fuzz;

namespace {

EntityId entityFrom(Bytes& bytes)
{
    Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(1 + bytes.below(5));
    return EntityId(id);
}

EntityOps opsFrom(Bytes& bytes, const Change& change)
{
    EntityOps ops;
    ops.entity = entityFrom(bytes);
    ops.kind = static_cast<std::uint32_t>(bytes.below(1000));
    for (auto writes = bytes.below(4); writes > 0; --writes) {
        RegisterWrite write;
        write.field = static_cast<std::uint32_t>(bytes.below(300));
        for (auto names = bytes.below(3); names > 0; --names)
            write.replaces.push_back({ReplicaId{bytes.below(9)}, Sequence{bytes.below(9)}});
        if (bytes.below(4) == 0)
            write.seen[ReplicaId{bytes.below(9)}] = Sequence{bytes.below(99)};
        write.value = std::string(bytes.take(bytes.below(40)));
        ops.writes.push_back(std::move(write));
    }
    for (auto edits = bytes.below(3); edits > 0; --edits) {
        TextEdit edit;
        edit.field = static_cast<std::uint32_t>(bytes.below(300));
        edit.run.first = {bytes.below(4) == 0 ? ReplicaId{bytes.below(9)} : change.replica, bytes.below(99)};
        if (bytes.below(2) == 0)
            edit.run.parents.push_back({ReplicaId{bytes.below(9)}, bytes.below(99)});
        edit.run.position = bytes.below(99);
        edit.run.kind = static_cast<text::Run::Kind>(bytes.below(3));
        edit.run.content = sanitizeUtf8(bytes.take(bytes.below(20)));
        edit.run.length = bytes.below(4) == 0 ? bytes.below(30) : edit.run.content.size();
        ops.edits.push_back(std::move(edit));
    }
    return ops;
}

Change changeFrom(Bytes& bytes)
{
    Change change;
    change.space = SpaceId(entityFrom(bytes));
    change.replica = ReplicaId{1 + bytes.below(4)};
    change.sequence = Sequence{bytes.below(9)};
    change.lamport = Lamport{bytes.below(9)};
    change.wall = WallMs{static_cast<std::int64_t>(bytes.below(9999)) - 5000};
    change.author = UserId(entityFrom(bytes));
    for (auto entities = bytes.below(4); entities > 0; --entities)
        change.entities.push_back(opsFrom(bytes, change));
    return change;
}

void tryBytes(std::string_view bytes)
{
    static_cast<void>(unframeBody(bytes, limits::frameBytes));
    static_cast<void>(readEnvelope(bytes));
    require(isValidUtf8(sanitizeUtf8(bytes)));
    const auto decoded = decodeChange(bytes);
    if (!decoded)
        return;
    const auto& entity = decoded->change.entities.front().entity;
    const auto erased = eraseFromChange(bytes, entity);
    require(erased && readEnvelope(*erased)->hash == decoded->hash);
    require(decodeChange(*erased).has_value());
    FixedRandom random;
    if (const auto again = encodeChange(decoded->change, random)) {
        const auto twice = decodeChange(again->bytes);
        require(twice && twice->hash == again->hash && twice->change.entities.size() == decoded->change.entities.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes(data, size);
    if (bytes.byte() % 2 == 0) {
        tryBytes(bytes.rest());
        return 0;
    }
    FixedRandom random;
    const auto encoded = encodeChange(changeFrom(bytes), random);
    if (!encoded)
        return 0;
    const auto decoded = decodeChange(encoded->bytes);
    require(decoded && decoded->hash == encoded->hash);
    require(*unframeBody(frameBody(encoded->bytes), limits::frameBytes) == encoded->bytes);
    tryBytes(encoded->bytes);
    tryBytes(bytes.broken(encoded->bytes));
    static_cast<void>(unframeBody(bytes.broken(frameBody(encoded->bytes)), limits::frameBytes));
    return 0;
}
