// SPDX-License-Identifier: Apache-2.0
// The one writer. Jobs that wait together commit together: each runs in its own savepoint, one commit (one fsync)
// makes them all durable, and only then is any of them answered. The thread owns the writing connection; without a
// thread (inline) a job runs and commits where it is called.
#pragma once

#include "core/result.h"
#include "server/storage/run_on.h"
#include "server/storage/sqlite/database.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace salver::server {

class Writer {
public:
    enum class Mode { Thread, Inline };

    Writer(std::unique_ptr<Database> database, Mode mode);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// Finishes what was asked, then ends the thread.
    ~Writer();

    /// Runs `work` (Database& → Result<T>) inside the next transaction; resumes after its commit, or with the
    /// reason why nothing of it was written.
    template <class Work>
    boost::asio::awaitable<std::invoke_result_t<Work&, Database&>> run(Work work)
    {
        using Value = std::invoke_result_t<Work&, Database&>;
        std::optional<Value> value;
        std::optional<Error> failed;
        Job job;
        job.work = [&](Database& database) {
            value.emplace(work(database));
            return value->has_value();
        };
        job.failed = &failed;
        if (m_mode == Mode::Inline) {
            std::vector<Job> jobs;
            jobs.push_back(std::move(job));
            commit(jobs);
            foldLog();
            checkpointIfLarge();
        } else {
            auto start = [&](auto handler) {
                auto home = boost::asio::make_work_guard(boost::asio::get_associated_executor(handler));
                auto shared = std::make_shared<decltype(handler)>(std::move(handler));
                job.done = [home, shared] { boost::asio::post(home.get_executor(), std::move(*shared)); };
                enqueue(std::move(job));
            };
            co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void()>(
                start, boost::asio::use_awaitable);
        }
        if (failed)
            co_return fail(*failed);
        co_return std::move(*value);
    }

    /// From within a job: what the write-ahead log held goes into the file and out of the log before the job is
    /// answered. Where a reader stands in the way it is tried again after the next commit.
    void foldLogAfter() { m_foldLog = true; }

    /// Any thread.
    [[nodiscard]] std::uint64_t commits() const { return m_commits.load(std::memory_order_relaxed); }

private:
    struct Job {
        std::function<bool(Database&)> work; ///< false takes its own writes back
        std::optional<Error>* failed{};      ///< set where its writes did not become durable
        std::function<void()> done;
    };

    void enqueue(Job job);
    void loop();
    void commit(std::vector<Job>& jobs);
    void runJob(Job& job);
    void checkpointIfLarge();
    void foldLog();

    std::unique_ptr<Database> m_database;
    Mode m_mode;
    int m_walPages{0};
    bool m_foldLog{false}; ///< the writer's thread only
    std::atomic<std::uint64_t> m_commits{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Job> m_waiting;
    bool m_ending{false};
    std::thread m_thread;
};

} // namespace salver::server
