// SPDX-License-Identifier: Apache-2.0
// How anything that can go wrong says so: a value, or an error with a stable code and a sentence for people.
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace salver {

/// Stable codes; docs/protocol.md lists the ones that travel. Never renumber, never reuse.
enum class ErrorCode : std::uint32_t {
    None = 0,
    InvalidArgument = 1,   ///< what was asked makes no sense; asking again will not help
    NotFound = 2,
    Malformed = 3,         ///< bytes that do not decode, or break a rule of the format
    TooLarge = 4,          ///< over a limit of core/limits.h
    NotSignedIn = 5,
    WrongPassword = 6,
    NotAllowed = 7,        ///< signed in, but the role does not permit it
    NotMember = 8,
    SequenceGap = 9,       ///< the server expected an earlier sequence number
    SequenceReused = 10,   ///< same (replica, sequence), other bytes
    EpochChanged = 11,
    ReplicaTaken = 12,     ///< the replica id belongs to another account
    Offline = 13,          ///< no way to the server
    ServerTrouble = 14,    ///< the server answered that it cannot now
    NotSalver = 15,        ///< something answered, but not a Salver server
    Certificate = 16,
    VersionTooOld = 17,
    VersionTooNew = 18,
    DiskFull = 19,
    ReadOnly = 20,
    Damaged = 21,          ///< the database file is damaged
    Busy = 22,             ///< another process has the database
    Io = 23,
    Conflict = 24,
    Erased = 25,
    LamportAhead = 26,
    Cancelled = 27,
    TooManyRequests = 28,
    Internal = 29,
    BehindFence = 30,      ///< the log before this place was cut; a snapshot takes its place
};

struct [[nodiscard]] Error {
    ErrorCode code{ErrorCode::Internal};
    std::string sentence; ///< what was wrong and what to do, for a person
    bool retry{false};    ///< whether the same request may go through later
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string sentence, bool retry = false)
{
    return tl::unexpected<Error>(Error{code, std::move(sentence), retry});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace salver
