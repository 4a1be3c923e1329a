// SPDX-License-Identifier: Apache-2.0
// A change as plain values, and its bytes. The bytes are made once, by the author; everybody else stores and
// forwards them as they came. Pure functions, any thread.
#pragma once

#include "core/ids.h"
#include "core/result.h"
#include "core/text/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace salver {

/// For each replica the highest sequence seen in one space.
using SeenVersion = std::map<ReplicaId, Sequence>;

/// One write of one field. It is named by its change's (replica, sequence).
struct RegisterWrite {
    std::uint32_t field{};
    std::vector<WriteId> replaces;
    SeenVersion seen;  ///< only for the `deleted` field: what its author had seen of the space
    std::string value; ///< canonical bytes of the field's type (cpp/model); empty means "not set"
};

/// Events added to one text of the entity, all of this change's replica.
struct TextEdit {
    std::uint32_t field{};
    text::Run run;
};

/// What a change does to one entity.
struct EntityOps {
    EntityId entity;
    std::uint32_t kind{};
    std::vector<RegisterWrite> writes;
    std::vector<TextEdit> edits;
    std::vector<Hash> blobs;
    bool erased{false}; ///< the contents were erased: values are empty, inserted text is missing
};

struct Change {
    SpaceId space;
    ReplicaId replica{};
    Sequence sequence{};
    Lamport lamport{};
    WallMs wall{};
    UserId author;
    std::vector<EntityOps> entities;

    [[nodiscard]] WriteId id() const { return {replica, sequence}; }
};

/// A change's bytes (a serialized wire::Change) and its hash.
struct EncodedChange {
    std::string bytes;
    Hash hash;
};

/// Encodes with fresh salts. Fails with TooLarge where a limit of core/limits.h is passed, with InvalidArgument
/// where a rule of the format is broken (two writes of one field, a text run of another replica).
[[nodiscard]] Result<EncodedChange> encodeChange(const Change& change, Random& random);

/// Decodes and checks everything that can be checked without other changes: lengths, limits, ids, part hashes.
/// Values are not interpreted. Fails with Malformed or TooLarge; never throws, never reads past the bytes.
struct DecodedChange {
    Change change;
    Hash hash;
};
[[nodiscard]] Result<DecodedChange> decodeChange(std::string_view bytes);

/// Only the envelope and the hash, without opening the parts: what the server needs to place a change.
struct ChangeEnvelope {
    SpaceId space;
    ReplicaId replica{};
    Sequence sequence{};
    Lamport lamport{};
    WallMs wall{};
    UserId author;
    Hash hash;
};
[[nodiscard]] Result<ChangeEnvelope> readEnvelope(std::string_view bytes);

/// The same bytes with the parts of `entity` emptied; the hash stays, since parts stand in it by their hashes.
[[nodiscard]] Result<std::string> eraseFromChange(std::string_view bytes, const EntityId& entity);

/// A body between device and server: one byte (0 plain, 1 zstd), then the message. Compresses where it helps.
[[nodiscard]] std::string frameBody(std::string_view message);
/// Undoes frameBody. Malformed if it is no frame, TooLarge if it would open to more than `mostBytes`.
[[nodiscard]] Result<std::string> unframeBody(std::string_view body, std::size_t mostBytes);

/// Makes any bytes valid UTF-8 for a value or text: what cannot be decoded (a lone surrogate, a cut sequence)
/// becomes U+FFFD, NUL goes away, CR LF and CR become LF.
[[nodiscard]] std::string sanitizeUtf8(std::string_view bytes);
[[nodiscard]] bool isValidUtf8(std::string_view bytes);

} // namespace salver
