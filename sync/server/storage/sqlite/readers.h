// SPDX-License-Identifier: Apache-2.0
// The readers: read-only connections beside the writer, each lent to one piece of work at a time. With threads the
// work leaves the event loop; inline it runs where it is asked.
#pragma once

#include "server/storage/run_on.h"
#include "server/storage/sqlite/database.h"

#include <boost/asio/thread_pool.hpp>

#include <memory>
#include <mutex>
#include <vector>

namespace salver::server {

class Readers {
public:
    /// `threads` 0 means inline.
    Readers(OpenOptions options, std::size_t threads);
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;
    ~Readers();

    /// Runs `work` (Database& → T) inside one read transaction.
    template <class Work>
    boost::asio::awaitable<Result<std::invoke_result_t<Work&, Database&>>> run(Work work)
    {
        co_return co_await runOn(pool(), [this, &work] { return leased(work); });
    }

    /// The same on the caller's thread, for a row or two by their keys: the way to another thread and back would
    /// cost many times the read.
    template <class Work>
    boost::asio::awaitable<Result<std::invoke_result_t<Work&, Database&>>> runHere(Work work)
    {
        co_return leased(work);
    }

private:
    template <class Work>
    Result<std::invoke_result_t<Work&, Database&>> leased(Work& work)
    {
        auto database = take();
        if (!database)
            return fail(database.error());
        auto value = (*database)->read(work);
        giveBack(std::move(*database));
        return value;
    }

    [[nodiscard]] Pool pool();
    [[nodiscard]] Result<std::unique_ptr<Database>> take();
    void giveBack(std::unique_ptr<Database> database);

    OpenOptions m_options;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Database>> m_idle;
    std::unique_ptr<boost::asio::thread_pool> m_threads;
};

} // namespace salver::server
