// SPDX-License-Identifier: Apache-2.0
// Walks every log as devices would read it and says what does not fit.
#include "server/storage/postgres/tables.h"

#include "core/change.h"
#include "core/hash.h"

namespace salver::server::pg {

namespace {

/// Rows read at once; a log may be larger than memory.
constexpr std::int64_t rowsAtOnce = 512;

struct LogToCheck {
    std::int64_t number{};
    SpaceId id;
    SpaceState state;
    Cursor fence{};
};

class LogChecker {
public:
    LogChecker(const LogToCheck& log, CheckReport& report) : m_log(log), m_report(report) {}

    Task<void> run(Connection& db)
    {
        for (bool more = true; more;) {
            Params params;
            params << m_log.number << m_at << rowsAtOnce;
            const auto rows = co_await db.ask("SELECT cursor, replica, sequence, hash, running, bytes FROM change"
                                              " WHERE space = $1 AND cursor > $2 ORDER BY cursor LIMIT $3::bigint",
                                              params);
            for (int i = 0; i < rows.count(); ++i) {
                ++m_report.changes;
                checkRow(rows, i);
            }
            more = rows.count() > 0;
        }
        if (m_at != m_log.state.head)
            say("its head says " + std::to_string(raw(m_log.state.head)) + " but the log ends at "
                + std::to_string(raw(m_at)));
        if (m_running != m_log.state.running)
            say("its running hash does not fit its log");
        co_await checkReplicas(db);
        co_await checkSnapshot(db);
    }

private:
    void checkRow(const Rows& rows, int i)
    {
        const auto cursor = rows.as<Cursor>(i, 0);
        const auto where = "change " + std::to_string(raw(cursor));
        if (cursor != next(m_at))
            say(where + " does not follow " + std::to_string(raw(m_at)));
        m_at = cursor;
        const WriteId id{rows.as<ReplicaId>(i, 1), rows.as<Sequence>(i, 2)};
        const bool cut = cursor <= m_log.fence;
        if (cut != rows.bytes(i, 5).empty())
            say(where + (cut ? " is still there below the fence" : " was cut above the fence"));
        else if (!cut)
            checkContents(rows, i, where, id);
        m_running = runningHash(m_running, rows.hash(i, 3));
        if (m_running != rows.hash(i, 4))
            say(where + " breaks the running hash");
        auto& highest = m_highest[id.replica];
        if (id.sequence <= highest)
            say(where + " comes after a later change of its device");
        highest = std::max(highest, id.sequence);
    }

    void checkContents(const Rows& rows, int i, const std::string& where, const WriteId& id)
    {
        const auto decoded = decodeChange(rows.bytes(i, 5));
        if (!decoded)
            say(where + " cannot be read: " + decoded.error().sentence);
        else if (decoded->hash != rows.hash(i, 3))
            say(where + " does not match its hash");
        else if (decoded->change.space != m_log.id || decoded->change.id() != id)
            say(where + " stands under another name than its own");
    }

    /// What the fence took away must stand in a snapshot, whole.
    Task<void> checkSnapshot(Connection& db)
    {
        Params params;
        params << m_log.number;
        const auto rows = co_await db.ask("SELECT coalesce(max(cursor), 0) FROM snapshot s WHERE space = $1 AND pieces ="
                                          " (SELECT count(*) FROM snapshot_piece p WHERE p.space = s.space"
                                          " AND p.id = s.id)",
                                          params);
        if (m_log.fence != Cursor{} && (rows.empty() || rows.as<Cursor>(0, 0) < m_log.fence))
            say("the log is cut, and no whole snapshot stands in its place");
    }

    Task<void> checkReplicas(Connection& db)
    {
        Params params;
        params << m_log.number;
        const auto rows = co_await db.ask("SELECT replica, highest FROM space_replica WHERE space = $1", params);
        std::size_t known = 0;
        for (int i = 0; i < rows.count(); ++i) {
            const auto found = m_highest.find(rows.as<ReplicaId>(i, 0));
            if (found == m_highest.end())
                continue;
            ++known;
            if (rows.as<Sequence>(i, 1) < found->second)
                say("a device's count stands below its changes");
        }
        if (known != m_highest.size())
            say("a device wrote changes but is not counted");
    }

    void say(const std::string& what) { m_report.findings.push_back("Space " + m_log.id.toString() + ": " + what + "."); }

    const LogToCheck& m_log;
    CheckReport& m_report;
    Cursor m_at{};
    Hash m_running;
    std::map<ReplicaId, Sequence> m_highest;
};

Task<void> checkDirectory(Connection& db, CheckReport& report)
{
    const auto rows = co_await db.ask(
        "SELECT (SELECT count(*) FROM account),"
        " (SELECT count(*) FROM space WHERE purpose = 0"
        " AND 1 <> (SELECT count(*) FROM member WHERE member.space = number)),"
        " (SELECT count(*) FROM account WHERE NOT EXISTS (SELECT 1 FROM member JOIN space ON number = member.space"
        " WHERE member.account = account.id AND purpose = 0)),"
        " (SELECT count(*) FROM change WHERE NOT EXISTS (SELECT 1 FROM space WHERE number = change.space))");
    if (rows.empty())
        co_return;
    report.accounts = rows.count64(0, 0);
    if (rows.number(0, 1) > 0)
        report.findings.emplace_back("A private space has another number of members than one.");
    if (rows.number(0, 2) > 0)
        report.findings.emplace_back("An account has no private space.");
    if (rows.number(0, 3) > 0)
        report.findings.emplace_back("There are changes of a space that does not exist.");
}

} // namespace

Task<CheckReport> check(Connection& db)
{
    CheckReport report;
    co_await checkDirectory(db, report);
    const auto rows = co_await db.ask("SELECT number, id, head, epoch, running, highest_lamport, refused, fence FROM"
                                      " space JOIN log ON log.space = number ORDER BY number");
    report.spaces = static_cast<std::uint64_t>(rows.count());
    for (int i = 0; i < rows.count(); ++i) {
        LogToCheck log;
        log.number = rows.number(i, 0);
        log.id = rows.id<SpaceId>(i, 1);
        log.state = {Role::None, rows.as<Cursor>(i, 2), rows.as<Epoch>(i, 3), rows.hash(i, 4), rows.as<Lamport>(i, 5),
                     rows.count64(i, 6)};
        log.fence = rows.as<Cursor>(i, 7);
        LogChecker checker(log, report);
        co_await checker.run(db);
    }
    co_return report;
}

Task<Result<void>> renewEpochs(Connection& db, const std::vector<std::uint64_t>& random)
{
    const auto rows = co_await db.ask("SELECT space FROM log ORDER BY space FOR UPDATE");
    if (random.size() < static_cast<std::size_t>(rows.count()))
        co_return fail(ErrorCode::InvalidArgument, "There are more spaces than new numbers for them.");
    Array spaces(Array::Of::Bigint);
    Array epochs(Array::Of::Bigint);
    for (int i = 0; i < rows.count(); ++i) {
        spaces << rows.number(i, 0);
        epochs << static_cast<std::int64_t>(random[static_cast<std::size_t>(i)] | 1U);
    }
    Params params;
    params << spaces << epochs;
    const auto renewed = co_await db.ask("UPDATE log SET epoch = n.epoch FROM unnest($1::bigint[], $2::bigint[])"
                                         " AS n(space, epoch) WHERE log.space = n.space",
                                         params);
    const auto bumped = co_await db.ask("UPDATE directory SET version = version + 1");
    co_return Result<void>();
}

} // namespace salver::server::pg
