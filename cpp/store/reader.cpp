// SPDX-License-Identifier: Apache-2.0
#include "store/reader_file.h"

#include "store/opening.h"
#include "store/schema.h"
#include "store/texts.h"

#include <algorithm>
#include <limits>

namespace salver::store {

namespace {

constexpr std::size_t titleCharacters = 80;

/// What a change wrote, for people: one "field: value" a line.
std::string contentOf(const Change& change)
{
    std::string content;
    for (const auto& ops : change.entities) {
        const auto* kind = model::findKind(model::KindId{ops.kind});
        const auto add = [&](std::uint32_t field, const std::string& value) {
            const auto* declared = kind == nullptr ? nullptr : model::findField(*kind, model::FieldId{field});
            content += (content.empty() ? "" : "\n")
                + (declared == nullptr ? "field " + std::to_string(field) : std::string(declared->name)) + ": "
                + sanitizeUtf8(value);
        };
        for (const auto& write : ops.writes)
            add(write.field, write.value);
        for (const auto& edit : ops.edits)
            add(edit.field, edit.run.kind == text::Run::Kind::Insert
                    ? edit.run.content
                    : "(" + std::to_string(edit.run.length) + " characters deleted)");
    }
    return content;
}

/// What a change is about where the entity itself is not there (any more): the first words in it.
std::string titleIn(const Change& change)
{
    for (const auto& ops : change.entities) {
        const auto* kind = model::findKind(model::KindId{ops.kind});
        for (const auto& write : ops.writes) {
            const auto* field = kind == nullptr ? nullptr : model::findField(*kind, model::FieldId{write.field});
            if (field != nullptr && field->has(model::flag::title) && !write.value.empty())
                return shortened(sanitizeUtf8(write.value));
        }
        for (const auto& edit : ops.edits) {
            if (!edit.run.content.empty())
                return shortened(edit.run.content);
        }
    }
    return {};
}

} // namespace

std::string shortened(std::string_view text)
{
    text = text.substr(0, text.find('\n'));
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            continue;
        if (characters++ == titleCharacters)
            return std::string(text.substr(0, at)) + "…";
    }
    return std::string(text);
}

namespace {

Result<std::unique_ptr<Reader>> openReaderAs(const std::string& path, const std::string& vfs, Connection::Mode mode)
{
    auto connection = Connection::open(path, vfs, mode);
    if (!connection)
        return fail(std::move(connection.error()));
    if (auto fits = checkVersion(**connection); !fits)
        return fail(std::move(fits.error()));
    (*connection)->execute("PRAGMA cache_size = -8000");
    (*connection)->execute("PRAGMA temp_store = MEMORY");
    if (auto done = (*connection)->outcome(); !done)
        return fail(std::move(done.error()));
    return std::unique_ptr<Reader>(std::make_unique<ReaderFile>(std::move(*connection)));
}

} // namespace

Result<std::unique_ptr<Reader>> Reader::open(const std::string& path, const std::string& vfs)
{
    return openReaderAs(path, vfs, Connection::Mode::ReadOnly);
}

Result<std::unique_ptr<Reader>> openReader(const std::string& path, bool alone)
{
    return openReaderAs(path, {}, alone ? Connection::Mode::ReadAlone : Connection::Mode::ReadOnly);
}

Result<UserId> ReaderFile::user()
{
    return read([&] {
        auto row = m_db.use("SELECT value FROM fact WHERE key = 'user'");
        return row.step() ? row.id<UserId>(0) : UserId{};
    });
}

Result<std::string> ReaderFile::local(const std::string& key)
{
    return read([&] {
        auto row = m_db.use("SELECT value FROM local WHERE key = ?");
        row.bind(Text{key});
        return row.step() ? row.string(0) : std::string{};
    });
}

Result<std::vector<SpaceSyncState>> ReaderFile::spaces()
{
    return read([&] {
        // Every page asks, and to count what waits is a walk over all of it: told again until somebody commits.
        const auto version = m_db.ask("PRAGMA data_version");
        if (version != m_spacesVersion) {
            m_spaces = readSpaces();
            m_spacesVersion = m_db.outcome() ? version : -1;
        }
        return m_spaces;
    });
}

std::vector<SpaceSyncState> ReaderFile::readSpaces()
{
    std::vector<SpaceSyncState> spaces;
    auto rows = m_db.use("SELECT id, name, purpose, role, replica, last_sequence, cursor, epoch, running, "
                         "(SELECT count(*) FROM change c WHERE c.space = s.no AND c.state = 0), "
                         "(SELECT count(*) FROM change c WHERE c.space = s.no AND c.state = 2) "
                         "FROM space s ORDER BY no");
    while (rows.step())
        spaces.push_back({rows.id<SpaceId>(0), rows.string(1), rows.number<SpacePurpose>(2), rows.number<Role>(3),
                          rows.replica(4), rows.number<Sequence>(5), rows.number<Cursor>(6),
                          rows.number<Epoch>(7), rows.id<Hash>(8), rows.number<std::size_t>(9),
                          rows.number<std::size_t>(10)});
    for (auto& space : spaces) {
        auto mark = m_db.use("SELECT count(*) FROM fact WHERE key = ?");
        const auto marked = [&](std::string_view name) {
            const auto key = markKey(name, space.id);
            mark.again();
            mark.bind(Text{key});
            return mark.step() && mark.integer(0) > 0;
        };
        space.differs = marked("differs");
        space.rebuilding = marked("rebuilding");
        if (!space.rebuilding)
            continue;
        auto held = m_db.use("SELECT count(*) FROM change WHERE state = 4 AND space = (SELECT no FROM space WHERE id = ?)");
        held.bind(space.id);
        if (held.step())
            space.waiting += held.number<std::size_t>(0);
    }
    return spaces;
}

Result<std::vector<Member>> ReaderFile::members(const SpaceId& space)
{
    return read([&] {
        std::vector<Member> members;
        auto rows = m_db.use("SELECT m.id, m.user_name, m.display_name, m.role FROM member m "
                             "JOIN space s ON s.no = m.space WHERE s.id = ? ORDER BY m.display_name, m.id");
        rows.bind(space);
        while (rows.step())
            members.push_back({rows.id<UserId>(0), rows.string(1), rows.string(2), rows.number<Role>(3)});
        return members;
    });
}

std::optional<EntityNo> ReaderFile::numberOf(const EntityId& id)
{
    auto row = m_db.use("SELECT no FROM entity WHERE id = ? ORDER BY space, kind LIMIT 1");
    row.bind(id);
    return row.step() ? std::optional(row.number<EntityNo>(0)) : std::nullopt;
}

Result<text::Document> ReaderFile::document(const EntityId& entity, model::FieldId field)
{
    return read([&] {
        const auto no = numberOf(entity);
        return no ? readDocument(m_db, textKey(*no, field)) : text::Document{};
    });
}

std::vector<WriteRow> ReaderFile::writesOf(EntityNo entity, model::FieldId field)
{
    std::vector<WriteRow> writes;
    auto rows = m_db.use("SELECT c.replica, c.sequence, c.author, c.wall, c.lamport, w.value, w.replaced "
                         "FROM field_write w JOIN change c ON c.no = w.change WHERE w.entity = ? AND w.field = ? "
                         "ORDER BY c.lamport DESC, c.replica DESC");
    rows.bind(entity, field);
    bool shown = false;
    while (rows.step()) {
        WriteRow write{{rows.replica(0), rows.number<Sequence>(1)}, rows.id<UserId>(2), rows.number<WallMs>(3),
                       rows.number<Lamport>(4), rows.string(5), rows.integer(6) == 0, false};
        write.shown = write.live && !shown;
        shown = shown || write.live;
        writes.push_back(std::move(write));
    }
    return writes;
}

Result<std::vector<WriteRow>> ReaderFile::history(const EntityId& entity, model::FieldId field)
{
    return read([&] {
        const auto no = numberOf(entity);
        return no ? writesOf(*no, field) : std::vector<WriteRow>{};
    });
}

Result<std::vector<Contest>> ReaderFile::contests()
{
    return read([&] {
        std::vector<Contest> contests;
        auto rows = m_db.use("SELECT e.no, e.id, s.id, e.kind, t.field FROM contest t JOIN entity e ON e.no = t.entity "
                             "JOIN space s ON s.no = e.space WHERE e.presence IN (0, 2) ORDER BY e.no, t.field");
        while (rows.step()) {
            Contest contest{rows.id<EntityId>(1), rows.id<SpaceId>(2), rows.number<model::KindId>(3),
                            rows.number<model::FieldId>(4), {}, {}};
            // A field of a later version is kept, but nobody here could settle it.
            const auto* kind = model::findKind(contest.kind);
            if (kind == nullptr || model::findField(*kind, contest.field) == nullptr)
                continue;
            for (auto& write : writesOf(rows.number<EntityNo>(0), contest.field))
                (write.live ? contest.live : contest.before).push_back(std::move(write));
            contests.push_back(std::move(contest));
        }
        return contests;
    });
}

std::string ReaderFile::titleOf(EntityNo entity, const model::Kind& kind)
{
    const auto title = std::ranges::find_if(
        kind.fields, [](const model::Field& field) { return field.has(model::flag::title); });
    if (title == kind.fields.end())
        return {};
    return shortened(title->type == model::FieldType::Prose
                         ? readText(m_db, textKey(entity, title->id))
                         : m_projections.value(entity, kind, *title));
}

Result<std::vector<OutgoingRow>> ReaderFile::outgoing(std::size_t limit)
{
    return read([&] {
        std::vector<OutgoingRow> outgoing;
        auto rows = m_db.use("SELECT s.id, s.no, c.sequence, c.wall, c.state, b.bytes, p.reason FROM change c "
                             "JOIN space s ON s.no = c.space JOIN change_bytes b ON b.no = c.no "
                             "LEFT JOIN parked p ON p.no = c.no WHERE c.no IN (SELECT no FROM change WHERE state = 0 "
                             "UNION ALL SELECT no FROM change WHERE state = 2) ORDER BY c.no LIMIT ?");
        rows.bind(limit);
        while (rows.step()) {
            OutgoingRow row;
            row.space = rows.id<SpaceId>(0);
            row.sequence = rows.number<Sequence>(2);
            row.wall = rows.number<WallMs>(3);
            row.parked = rows.number<ChangeState>(4) == ChangeState::Parked;
            row.bytes = rows.bytes(5).size();
            row.reason = rows.string(6);
            if (const auto decoded = decodeChange(rows.bytes(5))) {
                const auto& first = decoded->change.entities.front();
                row.entity = first.entity;
                row.kind = model::KindId{first.kind};
                const auto* kind = model::findKind(row.kind);
                const auto no = numberOf(row.entity);
                if (kind != nullptr && no)
                    row.title = titleOf(*no, *kind);
                if (row.title.empty())
                    row.title = titleIn(decoded->change);
                if (row.parked)
                    row.content = contentOf(decoded->change);
            }
            outgoing.push_back(std::move(row));
        }
        return outgoing;
    });
}

Result<std::vector<LeftoverRow>> ReaderFile::leftovers()
{
    return read([&] {
        std::vector<LeftoverRow> leftovers;
        auto rows = m_db.use("SELECT space, name, wall, bytes FROM leftover ORDER BY no");
        while (rows.step()) {
            LeftoverRow row;
            row.space = rows.id<SpaceId>(0);
            row.spaceName = rows.string(1);
            row.wall = rows.number<WallMs>(2);
            if (const auto decoded = decodeChange(rows.bytes(3))) {
                row.entity = decoded->change.entities.front().entity;
                row.kind = model::KindId{decoded->change.entities.front().kind};
                row.title = titleIn(decoded->change);
                row.content = contentOf(decoded->change);
            }
            leftovers.push_back(std::move(row));
        }
        return leftovers;
    });
}

Result<std::vector<SyncLogRow>> ReaderFile::log(std::size_t limit)
{
    return read([&] {
        std::vector<SyncLogRow> log;
        auto rows = m_db.use("SELECT at, text FROM note ORDER BY no DESC LIMIT ?");
        rows.bind(limit);
        while (rows.step())
            log.push_back({rows.number<WallMs>(0), rows.string(1)});
        return log;
    });
}

Result<Hash> ReaderFile::digest(const SpaceId& space)
{
    auto digest = read([&] {
        auto row = m_db.use("SELECT digest FROM space WHERE id = ?");
        row.bind(space);
        return row.step() ? std::optional(row.id<Hash>(0)) : std::nullopt;
    });
    if (!digest)
        return fail(std::move(digest.error()));
    if (!*digest)
        return fail(ErrorCode::NotFound, "This space is not on this device any more.");
    return **digest;
}

} // namespace salver::store
