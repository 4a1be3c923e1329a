// SPDX-License-Identifier: Apache-2.0
#include "store/check.h"

#include "core/hash.h"

#include <algorithm>

namespace salver::store {

namespace {

constexpr std::size_t findingsMax = 100;

class Checking {
public:
    explicit Checking(Core& core) : m_core(core), m_db(*core.db) {}

    void all()
    {
        integrity();
        lists();
        searchIndex();
        digests();
        sequences();
        standings();
    }
    [[nodiscard]] std::vector<std::string> findings() && { return std::move(m_findings); }

private:
    void find(std::string finding)
    {
        if (m_findings.size() < findingsMax)
            m_findings.push_back(std::move(finding));
    }
    void integrity();
    void lists();
    void searchIndex();
    void indexAgain(std::int64_t row, std::string_view text);
    void digests();
    void sequences();
    void standings();

    Core& m_core;
    Connection& m_db;
    std::vector<std::string> m_findings;
};

void Checking::integrity()
{
    {
        auto rows = m_db.use("PRAGMA integrity_check");
        while (rows.step()) {
            if (rows.bytes(0) != "ok")
                find("The file is damaged: " + rows.string(0));
        }
    }
    auto rows = m_db.use("PRAGMA foreign_key_check");
    while (rows.step())
        find("A row of table " + rows.string(0) + " belongs to nothing.");
    if (m_db.ask("SELECT 1 FROM field_write w WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.no = w.entity) UNION ALL "
                 "SELECT 1 FROM text_edit t WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.no = t.entity) LIMIT 1") != 0)
        find("A value or an edit belongs to nothing.");
}

/// Every list's columns against the registers' shown values.
void Checking::lists()
{
    for (const auto& kind : model::kinds()) {
        auto rows = m_db.use("SELECT no FROM entity WHERE kind = ?");
        rows.bind(kind.id);
        const auto count = m_db.ask("SELECT count(*) FROM entity WHERE kind = ?", kind.id);
        auto listed = m_db.useBuilt("SELECT count(*) FROM " + kindTable(kind.id));
        if (listed.step() && listed.integer(0) != count)
            find("The list of \"" + std::string(kind.name) + "\" has another number of rows than there are entries.");
        while (rows.step()) {
            const auto no = rows.number<EntityNo>(0);
            for (const auto& field : kind.fields) {
                if (!isProjected(field))
                    continue;
                const auto live = m_core.tables.registers.live(no, field.id);
                auto shown = live.empty() ? std::string{} : live.front().value;
                if (!isValidUtf8(shown) || shown.find('\0') != std::string::npos)
                    shown = sanitizeUtf8(shown);
                if (m_core.tables.projections.value(no, kind, field) != shown)
                    find("The list of \"" + std::string(kind.name) + "\" shows another \"" + std::string(field.name)
                         + "\" than was written.");
            }
        }
    }
}

/// A long text stands in the index in the parts that search_long tells of.
void Checking::indexAgain(std::int64_t row, std::string_view text)
{
    std::vector<SearchPart> parts;
    {
        auto stored = m_db.use("SELECT parts FROM search_long WHERE row = ?");
        stored.bind(row);
        if (stored.step())
            parts = decodeParts(stored.bytes(0));
    }
    const auto put = [&](std::int64_t at, std::string_view words) {
        m_db.use("INSERT INTO temp.search_again (rowid, words) VALUES (?, ?)").run(at, Text{words});
    };
    if (parts.empty() && !text.empty())
        put(row, text);
    for (const auto& part : parts) {
        put(partRow(row, part), text.substr(0, part.bytes));
        text.remove_prefix(std::min<std::size_t>(part.bytes, text.size()));
    }
    if (!parts.empty() && !text.empty())
        find("The search index does not reach the end of a long text.");
}

/// The index against one made anew from the texts, word by word.
void Checking::searchIndex()
{
    m_db.execute("DROP TABLE IF EXISTS temp.search_again; DROP TABLE IF EXISTS temp.words_now; "
                 "DROP TABLE IF EXISTS temp.words_again; "
                 "CREATE VIRTUAL TABLE temp.search_again USING fts5(words, content = '', columnsize = 0, "
                 "tokenize = 'salver', prefix = '2 3'); "
                 "CREATE VIRTUAL TABLE temp.words_now USING fts5vocab('main', 'search', 'instance'); "
                 "CREATE VIRTUAL TABLE temp.words_again USING fts5vocab('temp', 'search_again', 'instance')");
    auto entities = m_db.use("SELECT no FROM entity");
    while (entities.step()) {
        const auto entity = m_core.tables.entities.find(entities.number<EntityNo>(0));
        if (!entity || entity->kind == nullptr)
            continue;
        for (const auto& field : entity->kind->fields) {
            const auto row = searchRow(entity->no, *entity->kind, field.id);
            if (!row)
                continue;
            std::string text;
            auto late = m_db.use("SELECT indexed FROM search_late WHERE row = ?");
            late.bind(*row);
            if (late.step()) {
                text = late.string(0);
            } else if (field.type == model::FieldType::Prose) {
                text = m_core.tables.texts.content(entity->no, field.id);
            } else if (const auto live = m_core.tables.registers.live(entity->no, field.id); !live.empty()) {
                text = live.front().value;
            }
            indexAgain(*row, text);
        }
    }
    MultisetHash now;
    MultisetHash again;
    const auto sum = [](Statement rows, MultisetHash& to) {
        while (rows.step())
            to.add(blake2b({rows.string(0), "\n", std::to_string(rows.integer(1)), " ",
                            std::to_string(rows.integer(2))}));
    };
    sum(m_db.use("SELECT term, doc, offset FROM temp.words_now"), now);
    sum(m_db.use("SELECT term, doc, offset FROM temp.words_again"), again);
    if (now != again)
        find("The search index does not agree with the texts.");
    m_db.execute("DROP TABLE temp.words_now; DROP TABLE temp.words_again; DROP TABLE temp.search_again");
}

/// The digest that was kept as changes came against one made from all that is there.
void Checking::digests()
{
    auto made = digestsOfContents(m_core);
    for (const auto& space : m_core.tables.spaces.all()) {
        if (made[space.no] != space.digest)
            find("The digest of \"" + space.name + "\" does not agree with its contents.");
    }
}

void Checking::sequences()
{
    for (const auto& space : m_core.tables.spaces.all()) {
        const auto waiting = m_db.ask("SELECT count(*) FROM change c WHERE space = ? AND state = 0 AND NOT EXISTS "
                                      "(SELECT 1 FROM change_bytes b WHERE b.no = c.no)", space.no);
        if (waiting != 0)
            find("Changes of \"" + space.name + "\" that wait to be sent have no bytes.");
        const auto beyond = m_db.ask("SELECT count(*) FROM change WHERE space = ? AND replica = ? AND sequence > ?",
                                     space.no, space.replica, space.lastSequence);
        if (beyond != 0)
            find("\"" + space.name + "\" holds changes of this device above its counter.");
        // Up to a snapshot's place only what still matters of the log is here.
        const auto floor = m_db.ask("SELECT floor FROM snapshot WHERE space = ?", space.no);
        const auto logged = m_db.ask("SELECT (SELECT count(*) FROM change WHERE space = ?1 AND cursor > ?3 AND cursor <= ?2) "
                                     "+ (SELECT count(*) FROM unreadable WHERE space = ?1 AND cursor > ?3 AND cursor <= ?2)",
                                     space.no, space.cursor, floor);
        if (logged != static_cast<std::int64_t>(raw(space.cursor)) - floor)
            find("The log of \"" + space.name + "\" has gaps below its cursor.");
    }
}

/// Whether what is there, in the bin or flagged still is so when worked out anew.
void Checking::standings()
{
    std::vector<EntityRecord> entities;
    auto rows = m_db.use("SELECT no FROM entity");
    while (rows.step()) {
        if (const auto entity = m_core.tables.entities.find(rows.number<EntityNo>(0)))
            entities.push_back(*entity);
    }
    for (const auto& entity : entities) {
        if (m_core.tables.entities.standingOf(entity) != entity.standing)
            find("Entry " + entity.id.toString() + " is in the bin, or out of it, wrongly.");
    }
}

} // namespace

std::map<SpaceNo, MultisetHash> digestsOfContents(Core& core)
{
    std::map<SpaceNo, MultisetHash> made;
    const auto add = [&](Statement rows, bool text) {
        while (rows.step())
            made[rows.number<SpaceNo>(0)].add(Registers::element(text, rows.id<EntityId>(1),
                                                                 rows.number<model::KindId>(2),
                                                                 rows.number<std::uint32_t>(3), rows.id<Hash>(4)));
    };
    add(core.db->use("SELECT e.space, e.id, e.kind, w.field, c.hash FROM field_write w JOIN entity e ON e.no = w.entity "
                     "JOIN change c ON c.no = w.change WHERE w.replaced = 0"), false);
    add(core.db->use("SELECT e.space, e.id, e.kind, t.field, c.hash FROM text_edit t JOIN entity e ON e.no = t.entity "
                     "JOIN change c ON c.no = t.change"), true);
    return made;
}

Result<std::vector<std::string>> checkDatabase(Core& core)
{
    Checking checking(core);
    checking.all();
    if (auto done = core.db->outcome(); !done)
        return fail(std::move(done.error()));
    return std::move(checking).findings();
}

} // namespace salver::store
