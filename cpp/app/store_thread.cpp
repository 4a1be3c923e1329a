// SPDX-License-Identifier: Apache-2.0
#include "app/store_thread.h"

#include "platform/time_zone.h"

namespace salver::app {

StoreThread::StoreThread(Clock& clock, Random& random, QObject* parent)
    : QObject(parent), m_clock(clock), m_random(random), m_worker(std::make_unique<QObject>()),
      m_outcome(fail(ErrorCode::Internal, "The database was never opened."))
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StoreThread::~StoreThread()
{
    stop();
}

void StoreThread::stop()
{
    if (!m_thread.isRunning())
        return;
    // Everything that the store owns ends on its own thread, after what was posted before.
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_commands.reset();
            m_reader.reset();
            m_store.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void StoreThread::open(const store::OpenOptions& options)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, options] {
            auto opened = store::Store::open(options, m_clock, m_random);
            if (!opened) {
                m_outcome = fail(opened.error());
                return;
            }
            auto reader = store::Reader::open(options.path);
            if (!reader) {
                m_outcome = fail(reader.error());
                return;
            }
            m_store = std::move(*opened);
            m_reader = std::move(*reader);
            m_commands = std::make_unique<domain::Commands>(*m_store, *m_reader, m_clock, m_random,
                                                            platform::localZoneName(), platform::zoneOffsetSeconds);
            m_store->onCommitted([this](const store::Committed& facts) {
                QMetaObject::invokeMethod(
                    this, [this, facts] { Q_EMIT committed(facts); }, Qt::QueuedConnection);
            });
            m_outcome = {};
        },
        Qt::QueuedConnection);
}

Result<void> StoreThread::waitForOpen()
{
    Result<void> outcome;
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { outcome = m_outcome; }, Qt::BlockingQueuedConnection);
    return outcome;
}

void StoreThread::post(std::function<void(domain::Commands&)> command)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, command = std::move(command)] {
            if (m_commands)
                command(*m_commands);
        },
        Qt::QueuedConnection);
}

} // namespace salver::app
