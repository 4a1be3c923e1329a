// SPDX-License-Identifier: Apache-2.0
// A disk that is full on demand, for any process that is started with this library in LD_PRELOAD: while the file named
// by SALVER_DISK_FULL exists, every write of a file under the folder named by SALVER_DISK_FULL_UNDER ends with ENOSPC.
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

bool isFull(int file)
{
    const char* sign = std::getenv("SALVER_DISK_FULL");
    const char* under = std::getenv("SALVER_DISK_FULL_UNDER");
    if (sign == nullptr || under == nullptr || access(sign, F_OK) != 0)
        return false;
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    char path[PATH_MAX];
    const auto length = readlink(link, path, sizeof path);
    return length > 0 && static_cast<std::size_t>(length) > std::strlen(under)
        && std::strncmp(path, under, std::strlen(under)) == 0;
}

template <class Function>
Function next(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
    if (isFull(file)) {
        errno = ENOSPC;
        return -1;
    }
    return real(file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    if (isFull(file)) {
        errno = ENOSPC;
        return -1;
    }
    return real(file, bytes, size, at);
}

} // extern "C"
