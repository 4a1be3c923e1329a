// SPDX-License-Identifier: Apache-2.0
// A SQLite VFS over the system's own that counts what reaches the disk and fails on demand: a full disk after so many
// bytes, a write or a sync that errs, a process that dies. Registered under a name of its own for as long as it lives;
// for tests and benches, one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace salver::test {

class ShimVfs {
public:
    explicit ShimVfs(const std::string& name);
    ~ShimVfs();
    ShimVfs(const ShimVfs&) = delete;
    ShimVfs& operator=(const ShimVfs&) = delete;

    [[nodiscard]] const std::string& name() const;

    struct Counts {
        std::uint64_t syncs{0};
        std::uint64_t writes{0};
        std::uint64_t bytesWritten{0};
        std::uint64_t reads{0};
    };
    [[nodiscard]] const Counts& counts() const;
    void resetCounts();

    /// From now on only so many bytes fit; what comes after gets SQLITE_FULL. Negative: no limit.
    void setRoom(std::int64_t bytes);
    /// The n-th write or sync from now (1 is the next) and all that follow fail with SQLITE_IOERR; 0 stops it.
    void failFrom(std::uint64_t operation);
    /// Called before every write and sync with its number from the last reset, from 1 on.
    void onOperation(std::function<void(std::uint64_t)> hook);

private:
    struct State;
    friend struct ShimHooks;
    std::unique_ptr<State> m_state;
};

} // namespace salver::test
