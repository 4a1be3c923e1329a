// SPDX-License-Identifier: Apache-2.0
// How whoever shows the data to a person opens it: for writing where that can be; where the disk is full or the folder is
// read-only, for reading; where the file is damaged, a fresh one with what could be saved of it. On the store thread.
#pragma once

#include "store/reader.h"
#include "store/store.h"

#include <memory>
#include <optional>
#include <string>

namespace salver::store {

/// What became of a damaged file.
struct Salvage {
    std::string keptAs;  ///< the damaged file, as it was
    std::size_t saved{}; ///< changes that were not sent yet and are in the fresh file
    std::size_t lost{};  ///< of those known of, the ones that could not be read
    std::size_t aside{}; ///< what a restored server may lack: among what was never sent, since others may hand it back
    bool alone{false};   ///< no server has the rest: what was saved is all there is

    /// What happened and what to do, for a person.
    [[nodiscard]] std::string sentence() const;
};

struct Opened {
    std::unique_ptr<Store> store;
    std::optional<Error> onlyReadable; ///< why nothing can be written; every commit fails with it
    std::optional<Salvage> salvage;    ///< at this opening
};

/// As Store::open(), but a file that cannot be written opens for reading, and one that is damaged is set aside for a
/// fresh one. Fails with Store::open()'s error where neither can be.
[[nodiscard]] Result<Opened> openWhatIsThere(const OpenOptions& options, Clock& clock, Random& random);

/// Where the file is still damaged once the lock is held: another process may have come before. None where it is not.
[[nodiscard]] Result<std::optional<Salvage>> salvageWhereDamaged(const OpenOptions& options, Clock& clock,
                                                                 Random& random);

/// `alone` where the file was opened for reading only (Opened::onlyReadable).
[[nodiscard]] Result<std::unique_ptr<Reader>> openReader(const std::string& path, bool alone);

} // namespace salver::store
