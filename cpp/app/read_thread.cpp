// SPDX-License-Identifier: Apache-2.0
#include "app/read_thread.h"

#include "store/opening.h"

namespace salver::app {

ReadThread::ReadThread() : m_worker(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("reading"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

ReadThread::~ReadThread()
{
    stop();
}

void ReadThread::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_queries.reset();
            m_reader.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void ReadThread::open(const std::string& path, bool alone)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, path, alone] {
            if (auto reader = store::openReader(path, alone)) {
                m_reader = std::move(*reader);
                m_queries = std::make_unique<domain::Queries>(*m_reader);
            }
        },
        Qt::QueuedConnection);
}

void ReadThread::post(std::function<void(domain::Queries&)> query)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, query = std::move(query)] {
            if (m_queries)
                query(*m_queries);
        },
        Qt::QueuedConnection);
}

} // namespace salver::app
