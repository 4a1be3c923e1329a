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
    /// The same where nothing can be written: null where there is no lock's file, since nobody could have made one.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> takeAsItIs(const std::string& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> hold(int descriptor, const std::string& file);
    int m_descriptor;
};

[[nodiscard]] Result<void> makeFolderOf(const std::string& path);
/// Damaged where the file is empty although an account was in it. To be asked before SQLite opens such a file, for
/// reading too: it deletes the log of an empty one.
[[nodiscard]] Result<void> refuseEmptied(const std::string& path);
/// Opened, migrated, with the settings the writer needs.
[[nodiscard]] Result<std::unique_ptr<Connection>> openForWriting(const OpenOptions& options);
/// The store over a file that cannot be written now, for `why`: what is saved can be read, every commit fails with `why`.
/// Fails where the file is of an older version, which would have to be migrated first.
[[nodiscard]] Result<std::unique_ptr<Store>> openForReadingAlone(const OpenOptions& options, const Error& why,
                                                                 Clock& clock, Random& random);
/// Makes lists and search again where the declaration changed.
[[nodiscard]] Result<void> fitDeclaration(Core& core);

} // namespace salver::store
