// SPDX-License-Identifier: Apache-2.0
// The database of one account on one device: the only writer. It belongs to the composition root and lives on the
// store thread; every call is made there and is durable when it returns. Reading for screens goes through
// store/reader.h on connections of their own.
#pragma once

#include "core/ports.h"
#include "core/text/document.h"
#include "store/draft.h"
#include "store/rows.h"

#include <functional>
#include <memory>
#include <string>

namespace salver::store {

struct OpenOptions {
    std::string path;         ///< the database file; made if missing, with its folder
    std::string vfs;          ///< SQLite VFS name; empty for the system's (the simulator hands in its own)
    bool durable{true};       ///< synchronous=FULL; false only in benches that say so
    bool lock{true};          ///< take the single-instance lock beside the file
};

struct CommitOutcome {
    WriteId change;
    Draft undo;            ///< what would take this back, if nothing else happens meanwhile
};

/// What a look over the whole file came to; sentences.
struct CheckReport {
    std::vector<std::string> found; ///< empty: sound
    std::vector<std::string> left;  ///< of these, what this file's own data could not repair
};

class Store {
public:
    /// Opens, migrates (after a backup beside the file) or refuses: VersionTooNew leaves the file untouched,
    /// Damaged names the backup to go back to, Busy means another process has it, ReadOnly, DiskFull, Io.
    /// `clock` and `random` outlive the store.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const OpenOptions& options, Clock& clock, Random& random);
    virtual ~Store() = default;

    /// The signed-in account; null before the first sign-in ("just this device" has a local one).
    [[nodiscard]] virtual UserId user() const = 0;
    /// "Just this device": makes an account of this file's own with a private space and a team's, known to no server.
    /// NotAllowed where there is an account already.
    virtual Result<void> useLocally(const std::string& displayName) = 0;

    /// Binds the file to an account of a server, once. What was written on this device before goes into the person's
    /// private space as soon as the server has told of it (Journal::setSpaces). A file bound to another account
    /// refuses with NotAllowed.
    virtual Result<void> bind(const UserId& user, const std::string& userName, const std::string& displayName,
                              const std::string& server) = 0;

    /// Writes one change: registers, texts, search, outbox, in one transaction. Values are checked against the
    /// field's type, every limit of core/limits.h before anything is written. NotAllowed for a viewer's space.
    virtual Result<CommitOutcome> commit(const Draft& draft) = 0;
    /// Several changes in one transaction, in order (imports, benches); all or none.
    virtual Result<std::vector<CommitOutcome>> commitAll(std::span<const Draft> drafts) = 0;

    /// What would be erased with an entity of a space: itself, and all that hangs on it there. NotFound.
    [[nodiscard]] virtual Result<std::vector<RemoveEntity>> whatGoesWith(const SpaceId& space, const EntityId& entity) = 0;
    /// Erases these for good, here at once and elsewhere as devices sync: contents leave registers, texts, search,
    /// every change and the file. NotAllowed but for a lead of the space.
    virtual Result<void> erase(const SpaceId& space, const std::vector<RemoveEntity>& entities) = 0;

    /// Removes for good what has been in the bin for longer than the limit, as changes the server stamped say.
    virtual Result<std::size_t> purgeBin() = 0;

    /// What sync reads and writes.
    [[nodiscard]] virtual Journal& journal() = 0;

    /// Puts a parked change back into the outbox as a new one ("Retry").
    virtual Result<void> retryParked(const SpaceId& space, Sequence sequence) = 0;
    virtual Result<void> dropParked(const SpaceId& space, Sequence sequence) = 0;

    /// One line for the Sync centre's log, kept across restarts, the newest 500.
    virtual Result<void> note(const std::string& text) = 0;

    /// Small facts of this file only (never synced): the server's address, the token's place, the last page.
    virtual Result<void> setLocal(const std::string& key, const std::string& value) = 0;

    /// What follows after a page when there is time for it: the search index, so many entries a call, then the places
    /// where texts were changed apart. Each call is a transaction of its own. True while there is more.
    [[nodiscard]] virtual Result<bool> indexLate(std::size_t most) = 0;

    /// A consistent copy of the whole file while it is in use (SQLite backup API).
    virtual Result<void> backupTo(const std::string& path) = 0;
    /// PRAGMA integrity_check, foreign keys, the search index against the texts, projections against registers.
    /// An empty list means sound.
    [[nodiscard]] virtual Result<std::vector<std::string>> check() = 0;
    /// The same, and every register, text and unsent change against the changes they came from; what can be made
    /// again from this file's own data is.
    [[nodiscard]] virtual Result<CheckReport> checkAndRepair() = 0;
    /// From the next start on this file is a fresh one that reads everything from the server; what was not sent is
    /// kept, and so is the old file until then. NotAllowed, with the reason, where something stands in this file only.
    virtual Result<void> requestRebuild() = 0;

    /// Called after every commit, on the store thread, before the call that caused it returns.
    virtual void onCommitted(std::function<void(const Committed&)> listener) = 0;
};

} // namespace salver::store
