// SPDX-License-Identifier: Apache-2.0
// Between the wire's messages and the plain values of core/ports.h. What comes from outside is checked here: ids and
// hashes have their lengths, log entries follow each other. Pure functions, any thread.
#pragma once

#include "core/session_types.h"
#include "protocol/sync.pb.h"

#include <vector>

namespace salver {

[[nodiscard]] Result<std::vector<SpaceDescription>> spacesOf(const wire::Me& me);
[[nodiscard]] wire::HandshakeRequest handshakeOf(const SpaceSyncState& state, const HandshakeFacts& facts);

/// A handshake's answer with proper hashes.
struct Greeting {
    Sequence highest{};
    std::vector<std::pair<Hash, Acknowledgement>> held;
    std::vector<std::pair<Sequence, Hash>> taken;
    Cursor head{};
    Epoch epoch{};
    bool logAgrees{};
    Cursor agreeing{};
    Cursor safe{};
    Cursor fence{};       ///< the log is cut up to here
    bool snapshot{false}; ///< the server advises one
    std::uint64_t ticket{};
    /// How the digest compares with others'; nothing where nobody else told one for this place of the log.
    std::optional<bool> digestAgrees{};
};
/// Held changes are named by what the device sent: `unsent` gives each hash its sequence.
[[nodiscard]] Result<Greeting> greetingOf(const wire::HandshakeResponse& answer, ReplicaId replica,
                                          const std::vector<std::pair<Sequence, Hash>>& unsent);

/// Fails where the entries do not follow `after` one by one: a cursor never passes what is not there.
[[nodiscard]] Result<LogPage> pageOf(wire::PullPage&& page, Cursor after);
/// Reads a page's or a piece's changes too, for whoever merges them; what cannot be read is left for it to find.
void readAhead(LogPage& page);
void readAhead(SnapshotPiece& piece);

/// A refusal in the server's own words, as it counts here: its disk and its database are its own, so all that is
/// wrong with them is "trouble there", and worth trying again.
[[nodiscard]] Error errorFrom(const wire::ErrorBody& body);

/// What a malformed answer is to a person.
[[nodiscard]] Error unreadableAnswer();

} // namespace salver
