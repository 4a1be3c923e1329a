// SPDX-License-Identifier: Apache-2.0
// Listens, and hands each connection to the service through connection.h. Owned by the composition root; everything
// happens on the executor it is given.
#pragma once

#include "server/http/connection.h"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace salver::server {

struct HttpOptions {
    std::string address{"127.0.0.1"};
    std::uint16_t port{0}; ///< 0 lets the system pick one
    bool insecure{false};  ///< permits plain HTTP beyond this machine
    std::string certificate;
    std::string key;
    HttpLimits limits;
    LogSink log;
    bool logRequests{false};
    bool behindProxy{false}; ///< a proxy on this machine says who asks, and counts its connections itself
    std::function<std::string()> metrics;
};

class HttpServer {
public:
    HttpServer(boost::asio::any_io_executor executor, Service& service, Random& random, HttpOptions options);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    /// Binds and begins to accept.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] std::string url() const;
    /// Takes no more connections, lets running requests finish (up to stopDeadline), then calls `done`.
    void stop(std::function<void()> done);
    /// New connections get the certificate as it is on disk now; on an error the old one stays.
    [[nodiscard]] Result<void> reloadCertificate();

    [[nodiscard]] const Door& door() const;

private:
    struct Inside;
    std::shared_ptr<Inside> m_inside;
};

} // namespace salver::server
