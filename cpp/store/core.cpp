// SPDX-License-Identifier: Apache-2.0
#include "store/core.h"

namespace salver::store {

namespace {

constexpr std::int64_t notesKept = 500;

} // namespace

bool Core::beginLazily()
{
    constexpr std::int64_t full = 2;
    if (db->ask("PRAGMA synchronous") != full)
        return false;
    db->execute("PRAGMA synchronous = NORMAL");
    return true;
}

void Core::recover()
{
    // What is in memory may be ahead of the file; if even reading fails now, the next call reports it.
    tables.texts.forget();
    tables.spaces.load();
    tables.search.load();
    std::ignore = db->outcome();
}

void Core::tell(const Committed& facts)
{
    if (listener && (facts.syncStateChanged || facts.everything || !facts.touched.empty()))
        listener(facts);
}

Result<SpaceRow*> Core::space(const SpaceId& id)
{
    auto* row = tables.spaces.find(id);
    if (row == nullptr)
        return fail(ErrorCode::NotFound, "This space is not on this device any more.");
    return row;
}

std::string Core::fact(std::string_view key)
{
    auto row = db->use("SELECT value FROM fact WHERE key = ?");
    row.bind(Text{key});
    return row.step() ? row.string(0) : std::string{};
}

void Core::setFact(std::string_view key, std::string_view value)
{
    db->use("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)").run(Text{key}, Blob{value});
}

void Core::setMark(SpaceRow& space, bool SpaceRow::*mark, bool on, std::string_view value)
{
    const auto* name = mark == &SpaceRow::differs ? "differs" : mark == &SpaceRow::restored ? "restored" : "rebuilding";
    space.*mark = on;
    if (on)
        setFact(markKey(name, space.id), value);
    else
        db->use("DELETE FROM fact WHERE key = ?").run(Text{markKey(name, space.id)});
}

void Core::note(const std::string& text)
{
    db->use("INSERT INTO note (at, text) VALUES (?, ?)").run(clock.now(), Text{sanitizeUtf8(text)});
    db->use("DELETE FROM note WHERE no <= ?").run(db->lastRow() - notesKept);
}

} // namespace salver::store
