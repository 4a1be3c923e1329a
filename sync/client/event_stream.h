// SPDX-License-Identifier: Apache-2.0
// The server's event stream (GET /v1/events, server-sent events): pokes only, never contents. Opens itself again,
// with backing off, as long as it is wanted. Owned by the runner, on its thread.
#pragma once

#include "client/http_calls.h"
#include "core/backoff.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace salver::client {

class EventStream : public QObject {
    Q_OBJECT

public:
    EventStream(HttpCalls& calls, Random& random, QObject* parent = nullptr);
    ~EventStream() override;

    void open(const Account& account);
    void close();

signals:
    void opened();
    /// It was open and broke, or could not be opened; it tries again by itself.
    void lost();
    void poked(const salver::SpaceId& space, quint64 head);
    /// Spaces, roles or names changed.
    void spacesChanged();
    /// The device was signed out on the server.
    void signedOut();

private:
    void begin();
    void read();
    void takeLine(const QByteArray& line);
    void dispatch();
    void finished();

    HttpCalls& m_calls;
    Random& m_random;
    Account m_account;
    Backoff m_backoff{{500, 60'000}};
    QTimer m_retry;
    QElapsedTimer m_since;
    QPointer<QNetworkReply> m_reply;
    bool m_wanted{false};
    bool m_open{false};
    QByteArray m_rest;
    QByteArray m_event;
    QList<QByteArray> m_data;
};

} // namespace salver::client
