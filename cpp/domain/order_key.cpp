// SPDX-License-Identifier: Apache-2.0
#include "domain/order_key.h"

namespace salver::domain {

namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t keyLength = 8;

std::size_t digitAt(std::string_view key, std::size_t at)
{
    const auto value = at < key.size() ? digits.find(key[at]) : 0;
    return value == std::string_view::npos ? 0 : value;
}

std::uint64_t numberOf(std::string_view key)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < keyLength; ++i)
        number = number * digits.size() + digitAt(key, i);
    return number;
}

std::string keyOf(std::uint64_t number)
{
    std::string key(keyLength, '0');
    for (std::size_t i = keyLength; i > 0; --i, number /= digits.size())
        key[i - 1] = digits[number % digits.size()];
    return key;
}

} // namespace

std::string timeKey(WallMs at)
{
    return keyOf(raw(at) > 0 ? static_cast<std::uint64_t>(raw(at)) : 0);
}

std::string keyAfter(std::string_view last, WallMs at)
{
    auto key = timeKey(at);
    return last < key ? key : keyOf(numberOf(last) + 1);
}

std::string keyBetween(std::string_view low, std::string_view high)
{
    std::string key;
    bool open = high.empty(); // nothing above limits the digits any more
    for (std::size_t at = 0;; ++at) {
        const auto from = digitAt(low, at);
        const auto to = open ? digits.size() : digitAt(high, at);
        if (from + 1 < to) {
            key += digits[(from + to) / 2];
            return key;
        }
        key += digits[from];
        open = open || from < to;
    }
}

} // namespace salver::domain
