// SPDX-License-Identifier: Apache-2.0
// The questions and writes of the SQLite storage as plain functions over a connection, grouped by file: directory,
// log, care. The caller holds the transaction; failures stick to the connection.
#pragma once

#include "server/storage/sqlite/database.h"
#include "server/storage/storage.h"

#include <set>

namespace salver::server::tables {

// directory.cpp
[[nodiscard]] Result<void> addAccount(Database& db, const NewAccount& account);
[[nodiscard]] std::optional<AccountSecret> accountByName(Database& db, const std::string& name);
[[nodiscard]] std::vector<Account> accounts(Database& db);
[[nodiscard]] Result<void> setPassword(Database& db, const UserId& account, const std::string& hash,
                                       const std::optional<DeviceId>& keep);
[[nodiscard]] Result<void> addDevice(Database& db, const NewDevice& device);
[[nodiscard]] Result<bool> removeDevice(Database& db, const UserId& account, const DeviceId& device);
[[nodiscard]] std::vector<Device> devices(Database& db, const UserId& account);
[[nodiscard]] Result<void> touchDevice(Database& db, const DeviceId& device, WallMs seen);
[[nodiscard]] std::optional<Session> sessionByToken(Database& db, const Hash& token);
[[nodiscard]] Result<void> addSpace(Database& db, const NewSpace& space);
[[nodiscard]] std::vector<SpaceRow> spaces(Database& db, const std::optional<UserId>& of);
[[nodiscard]] Result<void> setMember(Database& db, const SpaceId& space, const UserId& account, Role role);
[[nodiscard]] std::uint64_t directoryVersion(Database& db);
void bumpDirectory(Database& db);
[[nodiscard]] std::optional<Rights> rights(Database& db, const Hash& token);
[[nodiscard]] Result<void> audit(Database& db, const AuditLine& line);

// people.cpp
[[nodiscard]] Result<void> setMemberAs(Database& db, const Asker& by, const UserId& account, Role role);
[[nodiscard]] Result<void> addInvitation(Database& db, const NewInvitation& invitation);
[[nodiscard]] Result<std::vector<PendingInvitation>> invitations(Database& db, const Asker& by, WallMs now);
[[nodiscard]] Result<bool> removeInvitation(Database& db, const Asker& by, const Hash& code);
[[nodiscard]] Result<void> checkInvitation(Database& db, const Hash& code, WallMs now);
[[nodiscard]] Result<void> join(Database& db, const Hash& code, const UserId& account, WallMs now);
[[nodiscard]] Result<void> signUp(Database& db, const Hash& code, const NewAccount& account, WallMs now);

// blobs.cpp
[[nodiscard]] Result<BlobState> blobState(Database& db, const Asker& asker, const Hash& blob);
[[nodiscard]] Result<BlobState> putBlobPiece(Database& db, const BlobPiece& piece);
[[nodiscard]] Result<BlobBytes> readBlob(Database& db, const BlobQuery& query);
[[nodiscard]] Result<void> finishBlob(Database& db, const Asker& asker, const Hash& blob, bool sound);
[[nodiscard]] Result<std::uint64_t> collectBlobs(Database& db, WallMs before);
/// A file's use by one change ends; with the last one the file goes.
void endBlobUse(Database& db, std::int64_t space, const Hash& blob, Cursor cursor);

// log.cpp
[[nodiscard]] Result<HandshakeAnswer> handshake(Database& db, const HandshakeQuery& query);
[[nodiscard]] Result<PushOutcome> push(Database& db, const PushBatch& batch);
[[nodiscard]] Result<PullAnswer> pull(Database& db, const PullQuery& query);
/// The same where only a few changes follow, as when one of them was just poked about; nothing where there are more.
[[nodiscard]] std::optional<Result<PullAnswer>> pullFew(Database& db, const PullQuery& query);

// snapshots.cpp
[[nodiscard]] Result<LogStanding> logStanding(Database& db, const SpaceId& space);
[[nodiscard]] Result<PullAnswer> readLog(Database& db, const SpaceId& space, Cursor after, Cursor upTo,
                                         std::size_t mostBytes);
[[nodiscard]] Result<std::string> snapshotPiece(Database& db, const SnapshotPieceQuery& query);
[[nodiscard]] Result<void> addSnapshotPiece(Database& db, const SpaceId& space, std::uint64_t id,
                                            std::uint32_t number, const std::string& bytes);
[[nodiscard]] Result<void> finishSnapshot(Database& db, const SpaceId& space, const Snapshot& snapshot);
[[nodiscard]] Result<Cursor> lastReceivedBefore(Database& db, const SpaceId& space, WallMs before);
[[nodiscard]] Result<Cursor> cutLog(Database& db, const SpaceId& space, Cursor upTo);

// erasures.cpp
/// Which of these the space's log holds nothing of any more.
[[nodiscard]] std::set<EntityId> erasedAmong(Database& db, std::int64_t space, const std::vector<PushEntry>& entries);
[[nodiscard]] bool hasErasures(Database& db, std::int64_t space);
void writeErasure(Database& db, std::int64_t space, const Erasure& erasure, Cursor upTo,
                  const std::vector<EntityId>& entities);
/// The bytes of a snapshot's piece without what was erased.
[[nodiscard]] std::optional<std::string> withoutErased(Database& db, std::int64_t space, const std::string& piece);
enum class Emptying : std::uint8_t { Nothing, More, Done };
[[nodiscard]] Emptying emptyErased(Database& db, const SpaceId& space);
[[nodiscard]] Result<void> eraseAgain(Database& db, const SpaceId& space, const std::vector<EntityId>& entities,
                                      WallMs now);
[[nodiscard]] Result<void> noteReached(Database& db, const Asker& asker, const DeviceId& device, Cursor cursor);
[[nodiscard]] Result<ErasureReport> erasures(Database& db, const SpaceId& space);

// digests.cpp
struct DigestStanding {
    DigestVerdict verdict{DigestVerdict::NotCompared};
    bool known{false}; ///< this very report was noted before
};
[[nodiscard]] Result<DigestStanding> digestStanding(Database& db, const DigestReport& report);
[[nodiscard]] Result<DigestVerdict> noteDigest(Database& db, const DigestReport& report);

// care.cpp
[[nodiscard]] CheckReport check(Database& db);
[[nodiscard]] std::vector<std::pair<SpaceId, Cursor>> heads(Database& db);
[[nodiscard]] Result<void> setSafe(Database& db, const std::vector<std::pair<SpaceId, Cursor>>& safe);
[[nodiscard]] Result<void> copyTo(Database& db, const std::string& file);
[[nodiscard]] Result<void> renewEpochs(Database& db, const std::vector<std::uint64_t>& random);

/// A space's row with the asker's role in it.
struct Place {
    std::int64_t number{};
    SpaceState state;
    Cursor safe{};
    Cursor fence{};
};
/// What a device hears that asks for entries which are cut.
[[nodiscard]] Error behindFence();
/// The same answer whether the space does not exist or is not for the asker.
[[nodiscard]] Error notMember();
/// Nothing where the account is no member, or there is no such space.
[[nodiscard]] std::optional<Place> placeOf(Database& db, const Asker& asker);

} // namespace salver::server::tables
