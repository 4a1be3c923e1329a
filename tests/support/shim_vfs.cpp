// SPDX-License-Identifier: Apache-2.0
#include "support/shim_vfs.h"

#include <sqlite3.h>

#include <cstring>

namespace salver::test {

struct ShimVfs::State {
    std::string name;
    sqlite3_vfs vfs{};
    sqlite3_vfs* inner{nullptr};
    sqlite3_io_methods methods{};
    Counts counts;
    std::uint64_t operations{0};
    std::int64_t room{-1};
    std::uint64_t failAt{0};
    std::function<void(std::uint64_t)> hook;

    /// Before a write or a sync: SQLITE_OK, or the error it shall have.
    int before(std::int64_t bytes)
    {
        ++operations;
        if (hook)
            hook(operations);
        if (failAt != 0 && operations >= failAt)
            return bytes >= 0 ? SQLITE_IOERR_WRITE : SQLITE_IOERR_FSYNC;
        if (room >= 0 && bytes > 0) {
            if (bytes > room)
                return SQLITE_FULL;
            room -= bytes;
        }
        return SQLITE_OK;
    }
};

namespace {

/// Our file: SQLite's header, then the system's file right behind it.
struct ShimFile {
    sqlite3_file base;
    void* state;
    [[nodiscard]] sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

ShimFile* shim(sqlite3_file* file)
{
    return reinterpret_cast<ShimFile*>(file);
}

} // namespace

struct ShimHooks {
    using State = ShimVfs::State;

    static State& stateOf(sqlite3_file* file) { return *static_cast<State*>(shim(file)->state); }
    static sqlite3_file* inner(sqlite3_file* file) { return shim(file)->inner(); }

    static int close(sqlite3_file* file) { return inner(file)->pMethods->xClose(inner(file)); }
    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
    {
        ++stateOf(file).counts.reads;
        return inner(file)->pMethods->xRead(inner(file), to, size, offset);
    }
    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
    {
        auto& state = stateOf(file);
        if (const int code = state.before(size); code != SQLITE_OK)
            return code;
        ++state.counts.writes;
        state.counts.bytesWritten += static_cast<std::uint64_t>(size);
        return inner(file)->pMethods->xWrite(inner(file), from, size, offset);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        return inner(file)->pMethods->xTruncate(inner(file), size);
    }
    static int sync(sqlite3_file* file, int flags)
    {
        auto& state = stateOf(file);
        if (const int code = state.before(-1); code != SQLITE_OK)
            return code;
        ++state.counts.syncs;
        return inner(file)->pMethods->xSync(inner(file), flags);
    }
    static int size(sqlite3_file* file, sqlite3_int64* out) { return inner(file)->pMethods->xFileSize(inner(file), out); }
    static int lock(sqlite3_file* file, int level) { return inner(file)->pMethods->xLock(inner(file), level); }
    static int unlock(sqlite3_file* file, int level) { return inner(file)->pMethods->xUnlock(inner(file), level); }
    static int reserved(sqlite3_file* file, int* out)
    {
        return inner(file)->pMethods->xCheckReservedLock(inner(file), out);
    }
    static int control(sqlite3_file* file, int operation, void* argument)
    {
        return inner(file)->pMethods->xFileControl(inner(file), operation, argument);
    }
    static int sectorSize(sqlite3_file* file) { return inner(file)->pMethods->xSectorSize(inner(file)); }
    static int characteristics(sqlite3_file* file)
    {
        return inner(file)->pMethods->xDeviceCharacteristics(inner(file));
    }
    static int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out)
    {
        return inner(file)->pMethods->xShmMap(inner(file), page, size, extend, out);
    }
    static int shmLock(sqlite3_file* file, int offset, int n, int flags)
    {
        return inner(file)->pMethods->xShmLock(inner(file), offset, n, flags);
    }
    static void shmBarrier(sqlite3_file* file) { inner(file)->pMethods->xShmBarrier(inner(file)); }
    static int shmUnmap(sqlite3_file* file, int remove)
    {
        return inner(file)->pMethods->xShmUnmap(inner(file), remove);
    }

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags)
    {
        auto* state = static_cast<State*>(vfs->pAppData);
        shim(file)->state = state;
        file->pMethods = nullptr;
        const int code = state->inner->xOpen(state->inner, path, inner(file), flags, outFlags);
        if (inner(file)->pMethods != nullptr)
            file->pMethods = &state->methods;
        return code;
    }
    static int remove(sqlite3_vfs* vfs, const char* path, int syncFolder)
    {
        auto* innerVfs = static_cast<State*>(vfs->pAppData)->inner;
        return innerVfs->xDelete(innerVfs, path, syncFolder);
    }

    static void install(State& state)
    {
        state.inner = sqlite3_vfs_find(nullptr);
        state.vfs = *state.inner;
        state.vfs.pNext = nullptr;
        state.vfs.zName = state.name.c_str();
        state.vfs.szOsFile = static_cast<int>(sizeof(ShimFile)) + state.inner->szOsFile;
        state.vfs.pAppData = &state;
        state.vfs.xOpen = open;
        // The rest of the system's functions take their VFS only to find their own data, which unix does not use.
        state.vfs.xDelete = remove;
        state.methods = {3,       close,   read,       write,   truncate,        sync,   size,    lock,       unlock,
                         reserved, control, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap,
                         nullptr, nullptr};
        // Without xFetch SQLite reads through xRead only, so the third version's two functions are never called.
        state.methods.iVersion = 2;
        sqlite3_vfs_register(&state.vfs, 0);
    }
};

ShimVfs::ShimVfs(const std::string& name) : m_state(std::make_unique<State>())
{
    m_state->name = name;
    ShimHooks::install(*m_state);
}

ShimVfs::~ShimVfs()
{
    sqlite3_vfs_unregister(&m_state->vfs);
}

const std::string& ShimVfs::name() const
{
    return m_state->name;
}

const ShimVfs::Counts& ShimVfs::counts() const
{
    return m_state->counts;
}

void ShimVfs::resetCounts()
{
    m_state->counts = {};
    m_state->operations = 0;
}

void ShimVfs::setRoom(std::int64_t bytes)
{
    m_state->room = bytes;
}

void ShimVfs::failFrom(std::uint64_t operation)
{
    m_state->operations = 0;
    m_state->failAt = operation;
}

void ShimVfs::onOperation(std::function<void(std::uint64_t)> hook)
{
    m_state->operations = 0;
    m_state->hook = std::move(hook);
}

} // namespace salver::test
