// SPDX-License-Identifier: Apache-2.0
// A small HTTP server for tests that does exactly what it is told, however wrong: it answers each request with the
// bytes a test gives it. Runs on the test's own event loop.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <string>

namespace salver::test {

struct HttpRequest {
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

class MisbehavingServer : public QObject {
public:
    /// What goes back over the wire; nothing at all keeps the connection open and silent.
    using Handler = std::function<void(QTcpSocket&, const HttpRequest&)>;

    MisbehavingServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (auto* socket = m_server.nextPendingConnection()) {
                ++connections;
                sockets.append(socket);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    void stop() { m_server.close(); }
    void cutAll()
    {
        for (const auto& socket : sockets) {
            if (socket)
                socket->abort();
        }
        sockets.clear();
    }

    static QByteArray response(int status, const QByteArray& type, const QByteArray& body,
                               const QByteArray& more = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body;
    }
    /// A framed message as the real server sends it.
    static QByteArray framed(int status, const std::string& message)
    {
        QByteArray body(1, '\0');
        body.append(message.data(), static_cast<qsizetype>(message.size()));
        return response(status, "application/x-protobuf", body);
    }

    Handler handler;
    QList<HttpRequest> requests;
    QList<QPointer<QTcpSocket>> sockets;
    int connections{0};

private:
    void read(QTcpSocket& socket)
    {
        auto& buffer = m_buffers[&socket];
        buffer += socket.readAll();
        for (;;) {
            const auto end = buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            HttpRequest request;
            const auto lines = buffer.left(end).split('\n');
            const auto first = lines.front().split(' ');
            request.method = first.value(0);
            request.path = first.value(1);
            for (qsizetype i = 1; i < lines.size(); ++i) {
                const auto colon = lines[i].indexOf(':');
                request.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
            }
            const auto length = request.headers.value("content-length").toLongLong();
            if (buffer.size() < end + 4 + length)
                return;
            request.body = buffer.mid(end + 4, length);
            buffer.remove(0, end + 4 + length);
            requests.append(request);
            if (handler)
                handler(socket, request);
        }
    }

    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_buffers;
};

} // namespace salver::test
