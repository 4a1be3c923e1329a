// SPDX-License-Identifier: Apache-2.0
// The real salver-server as a process: started on a free port, asked, stopped or killed.
#pragma once

#include <QProcess>
#include <QRegularExpression>
#include <QStringList>

#include <csignal>
#include <string>

namespace salver::test {

inline QString serverBinary()
{
    return qEnvironmentVariable("SALVER_BIN") + QStringLiteral("/salver-server");
}

struct CommandOutcome {
    int exitCode{-1};
    QByteArray out;
    QByteArray err;
};

inline CommandOutcome runServerCommand(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(serverBinary(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30'000))
        return {-1, {}, "did not finish"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

class ServerProcess {
public:
    explicit ServerProcess(const QString& folder, const QStringList& more = {})
    {
        m_process.start(serverBinary(), QStringList{QStringLiteral("serve"), QStringLiteral("--data"), folder,
                                                    QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
                                            + more);
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20'000))
                break;
        }
        url = m_process.readLine().trimmed().split(' ').last();
        port = static_cast<std::uint16_t>(url.split(':').last().toUInt());
    }
    ~ServerProcess()
    {
        if (m_process.state() != QProcess::NotRunning)
            kill();
    }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// SIGTERM; its exit code.
    int stop()
    {
        m_process.terminate();
        return m_process.waitForFinished(20'000) ? m_process.exitCode() : -1;
    }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    [[nodiscard]] bool running() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QByteArray log() { return m_process.readAllStandardError(); }

    QByteArray url;
    std::uint16_t port{};

private:
    QProcess m_process;
};

} // namespace salver::test
