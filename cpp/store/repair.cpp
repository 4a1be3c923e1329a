// SPDX-License-Identifier: Apache-2.0
#include "store/repair.h"

#include "store/check.h"

#include <algorithm>
#include <set>

namespace salver::store {

namespace {

struct Findings {
    std::vector<std::string> sentences;
    std::set<SpaceNo> spaces; ///< those whose registers or texts are in doubt
};

/// A check that cannot even be finished is a finding too.
template <class Found>
void take(Findings& all, const Result<Found>& part, const std::vector<std::string>& sentences)
{
    if (part)
        all.sentences.insert(all.sentences.end(), sentences.begin(), sentences.end());
    else
        all.sentences.push_back(part.error().sentence);
}

Findings lookOver(Core& core)
{
    Findings all;
    const auto deep = checkContents(core);
    take(all, deep, deep ? deep->sentences : std::vector<std::string>{});
    if (deep)
        all.spaces.insert(deep->spaces.begin(), deep->spaces.end());
    const auto shallow = checkDatabase(core);
    take(all, shallow, shallow ? *shallow : std::vector<std::string>{});
    auto made = digestsOfContents(core);
    for (const auto& space : core.tables.spaces.all()) {
        if (made[space.no] != space.digest)
            all.spaces.insert(space.no);
    }
    std::ignore = core.db->outcome();
    return all;
}

struct Kept {
    ChangeNo no{};
    Cursor cursor{};
    Hash hash;
    Change change;
};

/// All changes that a space was merged from, in the order in which a new device would read them; nothing where some of
/// their bytes are no longer here or cannot be read, or where a snapshot left some of them out.
std::optional<std::vector<Kept>> everyChange(Core& core, const SpaceRow& space)
{
    if (core.db->ask("SELECT count(*) FROM change c WHERE space = ? AND state IN (0, 1, 3) AND NOT EXISTS "
                     "(SELECT 1 FROM change_bytes b WHERE b.no = c.no)", space.no) != 0
        || core.db->ask("SELECT 1 FROM snapshot WHERE space = ? AND (floor > 0 OR id <> 0 OR wanted <> 0)", space.no) != 0)
        return std::nullopt;
    std::vector<Kept> changes;
    auto rows = core.db->use("SELECT c.no, c.cursor, c.hash, b.bytes FROM change c JOIN change_bytes b ON b.no = c.no "
                             "WHERE c.space = ? AND c.state IN (0, 1, 3) ORDER BY c.state = 0, coalesce(c.cursor, c.old, "
                             "9e15), c.no");
    rows.bind(space.no);
    while (rows.step()) {
        auto decoded = decodeChange(rows.bytes(3));
        if (!decoded || decoded->hash != rows.id<Hash>(2))
            return std::nullopt;
        changes.push_back({rows.number<ChangeNo>(0), rows.number<Cursor>(1), decoded->hash, std::move(decoded->change)});
    }
    return changes;
}

std::vector<EntityRecord> entitiesOf(Core& core, const SpaceRow* space)
{
    std::vector<EntityNo> numbers;
    auto rows = core.db->use("SELECT no, space FROM entity ORDER BY no");
    while (rows.step()) {
        if (space == nullptr || rows.number<SpaceNo>(1) == space->no)
            numbers.push_back(rows.number<EntityNo>(0));
    }
    std::vector<EntityRecord> entities;
    for (const auto no : numbers) {
        if (const auto entity = core.tables.entities.find(no))
            entities.push_back(*entity);
    }
    return entities;
}

/// Rows that hang on an entity that is not there would be in the way of the next one with its number.
void dropStrays(Core& core)
{
    for (const auto& kind : model::kinds())
        core.db->execute("DELETE FROM " + kindTable(kind.id) + " WHERE e NOT IN (SELECT no FROM entity)");
    core.db->use("DELETE FROM text WHERE no / ? NOT IN (SELECT no FROM entity)").run(std::int64_t{textFieldMax} + 1);
    for (const auto* table : {"field_write", "text_edit", "contest", "deletion", "apart"})
        core.db->execute(std::string("DELETE FROM ") + table + " WHERE entity NOT IN (SELECT no FROM entity)");
    core.db->execute("DELETE FROM orphan WHERE child NOT IN (SELECT no FROM entity)");
    core.tables.texts.forget();
}

/// Takes a space's merged state away and merges all its changes again.
void mergeAgain(Core& core, SpaceRow& space, const std::vector<Kept>& changes, Committed& facts)
{
    const auto entities = entitiesOf(core, &space);
    core.tables.texts.removeSpace(space.no);
    for (const auto& entity : entities)
        core.tables.entities.remove(entity);
    core.db->use("DELETE FROM seen WHERE space = ?").run(space.no);
    space.digest = {};
    space.seenNow.clear();
    space.seen.clear();
    space.seen[space.replica] = space.lastSequence;
    space.dirty = true;
    for (const auto& kept : changes)
        core.merger.merge({space, kept.change, kept.hash, kept.no, kept.cursor, kept.cursor == Cursor{}}, false, facts);
}

/// Lists, search, standings and what needs a person, all of it again from registers and texts.
void deriveAgain(Core& core)
{
    for (const auto& kind : model::kinds())
        core.tables.projections.fill(kind);
    core.db->execute("DELETE FROM contest");
    core.db->use("INSERT INTO contest (entity, field) SELECT entity, field FROM field_write WHERE replaced = 0 "
                 "AND field <> ? GROUP BY entity, field HAVING count(DISTINCT value) > 1")
        .run(model::deletedField);
    const auto entities = entitiesOf(core, nullptr);
    for (const auto& entity : entities)
        core.tables.entities.placeUnderClient(entity);
    std::vector<EntityRecord> moved;
    core.tables.entities.settleStandings(entities, moved);
    core.tables.search.clear();
    for (const auto& entity : entities)
        putIntoSearch(core.tables, entity.no);
}

Result<void> repair(Core& core, const std::set<SpaceNo>& doubtful)
{
    return core.transact([&](Committed& facts) -> Result<void> {
        facts.local = false;
        facts.everything = true;
        facts.syncStateChanged = true;
        dropStrays(core);
        for (const auto no : doubtful) {
            auto* space = core.tables.spaces.find(no);
            const auto changes = space == nullptr ? std::nullopt : everyChange(core, *space);
            if (changes)
                mergeAgain(core, *space, *changes, facts);
        }
        for (auto& space : core.tables.spaces.all()) {
            const auto highest = Sequence{static_cast<std::uint64_t>(
                core.db->ask("SELECT max(sequence) FROM change WHERE space = ? AND replica = ?", space.no,
                             space.replica))};
            if (highest > space.lastSequence) {
                space.lastSequence = highest;
                space.dirty = true;
            }
        }
        deriveAgain(core);
        return {};
    });
}

} // namespace

Result<CheckReport> checkAndRepair(Core& core)
{
    auto before = lookOver(core);
    CheckReport report;
    report.found = std::move(before.sentences);
    if (report.found.empty())
        return report;
    // A text that cannot be read would end the repair of all the rest; what is left says so.
    if (const auto done = repair(core, before.spaces); !done)
        report.left.push_back(done.error().sentence);
    auto after = lookOver(core);
    report.left.insert(report.left.end(), after.sentences.begin(), after.sentences.end());
    auto noted = core.transact([&](Committed& facts) -> Result<void> {
        core.note("This device was checked. " + std::to_string(report.found.size()) + " things were wrong, and "
                  + (report.left.empty() ? std::string("all of it was repaired.")
                                         : std::to_string(report.left.size()) + " could not be repaired from its own "
                                               "data: rebuild it from the server."));
        facts.syncStateChanged = true;
        return {};
    });
    if (!noted)
        return fail(std::move(noted.error()));
    return report;
}

} // namespace salver::store
