// SPDX-License-Identifier: Apache-2.0
// A network between real processes that a test can cut: a TCP proxy on loopback, on a thread of its own. Its functions
// are called from the test's thread.
#pragma once

#include <QString>

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

namespace salver::test {

class CutProxy {
public:
    /// Passes everything on to this port of this machine, whether anybody listens there yet or not.
    explicit CutProxy(std::uint16_t target);
    ~CutProxy();
    CutProxy(const CutProxy&) = delete;
    CutProxy& operator=(const CutProxy&) = delete;

    [[nodiscard]] QString url() const;
    /// Lets so many more bytes through, both ways together, then ends every connection, and new ones at once.
    void cutAfter(std::int64_t bytes) { m_left = bytes; }
    void heal() { m_left = unlimited; }
    /// Bytes that went through so far, both ways together.
    [[nodiscard]] std::int64_t passed() const { return m_passed; }

private:
    struct Pair {
        int inside{-1};
        int outside{-1};
    };
    static constexpr std::int64_t unlimited = INT64_MAX / 2;

    void run();
    void admit();
    /// Passes on what there is; false where the connection is over.
    [[nodiscard]] bool pass(int from, int to);

    std::uint16_t m_target;
    std::uint16_t m_port{0};
    int m_listener{-1};
    int m_wake[2]{-1, -1};
    std::atomic<std::int64_t> m_left{unlimited};
    std::atomic<std::int64_t> m_passed{0};
    std::vector<Pair> m_pairs; ///< the thread's
    std::thread m_thread;
};

} // namespace salver::test
