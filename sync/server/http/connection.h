// SPDX-License-Identifier: Apache-2.0
// One HTTP connection from its first byte to its last: reading under deadlines, routing, answering, event streams.
// It keeps itself alive until it is done and lives on the HTTP server's executor.
#pragma once

#include "server/http/door.h"
#include "server/http/limits.h"
#include "server/service/log.h"
#include "server/service/service.h"

#include <boost/asio/ip/tcp.hpp>

#include <functional>
#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace salver::server {

/// What all connections share; outlives them.
struct Reception {
    Service& service;
    Random& random;
    HttpLimits limits;
    Door& door;
    LogSink log;
    bool logRequests{false};
    bool behindProxy{false}; ///< a proxy on this machine says who asks (X-Forwarded-For)
    std::function<std::string()> metrics; ///< the text of /metrics; empty means there is none
};

void serveConnection(Reception& reception, boost::asio::ip::tcp::socket socket);
/// The context is kept until the connection ends, so that a reloaded certificate disturbs nobody.
void serveTlsConnection(Reception& reception, boost::asio::ip::tcp::socket socket,
                        std::shared_ptr<boost::asio::ssl::context> tls);

} // namespace salver::server
