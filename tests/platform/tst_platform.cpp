// SPDX-License-Identifier: Apache-2.0
// Files, secrets, network and notifications of this machine, and their fakes.
#include "platform/credentials.h"
#include "platform/notifications.h"
#include "platform/paths.h"
#include "platform/reachability.h"
#include "platform/time_zone.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace salver;
using namespace salver::platform;

class TestPlatform : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // No bus, as on a server: the keychain must give way to the file.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    void everythingOfAnAccountLiesInItsFolder()
    {
        const auto paths = Paths::in(QStringLiteral("/some/where"));
        for (const auto& path : {paths.database(), paths.secrets(), paths.machineSettings()})
            QVERIFY(path.startsWith(QStringLiteral("/some/where/")));
        QVERIFY(Paths::system().folder().endsWith(QStringLiteral("/salver")));
    }

    void aSecretFileIsForItsOwnerOnly()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("deeper/secrets.json"));
        FileCredentials credentials(path);
        QCOMPARE(codeOfRead(credentials, QStringLiteral("token")), ErrorCode::NotFound);
        write(credentials, QStringLiteral("token"), QStringLiteral("s3cret – ü"));
        write(credentials, QStringLiteral("other"), QStringLiteral("two"));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                             | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther),
                 QFile::Permissions());
        FileCredentials again(path);
        QCOMPARE(read(again, QStringLiteral("token")), QStringLiteral("s3cret – ü"));
        again.remove(QStringLiteral("token"), [](const Result<void>& done) { QVERIFY(done.has_value()); });
        QCOMPARE(codeOfRead(again, QStringLiteral("token")), ErrorCode::NotFound);
        QCOMPARE(read(again, QStringLiteral("other")), QStringLiteral("two"));
        QVERIFY(again.warning().contains(path));
    }

    void aFileReadableByOthersIsClosedAtTheNextWrite()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("secrets.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        FileCredentials credentials(path);
        write(credentials, QStringLiteral("token"), QStringLiteral("x"));
        QVERIFY(!(QFile::permissions(path) & QFile::ReadOther));
        QVERIFY(!(QFile::permissions(path) & QFile::ReadGroup));
    }

    void whoTravelsIsInTheNewZone()
    {
        const auto before = qgetenv("TZ");
        qputenv("TZ", "Europe/London");
        const WallMs start{1'778'749'200'000};
        QCOMPARE(zoneNameAt(start), std::string("Europe/London"));
        qputenv("TZ", "Asia/Tokyo");
        QCOMPARE(zoneNameAt(WallMs{raw(start) + 5'000}), std::string("Europe/London")); // not asked at every keystroke
        QCOMPARE(zoneNameAt(WallMs{raw(start) + 11'000}), std::string("Asia/Tokyo"));
        QCOMPARE(zoneOffsetSeconds("Asia/Tokyo", start), 9 * 3600);
        if (before.isNull())
            qunsetenv("TZ");
        else
            qputenv("TZ", before);
    }

    void anUnwritablePlaceIsSaid()
    {
        FileCredentials credentials(QStringLiteral("/proc/salver/secrets.json"));
        credentials.write(QStringLiteral("token"), QStringLiteral("x"), [](const Result<void>& done) {
            QVERIFY(!done.has_value());
            QVERIFY(QString::fromStdString(done.error().sentence).contains(QStringLiteral("/proc/salver")));
        });
    }

    void withoutAKeychainTheFileTakesOverAndSaysSo()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("secrets.json"));
        KeychainCredentials credentials(QStringLiteral("salver-test"), path);
        QVERIFY(credentials.warning().isEmpty());
        std::optional<bool> written;
        credentials.write(QStringLiteral("token"), QStringLiteral("abc"),
                          [&](const Result<void>& done) { written = done.has_value(); });
        QTRY_VERIFY(written.has_value());
        QVERIFY(*written);
        QVERIFY(QFileInfo::exists(path));
        QVERIFY(credentials.warning().contains(path));
        std::optional<QString> got;
        credentials.read(QStringLiteral("token"), [&](const Result<QString>& secret) { got = secret.value_or(QString()); });
        QTRY_COMPARE(got.value_or(QString()), QStringLiteral("abc"));
        std::optional<bool> removed;
        credentials.remove(QStringLiteral("token"),
                           [&](const Result<void>& done) { removed = done.has_value(); });
        QTRY_VERIFY(removed.value_or(false));
        FileCredentials file(path);
        QCOMPARE(codeOfRead(file, QStringLiteral("token")), ErrorCode::NotFound);
    }

    void reachabilityTellsChangesOnce()
    {
        FakeReachability reachability;
        QSignalSpy changes(&reachability, &Reachability::changed);
        reachability.set(true);
        reachability.set(false);
        reachability.set(false);
        reachability.set(true);
        QCOMPARE(changes.count(), 2);
        SystemReachability system;
        QVERIFY(system.up()); // nobody was asked yet
        QTRY_VERIFY(QNetworkInformation::instance() != nullptr || QNetworkInformation::availableBackends().isEmpty());
    }

    void aNotificationTakesThePlaceOfItsForerunner()
    {
        FakeNotifications notifications;
        notifications.show({QStringLiteral("a"), QStringLiteral("one"), {}});
        notifications.show({QStringLiteral("b"), QStringLiteral("two"), {}});
        notifications.show({QStringLiteral("a"), QStringLiteral("three"), {}});
        QCOMPARE(notifications.shown.size(), 2);
        QCOMPARE(notifications.shown.last().title, QStringLiteral("three"));
        notifications.withdraw(QStringLiteral("b"));
        QCOMPARE(notifications.shown.size(), 1);
    }

    void withoutABusTheDesktopIsNotAvailable()
    {
        DesktopNotifications notifications;
        QVERIFY(!notifications.available());
        notifications.show({QStringLiteral("a"), QStringLiteral("one"), {}});
        notifications.withdraw(QStringLiteral("a"));
    }

private:
    static void write(Credentials& credentials, const QString& name, const QString& secret)
    {
        bool good = false;
        credentials.write(name, secret, [&](const Result<void>& done) { good = done.has_value(); });
        QVERIFY(good);
    }
    static QString read(Credentials& credentials, const QString& name)
    {
        QString got;
        credentials.read(name, [&](const Result<QString>& secret) { got = secret.value_or(QString()); });
        return got;
    }
    static ErrorCode codeOfRead(Credentials& credentials, const QString& name)
    {
        auto code = ErrorCode::None;
        credentials.read(name, [&](const Result<QString>& secret) {
            code = secret ? ErrorCode::None : secret.error().code;
        });
        return code;
    }
};

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
