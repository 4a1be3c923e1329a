// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include "core/limits.h"
#include "store/check.h"
#include "store/apart.h"
#include "store/core.h"
#include "store/erasing.h"
#include "store/journal.h"
#include "store/open_database.h"
#include "store/rebuild.h"
#include "store/repair.h"
#include "store/schema.h"

#include <filesystem>

namespace salver::store {

namespace {

constexpr std::int64_t millisecondsPerDay = 24LL * 60 * 60 * 1000;

class StoreFile final : public Store {
public:
    StoreFile(std::unique_ptr<FileLock> lock, std::unique_ptr<Connection> connection, const OpenOptions& options,
              Clock& clock, Random& random)
        : m_lock(std::move(lock)), m_core(std::move(connection), clock, random), m_journal(m_core), m_options(options)
    {
    }

    [[nodiscard]] Result<void> begin()
    {
        m_core.tables.spaces.load();
        m_core.tables.search.load();
        if (const auto user = UserId::fromBytes(m_core.fact("user")))
            m_core.user = *user;
        if (auto done = m_core.db->outcome(); !done)
            return done;
        if (const auto& why = m_core.db->onlyReadable())
            return m_core.tables.projections.fits() ? m_core.db->outcome() : fail(*why);
        if (m_options.lock)
            dropOldFile(m_core);
        if (auto done = fitDeclaration(m_core); !done)
            return done;
        return finishAlone();
    }

    [[nodiscard]] UserId user() const override { return m_core.user; }

    Result<void> useLocally(const std::string& displayName) override
    {
        const auto before = m_core.user;
        auto done = m_core.transact([&](Committed& facts) -> Result<void> {
            facts.everything = true;
            return makeLocalSpaces(m_core, displayName);
        });
        if (!done)
            m_core.user = before;
        return done;
    }

    Result<void> bind(const UserId& user, const std::string& userName, const std::string& displayName,
                      const std::string& server) override
    {
        if (user.isNull())
            return fail(ErrorCode::InvalidArgument, "An account needs an id.");
        const auto before = m_core.user;
        const bool local = m_core.fact("local user") == "1";
        if (!before.isNull() && !local && before != user)
            return fail(ErrorCode::NotAllowed, "This data belongs to another account (" + m_core.fact("user name")
                            + "). Sign in as that one, or start with a folder of its own.");
        auto done = m_core.transact([&](Committed& facts) -> Result<void> {
            if (local)
                m_core.setFact("user before", before.view());
            m_core.setFact("local user", "0");
            m_core.setFact("user", user.view());
            m_core.setFact("user name", userName);
            m_core.setFact("display name", displayName);
            m_core.setFact("server", server);
            m_core.user = user;
            facts.everything = true;
            return {};
        });
        if (!done)
            m_core.user = before;
        return done;
    }

    Result<CommitOutcome> commit(const Draft& draft) override
    {
        return m_core.transact([&](Committed& facts) { return write(draft, facts); });
    }

    Result<std::vector<CommitOutcome>> commitAll(std::span<const Draft> drafts) override
    {
        return m_core.transact([&](Committed& facts) -> Result<std::vector<CommitOutcome>> {
            std::vector<CommitOutcome> outcomes;
            outcomes.reserve(drafts.size());
            for (const auto& draft : drafts) {
                auto outcome = write(draft, facts);
                if (!outcome)
                    return fail(std::move(outcome.error()));
                outcomes.push_back(std::move(*outcome));
            }
            return outcomes;
        });
    }

    [[nodiscard]] Result<std::vector<RemoveEntity>> whatGoesWith(const SpaceId& space, const EntityId& entity) override
    {
        const auto row = m_core.space(space);
        if (!row)
            return fail(row.error());
        return store::whatGoesWith(m_core, **row, entity);
    }

    Result<void> erase(const SpaceId& space, const std::vector<RemoveEntity>& entities) override
    {
        auto erased = m_core.transact([&](Committed& facts) -> Result<void> {
            const auto row = m_core.space(space);
            if (!row)
                return fail(row.error());
            return eraseEntities(m_core, **row, entities, facts);
        });
        if (!erased)
            return erased;
        // Where a reader stands in the way, what is left goes when it is quiet.
        const auto swept = sweepErased(m_core);
        return swept ? Result<void>() : fail(swept.error());
    }

    Result<std::size_t> purgeBin() override;

    [[nodiscard]] Journal& journal() override { return m_journal; }

    Result<void> retryParked(const SpaceId& space, Sequence sequence) override
    {
        return m_core.transact([&](Committed& facts) -> Result<void> {
            const auto row = m_core.space(space);
            if (!row)
                return fail(row.error());
            if ((*row)->role < Role::Member)
                return fail(ErrorCode::NotAllowed,
                            "You may read \"" + (*row)->name + "\" but not write to it. Ask its lead.");
            return retryParkedChange(m_core, **row, sequence, facts);
        });
    }

    Result<void> dropParked(const SpaceId& space, Sequence sequence) override
    {
        return m_core.transact([&](Committed& facts) -> Result<void> {
            const auto row = m_core.space(space);
            if (!row)
                return fail(row.error());
            return dropParkedChange(m_core, **row, sequence, facts);
        });
    }

    Result<void> note(const std::string& text) override
    {
        return m_core.transact([&](Committed& facts) -> Result<void> {
            m_core.note(text);
            facts.syncStateChanged = true;
            return {};
        });
    }

    Result<void> setLocal(const std::string& key, const std::string& value) override
    {
        return m_core.transact([&](Committed&) -> Result<void> {
            m_core.db->use("INSERT OR REPLACE INTO local (key, value) VALUES (?, ?)").run(Text{key}, Blob{value});
            return {};
        });
    }

    [[nodiscard]] Result<bool> indexLate(std::size_t most) override
    {
        if (m_core.tables.search.anyLate())
            return m_core.transact([&](Committed&) -> Result<bool> {
                makeUpForSearch(m_core.tables, most);
                return m_core.tables.search.anyLate() || anyApartNew(*m_core.db) || mayHaveToSweep(m_core);
            });
        if (!anyApartNew(*m_core.db))
            return sweepErased(m_core);
        return m_core.transact([&](Committed& facts) -> Result<bool> {
            workOutApart(m_core.tables, facts);
            return anyApartNew(*m_core.db) || mayHaveToSweep(m_core);
        });
    }

    Result<void> backupTo(const std::string& path) override
    {
        if (std::filesystem::exists(path))
            return fail(ErrorCode::InvalidArgument, "There is a file \"" + path + "\" already; choose another name.");
        return copyTo(*m_core.db, path, m_options.vfs);
    }

    [[nodiscard]] Result<std::vector<std::string>> check() override { return checkDatabase(m_core); }
    [[nodiscard]] Result<CheckReport> checkAndRepair() override { return store::checkAndRepair(m_core); }
    Result<void> requestRebuild() override { return store::requestRebuild(m_core); }

    void onCommitted(std::function<void(const Committed&)> listener) override
    {
        m_core.listener = std::move(listener);
    }

private:
    /// Spaces that no server knows have no log to wait for. Before anything is written, and before a sign-in moves them.
    [[nodiscard]] Result<void> finishAlone()
    {
        std::vector<SpaceId> alone;
        for (const auto& space : m_core.tables.spaces.all()) {
            if (space.local && space.rebuilding)
                alone.push_back(space.id);
        }
        for (const auto& id : alone) {
            if (auto done = m_journal.finishRebuild(id); !done)
                return done;
        }
        return {};
    }

    [[nodiscard]] Result<CommitOutcome> write(const Draft& draft, Committed& facts)
    {
        return m_core.committer.write(draft, m_core.user, binnedValue, facts);
    }

    std::unique_ptr<FileLock> m_lock;
    Core m_core;
    StoreJournal m_journal;
    OpenOptions m_options;
};

Result<std::size_t> StoreFile::purgeBin()
{
    return m_core.transact([&](Committed& facts) -> Result<std::size_t> {
        std::vector<std::pair<SpaceId, RemoveEntity>> due;
        {
            // Both ends of the wait are the server's clock: when it received the deletion (of an own one, which it only
            // acknowledged, the next that it passed on), and the newest it received.
            auto rows = m_core.db->use(
                "SELECT s.id, e.id, e.kind, max(coalesce(c.received, (SELECT n.received FROM change n "
                "WHERE n.space = s.no AND n.cursor > c.cursor AND n.received IS NOT NULL ORDER BY n.cursor LIMIT 1), "
                "9e15)), (SELECT max(received) FROM change WHERE space = s.no) "
                "FROM entity e JOIN space s ON s.no = e.space "
                "JOIN field_write w ON w.entity = e.no AND w.field = ?1 AND w.replaced = 0 "
                "JOIN change c ON c.no = w.change WHERE e.presence = ?2 AND s.role >= ?3 GROUP BY e.no");
            rows.bind(model::deletedField, Standing::Binned, Role::Member);
            while (rows.step()) {
                if (rows.integer(4) - rows.integer(3) > limits::binDays * millisecondsPerDay)
                    due.emplace_back(rows.id<SpaceId>(0),
                                     RemoveEntity{rows.id<EntityId>(1), rows.number<model::KindId>(2)});
            }
        }
        for (const auto& [space, step] : due) {
            auto done = m_core.committer.write({space, {step}}, m_core.user, purgedValue, facts);
            if (!done)
                return fail(std::move(done.error()));
        }
        return due.size();
    });
}

} // namespace

Result<std::unique_ptr<Store>> Store::open(const OpenOptions& options, Clock& clock, Random& random)
{
    if (auto made = makeFolderOf(options.path); !made)
        return fail(std::move(made.error()));
    std::unique_ptr<FileLock> lock;
    if (options.lock) {
        auto taken = FileLock::take(options.path);
        if (!taken)
            return fail(std::move(taken.error()));
        lock = std::move(*taken);
    }
    const auto rebuilt = options.lock ? rebuildWhereAsked(options, random) : Result<void>();
    auto connection = openForWriting(options);
    if (!connection)
        return fail(std::move(connection.error()));
    auto file = std::make_unique<StoreFile>(std::move(lock), std::move(*connection), options, clock, random);
    if (auto begun = file->begin(); !begun)
        return fail(std::move(begun.error()));
    if (!rebuilt) {
        if (auto noted = file->note("The rebuild could not begin; everything is as it was. " + rebuilt.error().sentence);
            !noted)
            return fail(std::move(noted.error()));
    }
    return std::unique_ptr<Store>(std::move(file));
}

Result<std::unique_ptr<Store>> openForReadingAlone(const OpenOptions& options, const Error& why, Clock& clock,
                                                   Random& random)
{
    auto lock = FileLock::takeAsItIs(options.path);
    if (!lock)
        return fail(std::move(lock.error()));
    if (auto sound = refuseEmptied(options.path); !sound)
        return fail(std::move(sound.error()));
    auto connection = Connection::open(options.path, {}, Connection::Mode::ReadAlone);
    if (!connection)
        return fail(std::move(connection.error()));
    if (auto fits = checkVersion(**connection); !fits)
        return fail(std::move(fits.error()));
    if ((*connection)->ask("PRAGMA user_version") != static_cast<std::int64_t>(newestVersion()))
        return fail(why);
    (*connection)->refuseWrites(why);
    auto file = std::make_unique<StoreFile>(std::move(*lock), std::move(*connection), options, clock, random);
    if (auto begun = file->begin(); !begun)
        return fail(std::move(begun.error()));
    return std::unique_ptr<Store>(std::move(file));
}

} // namespace salver::store
