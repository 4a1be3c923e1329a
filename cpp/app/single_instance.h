// SPDX-License-Identifier: Apache-2.0
// One process a data folder: the first listens on a local socket named after the folder, a later one knocks there,
// the first raises its window, and the later one leaves. GUI thread; main owns it.
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace salver::app {

class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);

    /// True where another process has this folder and was told to show itself.
    [[nodiscard]] bool knock();
    /// From now on knocks are heard here.
    void listen();

Q_SIGNALS:
    void knocked();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace salver::app
