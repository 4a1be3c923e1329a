// SPDX-License-Identifier: Apache-2.0
#include "app/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace salver::app {

namespace {
constexpr int knockMs = 500;
}

SingleInstance::SingleInstance(const QString& folder, QObject* parent) : QObject(parent)
{
    const QByteArray path = QDir(folder).absolutePath().toUtf8();
    m_name = QStringLiteral("salver-") +
             QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().first(16));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (auto* socket = m_server.nextPendingConnection())
            socket->deleteLater();
        Q_EMIT knocked();
    });
}

bool SingleInstance::knock()
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    return socket.waitForConnected(knockMs);
}

void SingleInstance::listen()
{
    // A socket file that a crashed process left behind answers nobody.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
}

} // namespace salver::app
