// SPDX-License-Identifier: Apache-2.0
#include "server/http/http_server.h"

#include "server/http/tls.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace salver::server {

namespace net = boost::asio;
using tcp = net::ip::tcp;

namespace {

constexpr auto waiting = net::as_tuple(net::use_awaitable);
constexpr std::chrono::milliseconds acceptPause{100};
constexpr std::chrono::milliseconds stopLook{10};

/// Said to a plain connection that finds the house full; with TLS it is only closed.
constexpr std::string_view fullHouse = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n"
                                       "Connection: close\r\nRetry-After: 5\r\n\r\n";

} // namespace

struct HttpServer::Inside : std::enable_shared_from_this<Inside> {
    Inside(net::any_io_executor on, Service& service, Random& random, HttpOptions given)
        : executor(std::move(on)),
          options(std::move(given)),
          door(options.limits),
          reception{service, random, options.limits, door, options.log, options.logRequests, options.behindProxy,
                    options.metrics},
          acceptor(executor)
    {
    }

    net::awaitable<void> accept()
    {
        const auto self = shared_from_this();
        while (acceptor.is_open()) {
            auto [failed, socket] = co_await acceptor.async_accept(waiting);
            if (!acceptor.is_open())
                co_return;
            if (failed) {
                // Out of descriptors, most likely; others will leave.
                net::steady_timer pause(executor, acceptPause);
                co_await pause.async_wait(waiting);
                continue;
            }
            welcome(std::move(socket));
        }
    }

    void welcome(tcp::socket socket)
    {
        boost::system::error_code failed;
        const auto peer = socket.remote_endpoint(failed);
        if (failed)
            return;
        const bool isProxy = options.behindProxy && peer.address().is_loopback();
        if (!door.mayEnter(peer.address(), !isProxy)) {
            if (!tls) {
                socket.non_blocking(true, failed);
                socket.write_some(net::buffer(fullHouse), failed);
            }
            return;
        }
        socket.set_option(tcp::no_delay(true), failed);
        if (tls)
            serveTlsConnection(reception, std::move(socket), tls);
        else
            serveConnection(reception, std::move(socket));
    }

    net::awaitable<void> drain(std::function<void()> done)
    {
        const auto self = shared_from_this();
        door.closeSoon();
        const auto until = std::chrono::steady_clock::now() + options.limits.stopDeadline;
        net::steady_timer look(executor);
        while (door.inside() > 0 && std::chrono::steady_clock::now() < until) {
            look.expires_after(stopLook);
            co_await look.async_wait(waiting);
        }
        door.closeNow();
        done();
    }

    net::any_io_executor executor;
    HttpOptions options;
    Door door;
    Reception reception;
    tcp::acceptor acceptor;
    std::shared_ptr<net::ssl::context> tls;
};

HttpServer::HttpServer(net::any_io_executor executor, Service& service, Random& random, HttpOptions options)
    : m_inside(std::make_shared<Inside>(std::move(executor), service, random, std::move(options)))
{
}

HttpServer::~HttpServer() = default;

Result<void> HttpServer::start()
{
    auto& in = *m_inside;
    boost::system::error_code failed;
    const auto address = net::ip::make_address(in.options.address, failed);
    if (failed)
        return fail(ErrorCode::InvalidArgument, in.options.address + " is no address of this machine.");
    const bool tls = !in.options.certificate.empty();
    if (!tls && !address.is_loopback() && !in.options.insecure)
        return fail(ErrorCode::InvalidArgument,
                    "Without TLS the server listens on this machine only: give --tls-cert and --tls-key, or "
                    "--insecure behind a proxy that speaks TLS.");
    if (tls) {
        if (auto loaded = reloadCertificate(); !loaded)
            return loaded;
    }
    const tcp::endpoint endpoint(address, in.options.port);
    in.acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        in.acceptor.set_option(net::socket_base::reuse_address(true), failed);
    if (!failed)
        in.acceptor.bind(endpoint, failed);
    if (!failed)
        in.acceptor.listen(net::socket_base::max_listen_connections, failed);
    if (failed)
        return fail(ErrorCode::Io, "Cannot listen on " + in.options.address + ": " + failed.message() + ".");
    net::co_spawn(in.executor, in.accept(), net::detached);
    return {};
}

std::string HttpServer::url() const
{
    boost::system::error_code failed;
    const auto endpoint = m_inside->acceptor.local_endpoint(failed);
    const auto host = endpoint.address().is_v6() ? "[" + endpoint.address().to_string() + "]"
                                                 : endpoint.address().to_string();
    return (m_inside->tls ? "https://" : "http://") + host + ":" + std::to_string(endpoint.port());
}

void HttpServer::stop(std::function<void()> done)
{
    boost::system::error_code failed;
    m_inside->acceptor.close(failed);
    net::co_spawn(m_inside->executor, m_inside->drain(std::move(done)), net::detached);
}

Result<void> HttpServer::reloadCertificate()
{
    auto& in = *m_inside;
    if (in.options.certificate.empty())
        return {};
    auto loaded = makeTlsContext(in.options.certificate, in.options.key);
    if (!loaded)
        return fail(loaded.error());
    in.tls = std::move(*loaded);
    return {};
}

const Door& HttpServer::door() const
{
    return m_inside->door;
}

} // namespace salver::server
