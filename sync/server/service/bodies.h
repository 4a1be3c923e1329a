// SPDX-License-Identifier: Apache-2.0
// From framed bytes to plain values and back. Everything here is a pure function of its arguments, so that the
// larger bodies can be read and written off the event loop.
#pragma once

#include "core/hash.h"
#include "server/service/limits.h"
#include "server/service/request.h"
#include "server/storage/storage.h"

#include "protocol/sync.pb.h"

#include <string>
#include <string_view>

namespace salver::server {

/// What the server hands out for a change it keeps, and knows again when a member hands the change back.
class Receipts {
public:
    explicit Receipts(std::string key) : m_key(std::move(key)) {}
    [[nodiscard]] std::string make(const SpaceId& space, const Hash& change) const;
    [[nodiscard]] bool fits(const SpaceId& space, const Hash& change, std::string_view receipt) const;

private:
    std::string m_key;
};

/// Unframes and parses; Malformed or TooLarge otherwise.
template <class Message>
[[nodiscard]] Result<Message> readBody(std::string_view body, std::size_t mostBytes)
{
    auto bytes = unframeBody(body, mostBytes);
    if (!bytes)
        return fail(bytes.error());
    Message message;
    if (!message.ParseFromString(*bytes))
        return fail(ErrorCode::Malformed, "The message arrived damaged.");
    return message;
}

[[nodiscard]] Response okBody(const google::protobuf::MessageLite& message);
[[nodiscard]] Response errorBody(const Error& error, const std::string& requestId, Sequence expected = Sequence{});

[[nodiscard]] Result<HandshakeQuery> readHandshake(std::string_view body, const Asker& asker);
[[nodiscard]] wire::HandshakeResponse handshakeBody(const HandshakeAnswer& answer, const SpaceId& space,
                                                    const Receipts& receipts, DigestVerdict digest);

/// Reads every change of a batch in full: what cannot be read gets its refusal here, before the log is touched.
/// The whole batch fails with VersionTooNew where a change is of a later format: its device must wait, not park.
[[nodiscard]] Result<PushBatch> readPush(std::string_view body, const Asker& asker, WallMs now,
                                         const ServiceLimits& limits, const Receipts& receipts);
[[nodiscard]] wire::PushResponse pushBody(const PushOutcome& outcome, const SpaceId& space,
                                          const Receipts& receipts);

[[nodiscard]] wire::PullPage pullBody(PullAnswer answer, const SpaceId& space, const Receipts& receipts);

[[nodiscard]] wire::Me meBody(const Account& account, const std::vector<SpaceRow>& spaces, const Identity& identity,
                              const ServiceLimits& limits, WallMs now);

} // namespace salver::server
