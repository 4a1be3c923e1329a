// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_vfs.h"

#include "simulation/sim_file.h"
#include "simulation/sim_vfs_calls.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace salver::sim {

namespace {

/// What a disk writes in one piece.
constexpr std::size_t sectorBytes = 512;

} // namespace

void SimFile::apply(std::vector<std::uint8_t>& data, const Write& write)
{
    if (write.truncates) {
        data.resize(static_cast<std::size_t>(write.offset));
        return;
    }
    const auto end = static_cast<std::size_t>(write.offset) + write.bytes.size();
    if (data.size() < end)
        data.resize(end);
    std::copy(write.bytes.begin(), write.bytes.end(), data.begin() + static_cast<std::ptrdiff_t>(write.offset));
}

void SimFile::write(std::uint64_t offset, const std::uint8_t* bytes, std::size_t size)
{
    Write write{offset, std::vector<std::uint8_t>(bytes, bytes + size), false};
    apply(data, write);
    unsynced.push_back(std::move(write));
}

void SimFile::truncate(std::uint64_t size)
{
    Write write{size, {}, true};
    apply(data, write);
    unsynced.push_back(std::move(write));
}

void SimFile::sync()
{
    for (const auto& write : unsynced)
        apply(durable, write);
    unsynced.clear();
}

void SimFile::lose(SimRandom& random)
{
    // All of it, none of it, or each piece by chance; a piece may be torn between two sectors.
    const auto fate = random.below(4);
    for (auto& write : unsynced) {
        const bool kept = fate == 0 || (fate >= 2 && random.oneIn(2));
        if (!kept)
            continue;
        if (fate == 3 && !write.truncates && write.bytes.size() > sectorBytes && random.oneIn(3)) {
            const auto sectors = write.bytes.size() / sectorBytes;
            write.bytes.resize(sectorBytes * (1 + random.below(sectors)));
        }
        apply(durable, write);
    }
    unsynced.clear();
    data = durable;
    shm = {};
    sharedLocks = 0;
    reserved = pending = exclusive = nullptr;
}

SimVfs::SimVfs()
{
    static std::uint64_t made = 0;
    m_name = "salver-sim-" + std::to_string(++made);
    m_vfs = registerVfs(*this, m_name);
}

SimVfs::~SimVfs()
{
    unregisterVfs(*m_vfs);
}

std::string SimVfs::diskOf(const std::string& file)
{
    return file.substr(0, file.find('.'));
}

void SimVfs::killAfter(const std::string& disk, std::uint64_t operations)
{
    auto& state = m_disks[disk];
    state.left = operations;
    state.dead = state.dead || operations == 0;
}

void SimVfs::pardon(const std::string& disk)
{
    m_disks[disk].left.reset();
}

bool SimVfs::isDead(const std::string& disk) const
{
    return m_disks[disk].dead;
}

void SimVfs::recover(const std::string& disk, SimRandom& random)
{
    auto& state = m_disks[disk];
    state.dead = false;
    state.left.reset();
    for (auto& [name, file] : m_files) {
        if (diskOf(name) == disk)
            file->lose(random);
    }
}

void SimVfs::setFull(const std::string& disk, bool full)
{
    m_disks[disk].full = full;
}

std::uint64_t SimVfs::bytesOn(const std::string& disk) const
{
    std::uint64_t sum = 0;
    for (const auto& [name, file] : m_files)
        sum += diskOf(name) == disk ? file->data.size() : 0;
    return sum;
}

SimVfs::Image SimVfs::imageOf(const std::string& disk) const
{
    Image image;
    for (const auto& [name, file] : m_files) {
        if (diskOf(name) == disk)
            image[name.substr(disk.size())] = file->data;
    }
    return image;
}

void SimVfs::restore(const std::string& disk, const Image& image)
{
    std::erase_if(m_files, [&](const auto& entry) { return diskOf(entry.first) == disk; });
    for (const auto& [suffix, bytes] : image) {
        auto file = create(disk + suffix);
        file->data = bytes;
        file->durable = bytes;
    }
    auto& state = m_disks[disk];
    state.dead = false;
    state.left.reset();
}

std::shared_ptr<SimFile> SimVfs::find(const std::string& name)
{
    const auto at = m_files.find(name);
    return at == m_files.end() ? nullptr : at->second;
}

std::shared_ptr<SimFile> SimVfs::create(const std::string& name)
{
    auto& file = m_files[name];
    if (!file) {
        file = std::make_shared<SimFile>();
        file->name = name;
    }
    return file;
}

void SimVfs::remove(const std::string& name)
{
    m_files.erase(name);
}

bool SimVfs::spend(const SimFile& file)
{
    auto& disk = m_disks[diskOf(file.name)];
    if (disk.left) {
        if (*disk.left == 0)
            disk.dead = true;
        else
            --*disk.left;
    }
    return !disk.dead;
}

bool SimVfs::isFull(const SimFile& file) const
{
    return m_disks[diskOf(file.name)].full;
}

} // namespace salver::sim
