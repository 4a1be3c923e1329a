// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/tables.h"

#include "core/change.h"
#include "core/hash.h"
#include "server/storage/sqlite/schema.h"

#include <sqlite3.h>

#include <map>

namespace salver::server::tables {

namespace {

struct LogToCheck {
    std::int64_t number{};
    SpaceId id;
    SpaceState state;
    Cursor fence{};
};

/// Walks one space's log in order and says what does not fit.
class LogChecker {
public:
    LogChecker(Database& db, const LogToCheck& log, CheckReport& report) : m_db(db), m_log(log), m_report(report) {}

    void run()
    {
        auto statement = m_db.prepare("SELECT id, space, replica, sequence, hash, running, bytes FROM change"
                                      " WHERE id > ? AND id <= ? ORDER BY id");
        statement << (m_log.number << cursorBits) << ((m_log.number << cursorBits) | cursorMask);
        while (statement.step()) {
            ++m_report.changes;
            checkRow(statement);
        }
        if (m_at != m_log.state.head)
            say("its head says " + std::to_string(raw(m_log.state.head)) + " but the log ends at "
                + std::to_string(raw(m_at)));
        if (m_running != m_log.state.running)
            say("its running hash does not fit its log");
        checkReplicas();
        checkSnapshot();
    }

private:
    void checkRow(const Statement& row)
    {
        const Cursor cursor{static_cast<std::uint64_t>(row.number(0) & cursorMask)};
        const auto where = "change " + std::to_string(raw(cursor));
        if (cursor != next(m_at))
            say(where + " does not follow " + std::to_string(raw(m_at)));
        m_at = cursor;
        const WriteId id{row.as<ReplicaId>(2), row.as<Sequence>(3)};
        const bool cut = cursor <= m_log.fence;
        if (cut != row.bytes(6).empty())
            say(where + (cut ? " is still there below the fence" : " was cut above the fence"));
        else if (!cut)
            checkContents(row, where, id);
        m_running = runningHash(m_running, row.hash(4));
        if (m_running != row.hash(5))
            say(where + " breaks the running hash");
        auto& highest = m_highest[id.replica];
        if (id.sequence <= highest)
            say(where + " comes after a later change of its device");
        highest = std::max(highest, id.sequence);
    }

    void checkContents(const Statement& row, const std::string& where, const WriteId& id)
    {
        const auto decoded = decodeChange(row.bytes(6));
        if (!decoded)
            say(where + " cannot be read: " + decoded.error().sentence);
        else if (decoded->hash != row.hash(4))
            say(where + " does not match its hash");
        else if (decoded->change.space != m_log.id || decoded->change.id() != id || row.number(1) != m_log.number)
            say(where + " stands under another name than its own");
    }

    void checkReplicas()
    {
        auto statement = m_db.prepare("SELECT replica, highest FROM space_replica WHERE space = ?");
        statement << m_log.number;
        std::size_t known = 0;
        while (statement.step()) {
            const auto found = m_highest.find(statement.as<ReplicaId>(0));
            if (found == m_highest.end())
                continue;
            ++known;
            if (statement.as<Sequence>(1) < found->second)
                say("a device's count stands below its changes");
        }
        if (known != m_highest.size())
            say("a device wrote changes but is not counted");
    }

    /// What the fence took away must stand in a snapshot, whole.
    void checkSnapshot()
    {
        auto statement = m_db.prepare("SELECT max(cursor) FROM snapshot s WHERE space = ? AND pieces ="
                                      " (SELECT count(*) FROM snapshot_piece p WHERE p.space = s.space AND p.id = s.id)");
        statement << m_log.number;
        if (m_log.fence != Cursor{} && (!statement.step() || statement.as<Cursor>(0) < m_log.fence))
            say("the log is cut, and no whole snapshot stands in its place");
    }

    void say(const std::string& what) { m_report.findings.push_back("Space " + m_log.id.toString() + ": " + what + "."); }

    Database& m_db;
    const LogToCheck& m_log;
    CheckReport& m_report;
    Cursor m_at{};
    Hash m_running;
    std::map<ReplicaId, Sequence> m_highest;
};

void checkDirectory(Database& db, CheckReport& report)
{
    const auto count = [&](const char* sql) {
        auto statement = db.prepare(sql);
        return statement.step() ? static_cast<std::uint64_t>(statement.number(0)) : 0;
    };
    report.accounts = count("SELECT count(*) FROM account");
    if (count("SELECT count(*) FROM space WHERE purpose = 0 AND 1 <> (SELECT count(*) FROM member"
              " WHERE member.space = space.number)") > 0)
        report.findings.emplace_back("A private space has another number of members than one.");
    if (count("SELECT count(*) FROM account WHERE NOT EXISTS (SELECT 1 FROM member JOIN space"
              " ON space.number = member.space WHERE member.account = account.id AND space.purpose = 0)") > 0)
        report.findings.emplace_back("An account has no private space.");
    if (count("SELECT count(*) FROM change WHERE NOT EXISTS (SELECT 1 FROM space WHERE space.number = change.space)")
        > 0)
        report.findings.emplace_back("There are changes of a space that does not exist.");
}

void checkFile(Database& db, CheckReport& report)
{
    auto integrity = db.prepare("PRAGMA integrity_check(20)");
    while (integrity.step()) {
        if (integrity.bytes(0) != "ok")
            report.findings.push_back("The database file is damaged: " + integrity.string(0));
    }
    auto keys = db.prepare("PRAGMA foreign_key_check");
    while (keys.step())
        report.findings.push_back("A row of " + keys.string(0) + " refers to one that does not exist.");
}

} // namespace

CheckReport check(Database& db)
{
    CheckReport report;
    checkFile(db, report);
    checkDirectory(db, report);
    std::vector<LogToCheck> logs;
    {
        auto statement = db.prepare("SELECT number, id, head, epoch, running, highest_lamport, refused, fence"
                                    " FROM space ORDER BY number");
        while (statement.step())
            logs.push_back({statement.number(0), statement.id<SpaceId>(1),
                            {Role::None, statement.as<Cursor>(2), statement.as<Epoch>(3), statement.hash(4),
                             statement.as<Lamport>(5), static_cast<std::uint64_t>(statement.number(6))},
                            statement.as<Cursor>(7)});
    }
    report.spaces = logs.size();
    for (const auto& log : logs)
        LogChecker(db, log, report).run();
    return report;
}

std::vector<std::pair<SpaceId, Cursor>> heads(Database& db)
{
    std::vector<std::pair<SpaceId, Cursor>> found;
    auto statement = db.prepare("SELECT id, head FROM space");
    while (statement.step())
        found.emplace_back(statement.id<SpaceId>(0), statement.as<Cursor>(1));
    return found;
}

Result<void> setSafe(Database& db, const std::vector<std::pair<SpaceId, Cursor>>& safe)
{
    auto statement = db.prepare("UPDATE space SET safe_cursor = max(safe_cursor, ?) WHERE id = ?");
    for (const auto& [space, cursor] : safe) {
        statement << cursor << space;
        statement.run();
    }
    return {};
}

Result<void> renewEpochs(Database& db, const std::vector<std::uint64_t>& random)
{
    std::vector<std::int64_t> spaces;
    {
        auto statement = db.prepare("SELECT number FROM space ORDER BY number");
        while (statement.step())
            spaces.push_back(statement.number(0));
    }
    if (random.size() < spaces.size())
        return fail(ErrorCode::InvalidArgument, "There are more spaces than new numbers for them.");
    auto statement = db.prepare("UPDATE space SET epoch = ? WHERE number = ?");
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        statement << static_cast<std::int64_t>(random[i] | 1U) << spaces[i];
        statement.run();
    }
    bumpDirectory(db);
    return {};
}

Result<void> copyTo(Database& db, const std::string& file)
{
    sqlite3* target = nullptr;
    int code = sqlite3_open_v2(file.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_exec(target, "PRAGMA synchronous = FULL", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) {
        if (auto* copy = sqlite3_backup_init(target, "main", db.handle(), "main")) {
            // All pages in one step: the copy is one moment, and readers do not hold writers up.
            sqlite3_backup_step(copy, -1);
            code = sqlite3_backup_finish(copy);
        } else {
            code = sqlite3_errcode(target);
        }
    }
    std::optional<Error> failed;
    if (code != SQLITE_OK)
        failed = errorOf(code, target ? sqlite3_errmsg(target) : nullptr);
    sqlite3_close(target);
    if (failed)
        return fail(*failed);
    return {};
}

} // namespace salver::server::tables
