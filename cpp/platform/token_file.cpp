// SPDX-License-Identifier: Apache-2.0
#include "platform/token_file.h"

#include <QFile>
#include <QSaveFile>

namespace salver::platform {

namespace {

tl::unexpected<Error> cannot(const QString& what, const QFileDevice& file)
{
    return fail(ErrorCode::Io, (what + QStringLiteral(" “") + file.fileName() + QStringLiteral("”: ") +
                                file.errorString() + QStringLiteral("."))
                                   .toStdString());
}

} // namespace

Result<QString> TokenFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return QString();
    if (!file.open(QIODevice::ReadOnly))
        return cannot(QStringLiteral("Salver cannot read its sign-in"), file);
    return QString::fromUtf8(file.readAll()).trimmed();
}

Result<void> TokenFile::write(const QString& token) const
{
    QSaveFile file(m_path);
    // The mode is set before anything secret is in the file.
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(token.toUtf8()) >= 0 && file.commit();
    if (!written)
        return cannot(QStringLiteral("Salver cannot keep its sign-in in"), file);
    return {};
}

Result<void> TokenFile::remove() const
{
    QFile file(m_path);
    if (file.exists() && !file.remove())
        return cannot(QStringLiteral("Salver cannot remove its sign-in"), file);
    return {};
}

} // namespace salver::platform
