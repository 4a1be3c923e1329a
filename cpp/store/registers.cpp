// SPDX-License-Identifier: Apache-2.0
#include "store/registers.h"

#include "core/planted.h"
#include "core/sieve.h"

#include <algorithm>
#include <set>

namespace salver::store {

namespace {

bool shownBefore(const LiveWrite& a, const LiveWrite& b)
{
    return a.lamport != b.lamport ? a.lamport > b.lamport : a.id.replica > b.id.replica;
}

/// A name counts only if the named write stands before the naming change: nobody can name a write yet to come.
bool standsBefore(const Merging& merging, const WriteId& name, const std::optional<Cursor>& cursor)
{
    if (merging.own)
        return true;
    if (name.replica == merging.change.replica)
        return name.sequence < merging.change.sequence;
    return cursor && *cursor < merging.at;
}

std::optional<Cursor> cursorIn(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.number<Cursor>(column));
}

} // namespace

Hash Registers::element(bool text, const EntityId& entity, model::KindId kind, std::uint32_t field, const Hash& change)
{
    return digestElement(text, entity, raw(kind), field, change);
}

void Registers::digest(SpaceRow& space, const EntityRecord& entity, model::FieldId field, const Hash& change,
                       bool came)
{
    const auto hash = element(false, entity.id, entity.kindId, raw(field), change);
    if (came)
        space.digest.add(hash);
    else
        space.digest.remove(hash);
    space.dirty = true;
}

void Registers::digestText(const Merging& merging, const EntityRecord& entity, std::uint32_t field, bool came)
{
    const auto hash = element(true, entity.id, entity.kindId, field, merging.hash);
    if (came)
        merging.space.digest.add(hash);
    else
        merging.space.digest.remove(hash);
    merging.space.dirty = true;
}

std::vector<LiveWrite> Registers::live(EntityNo entity, model::FieldId field)
{
    std::vector<LiveWrite> writes;
    auto rows = m_connection.use("SELECT w.change, c.replica, c.sequence, c.lamport, c.hash, c.cursor, w.value "
                                 "FROM field_write w JOIN change c ON c.no = w.change "
                                 "WHERE w.entity = ? AND w.field = ? AND w.replaced = 0");
    rows.bind(entity, field);
    while (rows.step())
        writes.push_back({rows.number<ChangeNo>(0),
                          {rows.replica(1), rows.number<Sequence>(2)},
                          rows.number<Lamport>(3),
                          rows.id<Hash>(4),
                          cursorIn(rows, 5),
                          rows.string(6)});
    std::ranges::sort(writes, shownBefore);
    return writes;
}

void Registers::replace(const Merging& merging, const EntityRecord& entity, model::FieldId field, const WriteId& name,
                        std::vector<LiveWrite>& live)
{
    auto bump = [&](ChangeNo change) {
        m_connection
            .use("UPDATE field_write SET replaced = replaced + 1 WHERE entity = ? AND field = ? AND change = ?")
            .run(entity.no, field, change);
    };
    const auto at = std::ranges::find(live, name, &LiveWrite::id);
    if (at != live.end()) {
        if (!standsBefore(merging, name, at->cursor))
            return;
        m_connection
            .use("UPDATE field_write SET replaced = 1 WHERE entity = ? AND field = ? AND replaced = 0 AND change = ?")
            .run(entity.no, field, at->change);
        digest(merging.space, entity, field, at->hash, false);
        live.erase(at);
        return;
    }
    auto row = m_connection.use("SELECT no, cursor FROM change WHERE space = ? AND replica = ? AND sequence = ?");
    row.bind(merging.space.no, name.replica, name.sequence);
    if (row.step() && standsBefore(merging, name, cursorIn(row, 1)))
        bump(row.number<ChangeNo>(0));
}

void Registers::keepContest(const EntityRecord& entity, model::FieldId field, const std::vector<LiveWrite>& live,
                            bool wasSeveral)
{
    if (field == model::deletedField)
        return;
    const bool contested = std::ranges::any_of(
        live, [&](const LiveWrite& write) { return write.value != live.front().value; });
    if (contested)
        m_connection.use("INSERT OR IGNORE INTO contest (entity, field) VALUES (?, ?)").run(entity.no, field);
    else if (wasSeveral)
        m_connection.use("DELETE FROM contest WHERE entity = ? AND field = ?").run(entity.no, field);
}

Registers::Shown Registers::write(const Merging& merging, const EntityRecord& entity, const RegisterWrite& write)
{
    Shown shown;
    const model::FieldId field{write.field};
    auto writes = entity.created ? std::vector<LiveWrite>{} : live(entity.no, field);
    if (!writes.empty())
        shown.before = writes.front().value;
    const bool wasSeveral = writes.size() > 1;
    if (!entity.created) {
        for (const auto& name : std::set<WriteId>(write.replaces.begin(), write.replaces.end()))
            replace(merging, entity, field, name, writes);
    }
    if (planted(Plant::LastWriterWins)) {
        for (const auto& found : std::vector<LiveWrite>(writes))
            replace(merging, entity, field, found.id, writes);
    }
    m_connection.use("INSERT INTO field_write (entity, field, change, replaced, value) VALUES (?, ?, ?, 0, ?)")
        .run(entity.no, field, merging.no, Blob{write.value});
    digest(merging.space, entity, field, merging.hash, true);
    writes.push_back({merging.no, merging.change.id(), merging.change.lamport, merging.hash, std::nullopt,
                      write.value});
    std::ranges::sort(writes, shownBefore);
    shown.after = writes.front().value;
    if (wasSeveral || writes.size() > 1)
        keepContest(entity, field, writes, wasSeveral);
    if (field == model::deletedField)
        m_connection.use("INSERT INTO deletion (entity, change, seen) VALUES (?, ?, ?)")
            .run(entity.no, merging.no, Blob{encodeSeen(write.seen)});
    return shown;
}

Registers::Shown Registers::withdraw(const Merging& merging, const EntityRecord& entity, const RegisterWrite& write)
{
    Shown shown;
    const model::FieldId field{write.field};
    auto writes = live(entity.no, field);
    if (!writes.empty())
        shown.before = writes.front().value;
    const bool wasSeveral = writes.size() > 1;
    if (std::ranges::find(writes, merging.no, &LiveWrite::change) != writes.end())
        digest(merging.space, entity, field, merging.hash, false);
    m_connection.use("DELETE FROM field_write WHERE entity = ? AND field = ? AND change = ?")
        .run(entity.no, field, merging.no);
    m_connection.use("DELETE FROM deletion WHERE entity = ? AND change = ?").run(entity.no, merging.no);
    for (const auto& name : std::set<WriteId>(write.replaces.begin(), write.replaces.end())) {
        auto row = m_connection.use("SELECT w.change, w.replaced, c.hash FROM change c JOIN field_write w "
                                    "ON w.entity = ? AND w.field = ? AND w.change = c.no "
                                    "WHERE c.space = ? AND c.replica = ? AND c.sequence = ?");
        row.bind(entity.no, field, merging.space.no, name.replica, name.sequence);
        if (!row.step() || row.integer(1) == 0)
            continue;
        const auto change = row.number<ChangeNo>(0);
        const auto replaced = row.integer(1);
        const auto hash = row.id<Hash>(2);
        row.again();
        m_connection.use("UPDATE field_write SET replaced = ? WHERE entity = ? AND field = ? AND change = ?")
            .run(replaced - 1, entity.no, field, change);
        if (replaced == 1)
            digest(merging.space, entity, field, hash, true);
    }
    writes = live(entity.no, field);
    if (!writes.empty())
        shown.after = writes.front().value;
    keepContest(entity, field, writes, wasSeveral);
    return shown;
}

} // namespace salver::store
