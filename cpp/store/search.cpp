// SPDX-License-Identifier: Apache-2.0
// Search over everything on the device: the index gives rows, the filters and the texts are read beside it.
#include "store/reader_file.h"

#include "store/canonical.h"
#include "store/search_index.h"
#include "store/search_query.h"
#include "store/texts.h"

#include <algorithm>
#include <set>

namespace salver::store {

namespace {

/// Newest matches that are looked at; beyond, `total` counts the index alone.
constexpr std::int64_t candidatesMax = 10000;
/// Texts longer than this are cut to what stands around the first hit.
constexpr std::size_t excerptCharacters = 400;
constexpr std::size_t excerptLead = 120;
/// Where a text goes on beyond what is shown of it.
constexpr std::string_view dots = "\u2026";

/// Moves a byte offset back to the start of its character.
std::size_t characterStart(std::string_view text, std::size_t at)
{
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

std::size_t stepBack(std::string_view text, std::size_t at, std::size_t characters)
{
    while (at > 0 && characters-- > 0)
        at = characterStart(text, at - 1);
    return at;
}

std::size_t stepOn(std::string_view text, std::size_t at, std::size_t characters)
{
    while (at < text.size() && characters-- > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            ++at;
    }
    return at;
}

void cutAroundFirstHit(SearchHit& hit)
{
    if (countScalars(hit.text) <= excerptCharacters)
        return;
    const std::size_t first = hit.marks.empty() ? 0 : hit.marks.front().first;
    auto from = stepBack(hit.text, first, excerptLead);
    auto to = stepOn(hit.text, from, excerptCharacters);
    // Between words, where there are spaces.
    if (const auto space = hit.text.find(' ', from); from > 0 && space < first)
        from = space + 1;
    if (const auto space = hit.text.rfind(' ', to); to < hit.text.size() && space != std::string::npos && space > first)
        to = space;
    const std::string_view lead = from > 0 ? dots : std::string_view();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
    for (const auto& [start, length] : hit.marks) {
        if (start >= from && start + length <= to)
            marks.emplace_back(static_cast<std::uint32_t>(start - from + lead.size()), length);
    }
    hit.marks = std::move(marks);
    hit.text = std::string(lead) + hit.text.substr(from, to - from) + (to < hit.text.size() ? std::string(dots) : "");
}

} // namespace

/// One search over one snapshot.
class Searching {
public:
    Searching(ReaderFile& reader, const SearchQuery& query)
        : m_reader(reader), m_db(reader.m_db), m_query(query), m_parsed(parseSearch(m_db.tokenizer(), query.typed))
    {
    }

    SearchResult run();

private:
    struct Found {
        EntityNo entity{};
        std::size_t ordinal{};
        int rank{};
        WallMs changed{};
        EntityId id;
        SpaceId space;
        const model::Kind* kind{nullptr};
        EntityId client;
    };

    void prepareFilters();
    void collectMatches();
    void collectAcrossParts();
    void collectAll();
    void consider(const Statement& row, std::size_t ordinal);
    [[nodiscard]] bool passes(EntityNo no, const model::Kind& kind, const EntityId& client, const UserId& changedBy,
                              std::int64_t created);
    [[nodiscard]] std::optional<std::int64_t> timeOf(EntityNo no, const model::Kind& kind);
    [[nodiscard]] SearchHit hitOf(const Found& found);

    ReaderFile& m_reader;
    Connection& m_db;
    const SearchQuery& m_query;
    ParsedSearch m_parsed;
    std::set<EntityId> m_clients;
    std::set<std::string> m_members;
    std::vector<Found> m_found;
    std::set<SearchPlace> m_long; ///< long texts that are found already
    std::int64_t m_looked{0};
};

void Searching::prepareFilters()
{
    if (!m_parsed.client.empty()) {
        const auto& kind = *model::findKind(model::client::kind);
        const auto sql = "SELECT e.id, k." + valueColumn(model::client::name) + " FROM " + kindTable(kind.id)
            + " k JOIN entity e ON e.no = k.e WHERE e.presence IN (0, 2)";
        auto rows = m_db.useBuilt(sql);
        while (rows.step()) {
            if (holdsAll(m_db.tokenizer(), m_parsed.client, rows.bytes(1)))
                m_clients.insert(rows.id<EntityId>(0));
        }
    }
    const bool mine = m_parsed.by.size() == 1 && m_parsed.by.front().words == std::vector<std::string>{"me"};
    if (mine) {
        // The one who is signed in, and nobody whose name begins so. On a device of its own nobody is.
        auto me = m_db.use("SELECT value FROM fact WHERE key = 'user'");
        if (me.step())
            m_members.insert(me.id<UserId>(0).toString());
    } else if (!m_parsed.by.empty()) {
        auto rows = m_db.use("SELECT DISTINCT id, user_name, display_name FROM member");
        while (rows.step()) {
            const auto names = rows.string(1) + " " + rows.string(2);
            if (holdsAll(m_db.tokenizer(), m_parsed.by, names))
                m_members.insert(rows.id<UserId>(0).toString());
        }
    }
}

std::optional<std::int64_t> Searching::timeOf(EntityNo no, const model::Kind& kind)
{
    for (const auto& field : kind.fields) {
        if (field.type != model::FieldType::Instant && field.type != model::FieldType::Day)
            continue;
        const auto value = m_reader.m_projections.value(no, kind, field);
        if (field.type == model::FieldType::Instant && !value.empty())
            return sortNumber(field.type, value);
        if (field.type == model::FieldType::Day && isDay(value))
            return dayStart(value);
    }
    return std::nullopt;
}

bool Searching::passes(EntityNo no, const model::Kind& kind, const EntityId& client, const UserId& changedBy,
                       std::int64_t created)
{
    const auto named = [&](const std::string& typed) { return kind.name.starts_with(typed); };
    if (!m_parsed.kinds.empty() && std::ranges::none_of(m_parsed.kinds, named))
        return false;
    if (!m_parsed.client.empty() && !m_clients.contains(client))
        return false;
    if (!m_parsed.by.empty()) {
        const auto* by = model::findField(kind, "by");
        auto author = by != nullptr && by->type == model::FieldType::Member
            ? m_reader.m_projections.value(no, kind, *by)
            : std::string{};
        if (author.empty())
            author = changedBy.toString();
        if (!m_members.contains(author))
            return false;
    }
    return !m_parsed.before || timeOf(no, kind).value_or(created) < *m_parsed.before;
}

void Searching::consider(const Statement& row, std::size_t ordinal)
{
    ++m_looked;
    const auto* kind = model::findKind(row.number<model::KindId>(3));
    if (kind == nullptr)
        return;
    const auto no = row.number<EntityNo>(0);
    const auto client = row.id<EntityId>(5);
    if (!passes(no, *kind, client, row.id<UserId>(7), row.integer(6)))
        return;
    // Names come before what was written about them.
    const int rank = kind->id == model::client::kind ? 0 : kind->id == model::person::kind ? 1 : 2;
    m_found.push_back({no, ordinal, rank, row.number<WallMs>(4), row.id<EntityId>(1), row.id<SpaceId>(2), kind, client});
}

void Searching::collectMatches()
{
    const auto match = matchExpression(m_parsed.phrases);
    auto rows = m_db.use("SELECT e.no, e.id, s.id, e.kind, e.changed_wall, e.client, e.created_wall, e.changed_by, "
                         "f.rowid FROM search f CROSS JOIN entity e ON e.no = "
                         "CASE WHEN f.rowid < 0 THEN -f.rowid / 65536 ELSE f.rowid / 16 END "
                         "CROSS JOIN space s ON s.no = e.space "
                         "WHERE f.search MATCH ? AND e.presence IN (0, 2) ORDER BY f.rowid DESC LIMIT ?");
    rows.bind(Text{match}, candidatesMax);
    while (rows.step()) {
        const auto place = searchPlace(rows.integer(8));
        // Several parts of one long text are one hit.
        if (rows.integer(8) >= 0 || m_long.insert(place).second)
            consider(rows, place.ordinal);
    }
    if (m_parsed.phrases.size() > 1 && m_db.ask("SELECT 1 FROM search_long LIMIT 1") != 0)
        collectAcrossParts();
}

/// Long texts whose parts hold all the phrases between them, though none holds all.
void Searching::collectAcrossParts()
{
    std::set<SearchPlace> all;
    for (std::size_t i = 0; i < m_parsed.phrases.size(); ++i) {
        std::set<SearchPlace> places;
        const auto match = matchExpression({m_parsed.phrases[i]});
        auto rows = m_db.use("SELECT rowid FROM search WHERE search MATCH ? AND rowid < 0");
        rows.bind(Text{match});
        while (rows.step()) {
            const auto place = searchPlace(rows.integer(0));
            if (i == 0 || all.contains(place))
                places.insert(place);
        }
        all = std::move(places);
    }
    for (const auto& place : all) {
        if (!m_long.insert(place).second)
            continue;
        auto row = m_db.use("SELECT e.no, e.id, s.id, e.kind, e.changed_wall, e.client, e.created_wall, e.changed_by "
                            "FROM entity e JOIN space s ON s.no = e.space WHERE e.no = ? AND e.presence IN (0, 2)");
        row.bind(place.entity);
        if (row.step())
            consider(row, place.ordinal);
    }
}

void Searching::collectAll()
{
    auto rows = m_db.use("SELECT e.no, e.id, s.id, e.kind, e.changed_wall, e.client, e.created_wall, e.changed_by "
                         "FROM entity e JOIN space s ON s.no = e.space WHERE e.presence IN (0, 2) "
                         "ORDER BY e.no DESC LIMIT ?");
    rows.bind(candidatesMax);
    while (rows.step())
        consider(rows, 0);
}

SearchHit Searching::hitOf(const Found& found)
{
    SearchHit hit;
    hit.entity = found.id;
    hit.space = found.space;
    hit.kind = found.kind->id;
    hit.client = found.client;
    hit.changedAt = found.changed;
    const auto* field = searchField(*found.kind, found.ordinal);
    if (field == nullptr)
        return hit;
    hit.field = field->id;
    hit.text = field->type == model::FieldType::Prose
        ? readText(m_db, textKey(found.entity, field->id))
        : m_reader.m_projections.value(found.entity, *found.kind, *field);
    hit.marks = findPhrases(m_db.tokenizer(), m_parsed.phrases, hit.text);
    cutAroundFirstHit(hit);
    return hit;
}

SearchResult Searching::run()
{
    SearchResult result;
    result.late = static_cast<std::uint64_t>(m_db.ask("SELECT count(*) FROM search_late"));
    const bool filtered = !m_parsed.client.empty() || !m_parsed.by.empty() || !m_parsed.kinds.empty()
        || m_parsed.before.has_value();
    if (m_parsed.phrases.empty() && !filtered)
        return result;
    prepareFilters();
    if (m_parsed.phrases.empty())
        collectAll();
    else
        collectMatches();
    std::ranges::sort(m_found, [](const Found& a, const Found& b) {
        return std::tuple(a.rank, -raw(a.changed), a.id, a.ordinal)
            < std::tuple(b.rank, -raw(b.changed), b.id, b.ordinal);
    });
    result.total = m_found.size();
    if (m_looked == candidatesMax && !filtered) {
        const auto match = matchExpression(m_parsed.phrases);
        result.total = static_cast<std::uint64_t>(
            m_db.ask("SELECT count(*) FROM search WHERE search MATCH ?", Text{match}));
    }
    for (std::size_t i = m_query.offset; i < m_found.size() && result.hits.size() < m_query.limit; ++i)
        result.hits.push_back(hitOf(m_found[i]));
    return result;
}

Result<SearchResult> ReaderFile::search(const SearchQuery& query)
{
    return read([&] { return Searching(*this, query).run(); });
}

} // namespace salver::store
