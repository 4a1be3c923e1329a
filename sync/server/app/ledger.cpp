// SPDX-License-Identifier: Apache-2.0
#include "server/app/ledger.h"

#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace salver::server {

namespace {

/// A line that was cut off would swallow the next one.
bool endsTorn(int file)
{
    const auto size = lseek(file, 0, SEEK_END);
    char last = '\n';
    return size > 0 && pread(file, &last, 1, size - 1) == 1 && last != '\n';
}

} // namespace

std::string ledgerPath(const std::string& folder)
{
    return folder + "/erased.ledger";
}

Result<void> addToLedger(const std::string& path, const SpaceId& space, const std::vector<EntityId>& entities)
{
    std::string lines;
    for (const auto& entity : entities)
        lines += space.toString() + ' ' + entity.toString() + '\n';
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file >= 0 && endsTorn(file))
        lines.insert(0, "\n");
    const bool written = file >= 0 && write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size())
        && fsync(file) == 0;
    if (file >= 0)
        close(file);
    if (!written)
        return fail(ErrorCode::Io, "The ledger of what was erased, " + path + ", cannot be written.");
    return {};
}

std::vector<std::pair<SpaceId, EntityId>> readLedger(const std::string& path)
{
    std::vector<std::pair<SpaceId, EntityId>> erased;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto blank = line.find(' ');
        const auto space = SpaceId::parse(line.substr(0, blank));
        const auto entity = blank == std::string::npos ? std::nullopt : EntityId::parse(line.substr(blank + 1));
        if (space && entity)
            erased.emplace_back(*space, *entity);
    }
    return erased;
}

} // namespace salver::server
