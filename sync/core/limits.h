// SPDX-License-Identifier: Apache-2.0
// Every limit that device and server share, in one place; each has a test that goes over it.
// A device checks them before it commits, so that the server has no cause to refuse.
#pragma once

#include <cstddef>
#include <cstdint>

namespace salver::limits {

/// One change, serialized with its parts.
inline constexpr std::size_t changeBytes = 1024U * 1024U;
/// One register value.
inline constexpr std::size_t valueBytes = 64U * 1024U;
/// One text (all that its author may see at once).
inline constexpr std::size_t textBytes = 2U * 1024U * 1024U;
/// What one inserting run may carry; a larger paste is split over several changes.
inline constexpr std::size_t insertBytes = 256U * 1024U;
inline constexpr std::size_t entitiesPerChange = 1024;
inline constexpr std::size_t writesPerEntity = 256;
inline constexpr std::size_t runsPerEntity = 4096;
inline constexpr std::size_t namedWrites = 1024;
inline constexpr std::size_t textParents = 256;
inline constexpr std::size_t seenReplicas = 65536;
inline constexpr std::size_t blobsPerEntity = 64;

/// Bodies of push and pull, decompressed.
inline constexpr std::size_t batchBytes = 4U * 1024U * 1024U;
inline constexpr std::size_t batchChanges = 4096;
inline constexpr std::size_t pageBytes = 1024U * 1024U;
/// What a body may decompress to, whatever its frame says.
inline constexpr std::size_t frameBytes = 8U * 1024U * 1024U;
inline constexpr std::size_t handshakeHashes = 65536;
inline constexpr std::size_t handshakeCheckpoints = 64;

inline constexpr std::size_t userNameBytes = 64;
inline constexpr std::size_t passwordBytes = 1024;
inline constexpr std::size_t deviceNameBytes = 128;
inline constexpr std::size_t spaceNameBytes = 128;

/// How long what was deleted stays in the bin.
inline constexpr int binDays = 30;
/// How long the editor may hold typing back before it commits.
inline constexpr int typingFlushMs = 100;

/// The protocol versions this build speaks; one older and one newer are understood.
inline constexpr std::uint32_t protocolVersion = 1;
inline constexpr std::uint32_t protocolOldest = 1;

} // namespace salver::limits
