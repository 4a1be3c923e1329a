// SPDX-License-Identifier: Apache-2.0
// What a device needs to speak to its server, and how addresses are read. Plain values, any thread.
#pragma once

#include "core/ids.h"
#include "core/ports.h"
#include "core/result.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace salver::client {

/// Where and as whom: the server's address (scheme, host, port), this device's token, and which server the
/// database belongs to (nothing before the first contact).
struct Account {
    QUrl server;
    QString token;
    std::optional<Uuid> serverId;
};

/// What a successful sign-in gives; the token belongs in the keychain, the rest in the database.
struct SignedIn {
    QUrl server;
    QString token;
    UserId user;
    QString userName;
    QString displayName;
    DeviceId device;
    Uuid serverId;
    QString serverVersion;
    std::vector<SpaceDescription> spaces;
};

struct TransportOptions {
    /// Without a byte in either direction for so long a request counts as lost.
    int transferTimeoutMs{30'000};
    /// The event stream's: longer than two of the server's heartbeats.
    int streamTimeoutMs{65'000};
    /// A PEM file of certificates to trust beside the system's; empty for none.
    QString caFile;
};

/// Reads an address as people type it: "salver.example.org", "localhost:8080", "https://…". Without a scheme it is
/// https, or http for this very machine. Plain http to another machine is refused unless `allowPlain`.
[[nodiscard]] Result<QUrl> readServerAddress(const QString& typed, bool allowPlain = false);

} // namespace salver::client
