// SPDX-License-Identifier: Apache-2.0
#include "store/search_index.h"

#include <algorithm>

namespace salver::store {

namespace {

/// Searchable fields of a kind; cpp/model keeps to it.
constexpr std::int64_t fieldsMax = model::searchableFieldsMax;
/// A text longer than this is indexed in parts.
constexpr std::size_t longBytes = 8192;
/// Where a part may end, at the first space after it; and where it must.
constexpr std::size_t partBytes = 2048;
constexpr std::size_t partBytesMax = 4096;
constexpr std::int64_t partsMax = 4096;
constexpr std::size_t encodedPart = 6;

bool isBreak(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

bool insideCharacter(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// How much of the front of a text makes the next part. It ends behind a break, so that no word is cut; a text
/// without breaks is cut between characters.
std::size_t nextPart(std::string_view text)
{
    if (text.size() <= partBytesMax)
        return text.size();
    for (std::size_t at = partBytes; at < partBytesMax; ++at) {
        if (isBreak(text[at - 1]))
            return at;
    }
    std::size_t end = partBytes;
    while (insideCharacter(text, end))
        --end;
    return end;
}

/// How long both are the same from the front.
std::size_t commonFront(std::string_view a, std::string_view b)
{
    const auto size = std::min(a.size(), b.size());
    const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(size),
                                                           b.begin()).first
                                             - a.begin());
    return at;
}

std::size_t commonBack(std::string_view a, std::string_view b)
{
    const auto size = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < size && a[a.size() - 1 - same] == b[b.size() - 1 - same])
        ++same;
    return same;
}

} // namespace

std::optional<std::int64_t> searchRow(EntityNo entity, const model::Kind& kind, model::FieldId field)
{
    std::int64_t ordinal = 0;
    for (const auto& candidate : kind.fields) {
        if (!candidate.has(model::flag::searchable))
            continue;
        if (candidate.id == field)
            return raw(entity) * fieldsMax + ordinal;
        ++ordinal;
    }
    return std::nullopt;
}

std::int64_t partRow(std::int64_t row, const SearchPart& part)
{
    return -(row * partsMax + part.number);
}

std::vector<SearchPart> decodeParts(std::string_view bytes)
{
    std::vector<SearchPart> parts;
    const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])); };
    for (std::size_t at = 0; at + encodedPart <= bytes.size(); at += encodedPart)
        parts.push_back({static_cast<std::uint16_t>(byte(at) | (byte(at + 1) << 8U)),
                         byte(at + 2) | (byte(at + 3) << 8U) | (byte(at + 4) << 16U) | (byte(at + 5) << 24U)});
    return parts;
}

SearchPlace searchPlace(std::int64_t row)
{
    if (row < 0)
        row = -row / partsMax;
    return {EntityNo{row / fieldsMax}, static_cast<std::size_t>(row % fieldsMax)};
}

const model::Field* searchField(const model::Kind& kind, std::size_t ordinal)
{
    for (const auto& field : kind.fields) {
        if (!field.has(model::flag::searchable))
            continue;
        if (ordinal == 0)
            return &field;
        --ordinal;
    }
    return nullptr;
}

void SearchIndex::replace(EntityNo entity, const model::Kind& kind, model::FieldId field, std::string_view before,
                          std::string_view after)
{
    if (before == after)
        return;
    if (const auto row = searchRow(entity, kind, field))
        replace(*row, before, after);
}

void SearchIndex::put(std::span<const Fresh> rows)
{
    if (m_deferring) {
        // A row that is noted already stays with what the index holds for it.
        m_insertLate.insert(m_connection, rows, [](Statement& late, const Fresh& fresh) {
            late.bind(fresh.row, Blob{});
        });
        m_anyLate = m_anyLate || !rows.empty();
        return;
    }
    for (const auto& fresh : rows)
        replace(fresh.row, {}, fresh.words);
}

void SearchIndex::replace(std::int64_t row, std::string_view before, std::string_view after)
{
    if (m_anyLate) {
        std::optional<std::string> indexed;
        {
            auto noted = m_connection.use("SELECT indexed FROM search_late WHERE row = ?");
            noted.bind(row);
            if (noted.step())
                indexed = noted.string(0);
        }
        if (indexed) {
            // What goes, goes at once; anything else is made up for from what it reads then.
            if (after.empty())
                makeUp({row, std::move(*indexed)}, {});
            return;
        }
    }
    if (m_deferring && !after.empty()) {
        m_connection.use("INSERT INTO search_late (row, indexed) VALUES (?, ?)").run(row, Blob{before});
        m_anyLate = true;
        return;
    }
    change(row, before, after);
}

std::vector<SearchIndex::Late> SearchIndex::late(std::size_t most)
{
    std::vector<Late> rows;
    if (!m_anyLate)
        return rows;
    auto noted = m_connection.use("SELECT row, indexed FROM search_late ORDER BY row LIMIT ?");
    noted.bind(most);
    while (noted.step())
        rows.push_back({noted.integer(0), noted.string(1)});
    m_anyLate = !rows.empty();
    return rows;
}

void SearchIndex::makeUp(const Late& late, std::string_view now)
{
    m_connection.use("DELETE FROM search_late WHERE row = ?").run(late.row);
    if (late.indexed != now)
        change(late.row, late.indexed, now);
}

void SearchIndex::load()
{
    m_anyLate = m_connection.ask("SELECT 1 FROM search_late LIMIT 1") != 0;
}

void SearchIndex::change(std::int64_t row, std::string_view before, std::string_view after)
{
    const bool wasLong = before.size() > longBytes;
    const bool isLong = after.size() > longBytes;
    if (wasLong && isLong) {
        replaceParts(row, before, after);
        return;
    }
    if (wasLong) {
        takeParts(row, before, readParts(row));
        writeParts(row, {});
    } else if (!before.empty()) {
        take(row, before);
    }
    if (isLong)
        writeParts(row, putParts(row, after, {}));
    else if (!after.empty())
        put(row, after);
}

void SearchIndex::put(std::int64_t row, std::string_view text)
{
    m_connection.use("INSERT INTO search (rowid, words) VALUES (?, ?)").run(row, Text{text});
}

void SearchIndex::take(std::int64_t row, std::string_view text)
{
    m_connection.use("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)").run(row, Text{text});
}

std::vector<SearchPart> SearchIndex::readParts(std::int64_t row)
{
    auto parts = m_connection.use("SELECT parts FROM search_long WHERE row = ?");
    parts.bind(row);
    return parts.step() ? decodeParts(parts.bytes(0)) : std::vector<SearchPart>{};
}

void SearchIndex::writeParts(std::int64_t row, const std::vector<SearchPart>& parts)
{
    if (parts.empty()) {
        m_connection.use("DELETE FROM search_long WHERE row = ?").run(row);
        return;
    }
    std::string bytes;
    bytes.reserve(parts.size() * encodedPart);
    for (const auto& part : parts) {
        for (unsigned shift = 0; shift < 16; shift += 8)
            bytes.push_back(static_cast<char>((part.number >> shift) & 0xFFU));
        for (unsigned shift = 0; shift < 32; shift += 8)
            bytes.push_back(static_cast<char>((part.bytes >> shift) & 0xFFU));
    }
    m_connection.use("INSERT OR REPLACE INTO search_long (row, parts) VALUES (?, ?)").run(row, Blob{bytes});
}

std::vector<SearchPart> SearchIndex::putParts(std::int64_t row, std::string_view text,
                                              const std::vector<SearchPart>& taken)
{
    std::vector<bool> used(static_cast<std::size_t>(partsMax), false);
    for (const auto& part : taken)
        used[part.number] = true;
    std::vector<SearchPart> parts;
    std::size_t number = 0;
    while (!text.empty()) {
        while (number + 1 < used.size() && used[number])
            ++number;
        used[number] = true;
        const auto size = nextPart(text);
        parts.push_back({static_cast<std::uint16_t>(number), static_cast<std::uint32_t>(size)});
        put(partRow(row, parts.back()), text.substr(0, size));
        text.remove_prefix(size);
    }
    return parts;
}

void SearchIndex::takeParts(std::int64_t row, std::string_view text, const std::vector<SearchPart>& parts)
{
    for (const auto& part : parts) {
        take(partRow(row, part), text.substr(0, part.bytes));
        text.remove_prefix(std::min<std::size_t>(part.bytes, text.size()));
    }
}

void SearchIndex::replaceParts(std::int64_t row, std::string_view before, std::string_view after)
{
    auto parts = readParts(row);
    const auto front = commonFront(before, after);
    const auto back = commonBack(before.substr(front), after.substr(front));
    // Parts that the change lies in; one that it only touches is taken too, since words may join at the seam.
    std::size_t first = 0;
    std::size_t firstByte = 0;
    while (first + 1 < parts.size() && firstByte + parts[first].bytes < front)
        firstByte += parts[first++].bytes;
    std::size_t last = first;
    std::size_t lastByte = firstByte;
    while (last < parts.size() && lastByte <= before.size() - back)
        lastByte += parts[last++].bytes;
    const auto from = parts.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = parts.begin() + static_cast<std::ptrdiff_t>(last);
    takeParts(row, before.substr(firstByte, lastByte - firstByte), {from, to});
    std::vector<SearchPart> kept(parts.begin(), from);
    kept.insert(kept.end(), to, parts.end());
    const auto changed = after.substr(firstByte, after.size() - (before.size() - lastByte) - firstByte);
    if (kept.size() + changed.size() / partBytes + 2 >= static_cast<std::size_t>(partsMax)) {
        // Much deleting has left many small parts; the text is cut anew.
        std::size_t at = 0;
        for (std::size_t i = 0; i < parts.size(); at += parts[i++].bytes) {
            if (i < first || i >= last)
                take(partRow(row, parts[i]), before.substr(at, parts[i].bytes));
        }
        writeParts(row, putParts(row, after, {}));
        return;
    }
    const auto fresh = putParts(row, changed, kept);
    kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(first), fresh.begin(), fresh.end());
    writeParts(row, kept);
}

void SearchIndex::clear()
{
    m_connection.execute("INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_long; DELETE FROM search_late");
    m_anyLate = false;
}

} // namespace salver::store
