// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/schema.h"

#include "server/storage/sqlite/database.h"

#include <array>

namespace salver::server {

namespace {

struct Migration {
    int version;
    const char* name;
    const char* sql;
};

constexpr const char* firstSchema = R"sql(
CREATE TABLE meta(
    key   TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account(
    id           BLOB PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    password     TEXT NOT NULL,
    created_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device(
    id           BLOB PRIMARY KEY,
    account      BLOB NOT NULL REFERENCES account(id),
    name         TEXT NOT NULL,
    token        BLOB NOT NULL UNIQUE,
    created_ms   INTEGER NOT NULL,
    last_seen_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX device_by_account ON device(account);

CREATE TABLE replica(
    replica INTEGER PRIMARY KEY,
    account BLOB NOT NULL
) STRICT;

CREATE TABLE space(
    number          INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    purpose         INTEGER NOT NULL,
    epoch           INTEGER NOT NULL,
    head            INTEGER NOT NULL DEFAULT 0,
    running         BLOB NOT NULL,
    highest_lamport INTEGER NOT NULL DEFAULT 0,
    refused         INTEGER NOT NULL DEFAULT 0,
    safe_cursor     INTEGER NOT NULL DEFAULT 0,
    created_ms      INTEGER NOT NULL
) STRICT;

CREATE TABLE member(
    space   INTEGER NOT NULL REFERENCES space(number),
    account BLOB NOT NULL REFERENCES account(id),
    role    INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
    PRIMARY KEY (space, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_account ON member(account);

CREATE TABLE space_replica(
    space   INTEGER NOT NULL,
    replica INTEGER NOT NULL,
    account BLOB NOT NULL,
    highest INTEGER NOT NULL,
    PRIMARY KEY (space, replica)
) STRICT, WITHOUT ROWID;

CREATE TABLE change(
    id          INTEGER PRIMARY KEY,
    space       INTEGER NOT NULL,
    replica     INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    hash_head   INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    hash        BLOB NOT NULL,
    running     BLOB NOT NULL,
    bytes       BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX change_by_name ON change(space, replica, sequence);
CREATE INDEX change_by_hash ON change(space, hash_head);

CREATE TABLE refused(
    space   INTEGER NOT NULL,
    replica INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    hash    BLOB,
    code    INTEGER NOT NULL,
    PRIMARY KEY (space, replica, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit(
    number  INTEGER PRIMARY KEY,
    at_ms   INTEGER NOT NULL,
    account BLOB,
    what    TEXT NOT NULL,
    about   TEXT NOT NULL
) STRICT;

INSERT INTO meta(key, value) VALUES ('directory_version', 1);
)sql";

constexpr const char* invitationsAndFiles = R"sql(
CREATE TABLE invitation(
    code       BLOB PRIMARY KEY,
    space      INTEGER NOT NULL REFERENCES space(number),
    role       INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
    invited_by BLOB NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blob(
    space    INTEGER NOT NULL,
    hash     BLOB NOT NULL,
    size     INTEGER NOT NULL,
    received INTEGER NOT NULL,
    whole    INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (space, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob_piece(
    number INTEGER PRIMARY KEY,
    space  INTEGER NOT NULL,
    hash   BLOB NOT NULL,
    first  INTEGER NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX blob_piece_by_place ON blob_piece(space, hash, first);

CREATE TABLE blob_use(
    space  INTEGER NOT NULL,
    hash   BLOB NOT NULL,
    cursor INTEGER NOT NULL,
    PRIMARY KEY (space, hash, cursor)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* digests = R"sql(
CREATE TABLE digest(
    space   INTEGER NOT NULL,
    replica INTEGER NOT NULL,
    cursor  INTEGER NOT NULL,
    digest  BLOB NOT NULL,
    at_ms   INTEGER NOT NULL,
    PRIMARY KEY (space, replica, cursor)
) STRICT, WITHOUT ROWID;
CREATE INDEX digest_by_cursor ON digest(space, cursor);
)sql";

/// An index by hash made every change land on a page of its own; names find the same rows.
constexpr const char* noIndexByHash = R"sql(
DROP INDEX change_by_hash;
ALTER TABLE change DROP COLUMN hash_head;
)sql";

/// A removal is told to the devices in so many words: a space that is merely absent may be one that a restored backup
/// does not know.
constexpr const char* formerMembers = R"sql(
CREATE TABLE former_member(
    space   INTEGER NOT NULL REFERENCES space(number),
    account BLOB NOT NULL REFERENCES account(id),
    PRIMARY KEY (space, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_member_by_account ON former_member(account);
)sql";

/// A snapshot's pieces are kept under its number before it has a row, so that half a one is never seen.
constexpr const char* snapshots = R"sql(
ALTER TABLE space ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;

CREATE TABLE snapshot(
    space   INTEGER NOT NULL,
    id      INTEGER NOT NULL,
    cursor  INTEGER NOT NULL,
    pieces  INTEGER NOT NULL,
    bytes   INTEGER NOT NULL,
    made_ms INTEGER NOT NULL,
    PRIMARY KEY (space, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_piece(
    row    INTEGER PRIMARY KEY,
    space  INTEGER NOT NULL,
    id     INTEGER NOT NULL,
    number INTEGER NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX snapshot_piece_by_number ON snapshot_piece(space, id, number);
)sql";

/// What was erased; which change did it and how far the log before it is emptied; how far devices have followed.
constexpr const char* erasures = R"sql(
CREATE TABLE erased(
    space  INTEGER NOT NULL,
    entity BLOB NOT NULL,
    cursor INTEGER NOT NULL,
    PRIMARY KEY (space, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure(
    space   INTEGER NOT NULL,
    cursor  INTEGER NOT NULL,
    account BLOB NOT NULL,
    at_ms   INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    up_to   INTEGER NOT NULL,
    done_to INTEGER NOT NULL,
    done    INTEGER NOT NULL,
    PRIMARY KEY (space, cursor)
) STRICT, WITHOUT ROWID;

CREATE TABLE reached(
    space  INTEGER NOT NULL,
    device BLOB NOT NULL,
    cursor INTEGER NOT NULL,
    PRIMARY KEY (space, device)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array migrations{
    Migration{1, "the directory and the log", firstSchema},
    Migration{2, "invitations and files", invitationsAndFiles},
    Migration{3, "digests", digests},
    Migration{4, "no index by hash", noIndexByHash},
    Migration{5, "former members", formerMembers},
    Migration{6, "snapshots and fences", snapshots},
    Migration{7, "erasures", erasures},
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

int versionOf(Database& database)
{
    auto statement = database.prepare("PRAGMA user_version");
    return statement.step() ? static_cast<int>(statement.number(0)) : 0;
}

} // namespace

int newestSchema()
{
    return migrations.back().version;
}

Result<void> migrate(Database& database)
{
    const int found = versionOf(database);
    if (database.failure())
        return fail(*database.failure());
    if (found > newestSchema())
        return fail(ErrorCode::VersionTooNew,
                    "This data folder was written by a newer salver-server; it is left as it is. Install that version.");
    for (const auto& migration : migrations) {
        if (migration.version <= found)
            continue;
        database.execute("BEGIN IMMEDIATE");
        // Another process may have migrated between the first look and the lock.
        if (versionOf(database) < migration.version) {
            database.execute(migration.sql);
            database.execute(("PRAGMA user_version = " + std::to_string(migration.version)).c_str());
        }
        database.execute("COMMIT");
        if (const auto failed = database.failure()) {
            database.execute("ROLLBACK");
            return fail(*failed);
        }
    }
    return {};
}

} // namespace salver::server
