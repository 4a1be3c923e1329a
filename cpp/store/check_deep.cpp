// SPDX-License-Identifier: Apache-2.0
#include "store/check.h"

#include <algorithm>
#include <set>

namespace salver::store {

namespace {

class ContentsCheck {
public:
    explicit ContentsCheck(Core& core) : m_core(core), m_db(*core.db) {}

    void all()
    {
        for (const auto& space : m_core.tables.spaces.all())
            changes(space);
        texts();
        contests();
    }
    [[nodiscard]] DeepFindings findings() &&
    {
        return {std::move(m_sentences), {m_spaces.begin(), m_spaces.end()}};
    }

private:
    /// What is wrong with a space's changes, counted: one sentence each.
    struct Wrong {
        std::size_t damaged{};
        std::size_t values{};
        std::size_t edits{};
    };

    void changes(const SpaceRow& space);
    void compare(const SpaceRow& space, ChangeNo no, const Change& change, bool sifted, Wrong& wrong);
    void compareEdits(const EntityRecord& entity, ChangeNo no, const EntityOps& ops, Wrong& wrong);
    void texts();
    void contests();
    void say(SpaceNo space, std::string sentence)
    {
        m_spaces.insert(space);
        m_sentences.push_back(std::move(sentence));
    }

    Core& m_core;
    Connection& m_db;
    std::vector<std::string> m_sentences;
    std::set<SpaceNo> m_spaces;
};

void ContentsCheck::compareEdits(const EntityRecord& entity, ChangeNo no, const EntityOps& ops, Wrong& wrong)
{
    std::map<std::uint32_t, std::uint64_t> lengths;
    for (const auto& edit : ops.edits)
        lengths[edit.field] += edit.run.length;
    for (const auto& [field, length] : lengths) {
        auto row = m_db.use("SELECT length FROM text_edit WHERE entity = ? AND field = ? AND change = ?");
        row.bind(entity.no, field, no);
        if (!row.step() || row.number<std::uint64_t>(0) != length)
            ++wrong.edits;
    }
}

/// Of a change that came with a snapshot only the writes that still mattered were taken over.
void ContentsCheck::compare(const SpaceRow& space, ChangeNo no, const Change& change, bool sifted, Wrong& wrong)
{
    for (const auto& ops : change.entities) {
        const auto entity = m_core.tables.entities.find(space.no, ops.entity, model::KindId{ops.kind});
        if (!entity) {
            wrong.values += ops.writes.size();
            wrong.edits += ops.edits.size();
            continue;
        }
        for (const auto& write : ops.writes) {
            auto row = m_db.use("SELECT value FROM field_write WHERE entity = ? AND field = ? AND change = ?");
            row.bind(entity->no, write.field, no);
            const bool there = row.step();
            if (there ? row.bytes(0) != write.value : !sifted)
                ++wrong.values;
        }
        compareEdits(*entity, no, ops, wrong);
    }
}

void ContentsCheck::changes(const SpaceRow& space)
{
    Wrong wrong;
    const Cursor floor{static_cast<std::uint64_t>(m_db.ask("SELECT floor FROM snapshot WHERE space = ?", space.no))};
    auto rows = m_db.use("SELECT c.no, c.hash, b.bytes, c.cursor FROM change c JOIN change_bytes b ON b.no = c.no "
                         "WHERE c.space = ? AND c.state IN (0, 1, 3)");
    rows.bind(space.no);
    while (rows.step()) {
        const auto decoded = decodeChange(rows.bytes(2));
        if (!decoded || decoded->hash != rows.id<Hash>(1))
            ++wrong.damaged;
        else
            compare(space, rows.number<ChangeNo>(0), decoded->change,
                    !rows.isNull(3) && rows.number<Cursor>(3) <= floor, wrong);
    }
    const auto said = [&](std::size_t count, const char* what) {
        if (count > 0)
            say(space.no, std::to_string(count) + " " + what + " in \"" + space.name + "\".");
    };
    said(wrong.damaged, "changes are damaged as they are kept");
    said(wrong.values, "values do not read as they were written");
    said(wrong.edits, "edits of texts are missing, or longer or shorter than they were written,");
}

/// Every text reads the same by itself and replayed from its history, and has the events that its changes brought.
void ContentsCheck::texts()
{
    std::vector<std::int64_t> keys;
    {
        auto rows = m_db.use("SELECT no FROM text ORDER BY no");
        while (rows.step())
            keys.push_back(rows.integer(0));
    }
    std::map<SpaceNo, std::size_t> wrong;
    m_core.tables.texts.forget();
    for (const auto key : keys) {
        const EntityNo entity{key / (std::int64_t{textFieldMax} + 1)};
        const auto record = m_core.tables.entities.find(entity);
        if (!record)
            continue;
        const auto document = readDocument(m_db, key);
        const auto shown = readText(m_db, key);
        const bool readable = m_db.outcome().has_value() && document.loadHistory().has_value();
        const auto events = m_db.ask("SELECT sum(length) FROM text_edit WHERE entity = ? AND field = ? AND state = 0",
                                     entity, key % (std::int64_t{textFieldMax} + 1));
        bool replayed = readable;
        if (readable) {
            const auto again = document.textAt(document.version());
            replayed = again && *again == shown && document.text() == shown
                && document.eventCount() == static_cast<std::uint64_t>(events);
        }
        if (!replayed)
            ++wrong[record->space];
    }
    for (const auto& space : m_core.tables.spaces.all()) {
        if (const auto count = wrong[space.no]; count > 0)
            say(space.no, std::to_string(count) + " texts in \"" + space.name + "\" do not read as their history says.");
    }
}

void ContentsCheck::contests()
{
    const auto missing = m_db.ask(
        "SELECT count(*) FROM (SELECT entity, field FROM field_write WHERE replaced = 0 AND field <> ? "
        "GROUP BY entity, field HAVING count(DISTINCT value) > 1 EXCEPT SELECT entity, field FROM contest)",
        model::deletedField);
    const auto extra = m_db.ask(
        "SELECT count(*) FROM (SELECT entity, field FROM contest EXCEPT SELECT entity, field FROM field_write "
        "WHERE replaced = 0 GROUP BY entity, field HAVING count(DISTINCT value) > 1)");
    if (missing + extra > 0)
        m_sentences.push_back("The list of what needs you does not agree with what people wrote.");
}

} // namespace

Result<DeepFindings> checkContents(Core& core)
{
    ContentsCheck check(core);
    check.all();
    if (auto done = core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return std::move(check).findings();
}

} // namespace salver::store
