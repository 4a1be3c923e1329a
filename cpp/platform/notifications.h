// SPDX-License-Identifier: Apache-2.0
// A word from Salver outside its window. Quiet hours and what is worth a word are the domain's business; this only
// shows. Owned by the composition root, on the GUI thread.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

class QDBusMessage;
class QDBusPendingCallWatcher;

namespace salver::platform {

struct Notification {
    QString key;   ///< a later one with the same key takes its place
    QString title;
    QString text;
};

class Notifications : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual bool available() const = 0;
    virtual void show(const Notification& notification) = 0;
    virtual void withdraw(const QString& key) = 0;

Q_SIGNALS:
    /// The person chose it.
    void activated(const QString& key);
};

/// The desktop's own, through org.freedesktop.Notifications on the session bus (Desktop Notifications 1.2).
class DesktopNotifications final : public Notifications {
    Q_OBJECT

public:
    explicit DesktopNotifications(QObject* parent = nullptr);
    [[nodiscard]] bool available() const override;
    void show(const Notification& notification) override;
    void withdraw(const QString& key) override;

private Q_SLOTS:
    void actionInvoked(uint number, const QString& action);
    void closed(uint number, uint reason);

private:
    /// What is to follow once the desktop has said the number of the one that is on its way.
    struct Next {
        std::optional<Notification> shown;
        bool withdrawn{false};
    };
    void listen();
    void answered(const QString& key, uint number);

    QHash<QString, uint> m_numbers;
    QHash<QString, Next> m_asked; ///< keys whose number is not known yet
    bool m_listening{false}; ///< the bus is asked for when there is something to show, not at the start
};

/// For tests: keeps what was shown.
class FakeNotifications final : public Notifications {
    Q_OBJECT

public:
    using Notifications::Notifications;
    [[nodiscard]] bool available() const override { return true; }
    void show(const Notification& notification) override;
    void withdraw(const QString& key) override;
    void choose(const QString& key) { Q_EMIT activated(key); }

    QList<Notification> shown;
};

} // namespace salver::platform
