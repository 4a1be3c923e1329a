// SPDX-License-Identifier: Apache-2.0
#include "store/salvage.h"

#include "store/core.h"
#include "store/open_database.h"
#include "store/rebuild.h"
#include "store/schema.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <unordered_set>

namespace salver::store {

namespace {

namespace fs = std::filesystem;

/// So many numbers in a row that cannot be read end a table. A page of the smallest rows holds a few hundred.
constexpr int numbersTried = 100'000;

std::string makingOf(const std::string& path)
{
    return path + ".salvaging";
}

/// The fresh file once it is whole: from then on there is only forward.
std::string wholeOf(const std::string& path)
{
    return path + ".salvaged";
}

void removeMaking(const std::string& path)
{
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm", "-journal", ".doubt"})
        fs::remove(makingOf(path) + end, ignored);
}

/// The first name of its kind that is free.
std::string nameForDamaged(const std::string& path)
{
    std::error_code ignored;
    auto name = path + ".damaged";
    for (int n = 2; fs::exists(name, ignored); ++n)
        name = path + ".damaged-" + std::to_string(n);
    return name;
}

/// Reads a damaged file and writes a fresh one.
class Salvaging {
public:
    Salvaging(Connection& from, Connection& to, Random& random) : m_from(from), m_to(to), m_random(random) {}

    /// With a line for the person, who may first hear of it at a later start.
    [[nodiscard]] Result<Salvage> all(const std::string& keptAs, WallMs now);

private:
    struct Space {
        SpaceNo no{};
        std::optional<ReplicaId> replica; ///< none where the row could not be read
        std::string name;
    };
    struct Unsent {
        ChangeState state{};
        SpaceNo space{};
        bool restored{false}; ///< was in the log before the server was set back
        bool saved{false};
    };

    template <class Body>
    void byNumber(Sql sql, Body body);
    template <class Body>
    void fromBothEnds(Sql up, Sql down, Body body);
    void facts();
    void spaces();
    void states();
    void changes();
    void change(std::int64_t no, std::string_view bytes);
    [[nodiscard]] const Space* spaceOf(const Change& change, const Unsent* row);
    void addSpace(const SpaceId& id, const Unsent* row);
    void setAside(const Change& change, std::string_view bytes);

    Connection& m_from;
    Connection& m_to;
    Random& m_random;
    std::map<SpaceId, Space> m_spaces;
    std::map<std::int64_t, Unsent> m_unsent;
    std::unordered_set<std::int64_t> m_sent;
    std::map<std::int64_t, std::pair<std::int64_t, std::string>> m_reasons;
    UserId m_user;
    bool m_local{false};
    std::size_t m_saved{};
    std::size_t m_aside{};
};

/// Every row that can be read, in the order of `no`, its first column: `sql` asks for those above a number. Where a row
/// cannot be read the numbers after it are tried one by one, until one stands on a page that can.
template <class Body>
void Salvaging::byNumber(Sql sql, Body body)
{
    std::int64_t at = -1;
    for (int tried = 0; tried < numbersTried; ++tried, ++at) {
        {
            auto rows = m_from.use(sql);
            rows.bind(at);
            while (rows.step()) {
                at = rows.integer(0);
                body(rows);
                tried = 0;
            }
        }
        if (m_from.outcome())
            return;
    }
}

/// The same for tables without numbers: what stands before the damage and what stands after it. Gives some rows twice.
template <class Body>
void Salvaging::fromBothEnds(Sql up, Sql down, Body body)
{
    for (const auto& sql : {up, down}) {
        {
            auto rows = m_from.use(sql);
            while (rows.step())
                body(rows);
        }
        if (m_from.outcome())
            return;
    }
}

void Salvaging::facts()
{
    const auto fact = [this](Statement& row) {
        const auto key = row.string(0);
        constexpr std::array kept{"user", "user name", "display name", "server", "local user", "user before"};
        if (key == "user")
            m_user = row.id<UserId>(1);
        if (key == "local user")
            m_local = row.bytes(1) == "1";
        if (std::ranges::find(kept, key) != kept.end() || key.starts_with("rebuilding "))
            m_to.use("INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)").run(Text{key}, Blob{row.bytes(1)});
    };
    fromBothEnds("SELECT key, value FROM fact ORDER BY key", "SELECT key, value FROM fact ORDER BY key DESC", fact);
    fromBothEnds("SELECT key, value FROM local ORDER BY key", "SELECT key, value FROM local ORDER BY key DESC",
                 [this](Statement& row) {
                     m_to.use("INSERT OR REPLACE INTO local (key, value) VALUES (?, ?)")
                         .run(Text{row.bytes(0)}, Blob{row.bytes(1)});
                 });
    byNumber("SELECT no, at, text FROM note WHERE no > ? ORDER BY no", [this](Statement& row) {
        m_to.use("INSERT INTO note (no, at, text) VALUES (?, ?, ?)")
            .run(row.integer(0), row.integer(1), Text{row.bytes(2)});
    });
    byNumber("SELECT no, space, name, sequence, wall, bytes FROM leftover WHERE no > ? ORDER BY no",
             [this](Statement& row) {
                 m_to.use("INSERT INTO leftover (no, space, name, sequence, wall, bytes) VALUES (?, ?, ?, ?, ?, ?)")
                     .run(row.integer(0), Blob{row.bytes(1)}, Text{row.bytes(2)}, row.integer(3), row.integer(4),
                          Blob{row.bytes(5)});
             });
}

void Salvaging::spaces()
{
    byNumber("SELECT no, id, name, purpose, role, local, replica, cursor, running FROM space NOT INDEXED WHERE no > ? "
             "ORDER BY no",
             [this](Statement& row) {
                 const auto id = row.id<SpaceId>(1);
                 const auto no = row.number<SpaceNo>(0);
                 m_spaces[id] = {no, row.replica(6), row.string(2)};
                 // A name of its own, as after a rebuild: texts go on counting where this file's log ends.
                 m_to.use("INSERT INTO space (no, id, name, purpose, role, local, replica, last_sequence, lamport, "
                          "cursor, epoch, running, digest, safe) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, 0)")
                     .run(no, id, Text{row.bytes(2)}, row.integer(3), row.integer(4), row.integer(5),
                          m_random.replica(), Hash{}, MultisetHash{}.value());
                 m_to.use("INSERT OR IGNORE INTO fact (key, value) VALUES (?, ?)")
                     .run(Text{markKey("rebuilding", id)}, Blob{logPlace(row.number<Cursor>(7), row.id<Hash>(8))});
             });
    fromBothEnds("SELECT space, id, user_name, display_name, role FROM member ORDER BY space, id",
                 "SELECT space, id, user_name, display_name, role FROM member ORDER BY space DESC, id DESC",
                 [this](Statement& row) {
                     m_to.use("INSERT OR IGNORE INTO member (space, id, user_name, display_name, role) SELECT ?1, ?2, ?3, "
                              "?4, ?5 WHERE EXISTS (SELECT 1 FROM space WHERE no = ?1)")
                         .run(row.integer(0), Blob{row.bytes(1)}, Text{row.bytes(2)}, Text{row.bytes(3)},
                              row.integer(4));
                 });
}

void Salvaging::states()
{
    byNumber("SELECT no, state, space, old FROM change NOT INDEXED WHERE no > ? ORDER BY no", [this](Statement& row) {
        const auto state = row.number<ChangeState>(1);
        const bool restored = state == ChangeState::Old || (state == ChangeState::Waiting && !row.isNull(3));
        if (state == ChangeState::Logged)
            m_sent.insert(row.integer(0));
        else
            m_unsent[row.integer(0)] = {state, row.number<SpaceNo>(2), restored};
    });
    byNumber("SELECT no, code, reason FROM parked WHERE no > ? ORDER BY no",
             [this](Statement& row) { m_reasons[row.integer(0)] = {row.integer(1), row.string(2)}; });
}

void Salvaging::change(std::int64_t no, std::string_view bytes)
{
    const auto decoded = decodeChange(bytes);
    if (!decoded)
        return;
    const auto& change = decoded->change;
    const auto known = m_unsent.find(no);
    auto* row = known == m_unsent.end() ? nullptr : &known->second;
    if (row != nullptr && row->restored) {
        setAside(change, bytes);
        row->saved = true;
        return;
    }
    const auto* space = spaceOf(change, row);
    if (space == nullptr)
        return;
    const auto reason = m_reasons.find(no);
    const bool parked = row != nullptr && row->state == ChangeState::Parked && reason != m_reasons.end();
    m_to.use("INSERT OR IGNORE INTO change (no, space, replica, sequence, lamport, wall, author, hash, state) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(no, space->no, change.replica, change.sequence, change.lamport, change.wall, change.author,
             decoded->hash, parked ? ChangeState::Parked : ChangeState::Held);
    if (m_to.changedRows() == 0)
        return;
    m_to.use("INSERT INTO change_bytes (no, bytes) VALUES (?, ?)").run(no, Blob{bytes});
    if (parked)
        m_to.use("INSERT INTO parked (no, code, reason) VALUES (?, ?, ?)")
            .run(no, reason->second.first, Text{reason->second.second});
    if (row != nullptr)
        row->saved = true;
    ++m_saved;
}

/// Where an unsent change belongs; none where it is not this device's own.
const Salvaging::Space* Salvaging::spaceOf(const Change& change, const Unsent* row)
{
    const auto at = m_spaces.find(change.space);
    const auto* space = at == m_spaces.end() ? nullptr : &at->second;
    // Of one whose row cannot be read nobody knows whether it was sent. Where it was, it comes with the log.
    const bool own = row != nullptr
        || (space != nullptr && space->replica ? change.replica == *space->replica : change.author == m_user);
    if (!own || space != nullptr)
        return own ? space : nullptr;
    if (m_local) {
        m_to.refuse({ErrorCode::Damaged, "The data on this device is damaged, and where some of it belongs cannot be read. "
                     "The file was left as it is: keep it, and put a backup in its place.", false});
        return nullptr;
    }
    addSpace(change.space, row);
    return &m_spaces[change.space];
}

/// One whose row cannot be read. The server says its name and who is in it at the next sync.
void Salvaging::addSpace(const SpaceId& id, const Unsent* row)
{
    const bool taken = row == nullptr
        || std::ranges::any_of(m_spaces, [&](const auto& entry) { return entry.second.no == row->space; });
    const std::string name = "(name not readable)";
    m_to.use("INSERT INTO space (no, id, name, purpose, role, local, replica, last_sequence, lamport, cursor, epoch, "
             "running, digest, safe) VALUES (?, ?, ?, ?, ?, 0, ?, 0, 0, 0, 0, ?, ?, 0)")
        .run(taken ? std::optional<SpaceNo>() : row->space, id, Text{name}, SpacePurpose::Team, Role::Member,
             m_random.replica(), Hash{}, MultisetHash{}.value());
    m_spaces[id] = {SpaceNo{m_to.lastRow()}, std::nullopt, name};
    m_to.use("INSERT OR IGNORE INTO fact (key, value) VALUES (?, ?)")
        .run(Text{markKey("rebuilding", id)}, Blob{logPlace(Cursor{}, Hash{})});
}

/// What the server had before it was set back others may hand back under its old name: sent anew under another it would
/// be there twice, and as it is it cannot wait in a file that has not merged it.
void Salvaging::setAside(const Change& change, std::string_view bytes)
{
    const auto space = m_spaces.find(change.space);
    m_to.use("INSERT INTO leftover (space, name, sequence, wall, bytes) VALUES (?, ?, ?, ?, ?)")
        .run(change.space, Text{space == m_spaces.end() ? std::string_view() : space->second.name}, change.sequence,
             change.wall, Blob{bytes});
    ++m_aside;
}

void Salvaging::changes()
{
    byNumber("SELECT no, bytes FROM change_bytes WHERE no > ? ORDER BY no", [this](Statement& row) {
        if (!m_sent.contains(row.integer(0)))
            change(row.integer(0), row.bytes(1));
    });
}

Result<Salvage> Salvaging::all(const std::string& keptAs, WallMs now)
{
    Transaction transaction(m_to);
    facts();
    if (m_user.isNull())
        m_to.refuse({ErrorCode::Damaged, "The data on this device is damaged, and whose it is cannot be read. The file was "
                     "left as it is: keep it, and put a backup in its place or sign in anew to fetch what the server has.",
                     false});
    spaces();
    states();
    changes();
    Salvage salvage;
    salvage.keptAs = keptAs;
    salvage.aside = m_aside;
    salvage.saved = m_saved;
    salvage.lost = static_cast<std::size_t>(
        std::ranges::count_if(m_unsent, [](const auto& entry) { return !entry.second.saved; }));
    salvage.alone = m_local;
    m_to.use("INSERT INTO note (at, text) VALUES (?, ?)").run(now, Text{sanitizeUtf8(salvage.sentence())});
    if (auto done = transaction.commit(); !done)
        return fail(std::move(done.error()));
    return salvage;
}

Result<Salvage> makeOfWhatIsLeft(const OpenOptions& options, Clock& clock, Random& random)
{
    if (auto there = refuseEmptied(options.path); !there)
        return fail(std::move(there.error()));
    removeMaking(options.path);
    auto from = Connection::open(options.path, {}, Connection::Mode::ReadOnly);
    if (!from)
        return fail(std::move(from.error()));
    if (auto ours = checkVersion(**from); !ours)
        return fail(std::move(ours.error()));
    auto making = options;
    making.path = makingOf(options.path);
    auto to = openForWriting(making);
    if (!to)
        return fail(std::move(to.error()));
    auto salvage = Salvaging(**from, **to, random).all(nameForDamaged(options.path), clock.now());
    if (!salvage)
        return salvage;
    // Whole in one file, and on disk, before it may take the other's place.
    (*to)->execute("PRAGMA journal_mode = DELETE");
    if (auto done = (*to)->outcome(); !done)
        return fail(std::move(done.error()));
    return salvage;
}

} // namespace

Result<void> finishSalvage(const std::string& path)
{
    std::error_code code;
    if (!fs::exists(wholeOf(path), code))
        return {};
    const auto kept = nameForDamaged(path);
    // Its log first: what comes into its place must not find it, and a second start gives the file the same name.
    if (fs::exists(path + "-wal", code))
        fs::rename(path + "-wal", kept + "-wal", code);
    if (!code)
        fs::remove(path + "-shm", code);
    if (!code && fs::exists(path, code)) {
        if (auto named = giveSecondName(path, kept); !named)
            return named;
    }
    if (!code)
        fs::rename(wholeOf(path), path, code);
    if (code)
        return fail(ErrorCode::Io, "The fresh file cannot take the damaged one's place (" + code.message() + ").");
    fs::remove(doubtOf(path), code);
    return syncFolderOf(path);
}

Result<Salvage> salvage(const OpenOptions& options, Clock& clock, Random& random)
{
    auto saved = makeOfWhatIsLeft(options, clock, random);
    std::error_code code;
    if (!saved) {
        removeMaking(options.path);
        return saved;
    }
    fs::rename(makingOf(options.path), wholeOf(options.path), code);
    if (code)
        return fail(ErrorCode::Io, "The fresh file cannot be put in place (" + code.message() + ").");
    if (auto done = syncFolderOf(options.path); !done)
        return fail(std::move(done.error()));
    if (auto done = finishSalvage(options.path); !done)
        return fail(std::move(done.error()));
    return saved;
}

bool isInDoubt(const OpenOptions& options)
{
    std::error_code code;
    // An empty file Store::open() refuses; even looking at it would cost its log.
    if (!fs::exists(doubtOf(options.path), code) || !refuseEmptied(options.path))
        return false;
    {
        auto db = Connection::open(options.path, {}, Connection::Mode::ReadOnly);
        if (!db)
            return false;
        auto rows = (*db)->use("PRAGMA quick_check(1)");
        const bool damaged = rows.step() && rows.bytes(0) != "ok";
        const auto looked = (*db)->outcome();
        if (!looked || damaged)
            return damaged || looked.error().code == ErrorCode::Damaged;
    }
    fs::remove(doubtOf(options.path), code);
    return false;
}

} // namespace salver::store
