// SPDX-License-Identifier: Apache-2.0
// Where this account's files lie on this machine. A plain value made once by the composition root; a test hands in
// a folder of its own.
#pragma once

#include <QString>

namespace salver::platform {

class Paths {
public:
    /// The system's place for this application's data (XDG on Linux).
    [[nodiscard]] static Paths system();
    /// Everything in one folder, as --data says.
    [[nodiscard]] static Paths in(const QString& folder) { return Paths(folder); }

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString database() const { return m_folder + QStringLiteral("/salver.db"); }
    /// Where secrets go on a machine without a keychain.
    [[nodiscard]] QString secrets() const { return m_folder + QStringLiteral("/secrets.json"); }
    /// Window size, place, theme before sign-in.
    [[nodiscard]] QString machineSettings() const { return m_folder + QStringLiteral("/machine.ini"); }

private:
    explicit Paths(QString folder) : m_folder(std::move(folder)) {}
    QString m_folder;
};

} // namespace salver::platform
