// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/values.h"

#include <libpq-fe.h>

#include <charconv>

namespace salver::server::pg {

namespace {

template <class Number>
void appendBig(std::string& to, Number value)
{
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8)
        to.push_back(static_cast<char>((value >> shift) & 0xFF));
}

} // namespace

Array& Array::operator<<(std::int64_t value)
{
    appendBig<std::uint32_t>(m_elements, sizeof(value));
    appendBig(m_elements, static_cast<std::uint64_t>(value));
    ++m_count;
    return *this;
}

Array& Array::operator<<(std::string_view bytes)
{
    appendBig(m_elements, static_cast<std::uint32_t>(bytes.size()));
    m_elements += bytes;
    ++m_count;
    return *this;
}

Array& Array::null()
{
    appendBig(m_elements, ~std::uint32_t{0});
    ++m_count;
    return *this;
}

std::string Array::bytes() const
{
    // PostgreSQL's array_recv: dimensions, whether nulls may come, element type, then size and lower bound.
    std::string all;
    all.reserve(m_elements.size() + 20);
    appendBig<std::uint32_t>(all, m_count == 0 ? 0 : 1);
    appendBig<std::uint32_t>(all, 1);
    appendBig(all, static_cast<std::uint32_t>(m_of));
    if (m_count > 0) {
        appendBig(all, m_count);
        appendBig<std::uint32_t>(all, 1);
    }
    all += m_elements;
    return all;
}

Params& Params::operator<<(std::int64_t value)
{
    std::string bytes;
    appendBig(bytes, static_cast<std::uint64_t>(value));
    return *this << std::string_view(m_owned.emplace_back(std::move(bytes)));
}

Params& Params::operator<<(std::string_view bytes)
{
    // A view without an address would be taken for NULL.
    m_values.push_back(bytes.empty() ? "" : bytes.data());
    m_lengths.push_back(static_cast<int>(bytes.size()));
    m_formats.push_back(binary);
    return *this;
}

Params& Params::operator<<(const Array& array)
{
    return *this << std::string_view(m_owned.emplace_back(array.bytes()));
}

Params& Params::null()
{
    m_values.push_back(nullptr);
    m_lengths.push_back(0);
    m_formats.push_back(binary);
    return *this;
}

Rows::Rows(pg_result* result) : m_result(result) {}

void Rows::Clear::operator()(pg_result* result) const
{
    PQclear(result);
}

int Rows::count() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

std::uint64_t Rows::touched() const
{
    const std::string_view text = m_result ? PQcmdTuples(m_result.get()) : "";
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool Rows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

std::int64_t Rows::number(int row, int column) const
{
    std::uint64_t value = 0;
    for (const char c : bytes(row, column))
        value = (value << 8U) | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
}

std::string_view Rows::bytes(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}

} // namespace salver::server::pg
