// SPDX-License-Identifier: Apache-2.0
// What a person asks of the server outside sync: who is invited, which devices are signed in, a new password, what was
// erased. One call each; lives on the thread it was made on, which needs an event loop. Nothing is asked twice by
// itself: what fails is said, and the person tries again.
#pragma once

#include "client/account.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace salver::client {

class HttpCalls;

/// A code that one person signs up or joins with; told once.
struct NewCode {
    QString code;
    WallMs expires{};
};

struct PendingCode {
    QString id; ///< what it is taken back by
    Role role{Role::None};
    WallMs expires{};
    std::optional<UserId> by; ///< nothing: the administrator
};

struct SignedInDevice {
    DeviceId id;
    QString name;
    WallMs created{};
    WallMs lastSeen{};
    bool current{false};
};

struct ErasedThere {
    WallMs at{};
    UserId by;
    std::uint64_t entries{};
    bool done{false}; ///< the server holds nothing of it any more
};
struct DeviceBehind {
    QString userName;
    QString deviceName;
    WallMs lastSeen{};
};
struct ErasureNews {
    std::vector<ErasedThere> erased;
    std::vector<DeviceBehind> behind;
};

class ServerCalls : public QObject {
    Q_OBJECT

public:
    explicit ServerCalls(TransportOptions options = {}, QObject* parent = nullptr);

    template <class T>
    using Done = std::function<void(Result<T>)>;

    void invite(const Account& account, const SpaceId& space, Role role, Done<NewCode> done);
    void invitations(const Account& account, const SpaceId& space, Done<std::vector<PendingCode>> done);
    void takeBack(const Account& account, const SpaceId& space, const QString& id, Done<void> done);
    void devices(const Account& account, Done<std::vector<SignedInDevice>> done);
    void revokeDevice(const Account& account, const DeviceId& device, Done<void> done);
    void changePassword(const Account& account, const QString& old, const QString& next, Done<void> done);
    void erasures(const Account& account, const SpaceId& space, Done<ErasureNews> done);
    /// Ends all calls under way; their `done` is not called.
    void cancel();

private:
    void start(const Account& account, const char* verb, const QString& path, std::string message,
               std::function<void(Result<std::string>)> done);

    HttpCalls* m_calls; ///< a child
};

} // namespace salver::client
