// SPDX-License-Identifier: Apache-2.0
// Handshake, pull and digests: what is read of a space's log.
#include "server/storage/postgres/tables.h"

#include "core/limits.h"

#include <algorithm>

namespace salver::server::pg {

namespace {

constexpr const char* findPlace =
    "SELECT number, role, head, epoch, running, highest_lamport, refused, safe_cursor, purpose, fence FROM space"
    " JOIN member ON member.space = number JOIN log ON log.space = number WHERE space.id = $1 AND account = $2";

/// For each replica so many of its last digests are kept; devices meet at a cursor when their space is quiet.
constexpr std::int64_t digestsKept = 16;

/// The lengths of so many rows are looked at for one page; changes of about 1 KB fill it.
constexpr std::int64_t rowsOfAPage = 1280;

std::optional<Place> readPlace(const Rows& rows)
{
    if (rows.empty())
        return std::nullopt;
    Place place;
    place.number = rows.number(0, 0);
    place.state = {static_cast<Role>(rows.number(0, 1)), rows.as<Cursor>(0, 2), rows.as<Epoch>(0, 3), rows.hash(0, 4),
                   rows.as<Lamport>(0, 5), rows.count64(0, 6)};
    place.safe = rows.as<Cursor>(0, 7);
    place.purpose = static_cast<SpacePurpose>(rows.number(0, 8));
    place.fence = rows.as<Cursor>(0, 9);
    return place;
}

/// The running hashes at the points a device named, by cursor.
Task<std::map<Cursor, Hash>> runningAt(Connection& db, std::int64_t space, const HandshakeQuery& query)
{
    Array cursors(Array::Of::Bigint);
    cursors << query.at.cursor;
    for (const auto& point : query.checkpoints)
        cursors << point.cursor;
    Params params;
    params << space << cursors;
    const auto rows = co_await db.ask("SELECT cursor, running FROM change WHERE space = $1"
                                      " AND cursor = ANY($2::bigint[])",
                                      params);
    std::map<Cursor, Hash> found;
    found[Cursor{}] = Hash{};
    for (int i = 0; i < rows.count(); ++i)
        found[rows.as<Cursor>(i, 0)] = rows.hash(i, 1);
    co_return found;
}

/// A change's hash covers its name, so it can only stand under this very number.
Task<void> tellNumbers(Connection& db, std::int64_t space, const HandshakeQuery& query, HandshakeAnswer& answer)
{
    std::map<Sequence, Hash> unsent;
    Array numbers(Array::Of::Bigint);
    auto from = next(query.lastSequence);
    for (const auto& [sequence, hash] : query.unsent) {
        unsent[sequence] = hash;
        numbers << sequence;
        from = std::min(from, sequence);
    }
    Params held;
    held << space << query.replica << numbers;
    Params taken;
    taken << space << query.replica << from << static_cast<std::int64_t>(limits::handshakeHashes);
    std::vector<Question> questions;
    questions.push_back({"SELECT sequence, hash, cursor FROM change WHERE space = $1 AND replica = $2"
                         " AND sequence = ANY($3::bigint[])",
                         &held});
    questions.push_back({"SELECT sequence, hash FROM change WHERE space = $1 AND replica = $2 AND sequence >= $3"
                         " UNION ALL SELECT first, hash FROM refused WHERE space = $1 AND replica = $2"
                         " AND first >= $3 AND hash IS NOT NULL ORDER BY 1 LIMIT $4::bigint",
                         &taken});
    Params here;
    here << space;
    questions.push_back({"SELECT erasures FROM log WHERE space = $1", &here});
    const auto answers = co_await db.askAll(std::move(questions));
    for (int i = 0; i < answers[0].count(); ++i) {
        const auto hash = answers[0].hash(i, 1);
        if (unsent[answers[0].as<Sequence>(i, 0)] == hash)
            answer.held.emplace_back(hash, answers[0].as<Cursor>(i, 2));
    }
    for (int i = 0; i < answers[1].count(); ++i)
        answer.taken.emplace_back(answers[1].as<Sequence>(i, 0), answers[1].hash(i, 1));
    answer.erasures = !answers[2].empty() && answers[2].number(0, 0) > 0;
}

} // namespace

Error notMember()
{
    return {ErrorCode::NotMember, "You are not a member of this team.", false};
}

Error behindFence()
{
    return {ErrorCode::BehindFence,
            "The server no longer keeps the log as far back as this device stands; the device takes a snapshot.", true};
}

Task<std::optional<Place>> placeOf(Connection& db, const Asker& asker)
{
    Params params;
    params << asker.space << asker.account;
    const auto rows = co_await db.ask(findPlace, params);
    co_return readPlace(rows);
}

Task<Result<HandshakeAnswer>> handshake(Connection& db, const HandshakeQuery& query)
{
    const auto place = co_await placeOf(db, query.asker);
    if (!place)
        co_return fail(notMember());
    Params id;
    id << place->number << query.replica;
    const auto rows = co_await db.ask(
        "SELECT coalesce(here.account, bound.account), coalesce(here.highest, 0) FROM (SELECT $2::bigint AS replica) r"
        " LEFT JOIN space_replica here ON here.space = $1 AND here.replica = r.replica"
        " LEFT JOIN replica bound ON bound.replica = r.replica",
        id);
    if (!rows.empty() && !rows.isNull(0, 0) && rows.id<UserId>(0, 0) != query.asker.account)
        co_return fail(ErrorCode::ReplicaTaken, "Another account's device goes by the same number.");
    HandshakeAnswer answer;
    answer.highest = rows.empty() ? Sequence{} : rows.as<Sequence>(0, 1);
    answer.head = place->state.head;
    answer.epoch = place->state.epoch;
    answer.safe = place->safe;
    answer.fence = place->fence;
    co_await tellNumbers(db, place->number, query, answer);
    const auto running = co_await runningAt(db, place->number, query);
    const auto agrees = [&](const RunningCheckpoint& point) {
        const auto at = running.find(point.cursor);
        return at != running.end() && at->second == point.running;
    };
    answer.logAgrees = query.at.cursor == Cursor{} || agrees(query.at);
    if (answer.logAgrees) {
        answer.agreeing = query.at.cursor;
        co_return answer;
    }
    for (const auto& point : query.checkpoints) {
        if (point.cursor > answer.agreeing && agrees(point))
            answer.agreeing = point.cursor;
    }
    co_return answer;
}

Task<Result<PullAnswer>> pull(Connection& db, const PullQuery& query)
{
    Params who;
    who << query.asker.space << query.asker.account;
    Params where;
    where << query.asker.space << query.after;
    Params page;
    page << query.asker.space << query.after << query.replica << static_cast<std::int64_t>(query.mostBytes)
         << rowsOfAPage;
    std::vector<Question> questions;
    questions.push_back({findPlace, &who});
    questions.push_back({"SELECT running FROM change WHERE space = (SELECT number FROM space WHERE id = $1)"
                         " AND cursor = $2",
                         &where});
    // The lengths are summed up first, which reads no contents, so that only what the page holds is read.
    questions.push_back({"WITH here AS (SELECT number FROM space WHERE id = $1), sized AS ("
                         " SELECT cursor, CASE WHEN replica = $3 THEN 128 ELSE octet_length(bytes) + 128 END AS size"
                         " FROM change WHERE space = (SELECT number FROM here) AND cursor > $2"
                         " ORDER BY cursor LIMIT $5::bigint),"
                         " before AS (SELECT cursor, sum(size) OVER (ORDER BY cursor) - size AS size FROM sized)"
                         " SELECT cursor, replica, sequence, hash, received_ms, running,"
                         " CASE WHEN replica = $3 THEN ''::bytea ELSE bytes END"
                         " FROM change WHERE space = (SELECT number FROM here) AND cursor > $2"
                         " AND cursor <= (SELECT max(cursor) FROM before WHERE size < $4::bigint) ORDER BY cursor",
                         &page});
    const auto answers = co_await db.askAll(std::move(questions));
    const auto place = readPlace(answers[0]);
    if (!place)
        co_return fail(notMember());
    if (query.after < place->fence)
        co_return fail(behindFence());
    PullAnswer answer;
    answer.head = place->state.head;
    answer.epoch = place->state.epoch;
    answer.safe = place->safe;
    if (query.after >= place->state.head)
        answer.running = place->state.running;
    else if (!answers[1].empty())
        answer.running = answers[1].hash(0, 0);
    const auto& rows = answers[2];
    answer.entries.reserve(static_cast<std::size_t>(rows.count()));
    for (int i = 0; i < rows.count(); ++i) {
        LogItem item;
        item.cursor = rows.as<Cursor>(i, 0);
        item.id = {rows.as<ReplicaId>(i, 1), rows.as<Sequence>(i, 2)};
        item.hash = rows.hash(i, 3);
        item.received = rows.as<WallMs>(i, 4);
        answer.running = rows.hash(i, 5);
        item.bytes = rows.string(i, 6);
        answer.entries.push_back(std::move(item));
    }
    co_return answer;
}

Task<Result<DigestVerdict>> noteDigest(Connection& db, const DigestReport& report)
{
    const auto place = co_await placeOf(db, report.asker);
    if (!place)
        co_return fail(notMember());
    Params at;
    at << place->number << report.cursor;
    const auto rows = co_await db.ask("SELECT replica, digest FROM digest WHERE space = $1 AND cursor = $2", at);
    bool known = false;
    auto verdict = DigestVerdict::NotCompared;
    for (int i = 0; i < rows.count(); ++i) {
        const bool same = rows.hash(i, 1) == report.digest;
        if (rows.as<ReplicaId>(i, 0) == report.replica)
            known = same;
        else if (!same)
            verdict = DigestVerdict::Differs;
        else if (verdict == DigestVerdict::NotCompared)
            verdict = DigestVerdict::Agrees;
    }
    if (known)
        co_return verdict;
    Params row;
    row << place->number << report.replica << report.cursor << report.digest << report.now;
    Params old;
    old << place->number << report.replica << digestsKept - 1;
    std::vector<Question> questions;
    questions.push_back({"INSERT INTO digest(space, replica, cursor, digest, at_ms) VALUES ($1, $2, $3, $4, $5)"
                         " ON CONFLICT (space, replica, cursor) DO UPDATE SET digest = excluded.digest,"
                         " at_ms = excluded.at_ms",
                         &row});
    questions.push_back({"DELETE FROM digest WHERE space = $1 AND replica = $2 AND cursor < (SELECT cursor FROM digest"
                         " WHERE space = $1 AND replica = $2 ORDER BY cursor DESC LIMIT 1 OFFSET $3::bigint)",
                         &old});
    const auto written = co_await db.askAll(std::move(questions));
    co_return verdict;
}

} // namespace salver::server::pg
