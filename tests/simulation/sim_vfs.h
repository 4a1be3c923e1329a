// SPDX-License-Identifier: Apache-2.0
// A file system in memory under SQLite that can lose what was not synced. Files belong to disks by the part of their
// name before the first dot ("d3.db", "d3.db-wal" are on disk "d3"). A disk can die in the middle of any write; when
// it comes back, of everything not synced only a random part is there, torn at sector borders. One thread.
#pragma once

#include "simulation/sim_random.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace salver::sim {

struct SimFile;

class SimVfs {
public:
    /// Registers itself with SQLite under a name of its own.
    SimVfs();
    ~SimVfs();
    SimVfs(const SimVfs&) = delete;
    SimVfs& operator=(const SimVfs&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }

    /// From the n-th write or sync on nothing works any more, as after a power cut.
    void killAfter(const std::string& disk, std::uint64_t operations);
    void killNow(const std::string& disk) { killAfter(disk, 0); }
    /// A death that has not come yet does not come.
    void pardon(const std::string& disk);
    [[nodiscard]] bool isDead(const std::string& disk) const;
    /// The machine is on again: keeps what was synced and a random part of the rest. No file may be open.
    void recover(const std::string& disk, SimRandom& random);
    /// Writes that would grow a file fail.
    void setFull(const std::string& disk, bool full);
    /// Syncs that do nothing: a planted bug.
    void setIgnoreSync(bool ignore) { m_ignoreSync = ignore; }
    [[nodiscard]] bool isFull(const std::string& disk) const { return m_disks[disk].full; }
    [[nodiscard]] std::uint64_t bytesOn(const std::string& disk) const;

    using Image = std::map<std::string, std::vector<std::uint8_t>>;
    /// All files of a disk as they are, by the part of their name after the disk's; no file may be in a transaction.
    [[nodiscard]] Image imageOf(const std::string& disk) const;
    /// Replaces all files of a disk, durably. No file may be open.
    void restore(const std::string& disk, const Image& image);

    // For SQLite's callbacks.
    [[nodiscard]] std::shared_ptr<SimFile> find(const std::string& name);
    [[nodiscard]] std::shared_ptr<SimFile> create(const std::string& name);
    void remove(const std::string& name);
    /// Counts an operation on the file's disk. False: the disk is dead, or dies right now.
    [[nodiscard]] bool spend(const SimFile& file);
    [[nodiscard]] bool isFull(const SimFile& file) const;
    [[nodiscard]] bool ignoresSync() const { return m_ignoreSync; }
    [[nodiscard]] bool isDeadFor(const std::string& file) const { return isDead(diskOf(file)); }
    [[nodiscard]] static std::string diskOf(const std::string& file);

private:
    struct Disk {
        std::optional<std::uint64_t> left; ///< operations until it dies
        bool dead{false};
        bool full{false};
    };

    std::string m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    std::map<std::string, std::shared_ptr<SimFile>> m_files;
    mutable std::map<std::string, Disk> m_disks;
    bool m_ignoreSync{false};
};

} // namespace salver::sim
