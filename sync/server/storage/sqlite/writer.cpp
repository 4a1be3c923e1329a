// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/writer.h"

#include <sqlite3.h>

#include <algorithm>

namespace salver::server {

namespace {

/// A group is bounded so that the first in it does not wait for ever.
constexpr std::size_t jobsPerCommit = 256;
/// 16 MiB of log: copied back between two groups, after their answers went out.
constexpr int checkpointPages = 2048;

} // namespace

Writer::Writer(std::unique_ptr<Database> database, Mode mode) : m_database(std::move(database)), m_mode(mode)
{
    sqlite3_wal_hook(
        m_database->handle(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Writer*>(self)->m_walPages = pages;
            return SQLITE_OK;
        },
        this);
    if (mode == Mode::Thread)
        m_thread = std::thread([this] { loop(); });
}

Writer::~Writer()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Writer::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Writer::loop()
{
    std::vector<Job> group;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            const auto count = std::min(m_waiting.size(), jobsPerCommit);
            const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(count);
            group.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
            m_waiting.erase(m_waiting.begin(), end);
        }
        commit(group);
        foldLog();
        for (auto& job : group)
            job.done();
        group.clear();
        checkpointIfLarge();
    }
}

void Writer::runJob(Job& job)
{
    m_database->execute("SAVEPOINT job");
    const bool keep = !m_database->failure() && job.work(*m_database) && !m_database->failure();
    if (const auto failed = m_database->failure()) {
        *job.failed = failed;
        m_database->clearFailure();
    }
    // A full disk or a read error may already have ended the whole transaction.
    if (!m_database->inTransaction())
        return;
    if (!keep)
        m_database->execute("ROLLBACK TO job");
    m_database->execute("RELEASE job");
}

void Writer::commit(std::vector<Job>& jobs)
{
    m_database->clearFailure();
    m_database->execute("BEGIN IMMEDIATE");
    std::optional<Error> failed = m_database->failure();
    for (std::size_t i = 0; i < jobs.size() && !failed; ++i) {
        runJob(jobs[i]);
        if (!m_database->inTransaction())
            failed = jobs[i].failed->value_or(
                Error{ErrorCode::Io, "The server could not write to its database.", true});
    }
    if (!failed) {
        m_database->execute("COMMIT");
        failed = m_database->failure();
    }
    if (!failed) {
        m_commits.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    m_database->clearFailure();
    if (m_database->inTransaction())
        m_database->execute("ROLLBACK");
    m_database->clearFailure();
    for (auto& job : jobs)
        *job.failed = failed;
}

void Writer::foldLog()
{
    if (m_foldLog)
        m_foldLog = sqlite3_wal_checkpoint_v2(m_database->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                              nullptr) != SQLITE_OK;
}

void Writer::checkpointIfLarge()
{
    if (m_walPages < checkpointPages)
        return;
    m_walPages = 0;
    sqlite3_wal_checkpoint_v2(m_database->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

} // namespace salver::server
