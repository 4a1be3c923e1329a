// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/schema.h"

#include <array>

namespace salver::server::pg {

namespace {

struct Migration {
    int version;
    const char* name;
    std::span<const char* const> statements;
};

/// The directory is small and may be copied to every node. Every table of content begins its key with the space.
constexpr std::array firstSchema{
    "CREATE TABLE meta(key text PRIMARY KEY, value bytea NOT NULL)",
    "CREATE TABLE directory(only_row boolean PRIMARY KEY CHECK (only_row), version bigint NOT NULL)",
    "INSERT INTO directory(only_row, version) VALUES (true, 1)",
    "CREATE TABLE account(id bytea PRIMARY KEY, name text NOT NULL UNIQUE, display_name text NOT NULL,"
    " password text NOT NULL, created_ms bigint NOT NULL)",
    "CREATE TABLE device(id bytea PRIMARY KEY, account bytea NOT NULL REFERENCES account(id), name text NOT NULL,"
    " token bytea NOT NULL UNIQUE, created_ms bigint NOT NULL, last_seen_ms bigint NOT NULL)",
    "CREATE INDEX device_by_account ON device(account)",
    "CREATE TABLE replica(replica bigint PRIMARY KEY, account bytea NOT NULL)",
    "CREATE TABLE space(number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id bytea NOT NULL UNIQUE,"
    " name text NOT NULL, purpose bigint NOT NULL, created_ms bigint NOT NULL)",
    "CREATE UNIQUE INDEX space_by_name ON space(name) WHERE purpose <> 0",
    "CREATE TABLE member(space bigint NOT NULL REFERENCES space(number),"
    " account bytea NOT NULL REFERENCES account(id), role bigint NOT NULL CHECK (role BETWEEN 1 AND 3),"
    " PRIMARY KEY (space, account))",
    "CREATE INDEX member_by_account ON member(account)",
    "CREATE TABLE invitation(code bytea PRIMARY KEY, space bigint NOT NULL REFERENCES space(number),"
    " role bigint NOT NULL CHECK (role BETWEEN 1 AND 3), invited_by bytea NOT NULL, expires_ms bigint NOT NULL)",
    "CREATE TABLE audit(number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at_ms bigint NOT NULL,"
    " account bytea, what text NOT NULL, about text NOT NULL)",
    "CREATE TABLE log(space bigint PRIMARY KEY, epoch bigint NOT NULL, head bigint NOT NULL DEFAULT 0,"
    " running bytea NOT NULL, highest_lamport bigint NOT NULL DEFAULT 0, refused bigint NOT NULL DEFAULT 0,"
    " safe_cursor bigint NOT NULL DEFAULT 0)",
    "CREATE TABLE space_replica(space bigint NOT NULL, replica bigint NOT NULL, account bytea NOT NULL,"
    " highest bigint NOT NULL, PRIMARY KEY (space, replica))",
    "CREATE TABLE change(space bigint NOT NULL, cursor bigint NOT NULL, replica bigint NOT NULL,"
    " sequence bigint NOT NULL, received_ms bigint NOT NULL, hash bytea NOT NULL, running bytea NOT NULL,"
    " bytes bytea NOT NULL, PRIMARY KEY (space, cursor))",
    "CREATE UNIQUE INDEX change_by_name ON change(space, replica, sequence)",
    // What devices send is packed on the wire already; another attempt at it would cost time and gain nothing.
    "ALTER TABLE change ALTER COLUMN bytes SET STORAGE EXTERNAL",
    "CREATE TABLE refused(space bigint NOT NULL, replica bigint NOT NULL, first bigint NOT NULL,"
    " last bigint NOT NULL, hash bytea, code bigint NOT NULL, PRIMARY KEY (space, replica, first))",
    "CREATE TABLE blob(space bigint NOT NULL, hash bytea NOT NULL, size bigint NOT NULL, received bigint NOT NULL,"
    " whole bigint NOT NULL, at_ms bigint NOT NULL, PRIMARY KEY (space, hash))",
    "CREATE TABLE blob_piece(space bigint NOT NULL, hash bytea NOT NULL, first bigint NOT NULL,"
    " bytes bytea NOT NULL, PRIMARY KEY (space, hash, first))",
    "ALTER TABLE blob_piece ALTER COLUMN bytes SET STORAGE EXTERNAL",
    "CREATE TABLE blob_use(space bigint NOT NULL, hash bytea NOT NULL, cursor bigint NOT NULL,"
    " PRIMARY KEY (space, hash, cursor))",
    "CREATE TABLE digest(space bigint NOT NULL, replica bigint NOT NULL, cursor bigint NOT NULL,"
    " digest bytea NOT NULL, at_ms bigint NOT NULL, PRIMARY KEY (space, replica, cursor))",
    "CREATE INDEX digest_by_cursor ON digest(space, cursor)",
};

/// A removal is told to the devices in so many words: a space that is merely absent may be one that a restored backup
/// does not know.
constexpr std::array formerMembers{
    "CREATE TABLE former_member(space bigint NOT NULL REFERENCES space(number),"
    " account bytea NOT NULL REFERENCES account(id), PRIMARY KEY (space, account))",
    "CREATE INDEX former_member_by_account ON former_member(account)",
};

/// A snapshot's pieces are kept under its number before it has a row, so that half a one is never seen.
constexpr std::array snapshots{
    "ALTER TABLE log ADD COLUMN fence bigint NOT NULL DEFAULT 0",
    "CREATE TABLE snapshot(space bigint NOT NULL, id bigint NOT NULL, cursor bigint NOT NULL, pieces bigint NOT NULL,"
    " bytes bigint NOT NULL, made_ms bigint NOT NULL, PRIMARY KEY (space, id))",
    "CREATE TABLE snapshot_piece(space bigint NOT NULL, id bigint NOT NULL, number bigint NOT NULL,"
    " bytes bytea NOT NULL, PRIMARY KEY (space, id, number))",
    "ALTER TABLE snapshot_piece ALTER COLUMN bytes SET STORAGE EXTERNAL",
};

/// What was erased; which change did it and how far the log before it is emptied; how far devices have followed. The
/// count in the log's row spares the others a question.
constexpr std::array erasures{
    "ALTER TABLE log ADD COLUMN erasures bigint NOT NULL DEFAULT 0",
    "CREATE TABLE erased(space bigint NOT NULL, entity bytea NOT NULL, cursor bigint NOT NULL,"
    " PRIMARY KEY (space, entity))",
    "CREATE TABLE erasure(space bigint NOT NULL, cursor bigint NOT NULL, account bytea NOT NULL, at_ms bigint NOT NULL,"
    " entries bigint NOT NULL, up_to bigint NOT NULL, done_to bigint NOT NULL, done bigint NOT NULL,"
    " PRIMARY KEY (space, cursor))",
    "CREATE TABLE reached(space bigint NOT NULL, device bytea NOT NULL, cursor bigint NOT NULL,"
    " PRIMARY KEY (space, device))",
};

constexpr std::array migrations{
    Migration{1, "the directory and the logs", firstSchema},
    Migration{2, "former members", formerMembers},
    Migration{3, "snapshots and fences", snapshots},
    Migration{4, "erasures", erasures},
};

constexpr bool rising()
{
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        if (migrations[i].version != static_cast<int>(i) + 1)
            return false;
    }
    return true;
}
static_assert(rising(), "migrations rise by one");

boost::asio::awaitable<void> bringUp(Connection& db, std::int64_t found)
{
    for (const auto& migration : migrations) {
        if (migration.version <= found)
            continue;
        for (const auto* statement : migration.statements) {
            const auto made = co_await db.ask(statement);
        }
        Params version;
        version << std::int64_t{migration.version};
        const auto noted = co_await db.ask("INSERT INTO schema_version(version) VALUES ($1)", version);
    }
}

} // namespace

boost::asio::awaitable<Result<void>> migrate(Connection& db)
{
    db.begin(Connection::Mode::Write);
    // The number is ours alone: "salver" as digits. The lock goes with the transaction.
    const auto locked = co_await db.ask("SELECT pg_advisory_xact_lock(19112225518)");
    const auto table = co_await db.ask("CREATE TABLE IF NOT EXISTS schema_version(version bigint PRIMARY KEY)");
    const auto newest = co_await db.ask("SELECT coalesce(max(version), 0) FROM schema_version");
    const auto found = newest.empty() ? 0 : newest.number(0, 0);
    const bool newer = found > migrations.back().version;
    if (!newer)
        co_await bringUp(db, found);
    co_await db.end(!newer);
    if (newer)
        co_return fail(ErrorCode::VersionTooNew, "This database was written by a newer salver-server; it is left as "
                                                 "it is. Install that version.");
    if (auto failed = db.takeFailure())
        co_return fail(std::move(*failed));
    co_return Result<void>();
}

} // namespace salver::server::pg
