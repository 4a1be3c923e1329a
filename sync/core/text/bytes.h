// SPDX-License-Identifier: Apache-2.0
// Writing and reading the little-endian base-128 numbers, the packed columns and the sums that stored texts are made
// of. A reader never trusts a length before it has checked it, and after the first error it only says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace salver::text {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4).
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

class ByteWriter {
public:
    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
    void number(std::uint64_t value);
    /// Small amounts of either sign in few bytes: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    void signedNumber(std::int64_t value);
    void fixed32(std::uint32_t value);
    void fixed64(std::uint64_t value); ///< big-endian, as agents compare
    void raw(std::string_view bytes) { m_bytes.append(bytes); }
    /// A column: its length, whether it is packed, its bytes. Packed by zstd where that is worth it.
    void column(std::string_view bytes);

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }

private:
    std::string m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::uint8_t byte();
    [[nodiscard]] std::uint64_t number();
    /// A number that must not be above `most`.
    [[nodiscard]] std::uint64_t number(std::uint64_t most);
    [[nodiscard]] std::int64_t signedNumber();
    [[nodiscard]] std::uint32_t fixed32();
    [[nodiscard]] std::uint64_t fixed64();
    [[nodiscard]] std::string_view raw(std::uint64_t size);
    /// A column of at most `most` bytes.
    [[nodiscard]] std::string column(std::uint64_t most);

    void fail() { m_failed = true; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] bool finished() const { return !m_failed && atEnd(); }
    [[nodiscard]] std::size_t position() const { return m_at; }
    [[nodiscard]] std::size_t left() const { return m_bytes.size() - m_at; }

private:
    std::string_view m_bytes;
    std::size_t m_at{0};
    bool m_failed{false};
};

/// zstd, or nothing where it would not make the bytes fewer.
[[nodiscard]] std::optional<std::string> pack(std::string_view bytes);
/// Only what unpacks to exactly `size` bytes.
[[nodiscard]] std::optional<std::string> unpack(std::string_view packed, std::uint64_t size);

} // namespace salver::text
