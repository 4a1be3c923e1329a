// SPDX-License-Identifier: Apache-2.0
#include "app/read_thread.h"

#include <utility>

namespace salver::app {

Result<std::unique_ptr<ReadThread>> ReadThread::open(const std::string& path)
{
    auto reader = store::Reader::open(path);
    if (!reader)
        return fail(reader.error());
    return std::unique_ptr<ReadThread>(new ReadThread(std::move(*reader)));
}

ReadThread::ReadThread(std::unique_ptr<store::Reader> reader) : m_reader(std::move(reader)), m_queries(*m_reader) {}

void ReadThread::post(std::function<void(domain::Queries&)> query)
{
    m_queue.post([this, query = std::move(query)] { query(m_queries); });
}

} // namespace salver::app
