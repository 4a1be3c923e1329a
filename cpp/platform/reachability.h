// SPDX-License-Identifier: Apache-2.0
// Whether the operating system thinks there is a network. Only a hint: "up" on anything but a plain "no", since a
// server may stand on this very machine's own net. Owned by the composition root, on the GUI thread.
#pragma once

#include <QNetworkInformation>
#include <QObject>

namespace salver::platform {

class Reachability : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual bool up() const = 0;

Q_SIGNALS:
    void changed(bool up);
};

/// QNetworkInformation, where a backend for it is installed; always up where there is none, and until it was asked, a
/// moment after this was made.
class SystemReachability final : public Reachability {
    Q_OBJECT

public:
    explicit SystemReachability(QObject* parent = nullptr);
    [[nodiscard]] bool up() const override { return m_up; }

private:
    void ask();
    void take(QNetworkInformation::Reachability reachability);
    bool m_up{true};
};

/// For tests, and where a person's switch plays the network.
class FakeReachability final : public Reachability {
    Q_OBJECT

public:
    using Reachability::Reachability;
    [[nodiscard]] bool up() const override { return m_up; }
    void set(bool up);

private:
    bool m_up{true};
};

} // namespace salver::platform
