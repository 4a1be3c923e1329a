// SPDX-License-Identifier: Apache-2.0
// Notifications over a real bus: a daemon of our own, with a stand-in for the desktop's service on a connection of its
// own, speaking org.freedesktop.Notifications.
#include "platform/notifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace salver::platform;

/// What a desktop does: numbers each notification, replaces by number, tells who chose and what closed.
class Desktop : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint number{};
        QString application, title, text;
        QStringList actions;
    };
    QList<Shown> shown;
    QList<uint> closed;
    uint last{0};

public Q_SLOTS:
    uint Notify(const QString& application, uint replaces, const QString&, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap&, int)
    {
        const auto number = replaces != 0 ? replaces : ++last;
        shown.removeIf([&](const Shown& one) { return one.number == number; });
        shown.append({number, application, title, text, actions});
        return number;
    }
    void CloseNotification(uint number)
    {
        closed.append(number);
        Q_EMIT NotificationClosed(number, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString& action);
    void NotificationClosed(uint number, uint reason);
};

class TestNotifications : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aNotificationIsShownAndReplaced();
    void twoAtOnceAreOne();
    void whoChoosesItIsTold();
    void aWithdrawnOneIsClosed();
    void aDesktopWithoutAServiceIsNoTrouble();

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    Desktop m_desktop;
    DesktopNotifications m_notifications;
};

void TestNotifications::initTestCase()
{
    const auto address = QStringLiteral("unix:path=%1/bus").arg(m_folder.path());
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
                    QStringLiteral("--address=") + address});
    QVERIFY2(m_daemon.waitForStarted(), "dbus-daemon (package dbus) is needed");
    QVERIFY(m_daemon.waitForReadyRead());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    QVERIFY(!m_notifications.available());
    auto bus = QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("desktop"));
    QVERIFY(bus.isConnected());
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_desktop,
                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
    QTRY_VERIFY(m_notifications.available());
}

void TestNotifications::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void TestNotifications::aNotificationIsShownAndReplaced()
{
    m_notifications.show({QStringLiteral("due"), QStringLiteral("2 promises due"), QStringLiteral("plan <b>to</b> Lena")});
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QCOMPARE(m_desktop.shown.last().application, QStringLiteral("Salver"));
    QCOMPARE(m_desktop.shown.last().title, QStringLiteral("2 promises due"));
    // The body may hold markup, so what a person wrote is escaped.
    QCOMPARE(m_desktop.shown.last().text, QStringLiteral("plan &lt;b&gt;to&lt;/b&gt; Lena"));
    QVERIFY(m_desktop.shown.last().actions.contains(QStringLiteral("default")));
    const auto number = m_desktop.shown.last().number;
    m_notifications.show({QStringLiteral("due"), QStringLiteral("1 promise due"), {}});
    QTRY_COMPARE(m_desktop.shown.last().title, QStringLiteral("1 promise due"));
    QCOMPARE(m_desktop.shown.last().number, number);
    QCOMPARE(m_desktop.shown.size(), 1);
}

/// The second comes before the desktop has said the first one's number: it replaces it all the same.
void TestNotifications::twoAtOnceAreOne()
{
    const auto before = m_desktop.shown.size();
    m_notifications.show({QStringLiteral("twice"), QStringLiteral("first"), {}});
    m_notifications.show({QStringLiteral("twice"), QStringLiteral("second"), {}});
    m_notifications.show({QStringLiteral("twice"), QStringLiteral("third"), {}});
    QTRY_COMPARE(m_desktop.shown.last().title, QStringLiteral("third"));
    QCOMPARE(m_desktop.shown.size(), before + 1);
    const auto number = m_desktop.shown.last().number;
    m_notifications.withdraw(QStringLiteral("twice"));
    QTRY_COMPARE(m_desktop.closed, QList<uint>{number});
    m_desktop.shown.removeLast();
    m_desktop.closed.clear();
    // Withdrawn before its number is known: closed as soon as it is.
    m_notifications.show({QStringLiteral("short"), QStringLiteral("gone"), {}});
    m_notifications.withdraw(QStringLiteral("short"));
    QTRY_COMPARE(m_desktop.closed.size(), 1);
    QCOMPARE(m_desktop.closed.takeLast(), m_desktop.shown.last().number);
    m_desktop.shown.removeLast();
}

void TestNotifications::whoChoosesItIsTold()
{
    QSignalSpy chosen(&m_notifications, &Notifications::activated);
    Q_EMIT m_desktop.ActionInvoked(m_desktop.shown.last().number, QStringLiteral("default"));
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("due"));
    // Another program's notification is none of ours.
    Q_EMIT m_desktop.ActionInvoked(4711, QStringLiteral("default"));
    Q_EMIT m_desktop.ActionInvoked(m_desktop.shown.last().number, QStringLiteral("default"));
    QTRY_COMPARE(chosen.size(), 2);
}

void TestNotifications::aWithdrawnOneIsClosed()
{
    const auto number = m_desktop.shown.last().number;
    m_notifications.withdraw(QStringLiteral("due"));
    QTRY_COMPARE(m_desktop.closed, QList<uint>{number});
    m_notifications.withdraw(QStringLiteral("due"));
    m_notifications.show({QStringLiteral("due"), QStringLiteral("again"), {}});
    QTRY_COMPARE(m_desktop.shown.last().title, QStringLiteral("again"));
    QVERIFY(m_desktop.shown.last().number != number);
    QCOMPARE(m_desktop.closed.size(), 1);
}

void TestNotifications::aDesktopWithoutAServiceIsNoTrouble()
{
    auto bus = QDBusConnection(QStringLiteral("desktop"));
    QVERIFY(bus.unregisterService(QStringLiteral("org.freedesktop.Notifications")));
    QTRY_VERIFY(!m_notifications.available());
    const auto before = m_desktop.shown.size();
    m_notifications.show({QStringLiteral("due"), QStringLiteral("nobody sees this"), {}});
    m_notifications.withdraw(QStringLiteral("due"));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
    QTRY_VERIFY(m_notifications.available());
    m_notifications.show({QStringLiteral("other"), QStringLiteral("seen"), {}});
    QTRY_COMPARE(m_desktop.shown.last().title, QStringLiteral("seen"));
    QVERIFY(m_desktop.shown.size() <= before + 1);
}

QTEST_GUILESS_MAIN(TestNotifications)
#include "tst_notifications.moc"
