// SPDX-License-Identifier: Apache-2.0
// The app as a process that goes on while the test does something else: what its steps told and when, on the clock that
// all processes of a machine share. It is killed with this.
#pragma once

#include "app/app_process.h"

#include <QElapsedTimer>

#include <chrono>

namespace salver::test {

/// The clock of the steps "tell:" and "letters:".
[[nodiscard]] inline qint64 steadyMs()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

class RunningApp {
public:
    struct Told {
        QString what;
        qint64 at{};
    };

    RunningApp(const AppProcess& app, const QStringList& steps, const QStringList& more = {})
    {
        m_process.start(qEnvironmentVariable("SALVER_BIN") + QStringLiteral("/salver"), app.words(steps, app.signIn() + more));
    }
    RunningApp(const RunningApp&) = delete;
    RunningApp& operator=(const RunningApp&) = delete;
    ~RunningApp() { kill(); }

    /// Waits until it has told this; false where it ends before or takes more than a minute.
    [[nodiscard]] bool tells(const QString& what)
    {
        constexpr int mostMs = 60'000;
        QElapsedTimer since;
        since.start();
        while (momentOf(what) < 0) {
            const int left = mostMs - int(since.elapsed());
            if (left <= 0 || !m_process.waitForReadyRead(left))
                return momentOf(what) >= 0;
            take();
        }
        return true;
    }
    /// -1 where it was not told.
    [[nodiscard]] qint64 momentOf(const QString& what) const
    {
        for (const Told& told : m_told) {
            if (told.what == what)
                return told.at;
        }
        return -1;
    }
    [[nodiscard]] const QList<Told>& told() const { return m_told; }
    /// SIGKILL; what it had written out before is read.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        take();
    }
    /// SIGKILL in so many milliseconds, unless it ends by itself before; the moment just before it.
    qint64 killIn(int ms)
    {
        m_process.waitForFinished(ms);
        const qint64 moment = steadyMs();
        kill();
        return moment;
    }
    /// Waits until it has done its last step; false where it could not.
    [[nodiscard]] bool ends()
    {
        const bool ended = m_process.waitForFinished(120'000);
        take();
        return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    /// What went wrong, in its own words.
    [[nodiscard]] QByteArray errors() { return m_process.readAllStandardError(); }

private:
    void take()
    {
        // Killed in the middle of a line it leaves half of one, which says nothing.
        while (m_process.canReadLine()) {
            const QStringList parts = QString::fromUtf8(m_process.readLine()).trimmed().split(QStringLiteral(" at "));
            if (parts.size() == 2)
                m_told.push_back({parts.at(0), parts.at(1).section(u' ', 0, 0).toLongLong()});
        }
    }

    QProcess m_process;
    QList<Told> m_told;
};

} // namespace salver::test
