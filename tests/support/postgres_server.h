// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL of the test's own: in a temporary folder, reached by a socket in it, gone with the test. As root it
// runs as another user, since PostgreSQL refuses root.
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <pwd.h>
#include <string>
#include <unistd.h>

namespace salver::test {

class PostgresServer {
public:
    PostgresServer()
    {
        QProcess find;
        find.start(QStringLiteral("pg_config"), {QStringLiteral("--bindir")});
        if (find.waitForFinished(5000))
            m_programs = QString::fromUtf8(find.readAllStandardOutput()).trimmed();
        for (const auto& folder : {QStringLiteral("/usr/lib/postgresql/15/bin"), QStringLiteral("/usr/lib/postgresql/16/bin"),
                                   QStringLiteral("/usr/lib/postgresql/17/bin")}) {
            if (!QFileInfo::exists(m_programs + QStringLiteral("/initdb")) && QFileInfo::exists(folder + QStringLiteral("/initdb")))
                m_programs = folder;
        }
        if (!QFileInfo::exists(m_programs + QStringLiteral("/initdb"))) {
            whyNot = "PostgreSQL's server is not installed (package postgresql-15)";
            return;
        }
        if (geteuid() == 0) {
            const auto* user = getpwnam("postgres");
            if (!user || chown(m_folder.path().toUtf8().constData(), user->pw_uid, user->pw_gid) != 0) {
                whyNot = "PostgreSQL refuses root, and there is no user postgres";
                return;
            }
            m_as = {QStringLiteral("runuser"), QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--")};
        }
        if (!run(QStringLiteral("initdb"), {QStringLiteral("-D"), data(), QStringLiteral("-U"), QStringLiteral("salver"),
                                            QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-N"),
                                            QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C")}))
            return;
        start();
    }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    ~PostgresServer() { stop(); }

    void start()
    {
        // What is tested is what is asked of it, not its disk.
        run(QStringLiteral("pg_ctl"),
            {QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-l"),
             m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"),
             QStringLiteral("-c fsync=off -c listen_addresses= -c max_connections=50 -k ") + m_folder.path(),
             QStringLiteral("start")});
        m_running = whyNot.empty();
    }
    /// As a crash of it would: nobody is asked to leave.
    void stop()
    {
        if (std::exchange(m_running, false))
            run(QStringLiteral("pg_ctl"), {QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-m"),
                                           QStringLiteral("immediate"), QStringLiteral("stop")});
    }

    /// A new, empty database.
    std::string newDatabase()
    {
        const auto name = QStringLiteral("test%1").arg(++m_databases);
        run(QStringLiteral("createdb"), {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"),
                                         QStringLiteral("salver"), name});
        return "postgresql://salver@/" + name.toStdString() + "?host=" + m_folder.path().toStdString();
    }

    std::string whyNot; ///< empty where it runs

private:
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    bool run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setStandardOutputFile(QProcess::nullDevice());
        const QStringList all = m_as + QStringList{m_programs + QStringLiteral("/") + program} + arguments;
        process.start(all.first(), all.mid(1));
        if (process.waitForFinished(60'000) && process.exitCode() == 0)
            return true;
        whyNot = program.toStdString() + " failed: " + process.readAllStandardError().toStdString();
        return false;
    }

    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/salver-pg-XXXXXX")};
    QString m_programs;
    QStringList m_as;
    int m_databases{0};
    bool m_running{false};
};

} // namespace salver::test
