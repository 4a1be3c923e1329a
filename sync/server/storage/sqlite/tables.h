// SPDX-License-Identifier: Apache-2.0
// The questions and writes of the SQLite storage as plain functions over a connection, grouped by file: directory,
// log, care. The caller holds the transaction; failures stick to the connection.
#pragma once

#include "server/storage/sqlite/database.h"
#include "server/storage/storage.h"

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
[[nodiscard]] std::optional<Rights> rights(Database& db, const Hash& token);
[[nodiscard]] Result<void> audit(Database& db, const AuditLine& line);

// log.cpp
[[nodiscard]] Result<HandshakeAnswer> handshake(Database& db, const HandshakeQuery& query);
[[nodiscard]] Result<PushOutcome> push(Database& db, const PushBatch& batch);
[[nodiscard]] Result<PullAnswer> pull(Database& db, const PullQuery& query);

// care.cpp
[[nodiscard]] CheckReport check(Database& db);
[[nodiscard]] std::vector<std::pair<SpaceId, Cursor>> heads(Database& db);
[[nodiscard]] Result<void> setSafe(Database& db, const std::vector<std::pair<SpaceId, Cursor>>& safe);
[[nodiscard]] Result<void> copyTo(Database& db, const std::string& file);

/// A space's row with the asker's role in it.
struct Place {
    std::int64_t number{};
    SpaceState state;
    Cursor safe{};
};
/// Nothing where the account is no member, or there is no such space.
[[nodiscard]] std::optional<Place> placeOf(Database& db, const Asker& asker);

} // namespace salver::server::tables
