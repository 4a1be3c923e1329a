// SPDX-License-Identifier: Apache-2.0
// The TLS side of the server: versions 1.2 and 1.3, forward secrecy only.
#pragma once

#include "core/result.h"

#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace salver::server {

/// Reads a PEM certificate chain and its key.
[[nodiscard]] Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(const std::string& certificate,
                                                                                 const std::string& key);

} // namespace salver::server
