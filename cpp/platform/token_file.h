// SPDX-License-Identifier: Apache-2.0
// This device's sign-in token in a file that only its owner can read (mode 0600), for where there is no keychain.
// Any thread; one writer at a time.
#pragma once

#include "core/result.h"

#include <QString>

namespace salver::platform {

class TokenFile {
public:
    /// Kept as "token" in the data folder.
    explicit TokenFile(const QString& folder) : m_path(folder + QStringLiteral("/token")) {}

    /// Empty where there is none.
    [[nodiscard]] Result<QString> read() const;
    /// Replaces the file whole, so that a crash leaves the old token or the new one.
    [[nodiscard]] Result<void> write(const QString& token) const;
    [[nodiscard]] Result<void> remove() const;
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    QString m_path;
};

} // namespace salver::platform
