// SPDX-License-Identifier: Apache-2.0
#include "platform/credentials.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace salver::platform {

namespace {

constexpr auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

tl::unexpected<Error> cannot(const QString& what, const QString& path, const QString& why)
{
    return fail(ErrorCode::Io,
                QStringLiteral("The sign-in could not be %1 %2: %3.").arg(what, path, why).toStdString(), true);
}

tl::unexpected<Error> notThere()
{
    return fail(ErrorCode::NotFound, "No sign-in is kept on this device.");
}

} // namespace

Result<QMap<QString, QString>> FileCredentials::load() const
{
    QMap<QString, QString> secrets;
    QFile file(m_path);
    if (!file.exists())
        return secrets;
    if (!file.open(QIODevice::ReadOnly))
        return cannot(QStringLiteral("read from"), m_path, file.errorString());
    const auto document = QJsonDocument::fromJson(file.readAll());
    const auto object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        secrets.insert(it.key(), it.value().toString());
    return secrets;
}

Result<void> FileCredentials::save(const QMap<QString, QString>& secrets) const
{
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    // The mode is set before the first byte, so that no moment shows the secret to others.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(onlyOwner))
        return cannot(QStringLiteral("written to"), m_path, file.errorString());
    QJsonObject object;
    for (auto it = secrets.begin(); it != secrets.end(); ++it)
        object.insert(it.key(), it.value());
    file.write(QJsonDocument(object).toJson());
    if (!file.commit())
        return cannot(QStringLiteral("written to"), m_path, file.errorString());
    return {};
}

void FileCredentials::read(const QString& name, Read read)
{
    const auto secrets = load();
    if (!secrets)
        read(fail(secrets.error()));
    else if (const auto at = secrets->find(name); at != secrets->end())
        read(*at);
    else
        read(notThere());
}

void FileCredentials::write(const QString& name, const QString& secret, Done done)
{
    auto secrets = load();
    if (!secrets) {
        done(fail(secrets.error()));
        return;
    }
    secrets->insert(name, secret);
    done(save(*secrets));
}

void FileCredentials::remove(const QString& name, Done done)
{
    auto secrets = load();
    if (!secrets)
        done(fail(secrets.error()));
    else if (secrets->remove(name) == 0)
        done({});
    else
        done(save(*secrets));
}

QString FileCredentials::warning() const
{
    return QStringLiteral("No keychain is used here: the sign-in is kept in %1, which only your user may read.")
        .arg(QDir::toNativeSeparators(m_path));
}

void FakeCredentials::read(const QString& name, Read read)
{
    if (failing)
        read(fail(ErrorCode::Io, "The keychain does not open.", true));
    else if (const auto at = secrets.find(name); at != secrets.end())
        read(*at);
    else
        read(notThere());
}

void FakeCredentials::write(const QString& name, const QString& secret, Done done)
{
    if (failing) {
        done(fail(ErrorCode::Io, "The keychain does not open.", true));
        return;
    }
    secrets.insert(name, secret);
    done({});
}

void FakeCredentials::remove(const QString& name, Done done)
{
    secrets.remove(name);
    done({});
}

} // namespace salver::platform
