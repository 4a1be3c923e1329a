// SPDX-License-Identifier: Apache-2.0
// Files as bytes, read whole and spoilt in the middle.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTest>

namespace salver::test {

/// Empty where it cannot be read.
inline QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Fails the test where it cannot be written there.
inline void overwrite(const QString& path, qint64 at, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

} // namespace salver::test
