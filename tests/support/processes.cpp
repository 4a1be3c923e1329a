// SPDX-License-Identifier: Apache-2.0
#include "support/processes.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <unistd.h>

namespace salver::test {

namespace {

constexpr int waitMs = 60'000;

QString program(const QString& name)
{
    const auto folder = qEnvironmentVariable("SALVER_BIN");
    if (folder.isEmpty())
        qFatal("SALVER_BIN does not say where the executables are; run this through ctest");
    return folder + QLatin1Char('/') + name;
}

QString passwordOf(const QString& password, const QString& name)
{
    return password.contains(QLatin1String("%1")) ? password.arg(name) : password;
}

} // namespace

FullDisk::FullDisk(const QString& folder)
{
    qputenv("LD_PRELOAD", program(QStringLiteral("../tests/salver_full_disk.so")).toUtf8());
    qputenv("SALVER_DISK_FULL", m_sign.filePath(QStringLiteral("full")).toUtf8());
    qputenv("SALVER_DISK_FULL_UNDER", folder.toUtf8());
}

FullDisk::~FullDisk()
{
    qunsetenv("LD_PRELOAD");
    qunsetenv("SALVER_DISK_FULL");
    qunsetenv("SALVER_DISK_FULL_UNDER");
}

void FullDisk::fill() const
{
    QFile sign(m_sign.filePath(QStringLiteral("full")));
    if (!sign.open(QIODevice::WriteOnly))
        qFatal("the sign of the full disk cannot be made");
}

void FullDisk::makeRoom() const
{
    QFile::remove(m_sign.filePath(QStringLiteral("full")));
}

QJsonObject Outcome::json() const
{
    return QJsonDocument::fromJson(out.toUtf8()).object();
}

Outcome runProgram(const QString& name, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program(name), arguments);
    process.write(input);
    process.closeWriteChannel();
    Outcome outcome;
    if (!process.waitForFinished(waitMs)) {
        process.kill();
        process.waitForFinished(waitMs);
        qWarning("%s %s did not end", qUtf8Printable(name), qUtf8Printable(arguments.join(QLatin1Char(' '))));
    }
    outcome.crashed = process.exitStatus() == QProcess::CrashExit;
    outcome.code = outcome.crashed ? -1 : process.exitCode();
    outcome.out = QString::fromUtf8(process.readAllStandardOutput());
    outcome.err = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

void actAsNobody()
{
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && ::setuid(nobody) != 0)
        ::_exit(99);
}

void makeCertificate(const QString& folder, const QString& subject)
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                   QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                   QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=salver"),
                   QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + subject, QStringLiteral("-keyout"),
                   folder + QStringLiteral("/key.pem"), QStringLiteral("-out"), folder + QStringLiteral("/cert.pem")});
    if (!openssl.waitForFinished(waitMs) || openssl.exitCode() != 0)
        qFatal("openssl made no certificate: %s", openssl.readAllStandardError().constData());
}

ServerProcess::ServerProcess(const QString& database) : m_where{QStringLiteral("--data"), m_folder.path()}
{
    if (!database.isEmpty())
        m_where += {QStringLiteral("--database"), database};
}

ServerProcess::~ServerProcess()
{
    stop();
}

void ServerProcess::start(const QStringList& more)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program(QStringLiteral("salver-server")),
                    QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port)}
                        + m_where + more);
    QString line;
    while (line.isEmpty() && m_process.state() != QProcess::NotRunning && m_process.waitForReadyRead(waitMs)) {
        while (m_process.canReadLine() && line.isEmpty()) {
            const auto read = QString::fromUtf8(m_process.readLine()).trimmed();
            if (read.startsWith(QLatin1String("listening on ")))
                line = read;
        }
    }
    if (line.isEmpty())
        qFatal("the server did not start: %s", m_process.readAllStandardError().constData());
    m_url = line.section(QLatin1Char(' '), 2);
    m_port = m_url.section(QLatin1Char(':'), -1).toUShort();
}

void ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(waitMs))
        kill();
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(waitMs);
}

QByteArray ServerProcess::log()
{
    m_process.waitForReadyRead(200);
    return m_process.readAllStandardOutput() + m_process.readAllStandardError();
}

Outcome ServerProcess::admin(const QStringList& words, const QByteArray& input) const
{
    return runProgram(QStringLiteral("salver-server"), words + m_where, input);
}

namespace {

void mustAdmin(const ServerProcess& server, const QStringList& words, const QByteArray& input = {})
{
    const auto outcome = server.admin(words, input);
    if (outcome.code != 0)
        qFatal("salver-server %s: %s", qUtf8Printable(words.join(QLatin1Char(' '))), qUtf8Printable(outcome.err));
}

} // namespace

void ServerProcess::addUser(const QString& name, const QString& password)
{
    mustAdmin(*this, {QStringLiteral("user"), QStringLiteral("add"), name}, passwordOf(password, name).toUtf8() + '\n');
}

void ServerProcess::addSpace(const QString& name)
{
    mustAdmin(*this, {QStringLiteral("space"), QStringLiteral("add"), name});
}

void ServerProcess::addMember(const QString& space, const QString& name, const QString& role)
{
    mustAdmin(*this, {QStringLiteral("member"), QStringLiteral("add"), space, name, role});
}

void ServerProcess::removeMember(const QString& space, const QString& name)
{
    mustAdmin(*this, {QStringLiteral("member"), QStringLiteral("remove"), space, name});
}

QStringList DeviceProcess::words(const QStringList& verb) const
{
    return QStringList{QStringLiteral("--data"), m_folder.path(), QStringLiteral("--json")} + verb;
}

Outcome DeviceProcess::run(const QStringList& verb, const QByteArray& input) const
{
    return runProgram(QStringLiteral("salver-cli"), words(verb), input);
}

QJsonObject DeviceProcess::must(const QStringList& verb, const QByteArray& input) const
{
    const auto outcome = run(verb, input);
    if (outcome.code != 0)
        qFatal("salver-cli %s: %d %s", qUtf8Printable(verb.join(QLatin1Char(' '))), outcome.code,
               qUtf8Printable(outcome.err));
    return outcome.json();
}

void DeviceProcess::signIn(const ServerProcess& server, const QString& user, const QString& password)
{
    must({QStringLiteral("sign-in"), server.url(), user}, passwordOf(password, user).toUtf8() + '\n');
}

qsizetype DeviceProcess::conflicts() const
{
    return must({QStringLiteral("conflicts")}).value(QStringLiteral("items")).toArray().size();
}

QString DeviceProcess::field(const QString& entity, const QString& field) const
{
    return must({QStringLiteral("show"), entity})
        .value(QStringLiteral("fields"))
        .toObject()
        .value(field)
        .toString();
}

QString DeviceProcess::digest(const QString& space) const
{
    for (const auto& each : must({QStringLiteral("digest")}).value(QStringLiteral("spaces")).toArray()) {
        if (each.toObject().value(QStringLiteral("name")).toString() == space)
            return each.toObject().value(QStringLiteral("digest")).toString();
    }
    return {};
}

std::unique_ptr<QProcess> DeviceProcess::begin(const QStringList& verb) const
{
    auto process = std::make_unique<QProcess>();
    process->start(program(QStringLiteral("salver-cli")), words(verb));
    process->waitForStarted(waitMs);
    return process;
}

void DeviceProcess::copyFrom(const DeviceProcess& other) const
{
    for (const auto& name : QDir(other.folder()).entryList(QDir::Files | QDir::Hidden)) {
        const auto target = m_folder.filePath(name);
        QFile::remove(target);
        QFile::copy(other.m_folder.filePath(name), target);
    }
}

} // namespace salver::test
