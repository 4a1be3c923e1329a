// SPDX-License-Identifier: Apache-2.0
#include "store/spaces.h"

#include <algorithm>

namespace salver::store {

namespace {

void appendBigEndian(std::string& to, std::uint64_t number)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        to.push_back(static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xFFU));
}

std::uint64_t readBigEndian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
    return number;
}

} // namespace

std::string encodeSeen(const SeenVersion& seen)
{
    std::string bytes;
    bytes.reserve(seen.size() * 16);
    for (const auto& [replica, sequence] : seen) {
        appendBigEndian(bytes, raw(replica));
        appendBigEndian(bytes, raw(sequence));
    }
    return bytes;
}

std::string markKey(std::string_view mark, const SpaceId& space)
{
    return std::string(mark) + " " + space.toString();
}

SeenVersion decodeSeen(std::string_view bytes)
{
    SeenVersion seen;
    for (; bytes.size() >= 16; bytes.remove_prefix(16))
        seen[ReplicaId{readBigEndian(bytes)}] = Sequence{readBigEndian(bytes.substr(8))};
    return seen;
}

void SpaceRow::see(ReplicaId by, Sequence sequence)
{
    auto& highest = seen[by];
    if (sequence <= highest)
        return;
    highest = sequence;
    if (by != replica)
        seenNow[by] = sequence;
    dirty = true;
}

void Spaces::load()
{
    m_rows.clear();
    auto rows = m_connection.use("SELECT no, id, name, purpose, role, local, replica, last_sequence, lamport, cursor, "
                                 "epoch, running, digest, safe FROM space ORDER BY no");
    while (rows.step()) {
        SpaceRow& row = m_rows.emplace_back();
        row.no = rows.number<SpaceNo>(0);
        row.id = rows.id<SpaceId>(1);
        row.name = rows.string(2);
        row.purpose = rows.number<SpacePurpose>(3);
        row.role = rows.number<Role>(4);
        row.local = rows.integer(5) != 0;
        row.replica = rows.replica(6);
        row.lastSequence = rows.number<Sequence>(7);
        row.lamport = rows.number<Lamport>(8);
        row.cursor = rows.number<Cursor>(9);
        row.epoch = rows.number<Epoch>(10);
        row.running = rows.id<Hash>(11);
        row.digest = MultisetHash(rows.id<Hash>(12));
        row.safe = rows.number<Cursor>(13);
        row.seen[row.replica] = row.lastSequence;
    }
    auto seen = m_connection.use("SELECT space, replica, sequence FROM seen");
    while (seen.step()) {
        if (auto* row = find(seen.number<SpaceNo>(0)); row != nullptr)
            row->seen[seen.replica(1)] = seen.number<Sequence>(2);
    }
    const auto marked = [this](std::string_view mark, const SpaceRow& row) {
        auto fact = m_connection.use("SELECT 1 FROM fact WHERE key = ?");
        const auto key = markKey(mark, row.id);
        fact.bind(Text{key});
        return fact.step();
    };
    for (auto& row : m_rows) {
        row.differs = marked("differs", row);
        row.restored = marked("restored", row);
        row.rebuilding = marked("rebuilding", row);
    }
}

void Spaces::flush()
{
    for (auto& row : m_rows) {
        if (!row.dirty)
            continue;
        m_connection
            .use("UPDATE space SET name = ?, purpose = ?, role = ?, replica = ?, last_sequence = ?, lamport = ?, "
                 "cursor = ?, epoch = ?, running = ?, digest = ?, safe = ? WHERE no = ?")
            .run(Text{row.name}, row.purpose, row.role, row.replica, row.lastSequence, row.lamport, row.cursor,
                 row.epoch, row.running, row.digest.value(), row.safe, row.no);
        auto insert = m_connection.use("INSERT OR REPLACE INTO seen (space, replica, sequence) VALUES (?, ?, ?)");
        for (const auto& [replica, sequence] : row.seenNow)
            insert.run(row.no, replica, sequence);
        row.seenNow.clear();
        row.dirty = false;
    }
}

SpaceRow* Spaces::find(const SpaceId& id)
{
    const auto at = std::ranges::find(m_rows, id, &SpaceRow::id);
    return at == m_rows.end() ? nullptr : &*at;
}

SpaceRow* Spaces::find(SpaceNo no)
{
    const auto at = std::ranges::find(m_rows, no, &SpaceRow::no);
    return at == m_rows.end() ? nullptr : &*at;
}

SpaceRow& Spaces::add(const SpaceDescription& description, bool local, Random& random)
{
    SpaceRow row;
    row.id = description.id;
    row.name = description.name;
    row.purpose = description.purpose;
    row.role = description.role;
    row.local = local;
    row.replica = random.replica();
    m_connection
        .use("INSERT INTO space (id, name, purpose, role, local, replica, last_sequence, lamport, cursor, epoch, "
             "running, digest, safe) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, 0)")
        .run(row.id, Text{row.name}, row.purpose, row.role, row.local, row.replica, row.running, row.digest.value());
    row.no = SpaceNo{m_connection.lastRow()};
    return m_rows.emplace_back(std::move(row));
}

void Spaces::forget(SpaceNo no)
{
    std::erase_if(m_rows, [no](const SpaceRow& row) { return row.no == no; });
}

} // namespace salver::store
