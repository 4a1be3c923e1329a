// SPDX-License-Identifier: Apache-2.0
#include "store/opening.h"

#include "store/journal.h"
#include "store/open_database.h"
#include "store/salvage.h"

#include <filesystem>
#include <system_error>

namespace salver::store {

namespace {

/// Whether reading may still do where this kept the file from opening for writing.
bool keepsFromWriting(const Error& error, const OpenOptions& options)
{
    std::error_code code;
    return options.vfs.empty() && std::filesystem::exists(options.path, code)
        && (error.code == ErrorCode::DiskFull || error.code == ErrorCode::ReadOnly || error.code == ErrorCode::Io);
}

Error onlyReading(const Error& error)
{
    const auto* rest = " What is saved here can be read.";
    if (error.code == ErrorCode::DiskFull)
        return {ErrorCode::DiskFull, "The disk is full, so nothing can be saved or synced now. Make some room, then start "
                                     "Salver again." + std::string(rest), true};
    return {error.code, error.sentence + rest, error.retry};
}

Result<Salvage> salvageLocked(const OpenOptions& options, Random& random)
{
    const auto lock = FileLock::take(options.path);
    if (!lock)
        return fail(lock.error());
    return salvage(options, random);
}

/// Does what an interrupted salvage left to do, and what a start after damage was met has to.
Result<void> settleDamage(const OpenOptions& options, Random& random, Opened& opened)
{
    const auto lock = FileLock::take(options.path);
    // Whoever opens it next says why.
    if (!lock)
        return {};
    if (auto done = finishSalvage(options.path); !done)
        return done;
    if (!isInDoubt(options))
        return {};
    if (auto saved = salvage(options, random))
        opened.salvage = std::move(*saved);
    return {};
}

/// Spaces that no server knows have no log to wait for.
Result<void> finishAlone(Store& store, const std::string& path)
{
    // The journal tells of those only that a server knows.
    const auto reader = openReader(path, false);
    if (!reader)
        return fail(reader.error());
    const auto spaces = (*reader)->spaces();
    if (!spaces)
        return fail(spaces.error());
    for (const auto& space : *spaces) {
        if (!space.rebuilding)
            continue;
        if (auto done = store.journal().finishRebuild(space.id); !done)
            return done;
    }
    return {};
}

} // namespace

std::string Salvage::sentence() const
{
    const auto count = [](std::size_t n) { return n == 1 ? std::string("1 change") : std::to_string(n) + " changes"; };
    std::string words = "The data on this device was damaged. It is kept as \"" + keptAs + "\"; a fresh file is in its "
                        "place. ";
    if (saved == 0 && lost == 0)
        words += "Nothing in it was waiting to be sent.";
    else
        words += count(saved) + " that only this device had " + (saved == 1 ? "was" : "were") + " saved";
    if (lost > 0)
        words += ", " + count(lost) + " could not be read";
    if (saved > 0 || lost > 0)
        words += ".";
    return words + (alone ? "" : " The next sync fetches the rest from the server.");
}

Result<Opened> openWhatIsThere(const OpenOptions& options, Clock& clock, Random& random)
{
    Opened opened;
    if (auto settled = settleDamage(options, random, opened); !settled)
        return fail(std::move(settled.error()));
    auto store = Store::open(options, clock, random);
    if (!store && store.error().code == ErrorCode::Damaged && options.vfs.empty()) {
        auto saved = salvageLocked(options, random);
        if (!saved)
            return fail(std::move(store.error()));
        opened.salvage = std::move(*saved);
        store = Store::open(options, clock, random);
    }
    if (!store && keepsFromWriting(store.error(), options)) {
        auto why = onlyReading(store.error());
        auto reading = openForReadingAlone(options, why, clock, random);
        if (reading) {
            opened.store = std::move(*reading);
            opened.onlyReadable = std::move(why);
            return opened;
        }
        if (reading.error().code == ErrorCode::Busy)
            return fail(std::move(reading.error()));
    }
    if (!store)
        return fail(std::move(store.error()));
    opened.store = std::move(*store);
    if (!opened.salvage)
        return opened;
    if (auto noted = opened.store->note(opened.salvage->sentence()); !noted)
        return fail(std::move(noted.error()));
    if (opened.salvage->alone) {
        if (auto done = finishAlone(*opened.store, options.path); !done)
            return fail(std::move(done.error()));
    }
    return opened;
}

} // namespace salver::store
