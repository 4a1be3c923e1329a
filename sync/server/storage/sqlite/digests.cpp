// SPDX-License-Identifier: Apache-2.0
// What devices told about their merged state, by space and cursor: two that stand at the same cursor must say the same.
#include "server/storage/sqlite/tables.h"

namespace salver::server::tables {

namespace {

/// For each replica so many of its last reports are kept; devices meet at a cursor when their space is quiet.
constexpr std::int64_t reportsKept = 16;

void write(Database& db, std::int64_t space, const DigestReport& report)
{
    {
        auto statement = db.prepare("INSERT INTO digest(space, replica, cursor, digest, at_ms) VALUES (?, ?, ?, ?, ?)"
                                    " ON CONFLICT(space, replica, cursor) DO UPDATE SET digest = excluded.digest,"
                                    " at_ms = excluded.at_ms");
        statement << space << report.replica << report.cursor << report.digest << report.now;
        statement.run();
    }
    auto statement = db.prepare(
        "DELETE FROM digest WHERE space = ?1 AND replica = ?2 AND cursor < (SELECT cursor FROM digest"
        " WHERE space = ?1 AND replica = ?2 ORDER BY cursor DESC LIMIT 1 OFFSET ?3)");
    statement << space << report.replica << reportsKept - 1;
    statement.run();
}

} // namespace

Result<DigestStanding> digestStanding(Database& db, const DigestReport& report)
{
    const auto place = placeOf(db, report.asker);
    if (!place)
        return fail(notMember());
    DigestStanding standing;
    auto statement = db.prepare("SELECT replica, digest FROM digest WHERE space = ? AND cursor = ?");
    statement << place->number << report.cursor;
    while (statement.step()) {
        const bool same = statement.hash(1) == report.digest;
        if (statement.as<ReplicaId>(0) == report.replica)
            standing.known = same;
        else if (!same)
            standing.verdict = DigestVerdict::Differs;
        else if (standing.verdict == DigestVerdict::NotCompared)
            standing.verdict = DigestVerdict::Agrees;
    }
    return standing;
}

Result<DigestVerdict> noteDigest(Database& db, const DigestReport& report)
{
    const auto standing = digestStanding(db, report);
    if (!standing)
        return fail(standing.error());
    const auto place = placeOf(db, report.asker);
    if (!standing->known && place)
        write(db, place->number, report);
    return standing->verdict;
}

} // namespace salver::server::tables
