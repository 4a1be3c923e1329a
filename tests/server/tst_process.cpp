// SPDX-License-Identifier: Apache-2.0
// The real salver-server: its commands, its exit codes, killing and restarting it, TLS.
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace salver;
using namespace salver::test;

class ProcessTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SeededRandom m_random{7};

    QString data() const { return m_folder.filePath(QStringLiteral("data-%1").arg(QTest::currentTestFunction())); }

    CommandOutcome command(const QStringList& words, const QByteArray& input = {}) const
    {
        return runServerCommand(words + QStringList{QStringLiteral("--data"), data()}, input);
    }
    void makeTeam() const
    {
        QCOMPARE(command({"user", "add", "ana", "--display", "Ana Ruiz"}, "ana's password\n").exitCode, 0);
        QCOMPARE(command({"user", "add", "ben"}, "ben's password\n").exitCode, 0);
        QCOMPARE(command({"space", "add", "Team"}).exitCode, 0);
        QCOMPARE(command({"member", "add", "Team", "ana", "member"}).exitCode, 0);
        QCOMPARE(command({"member", "add", "Team", "ben", "lead"}).exitCode, 0);
    }
    QString certificate() const { return m_folder.filePath(QStringLiteral("cert.pem")); }
    QString key() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    void makeCertificate(const QString& name) const
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                       "-days", "30", "-subj", "/CN=" + name, "-keyout", key(), "-out", certificate()});
        QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    }

private slots:
    void helpVersionAndWrongUsage()
    {
        QCOMPARE(runServerCommand({"--help"}).exitCode, 0);
        QVERIFY(runServerCommand({"--help"}).out.contains("usage:"));
        QVERIFY(runServerCommand({"--version"}).out.startsWith("salver-server "));
        for (const auto& words :
             {QStringList{}, QStringList{"dance"}, QStringList{"user"}, QStringList{"user", "add"},
              QStringList{"serve", "now"}, QStringList{"serve", "--port", "1"}, QStringList{"serve", "--listen"},
              QStringList{"serve", "--listen", "here"}, QStringList{"serve", "--listen", "127.0.0.1:99999"},
              QStringList{"serve", "--tls-cert", "x"}, QStringList{"user", "list", "--json", "--json"}}) {
            const auto outcome = command(words);
            QVERIFY2(outcome.exitCode == 2, qPrintable(words.join(' ')));
            QVERIFY2(!outcome.err.isEmpty(), qPrintable(words.join(' ')));
        }
        QCOMPARE(runServerCommand({"user", "list"}).exitCode, 2);
    }

    void lookingMakesNoFolder()
    {
        const auto nowhere = data() + "-mistyped";
        const auto outcome = runServerCommand({"check", "--data", nowhere});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.contains("no server's data"));
        QVERIFY(!QFile::exists(nowhere));
    }

    void commandsMakeATeam()
    {
        makeTeam();
        const auto users = QJsonDocument::fromJson(command({"user", "list", "--json"}).out).object();
        QCOMPARE(users["total"].toInt(), 2);
        QCOMPARE(users["items"][0]["display"].toString(), QStringLiteral("Ana Ruiz"));
        const auto spaces = QJsonDocument::fromJson(command({"space", "list", "--json"}).out).object();
        QCOMPARE(spaces["total"].toInt(), 3);
        QCOMPARE(spaces["items"][2]["name"].toString(), QStringLiteral("Team"));
        QCOMPARE(spaces["items"][2]["members"].toArray().size(), 2);
        QCOMPARE(command({"member", "remove", "Team", "ana"}).exitCode, 0);
        QCOMPARE(command({"check"}).exitCode, 0);
        // The data is for its owner only.
        const auto permissions = QFile::permissions(data() + "/salver.db");
        QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void commandsRefuseWithASentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("input");
        const QByteArray none;
        QTest::newRow("name taken") << QStringList{"user", "add", "ANA"} << 1 << QByteArray("long enough\n");
        QTest::newRow("short password") << QStringList{"user", "add", "cleo"} << 2 << QByteArray("short\n");
        QTest::newRow("no password") << QStringList{"user", "add", "cleo"} << 2 << none;
        QTest::newRow("name with a blank") << QStringList{"user", "add", "a b"} << 2 << QByteArray("long enough\n");
        QTest::newRow("team taken") << QStringList{"space", "add", "Team"} << 1 << none;
        QTest::newRow("purpose") << QStringList{"space", "add", "X", "--purpose", "fun"} << 2 << none;
        QTest::newRow("role") << QStringList{"member", "add", "Team", "ana", "king"} << 2 << none;
        QTest::newRow("no such team") << QStringList{"member", "add", "Nobody's", "ana", "lead"} << 1 << none;
        QTest::newRow("no such user") << QStringList{"member", "add", "Team", "zoe", "lead"} << 1 << none;
        QTest::newRow("no member") << QStringList{"member", "remove", "Team", "zoe"} << 1 << none;
    }
    void commandsRefuseWithASentence()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, input);
        if (!QFile::exists(data() + "/salver.db"))
            makeTeam();
        const auto outcome = command(words, input);
        QCOMPARE(outcome.exitCode, exitCode);
        QVERIFY(outcome.err.trimmed().endsWith('.'));
        QVERIFY(outcome.out.isEmpty());
    }

    void whatIsNotThereGoesIntoNoLedger()
    {
        if (!QFile::exists(data() + "/salver.db"))
            makeTeam();
        const auto outcome = command({"erase", "Team", "00000000-0000-4000-8000-000000000009"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.contains("There is no entry"));
        // The server would empty it at every start, and no device would follow.
        QVERIFY(!QFile::exists(data() + "/erased.ledger"));
    }

    void aVisitTravels()
    {
        makeTeam();
        ServerProcess server(data());
        QVERIFY(server.url.startsWith("http://127.0.0.1:"));
        WireClient ana(server.port);
        QVERIFY(!ana.signIn("ana", "wrong"));
        QCOMPARE(ana.status, 401U);
        QVERIFY(ana.signIn("ana", "ana's password"));
        const auto team = *ana.space("Team");
        ChangeMaker device(team, ana.account, m_random);
        const auto change = device.next();
        QVERIFY(ana.push(team, {change})->verdicts(0).accepted());
        WireClient ben(server.port);
        QVERIFY(ben.signIn("ben", "ben's password"));
        QCOMPARE(ben.pull(team, 0)->entries(0).change(), change.bytes);
        QCOMPARE(server.stop(), 0);
        const auto log = server.log();
        QVERIFY(log.contains("event=started") && log.contains("event=stopped"));
        for (const char* personal : {"ana", "ben", "Team", "password"})
            QVERIFY2(!log.contains(personal), personal);
        QCOMPARE(command({"check"}).exitCode, 0);
    }

    // Memberships changed by a command while the server runs.
    void commandsWorkBesideTheServer()
    {
        makeTeam();
        ServerProcess server(data());
        WireClient ana(server.port);
        QVERIFY(ana.signIn("ana", "ana's password"));
        const auto team = *ana.space("Team");
        RawClient events(server.port);
        events.send("GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ana.token + "\r\n\r\n");
        QVERIFY(events.until("event: poke\n"));
        QCOMPARE(command({"member", "remove", "Team", "ana"}).exitCode, 0);
        QVERIFY(events.until("event: me\n"));
        QVERIFY(!ana.pull(team, 0));
        QCOMPARE(static_cast<ErrorCode>(ana.error.code()), ErrorCode::NotMember);
        QCOMPARE(command({"user", "add", "dan"}, "dan's password\n").exitCode, 0);
        WireClient dan(server.port);
        QVERIFY(dan.signIn("dan", "dan's password"));
    }

    void oneServerAFolder()
    {
        makeTeam();
        ServerProcess first(data());
        const auto second = command({"serve", "--listen", "127.0.0.1:0"});
        QCOMPARE(second.exitCode, 1);
        QVERIFY(second.err.contains("Another server"));
    }

    void aTakenPortIsSaid()
    {
        makeTeam();
        ServerProcess first(data());
        const auto port = QString::number(first.port);
        const auto second = runServerCommand(
            {"serve", "--data", data() + "-other", "--listen", "127.0.0.1:" + port});
        QCOMPARE(second.exitCode, 1);
        QVERIFY(second.err.contains("Cannot listen"));
    }

    void notBeyondThisMachineWithoutTls()
    {
        const auto outcome = command({"serve", "--listen", "0.0.0.0:0"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.err.contains("--tls-cert"));
    }

    void aDamagedFileIsSaid()
    {
        makeTeam();
        QFile file(data() + "/salver.db");
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto outcome = command({"check"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.contains("damaged"));
    }

    // Whatever was acknowledged before kill -9 is there afterwards, with its number.
    void killedInMidPushLosesNothingAcknowledged()
    {
        makeTeam();
        std::map<std::uint64_t, std::string> acknowledged; // cursor to bytes
        SpaceId team;
        for (int round = 0; round < 5; ++round) {
            ServerProcess server(data());
            WireClient ana(server.port);
            QVERIFY(ana.signIn("ana", "ana's password"));
            team = *ana.space("Team");
            std::atomic<int> answered{0};
            std::thread killer([&] {
                while (answered < 20 + round * 7)
                    std::this_thread::yield();
                ::kill(static_cast<pid_t>(server.pid()), SIGKILL);
            });
            ChangeMaker device(team, ana.account, m_random);
            for (;;) {
                std::vector<EncodedChange> batch;
                for (int i = 0; i < 3; ++i)
                    batch.push_back(device.next(500));
                const auto pushed = ana.push(team, batch);
                if (!pushed)
                    break;
                for (int i = 0; i < 3; ++i)
                    acknowledged[pushed->verdicts(i).cursor()] = batch[static_cast<std::size_t>(i)].bytes;
                ++answered;
            }
            killer.join();
            QVERIFY(answered >= 20);
        }
        ServerProcess server(data());
        WireClient ben(server.port);
        QVERIFY(ben.signIn("ben", "ben's password"));
        std::map<std::uint64_t, std::string> held;
        for (std::uint64_t after = 0;;) {
            const auto page = ben.pull(team, after);
            QVERIFY(page);
            for (const auto& entry : page->entries())
                held[after = entry.cursor()] = entry.change();
            if (page->entries().empty())
                break;
        }
        QVERIFY(acknowledged.size() >= 300);
        for (const auto& [cursor, bytes] : acknowledged)
            QVERIFY(held[cursor] == bytes);
        QCOMPARE(held.rbegin()->first, static_cast<std::uint64_t>(held.size()));
        server.stop();
        QCOMPARE(command({"check"}).exitCode, 0);
    }

    void aBackupIsSoundAndMakesTheLogSafe()
    {
        makeTeam();
        ServerProcess server(data());
        WireClient ana(server.port);
        QVERIFY(ana.signIn("ana", "ana's password"));
        const auto team = *ana.space("Team");
        ChangeMaker device(team, ana.account, m_random);
        QVERIFY(ana.push(team, {device.next(), device.next()}));
        QVERIFY(QDir().mkpath(data() + "-copy"));
        QCOMPARE(command({"backup", data() + "-copy/salver.db"}).exitCode, 0);
        QCOMPARE(ana.pull(team, 0)->safe_cursor(), 2U);
        QCOMPARE(command({"backup", data() + "-copy/salver.db"}).exitCode, 1);
        const auto copy = runServerCommand({"check", "--json", "--data", data() + "-copy"});
        QCOMPARE(copy.exitCode, 0);
        QCOMPARE(QJsonDocument::fromJson(copy.out).object()["changes"].toInt(), 2);
    }

    // L32: the server goes back to a backup; a device that is ahead hands back what it lost.
    void aRestoredServerGetsBackWhatItLost()
    {
        makeTeam();
        const auto backup = m_folder.filePath("backup.db");
        SpaceId team;
        std::vector<std::pair<std::string, std::string>> lost; // bytes, receipt
        std::uint64_t epoch = 0;
        {
            ServerProcess server(data());
            WireClient ana(server.port);
            QVERIFY(ana.signIn("ana", "ana's password"));
            team = *ana.space("Team");
            ChangeMaker device(team, ana.account, m_random);
            QVERIFY(ana.push(team, {device.next(), device.next()}));
            QCOMPARE(command({"backup", backup}).exitCode, 0);
            for (int i = 0; i < 3; ++i) {
                const auto change = device.next();
                const auto pushed = ana.push(team, {change});
                lost.emplace_back(change.bytes, pushed->verdicts(0).receipt());
                epoch = pushed->epoch();
            }
            QVERIFY(command({"restore", backup}).err.contains("Stop the server"));
            QCOMPARE(server.stop(), 0);
        }
        QCOMPARE(command({"restore", "/nowhere"}).exitCode, 1);
        QFile broken(m_folder.filePath("broken.db"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write(QByteArray(9000, 'x')) > 0);
        broken.close();
        QCOMPARE(command({"restore", broken.fileName()}).exitCode, 1);
        const auto restored = command({"restore", backup});
        QCOMPARE(restored.exitCode, 0);
        QVERIFY(restored.out.contains("before-restore-1"));
        ServerProcess server(data());
        WireClient ben(server.port);
        QVERIFY(ben.signIn("ben", "ben's password"));
        const auto page = ben.pull(team, 0);
        QCOMPARE(page->head(), 2U);
        QVERIFY(page->epoch() != epoch);
        wire::PushRequest body;
        for (const auto& [bytes, receipt] : lost) {
            auto* item = body.add_items();
            item->set_change(bytes);
            item->set_receipt(receipt);
        }
        const auto back = ben.ask<wire::PushResponse>("POST", "/v1/spaces/" + team.toString() + "/changes",
                                                      body.SerializeAsString());
        QVERIFY(back);
        for (const auto& verdict : back->verdicts())
            QVERIFY(verdict.accepted());
        QCOMPARE(ben.pull(team, 0)->head(), 5U);
        QCOMPARE(command({"check"}).exitCode, 0);
    }

    void anInvitationByCommandLetsOnePersonIn()
    {
        makeTeam();
        ServerProcess server(data());
        QCOMPARE(command({"invite", "Nowhere", "member"}).exitCode, 1);
        QCOMPARE(command({"invite", "Team", "king"}).exitCode, 2);
        const auto made = command({"invite", "Team", "member", "--json"});
        QCOMPARE(made.exitCode, 0);
        wire::JoinRequest body;
        body.set_code(QJsonDocument::fromJson(made.out).object()["code"].toString().toStdString());
        body.set_user("dan");
        body.set_password("dan's password");
        WireClient dan(server.port);
        QVERIFY(dan.ask<wire::SignInResponse>("POST", "/v1/sign-up", body.SerializeAsString()));
        QVERIFY(!dan.ask<wire::SignInResponse>("POST", "/v1/sign-up", body.SerializeAsString()));
        QVERIFY(dan.signIn("dan", "dan's password"));
        QVERIFY(dan.space("Team"));
    }

    void settingsComeFromTheStrongestSource()
    {
        QFile file(m_folder.filePath("server.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# a comment\nlisten = 127.0.0.1:1\nmax-connections = 7\n device-rate=9\n"
                   "database = postgresql://salver:secret@host/name\ninsecure = yes\n");
        file.close();
        const auto config = QStringList{"serve", "--print-config", "--config", file.fileName()};
        qputenv("SALVER_MAX_CONNECTIONS", "8");
        qputenv("SALVER_DEVICE_RATE", "10");
        const auto printed = runServerCommand(config + QStringList{"--device-rate", "11"});
        QCOMPARE(printed.exitCode, 0);
        QVERIFY(printed.out.contains("device-rate = 11  # from the command line\n"));
        QVERIFY(printed.out.contains("max-connections = 8  # from the environment\n"));
        QVERIFY(printed.out.contains("listen = 127.0.0.1:1  # from " + file.fileName().toUtf8()));
        QVERIFY(printed.out.contains("insecure = yes  # from "));
        QVERIFY(printed.out.contains("max-connections-per-address = 512  # from what is built in\n"));
        QVERIFY(printed.out.contains("database = postgresql://salver@host/name"));
        // A folder given by hand is not overruled by a database that the file names.
        const auto placed = runServerCommand(config + QStringList{"--data", "/somewhere"});
        QVERIFY(placed.out.contains("data = /somewhere  # from the command line\n"));
        QVERIFY(placed.out.contains("database =   # from what is built in\n"));
        qunsetenv("SALVER_MAX_CONNECTIONS");
        qunsetenv("SALVER_DEVICE_RATE");
        QCOMPARE(runServerCommand({"serve", "--config", "/nowhere"}).exitCode, 2);
        for (const char* wrong : {"colour = red\n", "listen\n", "insecure = perhaps\n", "listen = a\nlisten = b\n"}) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(wrong);
            file.close();
            QVERIFY2(runServerCommand(config).exitCode == 2, wrong);
        }
    }

    void passwordsAndDevicesByCommand()
    {
        makeTeam();
        ServerProcess server(data());
        WireClient ana(server.port);
        QVERIFY(ana.signIn("ana", "ana's password"));
        const auto devices = QJsonDocument::fromJson(command({"device", "list", "ana", "--json"}).out).object();
        QCOMPARE(devices["total"].toInt(), 1);
        QCOMPARE(command({"device", "revoke", "ben", devices["items"][0]["id"].toString()}).exitCode, 1);
        QCOMPARE(command({"device", "revoke", "ana", devices["items"][0]["id"].toString()}).exitCode, 0);
        QVERIFY(!ana.me());
        QCOMPARE(command({"user", "password", "ana"}, "a new password\n").exitCode, 0);
        WireClient again(server.port);
        QVERIFY(!again.signIn("ana", "ana's password"));
        QVERIFY(again.signIn("ana", "a new password"));
    }

    void tlsServesAndReloadsItsCertificate()
    {
        QVERIFY2(QSslSocket::supportsSsl(), "Qt finds no OpenSSL: tools/install-deps");
        makeTeam();
        makeCertificate(QStringLiteral("first"));
        ServerProcess server(data(), {"--tls-cert", certificate(), "--tls-key", key()});
        QVERIFY(server.url.startsWith("https://"));
        const auto connectTls = [&](QSslSocket& socket) {
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port);
            return socket.waitForEncrypted(10'000);
        };
        const auto healthy = [](QSslSocket& socket) {
            socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            QByteArray answer;
            while (!answer.endsWith("ok\n") && socket.waitForReadyRead(10'000))
                answer += socket.readAll();
            return answer.endsWith("ok\n");
        };
        QSslSocket one;
        QVERIFY2(connectTls(one), qPrintable(one.errorString()));
        QCOMPARE(one.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0), QStringLiteral("first"));
        QVERIFY(one.sessionProtocol() == QSsl::TlsV1_3 || one.sessionProtocol() == QSsl::TlsV1_2);
        QVERIFY(healthy(one));
        // Plain HTTP and garbage on the TLS port end, and nobody else minds.
        RawClient plain(server.port);
        plain.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(plain.ended());
        makeCertificate(QStringLiteral("second"));
        server.signal(SIGHUP);
        const auto renewed = [&] {
            QSslSocket socket;
            return connectTls(socket)
                && socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0) == QStringLiteral("second")
                && healthy(socket);
        };
        QTRY_VERIFY(renewed());
        // Who was connected before stays so.
        QVERIFY(healthy(one));
        QCOMPARE(server.stop(), 0);
    }

    void aWrongCertificateIsSaid()
    {
        makeCertificate(QStringLiteral("x"));
        const auto missing = command({"serve", "--tls-cert", "/nowhere.pem", "--tls-key", key()});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY(missing.err.contains("/nowhere.pem"));
        QFile other(m_folder.filePath(QStringLiteral("other.pem")));
        QVERIFY(QFile::copy(key(), other.fileName()));
        makeCertificate(QStringLiteral("y"));
        const auto unfit = command({"serve", "--tls-cert", certificate(), "--tls-key", other.fileName()});
        QCOMPARE(unfit.exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(ProcessTest)
#include "tst_process.moc"
