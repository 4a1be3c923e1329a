// SPDX-License-Identifier: Apache-2.0
// Passwords (Argon2id, by libsodium) and tokens. Hashing takes tens of milliseconds and much memory on purpose: the
// service runs it on a thread of its own, one at a time. Pure functions, any thread.
#pragma once

#include "core/ids.h"
#include "core/result.h"
#include "server/service/limits.h"

#include <string>
#include <string_view>

namespace salver::server {

[[nodiscard]] Result<std::string> hashPassword(std::string_view password, const PasswordCost& cost);
[[nodiscard]] bool passwordFits(const std::string& hash, std::string_view password);

/// 32 random bytes, base64url without padding.
[[nodiscard]] std::string makeToken(Random& random);
/// What is stored of a token. Tokens are random, so one round is enough.
[[nodiscard]] Hash hashOfToken(std::string_view token);

/// An invitation's code, to be read aloud: ten of 32 letters and digits that are not mistaken for one another.
[[nodiscard]] std::string makeInvitationCode(Random& random);
/// Case, blanks and hyphens do not matter.
[[nodiscard]] Hash hashOfInvitationCode(std::string_view code);

/// Lower case for ASCII; empty where the name may not be one (too long, blanks, control characters, not UTF-8).
[[nodiscard]] std::string normalUserName(std::string_view name);
/// A sentence where the password may not be one.
[[nodiscard]] Result<void> checkNewPassword(std::string_view password);

} // namespace salver::server
