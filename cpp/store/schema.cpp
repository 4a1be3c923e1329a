// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace salver::store {

namespace {

// Version 1. Numbers of rows (`no`) never leave the file; ids do. Replica numbers are stored with their top bit
// turned over, so that SQLite's order is theirs.
constexpr std::string_view firstTables = R"sql(
CREATE TABLE fact (          -- about this file: the account, the file's own id, what the tables were made from
    key   TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE local (         -- small things of this device, never synced
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note (          -- the Sync centre's log
    no   INTEGER PRIMARY KEY,
    at   INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE space (
    no            INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    purpose       INTEGER NOT NULL,
    role          INTEGER NOT NULL,
    local         INTEGER NOT NULL,   -- 1: lives on this device only, known to no server
    replica       INTEGER NOT NULL,
    last_sequence INTEGER NOT NULL,
    lamport       INTEGER NOT NULL,
    cursor        INTEGER NOT NULL,
    epoch         INTEGER NOT NULL,
    running       BLOB NOT NULL,
    digest        BLOB NOT NULL,
    safe          INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
    space        INTEGER NOT NULL REFERENCES space(no) ON DELETE CASCADE,
    id           BLOB NOT NULL,
    user_name    TEXT NOT NULL,
    display_name TEXT NOT NULL,
    role         INTEGER NOT NULL,
    PRIMARY KEY (space, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (        -- every change that was merged or waits; state: 0 waiting, 1 in the log, 2 parked,
                             -- 3 merged, its place in a restored log not known yet
    no       INTEGER PRIMARY KEY,
    space    INTEGER NOT NULL REFERENCES space(no) ON DELETE CASCADE,
    replica  INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    lamport  INTEGER NOT NULL,
    wall     INTEGER NOT NULL,
    author   BLOB NOT NULL,
    hash     BLOB NOT NULL,
    state    INTEGER NOT NULL,
    cursor   INTEGER,
    received INTEGER,
    old      INTEGER,        -- its place in the log before the server was restored
    receipt  BLOB,
    UNIQUE (space, replica, sequence)
) STRICT;
CREATE INDEX change_waiting ON change (space, sequence) WHERE state = 0;
CREATE INDEX change_parked ON change (space, sequence) WHERE state = 2;
CREATE INDEX change_old ON change (space, old) WHERE old IS NOT NULL;
CREATE UNIQUE INDEX change_log ON change (space, cursor) WHERE cursor IS NOT NULL;

CREATE TABLE change_bytes (  -- apart from the row above, which is rewritten when its state moves
    no     INTEGER PRIMARY KEY REFERENCES change(no) ON DELETE CASCADE,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE parked (        -- why a change could not go
    no     INTEGER PRIMARY KEY REFERENCES change(no) ON DELETE CASCADE,
    code   INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE unreadable (    -- entries of the log that this build could not read, as they came
    space  INTEGER NOT NULL REFERENCES space(no) ON DELETE CASCADE,
    cursor INTEGER NOT NULL,
    hash   BLOB NOT NULL,
    bytes  BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (space, cursor)
) STRICT;

CREATE TABLE seen (          -- highest sequence of each replica that is merged
    space    INTEGER NOT NULL REFERENCES space(no) ON DELETE CASCADE,
    replica  INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (space, replica)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (    -- running hash of the log at earlier cursors
    space   INTEGER NOT NULL REFERENCES space(no) ON DELETE CASCADE,
    cursor  INTEGER NOT NULL,
    running BLOB NOT NULL,
    PRIMARY KEY (space, cursor)
) STRICT, WITHOUT ROWID;

CREATE TABLE leftover (      -- what was never sent when a membership ended; the person's own
    no       INTEGER PRIMARY KEY,
    space    BLOB NOT NULL,
    name     TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    wall     INTEGER NOT NULL,
    bytes    BLOB NOT NULL
) STRICT;

CREATE TABLE entity (
    no              INTEGER PRIMARY KEY,
    space           INTEGER NOT NULL REFERENCES space(no) ON DELETE CASCADE,
    id              BLOB NOT NULL,
    kind            INTEGER NOT NULL,
    presence        INTEGER NOT NULL,  -- Presence; 3: hidden with a parent that is in the bin; 4: purged
    created_wall    INTEGER NOT NULL,
    changed_wall    INTEGER NOT NULL,
    changed_lamport INTEGER NOT NULL,
    changed_by      BLOB NOT NULL,
    own_sequence    INTEGER NOT NULL,  -- last change of this device that touched it
    client          BLOB               -- the client that it stands under
) STRICT;
CREATE UNIQUE INDEX entity_id ON entity (id, space, kind);
CREATE INDEX entity_not_live ON entity (presence, changed_wall) WHERE presence <> 0;

CREATE TABLE field_write (   -- every write of every register; alive while `replaced` (by how many) is 0
    entity   INTEGER NOT NULL,
    field    INTEGER NOT NULL,
    change   INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    value    BLOB,
    PRIMARY KEY (entity, field, replaced, change)  -- so that the live ones are found beside any history
) STRICT, WITHOUT ROWID;

CREATE TABLE orphan (        -- children whose parent is not here yet
    parent BLOB NOT NULL,
    child  INTEGER NOT NULL REFERENCES entity(no) ON DELETE CASCADE,
    PRIMARY KEY (parent, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX orphan_child ON orphan (child);

CREATE TABLE deletion (      -- for a write of `deleted`: the version that its author had seen
    entity INTEGER NOT NULL REFERENCES entity(no) ON DELETE CASCADE,
    change INTEGER NOT NULL,
    seen   BLOB NOT NULL,    -- replica and sequence, 8 bytes big-endian each
    PRIMARY KEY (entity, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE contest (       -- fields with several different live values
    entity INTEGER NOT NULL REFERENCES entity(no) ON DELETE CASCADE,
    field  INTEGER NOT NULL,
    PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE text_edit (     -- which events of a text came with which change
    entity INTEGER NOT NULL,
    field  INTEGER NOT NULL,
    change INTEGER NOT NULL,
    first  INTEGER NOT NULL,
    length INTEGER NOT NULL,
    state  INTEGER NOT NULL, -- 0 merged, 1 waits for events that it builds on, 2 breaks a rule and is left out
    PRIMARY KEY (entity, field, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_edit_waiting ON text_edit (entity, field) WHERE state = 1;

-- These two go with their entity by a trigger: a foreign key would look the entity up at each of a line's writes.
CREATE TRIGGER entity_gone AFTER DELETE ON entity BEGIN
    DELETE FROM field_write WHERE entity = OLD.no;
    DELETE FROM text_edit WHERE entity = OLD.no;
END;

CREATE TABLE text (          -- no = entity * 65536 + field; goes explicitly when its entity does
    no     INTEGER PRIMARY KEY,
    form   INTEGER NOT NULL, -- 0: one insertion, `bytes` is its content; 1: a saved document
    agent  INTEGER NOT NULL, -- form 0: the insertion's replica and first count
    first  INTEGER NOT NULL,
    tail   INTEGER NOT NULL, -- bytes in text_tail that `bytes` does not hold yet
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE text_tail (
    text INTEGER NOT NULL REFERENCES text(no) ON DELETE CASCADE,
    no   INTEGER NOT NULL,
    runs BLOB NOT NULL,
    PRIMARY KEY (text, no)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(
    words, content = '', columnsize = 0, tokenize = 'salver', prefix = '2 3');

CREATE TABLE search_long (   -- long texts are indexed in parts, so that a keystroke costs a part
    row   INTEGER PRIMARY KEY,
    parts BLOB NOT NULL      -- in the text's order: 2 bytes of the part's number, 4 of its length, little-endian
) STRICT;

CREATE TABLE search_late (   -- rows that the index does not show as they read now; it follows after a large page
    row     INTEGER PRIMARY KEY,
    indexed BLOB NOT NULL    -- what the index holds for it
) STRICT;
)sql";

constexpr std::string_view textsApart = R"sql(
CREATE TABLE apart (         -- changes of a text that came to others which their author had not seen
    entity INTEGER NOT NULL REFERENCES entity(no) ON DELETE CASCADE,
    field  INTEGER NOT NULL,
    change INTEGER NOT NULL,
    events TEXT,             -- those of both sides that met in one place; NULL while that is not worked out
    PRIMARY KEY (entity, field, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX apart_new ON apart (change) WHERE events IS NULL;
)sql";

constexpr std::string_view snapshots = R"sql(
CREATE TABLE snapshot (      -- a space's snapshot: the one under way, and what the last one left behind
    space  INTEGER PRIMARY KEY REFERENCES space(no) ON DELETE CASCADE,
    id     INTEGER NOT NULL, -- of the one under way; 0: none
    next   INTEGER NOT NULL, -- its piece that comes next
    aside  INTEGER NOT NULL, -- 1: its pieces wait in snapshot_piece
    wanted INTEGER NOT NULL, -- 1: the log alone would not make the state right
    digest BLOB NOT NULL,    -- of what was merged of it
    floor  INTEGER NOT NULL, -- up to this place of the log only what mattered there is in this file
    whole  INTEGER NOT NULL  -- up to this place the log is read with this device's own changes in it
) STRICT;

CREATE TABLE snapshot_piece (
    space  INTEGER NOT NULL REFERENCES space(no) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    bytes  BLOB NOT NULL,
    PRIMARY KEY (space, number)
) STRICT;
)sql";

constexpr auto allMigrations = std::to_array<Migration>({
    {1, "first tables", firstTables},
    {2, "texts changed apart", textsApart},
    {3, "snapshots", snapshots},
});

consteval bool versionsRise()
{
    for (std::size_t i = 0; i < allMigrations.size(); ++i) {
        if (allMigrations[i].version != i + 1)
            return false;
    }
    return true;
}
static_assert(versionsRise(), "migrations are numbered 1, 2, 3 ... in order");

Result<void> runMigration(Connection& connection, const Migration& migration)
{
    Transaction transaction(connection);
    connection.execute(std::string(migration.sql));
    connection.execute("PRAGMA user_version = " + std::to_string(migration.version));
    connection.execute("PRAGMA application_id = " + std::to_string(applicationId));
    return transaction.commit();
}

} // namespace

std::span<const Migration> migrations()
{
    return allMigrations;
}

std::uint32_t newestVersion()
{
    return allMigrations.back().version;
}

Result<void> copyTo(Connection& connection, const std::string& path, const std::string& vfs)
{
    const auto making = path + ".making";
    std::error_code ignored;
    std::filesystem::remove(making, ignored);
    {
        auto target = Connection::open(making, vfs, Connection::Mode::ReadWrite);
        if (!target)
            return fail(std::move(target.error()));
        auto* backup = sqlite3_backup_init((*target)->handle(), "main", connection.handle(), "main");
        int code = SQLITE_ERROR;
        if (backup != nullptr) {
            code = sqlite3_backup_step(backup, -1);
            const int finished = sqlite3_backup_finish(backup);
            if (code == SQLITE_DONE)
                code = finished;
        }
        if (code != SQLITE_OK) {
            auto error = sqliteError(code, sqlite3_errmsg((*target)->handle()), path);
            target->reset();
            std::filesystem::remove(making, ignored);
            return fail(std::move(error));
        }
    }
    std::error_code renamed;
    std::filesystem::rename(making, path, renamed);
    if (renamed)
        return fail(ErrorCode::Io, "The copy \"" + path + "\" cannot be put in its place (" + renamed.message() + ").");
    return {};
}

Result<void> checkVersion(Connection& connection)
{
    const auto version = static_cast<std::uint32_t>(connection.ask("PRAGMA user_version"));
    const auto application = static_cast<std::uint32_t>(connection.ask("PRAGMA application_id"));
    const auto tables = connection.ask("SELECT count(*) FROM sqlite_schema");
    if (auto readable = connection.outcome(); !readable)
        return readable;
    const std::string file = "\"" + connection.path() + "\"";
    if (tables > 0 && application != applicationId)
        return fail(ErrorCode::Damaged, "The file " + file + " is a database of another program, not Salver's. Choose "
                                        "another place for Salver's data.");
    if (version > newestVersion())
        return fail(ErrorCode::VersionTooNew,
                    "The database " + file + " was written by a newer Salver (format " + std::to_string(version)
                        + ", this one reads up to " + std::to_string(newestVersion())
                        + "). Update Salver to open it; the file was left as it is.");
    return {};
}

Result<void> migrate(Connection& connection, const std::string& vfs, std::span<const Migration> list)
{
    const auto newest = list.back().version;
    const auto version = static_cast<std::uint32_t>(connection.ask("PRAGMA user_version"));
    if (auto readable = connection.outcome(); !readable)
        return readable;
    if (version >= newest)
        return {};
    if (version > 0) {
        if (auto copied = copyTo(connection, connection.path() + ".before-" + std::to_string(newest), vfs);
            !copied)
            return copied;
    }
    for (const auto& migration : list) {
        if (migration.version <= version)
            continue;
        if (auto done = runMigration(connection, migration); !done)
            return done;
    }
    return {};
}

} // namespace salver::store
