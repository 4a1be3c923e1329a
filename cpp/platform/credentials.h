// SPDX-License-Identifier: Apache-2.0
// Where the device's token is kept: the system's keychain, or, where there is none, a file that only its owner may
// read, and then it says so. Owned by the composition root; answers come on the thread that asked, from its event
// loop or at once.
#pragma once

#include "core/result.h"

#include <QMap>
#include <QString>

#include <functional>

namespace salver::platform {

class Credentials {
public:
    using Read = std::function<void(Result<QString>)>;
    using Done = std::function<void(Result<void>)>;

    Credentials() = default;
    Credentials(const Credentials&) = delete;
    Credentials& operator=(const Credentials&) = delete;
    virtual ~Credentials() = default;

    /// NotFound where nothing is kept under this name.
    virtual void read(const QString& name, Read read) = 0;
    virtual void write(const QString& name, const QString& secret, Done done) = 0;
    /// Removing what is not there is done.
    virtual void remove(const QString& name, Done done) = 0;
    /// Where the last secret went, as a sentence for Settings and for the command line; empty while it is the
    /// keychain.
    [[nodiscard]] virtual QString warning() const = 0;
};

/// A file of mode 0600. Every answer comes at once.
class FileCredentials final : public Credentials {
public:
    explicit FileCredentials(QString path) : m_path(std::move(path)) {}
    void read(const QString& name, Read read) override;
    void write(const QString& name, const QString& secret, Done done) override;
    void remove(const QString& name, Done done) override;
    [[nodiscard]] QString warning() const override;

private:
    [[nodiscard]] Result<QMap<QString, QString>> load() const;
    [[nodiscard]] Result<void> save(const QMap<QString, QString>& secrets) const;

    QString m_path;
};

/// The system's keychain through QtKeychain, with the file where that does not work.
class KeychainCredentials final : public Credentials {
public:
    KeychainCredentials(QString service, QString fallbackFile);
    void read(const QString& name, Read read) override;
    void write(const QString& name, const QString& secret, Done done) override;
    void remove(const QString& name, Done done) override;
    [[nodiscard]] QString warning() const override;

private:
    QString m_service;
    FileCredentials m_file;
    bool m_onFile{false};
};

/// For tests: in memory, failing on demand.
class FakeCredentials final : public Credentials {
public:
    void read(const QString& name, Read read) override;
    void write(const QString& name, const QString& secret, Done done) override;
    void remove(const QString& name, Done done) override;
    [[nodiscard]] QString warning() const override { return {}; }

    QMap<QString, QString> secrets;
    bool failing{false};
};

} // namespace salver::platform
