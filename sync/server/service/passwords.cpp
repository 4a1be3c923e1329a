// SPDX-License-Identifier: Apache-2.0
#include "server/service/passwords.h"

#include "core/change.h"
#include "core/hash.h"

#include <sodium.h>

#include <array>

namespace salver::server {

namespace {

constexpr std::size_t tokenBytes = 32;
constexpr std::size_t passwordCharactersLeast = 8;
/// Crockford's base 32: no I, L, O, U.
constexpr std::string_view codeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t codeLength = 10;

} // namespace

Result<std::string> hashPassword(std::string_view password, const PasswordCost& cost)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes, cost.memoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(ErrorCode::ServerTrouble, "The server is out of memory; try again in a moment.", true);
    return std::string(hash.data());
}

bool passwordFits(const std::string& hash, std::string_view password)
{
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string makeToken(Random& random)
{
    std::array<std::uint8_t, tokenBytes> bytes{};
    random.fill(bytes);
    std::array<char, sodium_base64_ENCODED_LEN(tokenBytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

Hash hashOfToken(std::string_view token)
{
    return blake2b({"salver token", token});
}

std::string makeInvitationCode(Random& random)
{
    std::array<std::uint8_t, codeLength> bytes{};
    random.fill(bytes);
    std::string code;
    for (std::size_t i = 0; i < codeLength; ++i) {
        if (i == codeLength / 2)
            code.push_back('-');
        code.push_back(codeLetters[bytes[i] % codeLetters.size()]);
    }
    return code;
}

Hash hashOfInvitationCode(std::string_view code)
{
    std::string plain;
    for (const char c : code) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (codeLetters.find(upper) != std::string_view::npos)
            plain.push_back(upper);
        else if (upper == 'O')
            plain.push_back('0');
        else if (upper == 'I' || upper == 'L')
            plain.push_back('1');
    }
    return blake2b({"salver invitation", plain});
}

std::string normalUserName(std::string_view name)
{
    if (name.empty() || name.size() > limits::userNameBytes || !isValidUtf8(name))
        return {};
    std::string normal;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F)
            return {};
        normal.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return normal;
}

Result<void> checkNewPassword(std::string_view password)
{
    if (password.size() < passwordCharactersLeast)
        return fail(ErrorCode::InvalidArgument, "A password needs at least 8 characters.");
    if (password.size() > limits::passwordBytes)
        return fail(ErrorCode::TooLarge, "A password may be 1,024 bytes long at most.");
    return {};
}

} // namespace salver::server
