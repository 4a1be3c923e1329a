// SPDX-License-Identifier: Apache-2.0
#include "server/app/restore.h"

#include "server/app/erasing.h"
#include "server/app/folder.h"
#include "server/app/ledger.h"
#include "server/app/run_now.h"
#include "server/storage/sqlite/sqlite_storage.h"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace salver::server {

namespace fs = std::filesystem;

namespace {

Result<void> prepareCopy(const std::string& copy, const std::string& ledger)
{
    SystemRandom random;
    auto storage = openSqliteStorage({copy, {}, true, 0}, random);
    if (!storage)
        return fail(storage.error());
    const auto report = runNow((*storage)->check());
    if (!report)
        return fail(report.error());
    if (!report->findings.empty())
        return fail(ErrorCode::Damaged, "This backup is not sound: " + report->findings.front());
    // What was erased after the backup was made does not come back with it.
    SystemClock clock;
    if (auto erased = eraseByLedger(**storage, readLedger(ledger), clock); !erased)
        return erased;
    std::vector<std::uint64_t> epochs(report->spaces);
    for (auto& epoch : epochs)
        epoch = random.next64();
    return runNow((*storage)->renewEpochs(std::move(epochs)));
}

void syncFolder(const std::string& folder)
{
    const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        fsync(handle);
        close(handle);
    }
}

std::string freeName(const std::string& path)
{
    std::error_code ignored;
    for (int i = 1;; ++i) {
        const auto name = path + ".before-restore-" + std::to_string(i);
        if (!fs::exists(name, ignored))
            return name;
    }
}

} // namespace

Result<std::string> restoreBackup(const std::string& file, const std::string& folder)
{
    const FolderLock lock(folder);
    if (!lock.held())
        return fail(ErrorCode::Busy, "Stop the server first; it still serves " + folder + ".");
    const auto target = databasePath(folder);
    const auto copy = target + ".restoring";
    std::error_code failed;
    fs::remove(copy, failed);
    if (!fs::copy_file(file, copy, fs::copy_options::overwrite_existing, failed))
        return fail(ErrorCode::Io, "The backup " + file + " cannot be read: " + failed.message() + ".");
    if (auto prepared = prepareCopy(copy, ledgerPath(folder)); !prepared) {
        fs::remove(copy, failed);
        return fail(prepared.error());
    }
    std::string replaced;
    if (fs::exists(target, failed)) {
        replaced = freeName(target);
        // The log beside a database belongs to it: with another file it would do harm.
        for (const char* part : {"", "-wal", "-shm"}) {
            if (fs::exists(target + part, failed))
                fs::rename(target + part, replaced + part, failed);
        }
    }
    fs::rename(copy, target, failed);
    if (failed)
        return fail(ErrorCode::Io, "The backup cannot take its place: " + failed.message() + ".");
    syncFolder(folder);
    return replaced;
}

} // namespace salver::server
