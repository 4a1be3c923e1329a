// SPDX-License-Identifier: Apache-2.0
// The app as a process of its own, driven step by step, and an office with a server to drive it in. Each owns its
// folders and lives as long as one test.
#pragma once

#include "support/processes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

#include <functional>

namespace salver::test {

inline const QString team = QStringLiteral("Fennel & Rook");

/// A data folder of the app with its sign-in file.
class AppProcess {
public:
    explicit AppProcess(const QString& url, const QString& user = QStringLiteral("priya"))
    {
        QFile file(m_folder.filePath(QStringLiteral("sign-in")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no sign-in file");
        file.write((url + QStringLiteral("\n%1\nsecret of %1\n").arg(user)).toUtf8());
    }

    /// Runs the app through the steps, to its end.
    void run(const QStringList& steps, const QStringList& more = {}) const
    {
        if (QTest::currentTestFailed())
            return;
        const Outcome outcome = attempt(steps, signIn() + more);
        QVERIFY2(!outcome.crashed && outcome.code == 0, qUtf8Printable(outcome.out + outcome.err));
    }
    /// The same, whatever comes of it, and nobody is signed in but through the page. `child` is done in the new process
    /// before the app is. A --data in `more` stands for the folder of its own.
    [[nodiscard]] Outcome attempt(const QStringList& steps, const QStringList& more = {}, const std::function<void()>& child = {}) const
    {
        QProcess app;
        if (child)
            app.setChildProcessModifier(child);
        app.start(qEnvironmentVariable("SALVER_BIN") + QStringLiteral("/salver"), words(steps, more));
        // The test's own servers answer meanwhile.
        if (!QTest::qWaitFor([&app] { return app.state() == QProcess::NotRunning; }, 120'000))
            return {};
        Outcome outcome;
        outcome.crashed = app.exitStatus() != QProcess::NormalExit;
        outcome.code = app.exitCode();
        outcome.out = QString::fromUtf8(app.readAllStandardOutput());
        outcome.err = QString::fromUtf8(app.readAllStandardError());
        return outcome;
    }
    /// What the command line says for these steps.
    [[nodiscard]] QStringList words(const QStringList& steps, const QStringList& more) const
    {
        QStringList words = QStringList{QStringLiteral("--data"), data()} + more;
        for (const QString& step : steps)
            words += {QStringLiteral("--step"), step};
        return words;
    }
    [[nodiscard]] QStringList signIn() const
    {
        return {QStringLiteral("--sign-in-file"), m_folder.filePath(QStringLiteral("sign-in"))};
    }
    /// The steps once, then pictures: in every look into SALVER_PICTURES where that is set, else the narrowest and the
    /// widest, so that a page that cannot be drawn there fails.
    void show(const QString& name, QStringList steps, const QStringList& more = {}) const
    {
        QStringList looks{QStringLiteral("390x844 dark 200"), QStringLiteral("1280x800 light 100")};
        if (qEnvironmentVariableIsSet("SALVER_PICTURES"))
            looks += {QStringLiteral("390x844 light 100"), QStringLiteral("390x844 dark 100"), QStringLiteral("390x844 light 200"),
                      QStringLiteral("1280x800 dark 100"), QStringLiteral("1280x800 light 200"),
                      QStringLiteral("1280x800 dark 200")};
        QStringList files;
        for (const QString& look : looks) {
            files += QStringLiteral("%1/%2-%3.png").arg(pictures(), name, QString(look).replace(u' ', u'-'));
            steps += {QStringLiteral("look:") + look, QStringLiteral("save:") + files.back()};
        }
        run(steps, QStringList{QStringLiteral("--size"), QStringLiteral("390x844")} + more);
        if (QTest::currentTestFailed())
            return;
        for (const QString& file : files)
            QVERIFY2(QFileInfo(file).size() > 4000, qPrintable(file));
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    /// One call of salver-cli on what the app keeps; the app does not run.
    [[nodiscard]] Outcome cli(const QStringList& verb) const
    {
        return runProgram(QStringLiteral("salver-cli"),
                          QStringList{QStringLiteral("--data"), data(), QStringLiteral("--json")} + verb);
    }
    [[nodiscard]] QString pictures() const
    {
        const QString wanted = qEnvironmentVariable("SALVER_PICTURES", m_folder.path());
        QDir().mkpath(wanted);
        return wanted;
    }

private:
    QTemporaryDir m_folder;
};

inline const QStringList phone{QStringLiteral("--size"), QStringLiteral("390x844"), QStringLiteral("--theme"),
                               QStringLiteral("light")};
inline const QStringList desk{QStringLiteral("--size"), QStringLiteral("1280x800"), QStringLiteral("--theme"),
                              QStringLiteral("light")};

/// A server with one team: Priya and Tom in it, Maren leads it and has her own device.
struct TeamOffice {
    TeamOffice()
    {
        server.start();
        server.addSpace(team);
        for (const auto* name : {"priya", "tom", "maren"}) {
            const QString user = QLatin1String(name);
            server.addUser(user);
            server.addMember(team, user, user == QLatin1String("maren") ? QStringLiteral("lead") : QStringLiteral("member"));
        }
        maren.signIn(server, QStringLiteral("maren"));
        tom.signIn(server, QStringLiteral("tom"));
        client = maren.made({QStringLiteral("client"), QStringLiteral("add"), QStringLiteral("Brightwater Housing")});
        sam = maren.made({QStringLiteral("person"), QStringLiteral("add"), QStringLiteral("Sam Okoro"), QStringLiteral("--client"),
                          QStringLiteral("Brightwater Housing")});
        maren.sync();
        tom.sync();
    }
    /// What the lead reads of the client, after a sync.
    [[nodiscard]] QByteArray leadReads() const
    {
        maren.sync();
        return QJsonDocument(maren.must({QStringLiteral("client"), QStringLiteral("show"), client, QStringLiteral("--limit"),
                                         QStringLiteral("50")}))
            .toJson(QJsonDocument::Compact);
    }

    ServerProcess server;
    DeviceProcess maren;
    DeviceProcess tom;
    QString client;
    QString sam;
};

} // namespace salver::test
