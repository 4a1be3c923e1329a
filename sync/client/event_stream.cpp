// SPDX-License-Identifier: Apache-2.0
#include "client/event_stream.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace salver::client {

namespace {

/// A line of the stream longer than this is none of ours.
constexpr qsizetype lineBytesMost = 64 * 1024;
/// Only a stream that held for a while forgives the failures before it.
constexpr qint64 steadyMs = 10'000;

} // namespace

EventStream::EventStream(HttpCalls& calls, Random& random, QObject* parent)
    : QObject(parent), m_calls(calls), m_random(random), m_retry(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::begin);
}

EventStream::~EventStream()
{
    close();
}

void EventStream::open(const Account& account)
{
    const bool same = m_wanted && account.server == m_account.server && account.token == m_account.token;
    if (same)
        return;
    close();
    m_account = account;
    m_wanted = true;
    begin();
}

void EventStream::close()
{
    m_wanted = false;
    m_open = false;
    m_retry.stop();
    if (auto* reply = std::exchange(m_reply, nullptr).data()) {
        // Being deleted ends it (http_calls.cpp).
        reply->disconnect(this);
        reply->deleteLater();
    }
}

void EventStream::begin()
{
    auto request = m_calls.requestFor(m_account.server, QStringLiteral("/v1/events"), m_account.token);
    request.setRawHeader("Accept", "text/event-stream");
    request.setTransferTimeout(m_calls.options().streamTimeoutMs);
    m_rest.clear();
    m_event.clear();
    m_data.clear();
    m_reply = m_calls.network().get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(m_reply, &QNetworkReply::finished, this, &EventStream::finished);
}

void EventStream::read()
{
    if (!m_open) {
        const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const auto type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
        if (status != 200 || !type.startsWith(QLatin1String("text/event-stream")))
            return;
        m_open = true;
        m_since.start();
        emit opened();
        if (!m_reply)
            return;
    }
    m_rest += m_reply->readAll();
    for (auto end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        auto line = m_rest.left(end);
        m_rest.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        takeLine(line);
        if (!m_reply)
            return;
    }
    if (m_rest.size() > lineBytesMost)
        m_reply->abort();
}

void EventStream::takeLine(const QByteArray& line)
{
    if (line.isEmpty()) {
        dispatch();
        return;
    }
    const auto colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment keeps the line alive
    const auto field = line.left(colon);
    auto value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event")
        m_event = value;
    else if (field == "data")
        m_data.append(value);
}

void EventStream::dispatch()
{
    const auto event = std::exchange(m_event, {});
    const auto data = std::exchange(m_data, {});
    if (event == "poke") {
        for (const auto& line : data) {
            const auto blank = line.indexOf(' ');
            bool good = false;
            const auto head = line.mid(blank + 1).toULongLong(&good);
            const auto space = SpaceId::parse(line.left(blank).toStdString());
            if (space && good)
                emit poked(*space, head);
        }
    } else if (event == "me") {
        emit spacesChanged();
    } else if (event == "signed-out") {
        emit signedOut();
    }
}

void EventStream::finished()
{
    if (auto* reply = std::exchange(m_reply, nullptr).data())
        reply->deleteLater();
    const bool wasSteady = m_open && m_since.elapsed() >= steadyMs;
    m_open = false;
    if (!m_wanted)
        return;
    if (wasSteady)
        m_backoff.reset();
    m_retry.start(static_cast<int>(m_backoff.next(m_random)));
    emit lost();
}

} // namespace salver::client
