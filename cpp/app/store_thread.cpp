// SPDX-License-Identifier: Apache-2.0
#include "app/store_thread.h"

#include "app/journal_proxy.h"

#include <utility>

namespace salver::app {

StoreThread::StoreThread(Place place, Clock& clock, Random& random,
                         std::function<void(const store::Committed&)> committed)
    : m_journal(std::make_unique<JournalProxy>(*this))
{
    m_queue = std::make_unique<WorkQueue>(std::function<void()>{}, [this] {
        m_commands.reset();
        m_reader.reset();
        m_store.reset();
    });
    m_queue->call([&] { open(place, clock, random, committed); });
}

StoreThread::~StoreThread() = default;

void StoreThread::open(const Place& place, Clock& clock, Random& random,
                       const std::function<void(const store::Committed&)>& committed)
{
    store::OpenOptions options;
    options.path = place.path;
    auto opened = store::Store::open(options, clock, random);
    if (!opened) {
        m_opened = fail(opened.error());
        return;
    }
    auto reader = store::Reader::open(place.path);
    if (!reader) {
        m_opened = fail(reader.error());
        return;
    }
    m_store = std::move(*opened);
    m_reader = std::move(*reader);
    m_store->onCommitted(committed);
    m_commands = std::make_unique<domain::Commands>(*m_store, *m_reader, clock, random, place.zone, place.offset);
}

void StoreThread::post(std::function<void(domain::Commands&)> command)
{
    m_queue->post([this, command = std::move(command)] { command(*m_commands); });
}

void StoreThread::postToStore(std::function<void(store::Store&)> work)
{
    m_queue->post([this, work = std::move(work)] { work(*m_store); });
}

void StoreThread::callStore(const std::function<void(store::Store&)>& work)
{
    m_queue->call([&] { work(*m_store); });
}

} // namespace salver::app
