// SPDX-License-Identifier: Apache-2.0
// What goes into a PostgreSQL statement and what comes out of it, in libpq's binary format: integers are bigints in
// network order, ids and hashes are bytea. Plain values, one thread at a time.
#pragma once

#include "core/ids.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

struct pg_result;

namespace salver::server::pg {

/// libpq's number for its binary format.
inline constexpr int binary = 1;

/// An array parameter in binary form: bigint[] or bytea[] or text[], by what is added to it.
class Array {
public:
    /// Element types by their number in pg_type.
    enum class Of : std::uint32_t { Bytea = 17, Bigint = 20, Text = 25 };

    explicit Array(Of of) : m_of(of) {}
    Array& operator<<(std::int64_t value);
    Array& operator<<(std::string_view bytes);
    Array& null();
    template <class E>
        requires std::is_enum_v<E>
    Array& operator<<(E value)
    {
        return *this << static_cast<std::int64_t>(raw(value));
    }
    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::string bytes() const;

private:
    Of m_of;
    std::uint32_t m_count{0};
    std::string m_elements;
};

/// The parameters $1, $2 … of one statement. Text and blobs must live until the statement was asked.
class Params {
public:
    Params& operator<<(std::int64_t value);
    Params& operator<<(std::string_view bytes);
    Params& operator<<(const Uuid& id) { return *this << id.view(); }
    Params& operator<<(const Hash& hash) { return *this << hash.view(); }
    Params& operator<<(const Array& array);
    Params& null();
    template <class E>
        requires std::is_enum_v<E>
    Params& operator<<(E value)
    {
        return *this << static_cast<std::int64_t>(raw(value));
    }

    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] const char* const* values() const { return m_values.data(); }
    [[nodiscard]] const int* lengths() const { return m_lengths.data(); }
    [[nodiscard]] const int* formats() const { return m_formats.data(); }

private:
    std::deque<std::string> m_owned;
    std::vector<const char*> m_values;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

/// The rows of one answer; none where the statement failed.
class Rows {
public:
    Rows() = default;
    explicit Rows(pg_result* result);

    [[nodiscard]] int count() const;
    [[nodiscard]] bool empty() const { return count() == 0; }
    /// Rows that an INSERT, UPDATE or DELETE touched.
    [[nodiscard]] std::uint64_t touched() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] std::int64_t number(int row, int column) const;
    [[nodiscard]] std::uint64_t count64(int row, int column) const
    {
        return static_cast<std::uint64_t>(number(row, column));
    }
    [[nodiscard]] std::string_view bytes(int row, int column) const; ///< valid as long as the rows
    [[nodiscard]] std::string string(int row, int column) const { return std::string(bytes(row, column)); }
    [[nodiscard]] Hash hash(int row, int column) const
    {
        return Hash::fromBytes(bytes(row, column)).value_or(Hash{});
    }
    template <class Id>
    [[nodiscard]] Id id(int row, int column) const
    {
        return Id::fromBytes(bytes(row, column)).value_or(Id{});
    }
    template <class E>
    [[nodiscard]] E as(int row, int column) const
    {
        return static_cast<E>(number(row, column));
    }

private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

} // namespace salver::server::pg
