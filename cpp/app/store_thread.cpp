// SPDX-License-Identifier: Apache-2.0
#include "app/store_thread.h"

#include "platform/time_zone.h"

#include <QTimer>

namespace salver::app {

namespace {

/// After a large page has come, the search index follows once it is quiet for so long, in steps that a keystroke can
/// wait for.
constexpr int indexAfterMs = 250;
constexpr std::size_t indexAtOnce = 100;

} // namespace

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
            delete m_indexing;
            m_indexing = nullptr;
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
            auto opened = store::openWhatIsThere(options, m_clock, m_random);
            if (!opened) {
                m_outcome = fail(opened.error());
                return;
            }
            auto reader = store::openReader(options.path, opened->onlyReadable.has_value());
            if (!reader) {
                m_outcome = fail(reader.error());
                return;
            }
            m_store = std::move(opened->store);
            m_onlyReadable = std::move(opened->onlyReadable);
            m_salvage = std::move(opened->salvage);
            m_reader = std::move(*reader);
            m_commands = std::make_unique<domain::Commands>(*m_store, *m_reader, m_clock, m_random,
                                                            platform::zoneNameAt, platform::zoneOffsetSeconds);
            m_commands->followHouse();
            m_indexing = new QTimer(m_worker.get());
            m_indexing->setSingleShot(true);
            QObject::connect(m_indexing, &QTimer::timeout, m_worker.get(), [this] { index(); });
            m_indexing->start(indexAfterMs);
            m_store->onCommitted([this](const store::Committed& facts) {
                if (!facts.local)
                    m_indexing->start(indexAfterMs);
                QMetaObject::invokeMethod(
                    this, [this, facts] { Q_EMIT committed(facts); }, Qt::QueuedConnection);
            });
            m_outcome = {};
        },
        Qt::QueuedConnection);
}

void StoreThread::index()
{
    // What fails now is tried again after the next page, and at the next start.
    if (const auto more = m_store->indexLate(indexAtOnce); more && *more)
        m_indexing->start(0);
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
