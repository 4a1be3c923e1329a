// SPDX-License-Identifier: Apache-2.0
// The data folder: where the database lies in it, and the lock that lets one server serve it.
#pragma once

#include "core/result.h"
#include "server/app/arguments.h"

#include <string>

namespace salver::server {

/// The folder of --data, made with access for its owner only.
[[nodiscard]] Result<std::string> dataFolder(const Arguments& arguments);
[[nodiscard]] std::string databasePath(const std::string& folder);

/// Held while a server runs or a backup is put back; the other commands may run beside it.
class FolderLock {
public:
    explicit FolderLock(const std::string& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();
    [[nodiscard]] bool held() const { return m_held; }

private:
    int m_file;
    bool m_held;
};

} // namespace salver::server
