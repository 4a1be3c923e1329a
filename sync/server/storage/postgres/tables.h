// SPDX-License-Identifier: Apache-2.0
// The questions and writes of the PostgreSQL storage as coroutines over a connection, grouped by file. The caller
// holds the transaction; failures stick to the connection.
#pragma once

#include "server/storage/postgres/connection.h"
#include "server/storage/storage.h"

#include <set>

#include <map>

namespace salver::server::pg {

template <class T>
using Task = boost::asio::awaitable<T>;

// directory.cpp
[[nodiscard]] Task<Result<void>> addAccount(Connection& db, const NewAccount& account);
[[nodiscard]] Task<std::optional<AccountSecret>> accountByName(Connection& db, const std::string& name);
[[nodiscard]] Task<std::vector<Account>> accounts(Connection& db);
[[nodiscard]] Task<Result<void>> setPassword(Connection& db, UserId account, const std::string& hash,
                                             std::optional<DeviceId> keep);
[[nodiscard]] Task<Result<void>> addDevice(Connection& db, const NewDevice& device);
[[nodiscard]] Task<Result<bool>> removeDevice(Connection& db, UserId account, DeviceId device);
[[nodiscard]] Task<std::vector<Device>> devices(Connection& db, UserId account);
[[nodiscard]] Task<Result<void>> touchDevice(Connection& db, DeviceId device, WallMs seen);
[[nodiscard]] Task<std::optional<Session>> sessionByToken(Connection& db, const Hash& token);
[[nodiscard]] Task<Result<void>> addSpace(Connection& db, const NewSpace& space);
[[nodiscard]] Task<std::vector<SpaceRow>> spaces(Connection& db, std::optional<UserId> of);
[[nodiscard]] Task<Result<void>> setMember(Connection& db, SpaceId space, UserId account, Role role);
[[nodiscard]] Task<std::uint64_t> directoryVersion(Connection& db);
[[nodiscard]] Task<void> bumpDirectory(Connection& db);
[[nodiscard]] Task<std::optional<Rights>> rights(Connection& db, const Hash& token);
[[nodiscard]] Task<Result<void>> audit(Connection& db, const AuditLine& line);

// people.cpp
[[nodiscard]] Task<Result<void>> setMemberAs(Connection& db, const Asker& by, UserId account, Role role);
[[nodiscard]] Task<Result<void>> addInvitation(Connection& db, const NewInvitation& invitation);
[[nodiscard]] Task<Result<std::vector<PendingInvitation>>> invitations(Connection& db, Asker by, WallMs now);
[[nodiscard]] Task<Result<bool>> removeInvitation(Connection& db, Asker by, Hash code);
[[nodiscard]] Task<Result<void>> checkInvitation(Connection& db, const Hash& code, WallMs now);
[[nodiscard]] Task<Result<void>> join(Connection& db, const Hash& code, UserId account, WallMs now);
[[nodiscard]] Task<Result<void>> signUp(Connection& db, const Hash& code, const NewAccount& account, WallMs now);

// log.cpp
[[nodiscard]] Task<Result<HandshakeAnswer>> handshake(Connection& db, const HandshakeQuery& query);
[[nodiscard]] Task<Result<PullAnswer>> pull(Connection& db, const PullQuery& query);
[[nodiscard]] Task<Result<DigestVerdict>> noteDigest(Connection& db, const DigestReport& report);

// snapshots.cpp
[[nodiscard]] Task<Result<LogStanding>> logStanding(Connection& db, SpaceId space);
[[nodiscard]] Task<Result<PullAnswer>> readLog(Connection& db, SpaceId space, Cursor after, Cursor upTo,
                                               std::size_t mostBytes);
[[nodiscard]] Task<Result<std::string>> snapshotPiece(Connection& db, SnapshotPieceQuery query);
[[nodiscard]] Task<Result<void>> addSnapshotPiece(Connection& db, SpaceId space, std::uint64_t id,
                                                  std::uint32_t number, const std::string& bytes);
[[nodiscard]] Task<Result<void>> finishSnapshot(Connection& db, SpaceId space, Snapshot snapshot);
[[nodiscard]] Task<Result<Cursor>> lastReceivedBefore(Connection& db, SpaceId space, WallMs before);
[[nodiscard]] Task<Result<Cursor>> cutLog(Connection& db, SpaceId space, Cursor upTo);

// erasures.cpp
/// Which of these the space's log holds nothing of any more.
[[nodiscard]] Task<std::set<EntityId>> erasedAmong(Connection& db, std::int64_t space,
                                                   const std::vector<const PushBatch*>& batches);
[[nodiscard]] Task<void> writeErasure(Connection& db, std::int64_t space, const Erasure& erasure, Cursor upTo,
                                      const std::vector<EntityId>& entities);
/// The bytes of a snapshot's piece without what was erased.
[[nodiscard]] Task<std::string> withoutErased(Connection& db, std::int64_t space, const std::string& piece);
[[nodiscard]] Task<Result<bool>> emptyErased(Connection& db, SpaceId space);
[[nodiscard]] Task<Result<void>> eraseAgain(Connection& db, SpaceId space, const std::vector<EntityId>& entities,
                                            WallMs now);
[[nodiscard]] Task<Result<void>> noteReached(Connection& db, Asker asker, DeviceId device, Cursor cursor);
[[nodiscard]] Task<Result<ErasureReport>> erasures(Connection& db, SpaceId space);

// pushing.cpp
/// Places batches of one space one after the other under its lock, in one transaction.
[[nodiscard]] Task<Result<std::vector<PushOutcome>>> pushAll(Connection& db, const std::vector<const PushBatch*>& batches);

// blobs.cpp
[[nodiscard]] Task<Result<BlobState>> blobState(Connection& db, const Asker& asker, const Hash& blob);
[[nodiscard]] Task<Result<BlobState>> putBlobPiece(Connection& db, const BlobPiece& piece);
[[nodiscard]] Task<Result<BlobBytes>> readBlob(Connection& db, const BlobQuery& query);
[[nodiscard]] Task<Result<void>> finishBlob(Connection& db, const Asker& asker, const Hash& blob, bool sound);
[[nodiscard]] Task<Result<std::uint64_t>> collectBlobs(Connection& db, WallMs before);

// care.cpp
[[nodiscard]] Task<CheckReport> check(Connection& db);
[[nodiscard]] Task<Result<void>> renewEpochs(Connection& db, const std::vector<std::uint64_t>& random);

/// A space's row with the asker's role in it.
struct Place {
    std::int64_t number{};
    SpaceState state;
    Cursor safe{};
    SpacePurpose purpose{SpacePurpose::Team};
    Cursor fence{};
};
/// What a device hears that asks for entries which are cut.
[[nodiscard]] Error behindFence();
/// Nothing where the account is no member, or there is no such space. The answer to a stranger is the same.
[[nodiscard]] Task<std::optional<Place>> placeOf(Connection& db, const Asker& asker);
[[nodiscard]] Error notMember();

} // namespace salver::server::pg
