// SPDX-License-Identifier: Apache-2.0
// What the screens need of the account as such: how its sync stands, and the few things that are neither a command
// nor a query. The composition root implements it; view models hold a reference. GUI thread; answers come back there.
#pragma once

#include "core/sync_status.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace salver::viewmodels {

/// What looking this device over came to, in sentences.
struct DeviceCheck {
    QStringList found; ///< empty: all is sound
    QStringList left;  ///< what its own data could not repair
};

class AccountPort : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Result<void>)>;
    using QObject::QObject;

    [[nodiscard]] virtual SyncStatus status() const = 0;
    virtual void syncNow() = 0;
    virtual void setWorkOffline(bool on) = 0;

    /// Signed in, or working on just this device.
    [[nodiscard]] virtual bool bound() const = 0;
    [[nodiscard]] virtual QString server() const = 0;
    /// The name this device is signed in with there; empty for none.
    [[nodiscard]] virtual QString userName() const = 0;
    /// Signs this device in and binds its database to the account.
    virtual void signIn(const QString& url, const QString& user, const QString& password, Answer answer) = 0;
    virtual void useThisDeviceOnly(const QString& name, Answer answer) = 0;
    virtual void signOut(Answer answer) = 0;

    virtual void retryParked(const SpaceId& space, Sequence sequence, Answer answer) = 0;
    virtual void dropParked(const SpaceId& space, Sequence sequence, Answer answer) = 0;
    /// A consistent copy of the whole database, while it is in use.
    virtual void backupTo(const QString& path, Answer answer) = 0;
    /// Looks everything over and repairs what this device's own data can.
    virtual void checkDevice(std::function<void(Result<DeviceCheck>)> answer) = 0;
    /// Everything anew from the server; the app starts again for it. Answers only where that cannot be.
    virtual void rebuild(Answer refused) = 0;

Q_SIGNALS:
    void statusChanged();
    void boundChanged();
};

} // namespace salver::viewmodels
