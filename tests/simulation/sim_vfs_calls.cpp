// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_vfs_calls.h"

#include "simulation/sim_file.h"
#include "simulation/sim_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace salver::sim {

namespace {

/// What SQLite allocates for each open file; it knows only the first member.
struct Handle {
    sqlite3_file base{};
    SimVfs* vfs{nullptr};
    std::shared_ptr<SimFile> file;
    int level{SQLITE_LOCK_NONE};
    bool mapped{false};
    unsigned sharedMask{0};
    unsigned exclusiveMask{0};
};

Handle& handleOf(sqlite3_file* file)
{
    return *reinterpret_cast<Handle*>(file);
}

SimVfs& vfsOf(sqlite3_vfs* vfs)
{
    return *static_cast<SimVfs*>(vfs->pAppData);
}

void unlockTo(Handle& handle, int level)
{
    auto& file = *handle.file;
    if (level < SQLITE_LOCK_EXCLUSIVE && file.exclusive == &handle)
        file.exclusive = nullptr;
    if (level < SQLITE_LOCK_PENDING && file.pending == &handle)
        file.pending = nullptr;
    if (level < SQLITE_LOCK_RESERVED && file.reserved == &handle)
        file.reserved = nullptr;
    if (level < SQLITE_LOCK_SHARED && handle.level >= SQLITE_LOCK_SHARED)
        file.sharedLocks = std::max(0, file.sharedLocks - 1);
    handle.level = std::min(handle.level, level);
}

void releaseShm(Handle& handle)
{
    auto& shm = handle.file->shm;
    for (int slot = 0; slot < SimShm::slots; ++slot) {
        const auto bit = 1U << static_cast<unsigned>(slot);
        const auto at = static_cast<std::size_t>(slot);
        if ((handle.exclusiveMask & bit) != 0)
            shm.exclusive[at] = nullptr;
        if ((handle.sharedMask & bit) != 0)
            shm.shared[at] = std::max(0, shm.shared[at] - 1);
    }
    handle.exclusiveMask = 0;
    handle.sharedMask = 0;
}

int simClose(sqlite3_file* file)
{
    auto& handle = handleOf(file);
    unlockTo(handle, SQLITE_LOCK_NONE);
    releaseShm(handle);
    handle.~Handle();
    return SQLITE_OK;
}

int simRead(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset)
{
    const auto& handle = handleOf(file);
    if (handle.vfs->isDeadFor(handle.file->name))
        return SQLITE_IOERR_READ;
    const auto& data = handle.file->data;
    const auto at = static_cast<std::size_t>(offset);
    const auto wanted = static_cast<std::size_t>(amount);
    const auto there = at < data.size() ? std::min(wanted, data.size() - at) : 0;
    std::memcpy(to, data.data() + (there > 0 ? at : 0), there);
    if (there == wanted)
        return SQLITE_OK;
    std::memset(static_cast<char*>(to) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int simWrite(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset)
{
    auto& handle = handleOf(file);
    if (!handle.vfs->spend(*handle.file))
        return SQLITE_IOERR_WRITE;
    const auto end = static_cast<std::size_t>(offset) + static_cast<std::size_t>(amount);
    if (handle.vfs->isFull(*handle.file) && end > handle.file->data.size())
        return SQLITE_FULL;
    handle.file->write(static_cast<std::uint64_t>(offset), static_cast<const std::uint8_t*>(from),
                       static_cast<std::size_t>(amount));
    return SQLITE_OK;
}

int simTruncate(sqlite3_file* file, sqlite3_int64 size)
{
    auto& handle = handleOf(file);
    if (!handle.vfs->spend(*handle.file))
        return SQLITE_IOERR_TRUNCATE;
    handle.file->truncate(static_cast<std::uint64_t>(size));
    return SQLITE_OK;
}

int simSync(sqlite3_file* file, int /*flags*/)
{
    auto& handle = handleOf(file);
    if (!handle.vfs->spend(*handle.file))
        return SQLITE_IOERR_FSYNC;
    if (!handle.vfs->ignoresSync())
        handle.file->sync();
    return SQLITE_OK;
}

int simFileSize(sqlite3_file* file, sqlite3_int64* size)
{
    *size = static_cast<sqlite3_int64>(handleOf(file).file->data.size());
    return SQLITE_OK;
}

int simLock(sqlite3_file* file, int level)
{
    auto& handle = handleOf(file);
    auto& state = *handle.file;
    const auto byOther = [&](const void* owner) { return owner != nullptr && owner != &handle; };
    if (handle.level >= level)
        return SQLITE_OK;
    if (handle.level == SQLITE_LOCK_NONE) {
        if (byOther(state.pending) || byOther(state.exclusive))
            return SQLITE_BUSY;
        ++state.sharedLocks;
        handle.level = SQLITE_LOCK_SHARED;
    }
    if (level == SQLITE_LOCK_SHARED)
        return SQLITE_OK;
    if (byOther(state.reserved))
        return SQLITE_BUSY;
    state.reserved = &handle;
    handle.level = std::max(handle.level, SQLITE_LOCK_RESERVED);
    if (level == SQLITE_LOCK_RESERVED)
        return SQLITE_OK;
    if (byOther(state.pending))
        return SQLITE_BUSY;
    state.pending = &handle;
    handle.level = std::max(handle.level, SQLITE_LOCK_PENDING);
    if (state.sharedLocks > 1)
        return SQLITE_BUSY;
    state.exclusive = &handle;
    handle.level = SQLITE_LOCK_EXCLUSIVE;
    return SQLITE_OK;
}

int simUnlock(sqlite3_file* file, int level)
{
    unlockTo(handleOf(file), level);
    return SQLITE_OK;
}

int simCheckReserved(sqlite3_file* file, int* reserved)
{
    *reserved = handleOf(file).file->reserved != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int simFileControl(sqlite3_file* /*file*/, int /*operation*/, void* /*argument*/)
{
    return SQLITE_NOTFOUND;
}

int simSectorSize(sqlite3_file* /*file*/)
{
    return 4096;
}

int simCharacteristics(sqlite3_file* /*file*/)
{
    return 0;
}

int simShmMap(sqlite3_file* file, int region, int bytes, int extend, void volatile** to)
{
    auto& handle = handleOf(file);
    auto& shm = handle.file->shm;
    if (!handle.mapped) {
        handle.mapped = true;
        ++shm.users;
    }
    const auto at = static_cast<std::size_t>(region);
    if (at >= shm.regions.size()) {
        if (extend == 0) {
            *to = nullptr;
            return SQLITE_OK;
        }
        while (shm.regions.size() <= at)
            shm.regions.push_back(std::make_unique<std::vector<std::uint8_t>>(static_cast<std::size_t>(bytes)));
    }
    *to = shm.regions[at]->data();
    return SQLITE_OK;
}

int simShmLock(sqlite3_file* file, int offset, int count, int flags)
{
    auto& handle = handleOf(file);
    auto& shm = handle.file->shm;
    const bool lock = (flags & SQLITE_SHM_LOCK) != 0;
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    for (int i = offset; lock && i < offset + count; ++i) {
        const auto slot = static_cast<std::size_t>(i);
        const auto own = (handle.sharedMask >> static_cast<unsigned>(i) & 1U) != 0 ? 1 : 0;
        if (shm.exclusive[slot] != nullptr && shm.exclusive[slot] != &handle)
            return SQLITE_BUSY;
        if (exclusive && shm.shared[slot] > own)
            return SQLITE_BUSY;
    }
    for (int i = offset; i < offset + count; ++i) {
        const auto slot = static_cast<std::size_t>(i);
        const auto bit = 1U << static_cast<unsigned>(i);
        auto& mask = exclusive ? handle.exclusiveMask : handle.sharedMask;
        const bool held = (mask & bit) != 0;
        if (lock == held)
            continue;
        mask ^= bit;
        if (exclusive)
            shm.exclusive[slot] = lock ? &handle : nullptr;
        else
            shm.shared[slot] += lock ? 1 : -1;
    }
    return SQLITE_OK;
}

void simShmBarrier(sqlite3_file* /*file*/) {}

int simShmUnmap(sqlite3_file* file, int remove)
{
    auto& handle = handleOf(file);
    if (!handle.mapped)
        return SQLITE_OK;
    handle.mapped = false;
    releaseShm(handle);
    auto& shm = handle.file->shm;
    if (--shm.users <= 0 && remove != 0)
        shm = {};
    return SQLITE_OK;
}

const sqlite3_io_methods methods{
    2,           simClose,      simRead,         simWrite,      simTruncate,        simSync,   simFileSize,
    simLock,     simUnlock,     simCheckReserved, simFileControl, simSectorSize,    simCharacteristics,
    simShmMap,   simShmLock,    simShmBarrier,   simShmUnmap,   nullptr,            nullptr};

int simOpen(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto& owner = vfsOf(vfs);
    // Temporary files without a name live and die with their handle.
    const std::string path = name != nullptr ? name : "";
    auto found = path.empty() ? std::make_shared<SimFile>() : owner.find(path);
    if (!path.empty() && owner.isDeadFor(path))
        return SQLITE_CANTOPEN;
    if (!found && (flags & SQLITE_OPEN_CREATE) == 0)
        return SQLITE_CANTOPEN;
    if (!found)
        found = owner.create(path);
    auto* handle = new (file) Handle;
    handle->base.pMethods = &methods;
    handle->vfs = &owner;
    handle->file = std::move(found);
    if (outFlags != nullptr)
        *outFlags = flags;
    return SQLITE_OK;
}

int simDelete(sqlite3_vfs* vfs, const char* name, int /*syncDirectory*/)
{
    if (vfsOf(vfs).isDeadFor(name))
        return SQLITE_IOERR_DELETE;
    if (!vfsOf(vfs).find(name))
        return SQLITE_IOERR_DELETE_NOENT;
    vfsOf(vfs).remove(name);
    return SQLITE_OK;
}

int simAccess(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* result)
{
    const auto file = vfsOf(vfs).find(name);
    *result = file && !file->data.empty() ? 1 : 0;
    return SQLITE_OK;
}

int simFullPathname(sqlite3_vfs* /*vfs*/, const char* name, int size, char* to)
{
    if (static_cast<std::size_t>(size) <= std::strlen(name))
        return SQLITE_CANTOPEN;
    std::strcpy(to, name);
    return SQLITE_OK;
}

int simRandomness(sqlite3_vfs* /*vfs*/, int size, char* to)
{
    std::memset(to, 0x5A, static_cast<std::size_t>(size));
    return size;
}

int simSleep(sqlite3_vfs* /*vfs*/, int microseconds)
{
    return microseconds; // nobody else runs: sleeping would change nothing
}

int simCurrentTime(sqlite3_vfs* /*vfs*/, double* to)
{
    *to = 2460000.5;
    return SQLITE_OK;
}

int simCurrentTime64(sqlite3_vfs* /*vfs*/, sqlite3_int64* to)
{
    *to = 212544000000000LL;
    return SQLITE_OK;
}

} // namespace

std::unique_ptr<sqlite3_vfs> registerVfs(SimVfs& owner, const std::string& name)
{
    auto vfs = std::make_unique<sqlite3_vfs>();
    std::memset(vfs.get(), 0, sizeof(sqlite3_vfs));
    vfs->iVersion = 2;
    vfs->szOsFile = sizeof(Handle);
    vfs->mxPathname = 512;
    vfs->zName = name.c_str();
    vfs->pAppData = &owner;
    vfs->xOpen = simOpen;
    vfs->xDelete = simDelete;
    vfs->xAccess = simAccess;
    vfs->xFullPathname = simFullPathname;
    vfs->xRandomness = simRandomness;
    vfs->xSleep = simSleep;
    vfs->xCurrentTime = simCurrentTime;
    vfs->xCurrentTimeInt64 = simCurrentTime64;
    sqlite3_vfs_register(vfs.get(), 0);
    return vfs;
}

void unregisterVfs(sqlite3_vfs& vfs)
{
    sqlite3_vfs_unregister(&vfs);
}

} // namespace salver::sim
