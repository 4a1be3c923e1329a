// SPDX-License-Identifier: Apache-2.0
#include "server/app/folder.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace salver::server {

FolderLock::FolderLock(const std::string& folder)
    : m_file(open((folder + "/server.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)),
      m_held(m_file >= 0 && flock(m_file, LOCK_EX | LOCK_NB) == 0)
{
}

FolderLock::~FolderLock()
{
    if (m_file >= 0)
        close(m_file);
}

Result<std::string> dataFolder(const Arguments& arguments)
{
    const auto folder = arguments.option("data");
    if (!folder || folder->empty())
        return fail(ErrorCode::InvalidArgument, "Say where the data is: --data DIR.");
    umask(0077);
    std::error_code failed;
    std::filesystem::create_directories(*folder, failed);
    if (failed || !std::filesystem::is_directory(*folder, failed))
        return fail(ErrorCode::Io, "The folder " + *folder + " cannot be made: " + failed.message() + ".");
    if (access(folder->c_str(), W_OK) != 0)
        return fail(ErrorCode::Io, "The folder " + *folder + " cannot be written: "
                        + std::error_code(errno, std::generic_category()).message() + ".");
    return *folder;
}

std::string databasePath(const std::string& folder)
{
    return folder + "/salver.db";
}

} // namespace salver::server
