// SPDX-License-Identifier: Apache-2.0
#include "platform/notifications.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace salver::platform {

namespace {

constexpr auto service = "org.freedesktop.Notifications";
constexpr auto path = "/org/freedesktop/Notifications";

QDBusMessage call(const char* method)
{
    return QDBusMessage::createMethodCall(QString::fromLatin1(service), QString::fromLatin1(path),
                                          QString::fromLatin1(service), QString::fromLatin1(method));
}

} // namespace

DesktopNotifications::DesktopNotifications(QObject* parent) : Notifications(parent) {}

void DesktopNotifications::listen()
{
    auto bus = QDBusConnection::sessionBus();
    if (m_listening || !bus.isConnected())
        return;
    m_listening = true;
    bus.connect(QString::fromLatin1(service), QString::fromLatin1(path), QString::fromLatin1(service),
                QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    bus.connect(QString::fromLatin1(service), QString::fromLatin1(path), QString::fromLatin1(service),
                QStringLiteral("NotificationClosed"), this, SLOT(closed(uint, uint)));
}

bool DesktopNotifications::available() const
{
    const auto bus = QDBusConnection::sessionBus();
    return bus.isConnected() && bus.interface()->isServiceRegistered(QString::fromLatin1(service));
}

void DesktopNotifications::show(const Notification& notification)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    listen();
    // Without its number it could not be replaced, and would be shown twice.
    if (const auto asked = m_asked.find(notification.key); asked != m_asked.end()) {
        *asked = {notification, false};
        return;
    }
    m_asked.insert(notification.key, {});
    auto message = call("Notify");
    const QStringList actions{QStringLiteral("default"), tr("Open")};
    message << QStringLiteral("Salver") << m_numbers.value(notification.key, 0U) << QStringLiteral("salver")
            << notification.title << notification.text.toHtmlEscaped() << actions
            << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("salver")}} << -1;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key = notification.key] {
        const QDBusPendingReply<uint> number = *watcher;
        watcher->deleteLater();
        answered(key, number.isValid() ? number.value() : 0U);
    });
}

void DesktopNotifications::answered(const QString& key, uint number)
{
    if (number != 0)
        m_numbers.insert(key, number);
    const auto next = m_asked.take(key);
    if (next.shown)
        show(*next.shown);
    else if (next.withdrawn)
        withdraw(key);
}

void DesktopNotifications::withdraw(const QString& key)
{
    if (const auto asked = m_asked.find(key); asked != m_asked.end()) {
        *asked = {std::nullopt, true};
        return;
    }
    const auto number = m_numbers.take(key);
    auto bus = QDBusConnection::sessionBus();
    if (number == 0 || !bus.isConnected())
        return;
    auto message = call("CloseNotification");
    message << number;
    bus.asyncCall(message);
}

void DesktopNotifications::actionInvoked(uint number, const QString& action)
{
    Q_UNUSED(action)
    const auto key = m_numbers.key(number);
    if (!key.isEmpty())
        Q_EMIT activated(key);
}

void DesktopNotifications::closed(uint number, uint reason)
{
    Q_UNUSED(reason)
    const auto key = m_numbers.key(number);
    if (!key.isEmpty())
        m_numbers.remove(key);
}

void FakeNotifications::show(const Notification& notification)
{
    withdraw(notification.key);
    shown.append(notification);
}

void FakeNotifications::withdraw(const QString& key)
{
    shown.removeIf([&](const Notification& one) { return one.key == key; });
}

} // namespace salver::platform
