// SPDX-License-Identifier: Apache-2.0
#include "client/calls_aside.h"

#include <memory>
#include <utility>

namespace salver::client {

CallsAside::CallsAside(TransportOptions options, QObject* parent)
    : QObject(parent), m_calls(new HttpCalls(std::move(options)))
{
    m_thread.setObjectName(QStringLiteral("salver-pages"));
    m_calls->moveToThread(&m_thread);
    // Its sockets belong to that thread, so it has to end there.
    connect(&m_thread, &QThread::finished, m_calls, &QObject::deleteLater);
}

CallsAside::~CallsAside()
{
    if (!m_thread.isRunning()) {
        delete m_calls;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void CallsAside::start(const HttpCalls::Call& call, Read read, Done done)
{
    if (!m_thread.isRunning())
        m_thread.start();
    const auto number = ++m_last;
    m_waiting.emplace(number, std::move(done));
    auto answered = [this, number, read = std::move(read)](Result<std::string> message) {
        const auto bytes = message ? message->size() : 0;
        // Qt copies what it queues; an answer of megabytes is handed over instead.
        const auto answer = std::make_shared<Result<Answer>>(read(std::move(message)));
        QMetaObject::invokeMethod(
            this, [this, number, answer, bytes] { finish(number, std::move(*answer), bytes); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_calls, [calls = m_calls, call, answered = std::move(answered)] { calls->start(call, answered); },
        Qt::QueuedConnection);
}

void CallsAside::finish(std::uint64_t number, Result<Answer> answer, std::size_t bytes)
{
    auto waiting = m_waiting.extract(number);
    if (waiting)
        waiting.mapped()(std::move(answer), bytes);
}

void CallsAside::abandon()
{
    m_waiting.clear();
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(m_calls, [calls = m_calls] { calls->abandon(); }, Qt::QueuedConnection);
}

} // namespace salver::client
