// SPDX-License-Identifier: Apache-2.0
// Real processes for black-box tests: a salver-server on loopback and salver-cli data folders, each in a folder of its
// own that goes away with the test. Used from the test's thread; every wait ends by itself.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace salver::test {

struct Outcome {
    int code{-1};
    bool crashed{false};
    QString out;
    QString err;
    [[nodiscard]] QJsonObject json() const;
};

/// A disk that is full for the processes started while this lives: every write under `folder` fails with ENOSPC as
/// long as fill() holds. Also for processes that were started before fill().
class FullDisk {
public:
    explicit FullDisk(const QString& folder);
    ~FullDisk();
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    void fill() const;
    void makeRoom() const;

private:
    QTemporaryDir m_sign;
};

/// One run of one of the executables under SALVER_BIN, to its end.
[[nodiscard]] Outcome runProgram(const QString& program, const QStringList& arguments, const QByteArray& input = {});

/// For a process that was just started: it becomes somebody who may not write where the superuser may, since tests often
/// run as root.
void actAsNobody();

/// cert.pem and key.pem of its own in `folder` for one name (as DNS:example.org), made as an administrator would.
void makeCertificate(const QString& folder, const QString& subject);

class ServerProcess {
public:
    /// On the embedded SQLite, or on the PostgreSQL database that the URL names.
    explicit ServerProcess(const QString& database = {});
    ~ServerProcess();

    /// Any free port the first time, the same one afterwards. Returns when it listens.
    void start(const QStringList& more = {});
    /// Ends it as a service manager does, and waits.
    void stop();
    /// SIGKILL.
    void kill();

    void addUser(const QString& name, const QString& password = QStringLiteral("secret of %1"));
    void addSpace(const QString& name);
    void addMember(const QString& space, const QString& name, const QString& role);
    void removeMember(const QString& space, const QString& name);
    /// Runs salver-server with these words on this server's data.
    [[nodiscard]] Outcome admin(const QStringList& words, const QByteArray& input = {}) const;

    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Everything it has said since it was started, but for the line that it listens.
    [[nodiscard]] QByteArray log();

private:
    QTemporaryDir m_folder;
    QStringList m_where; ///< the options that say where its data lies
    QProcess m_process;
    QString m_url;
    quint16 m_port{0};
};

/// A data folder and the salver-cli that works in it.
class DeviceProcess {
public:
    DeviceProcess() = default;

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QStringList words(const QStringList& verb) const;
    /// One call, with --json.
    [[nodiscard]] Outcome run(const QStringList& verb, const QByteArray& input = {}) const;
    /// One call that must succeed; fails the test with its words otherwise.
    QJsonObject must(const QStringList& verb, const QByteArray& input = {}) const;
    /// The id of what the call made.
    QString made(const QStringList& verb) const { return must(verb).value(QStringLiteral("id")).toString(); }

    void signIn(const ServerProcess& server, const QString& user, const QString& password = QStringLiteral("secret of %1"));
    void sync() const { must({QStringLiteral("sync"), QStringLiteral("--once")}); }
    [[nodiscard]] qsizetype conflicts() const;
    [[nodiscard]] QString field(const QString& entity, const QString& field) const;
    /// Digest of a space by its name.
    [[nodiscard]] QString digest(const QString& space) const;
    /// Starts a call and leaves it running.
    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList& verb) const;
    /// Takes over another device's files as they are.
    void copyFrom(const DeviceProcess& other) const;

private:
    QTemporaryDir m_folder;
};

} // namespace salver::test
