// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/readers.h"

namespace salver::server {

Readers::Readers(OpenOptions options, std::size_t threads) : m_options(std::move(options))
{
    m_options.readOnly = true;
    if (threads > 0)
        m_threads = std::make_unique<boost::asio::thread_pool>(threads);
}

Readers::~Readers()
{
    if (m_threads)
        m_threads->join();
}

Pool Readers::pool()
{
    if (!m_threads)
        return std::nullopt;
    return boost::asio::any_io_executor(m_threads->get_executor());
}

Result<std::unique_ptr<Database>> Readers::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto database = std::move(m_idle.back());
            m_idle.pop_back();
            return database;
        }
    }
    return Database::open(m_options);
}

void Readers::giveBack(std::unique_ptr<Database> database)
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(database));
}

} // namespace salver::server
