// SPDX-License-Identifier: Apache-2.0
// What is asked of the service and what it answers, as plain structs. HTTP maps its routes onto them; the simulator
// makes them itself. Bodies are framed as on the wire (docs/protocol.md).
#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace salver::server {

enum class Operation : std::uint8_t {
    SignIn,
    SignOut,
    Me,
    Handshake,
    Push,
    Pull,
    ChangePassword,
    Devices,
    RemoveDevice,
    Invite,
    SignUp,
    Join,
    SetMember,
    BlobState,
    PutBlob,
    ReadBlob,
    Snapshot,
    Invitations,
    RemoveInvitation,
    Erasures,
};
inline constexpr std::size_t operationCount = 20;
[[nodiscard]] const char* nameOf(Operation operation);

struct Request {
    Operation operation{Operation::Me};
    std::string id;      ///< names this request in logs and in errors
    std::string token;   ///< of the device; empty where none was sent
    std::string address; ///< of the peer, for the delay after wrong passwords
    std::uint32_t protocol{0}; ///< the version the device speaks; 0 where it did not say
    SpaceId space;
    Cursor after{};
    ReplicaId replica{};
    std::uint64_t snapshot{0}; ///< Snapshot: which one; 0 is the newest
    std::uint32_t piece{0};    ///< Snapshot: which of its pieces
    DeviceId device;   ///< RemoveDevice
    UserId member;     ///< SetMember
    bool remove{false}; ///< SetMember: takes the membership away, without a body
    Hash blob;
    Hash invitation; ///< RemoveInvitation
    std::uint64_t first{0};            ///< of the piece that is sent or asked for
    std::uint64_t size{0};             ///< PutBlob: of the whole file
    std::optional<std::uint64_t> last; ///< ReadBlob: the last byte asked for
    std::string body;                  ///< framed; for PutBlob the bytes themselves
};

/// Stands in an answer that is a file's bytes, or tells where a file stands.
struct BlobAnswer {
    std::uint64_t first{0};
    std::uint64_t size{0};
    std::uint64_t received{0};
    bool whole{false};
};

struct Response {
    ErrorCode code{ErrorCode::None};
    std::string body;
    unsigned retryAfterSeconds{0}; ///< with TooManyRequests
    std::optional<BlobAnswer> blob; ///< then, without an error, `body` is not framed
    std::string why{};              ///< of an error what only the log says
};

/// An error as a value of its own; inside a co_await expression GCC 12 mishandles a braced one.
[[nodiscard]] inline Error problem(ErrorCode code, std::string sentence, bool retry = false)
{
    return {code, std::move(sentence), retry};
}

} // namespace salver::server
