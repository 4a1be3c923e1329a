// SPDX-License-Identifier: Apache-2.0
// How a database file is opened for writing: its folder, the single-instance lock beside it, the settings of the
// connection, migrations, tables that fit the declaration. Called by Store::open on the store thread.
#pragma once

#include "core/result.h"
#include "store/core.h"
#include "store/store.h"

#include <memory>
#include <string>

namespace salver::store {

/// Holds "<path>.lock" for as long as it lives.
class FileLock {
public:
    /// Busy where another process has it.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const std::string& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

[[nodiscard]] Result<void> makeFolderOf(const std::string& path);
/// Opened, migrated, with the settings the writer needs.
[[nodiscard]] Result<std::unique_ptr<Connection>> openForWriting(const OpenOptions& options);
/// Makes lists and search again where the declaration changed.
[[nodiscard]] Result<void> fitDeclaration(Core& core);

} // namespace salver::store
