// SPDX-License-Identifier: Apache-2.0
#include "store/opening.h"

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

/// Does what an interrupted salvage left to do, and what a start after damage was met has to.
Result<void> settleDamage(const OpenOptions& options, Clock& clock, Random& random, Opened& opened)
{
    const auto lock = FileLock::take(options.path);
    // Whoever opens it next says why.
    if (!lock)
        return {};
    if (auto done = finishSalvage(options.path); !done)
        return done;
    if (!isInDoubt(options))
        return {};
    auto saved = salvage(options, clock, random);
    if (!saved)
        return fail(std::move(saved.error()));
    opened.salvage = std::move(*saved);
    return {};
}

/// For reading, or `error` where that cannot be either.
Result<Opened> openToRead(const OpenOptions& options, Error error, Clock& clock, Random& random, Opened opened)
{
    auto why = onlyReading(error);
    auto reading = openForReadingAlone(options, why, clock, random);
    if (!reading)
        return fail(reading.error().code == ErrorCode::Busy ? std::move(reading.error()) : std::move(error));
    opened.store = std::move(*reading);
    opened.onlyReadable = std::move(why);
    return opened;
}

} // namespace

std::string Salvage::sentence() const
{
    const auto count = [](std::size_t n) { return n == 1 ? std::string("1 change") : std::to_string(n) + " changes"; };
    std::string words = "The data on this device was damaged. It is kept as \"" + keptAs + "\"; a fresh file is in its "
                        "place. ";
    if (saved == 0 && lost == 0 && aside == 0)
        words += "Nothing in it was waiting to be sent.";
    if (saved > 0 || lost > 0)
        words += count(saved) + " that only this device had " + (saved == 1 ? "was" : "were") + " saved"
            + (lost > 0 ? ", " + count(lost) + " could not be read." : ".");
    if (aside > 0)
        words += std::string(saved > 0 || lost > 0 ? " " : "") + count(aside) + " that the restored server may lack "
            + (aside == 1 ? "is" : "are") + " not sent again; the export has " + (aside == 1 ? "it" : "them")
            + " among what was never sent.";
    return words + (alone ? "" : " The next sync fetches the rest from the server.");
}

Result<std::optional<Salvage>> salvageWhereDamaged(const OpenOptions& options, Clock& clock, Random& random)
{
    const auto lock = FileLock::take(options.path);
    if (!lock)
        return fail(lock.error());
    if (auto done = finishSalvage(options.path); !done)
        return fail(std::move(done.error()));
    // Nobody held the lock since the damage was met: another may have saved what there was, and this file is its fresh one.
    auto held = options;
    held.lock = false;
    const auto store = Store::open(held, clock, random);
    if (store)
        return std::optional<Salvage>();
    if (store.error().code != ErrorCode::Damaged)
        return fail(store.error());
    auto saved = salvage(options, clock, random);
    if (!saved)
        return fail(std::move(saved.error()));
    return std::optional<Salvage>(std::move(*saved));
}

Result<Opened> openWhatIsThere(const OpenOptions& options, Clock& clock, Random& random)
{
    Opened opened;
    // What is damaged and cannot be saved now is not written to.
    if (auto settled = settleDamage(options, clock, random, opened); !settled)
        return openToRead(options, std::move(settled.error()), clock, random, std::move(opened));
    auto store = Store::open(options, clock, random);
    if (!store && store.error().code == ErrorCode::Damaged && options.vfs.empty()) {
        auto saved = salvageWhereDamaged(options, clock, random);
        if (!saved && keepsFromWriting(saved.error(), options))
            return openToRead(options, std::move(saved.error()), clock, random, std::move(opened));
        if (!saved)
            return fail(std::move(saved.error()));
        opened.salvage = std::move(*saved);
        store = Store::open(options, clock, random);
    }
    if (!store && keepsFromWriting(store.error(), options))
        return openToRead(options, std::move(store.error()), clock, random, std::move(opened));
    if (!store)
        return fail(std::move(store.error()));
    opened.store = std::move(*store);
    return opened;
}

} // namespace salver::store
