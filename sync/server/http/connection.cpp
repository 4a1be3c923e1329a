// SPDX-License-Identifier: Apache-2.0
#include "server/http/connection.h"

#include "server/http/router.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <netinet/tcp.h>
#include <optional>
#include <sys/socket.h>
#include <tuple>
#include <type_traits>

namespace salver::server {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;

namespace {

constexpr auto waiting = net::as_tuple(net::use_awaitable);
using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using HeaderParser = http::request_parser<http::empty_body>;
using BodyParser = http::request_parser<http::string_body>;
using Fields = http::request_header<>;

constexpr std::size_t readAheadBytes = 4096;
/// What a refused request may still send before the connection goes, so that the refusal is read first.
constexpr std::size_t lingerBytes = 16U * 1024U * 1024U;
constexpr std::chrono::seconds lingerTime{2};

constexpr std::string_view forwardedFor = "X-Forwarded-For";
constexpr std::string_view protobufType = "application/x-protobuf";
constexpr std::string_view bytesType = "application/octet-stream";
constexpr std::string_view textType = "text/plain; charset=utf-8";
constexpr std::string_view metricsType = "text/plain; version=0.0.4; charset=utf-8";
constexpr std::string_view eventsHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                        "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\n"
                                        "Connection: close\r\n\r\n: welcome\n\n";
constexpr std::string_view heartbeatLine = ": still here\n\n";
constexpr std::string_view continueHead = "HTTP/1.1 100 Continue\r\n\r\n";

std::string eventText(const News& news)
{
    std::string text;
    if (!news.heads.empty()) {
        text += "event: poke\n";
        for (const auto& [space, head] : news.heads)
            text += "data: " + space.toString() + " " + std::to_string(raw(head)) + "\n";
        text += "\n";
    }
    if (news.directory)
        text += "event: me\ndata: me\n\n";
    if (news.ended)
        text += "event: signed-out\ndata: signed-out\n\n";
    return text;
}

std::string tokenOf(const Fields& fields)
{
    constexpr std::string_view scheme = "Bearer ";
    const auto value = fields[http::field::authorization];
    if (!value.starts_with(scheme))
        return {};
    return std::string(value.substr(scheme.size()));
}

template <class Stream>
class Connection final : public Guest, public std::enable_shared_from_this<Connection<Stream>> {
public:
    template <class... Arguments>
    Connection(Reception& reception, const tcp::endpoint& peer, std::shared_ptr<net::ssl::context> tls,
               Arguments&&... arguments)
        : m_reception(reception),
          m_peer(peer),
          m_tls(std::move(tls)),
          m_stream(std::forward<Arguments>(arguments)...),
          m_place(reception.door, peer.address())
    {
        reception.door.greet(*this);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() override { m_reception.door.farewell(*this); }

    void leaveSoon() override
    {
        m_leaving = true;
        if (!m_answering)
            leaveNow();
    }

    void leaveNow() override
    {
        m_leaving = true;
        lowest().close();
    }

    net::awaitable<void> run()
    {
        const auto self = this->shared_from_this();
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            lowest().expires_after(limits().tlsDeadline);
            const auto [failed] = co_await m_stream.async_handshake(net::ssl::stream_base::server, waiting);
            if (failed)
                co_return;
        }
        for (;;) {
            const bool arrived = co_await waitForRequest();
            if (!arrived)
                break;
            const bool goesOn = co_await serveRequest();
            if (!goesOn)
                break;
            m_answering = false;
        }
        m_answering = true;
        co_await end();
    }

private:
    beast::tcp_stream& lowest() { return beast::get_lowest_layer(m_stream); }
    const HttpLimits& limits() const { return m_reception.limits; }

    /// Who writes a request in pieces with Nagle's algorithm on (Qt does) sends the next piece when this one is
    /// acknowledged, and the kernel would hold that back for up to 40 ms. It forgets this wish after a while.
    void acknowledgeNow()
    {
        const int on = 1;
        std::ignore = ::setsockopt(lowest().socket().native_handle(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
    }

    /// Idle until the first byte of the next request.
    net::awaitable<bool> waitForRequest()
    {
        if (m_leaving)
            co_return false;
        if (m_buffer.size() > 0)
            co_return true;
        lowest().expires_after(limits().idleDeadline);
        const auto [failed, size] = co_await m_stream.async_read_some(m_buffer.prepare(readAheadBytes), waiting);
        m_buffer.commit(size);
        co_return !failed && size > 0;
    }

    /// Reads one request and answers it; false where the connection ends with it.
    net::awaitable<bool> serveRequest()
    {
        m_answering = true;
        m_keepAlive = false;
        m_isHead = false;
        m_requestId = makeId();
        HeaderParser header;
        header.header_limit(static_cast<std::uint32_t>(limits().headerBytes));
        header.body_limit(boost::none);
        lowest().expires_after(limits().headerDeadline);
        const auto [failed, size] = co_await http::async_read_header(m_stream, m_buffer, header, waiting);
        if (failed == http::error::header_limit || failed == http::error::buffer_overflow)
            co_return co_await refuse(431, problem(ErrorCode::TooLarge, "The request's header is too long."));
        if (failed && failed.category() == http::make_error_code(http::error::end_of_stream).category()
            && failed != http::error::end_of_stream && failed != http::error::partial_message)
            co_return co_await refuse(400, problem(ErrorCode::Malformed, "This is not a proper HTTP request."));
        if (failed)
            co_return false;
        const auto& fields = header.get();
        if (const auto wrong = objection(fields))
            co_return co_await refuse(wrong->first, wrong->second);
        m_keepAlive = fields.keep_alive() && !m_leaving;
        m_isHead = fields.method() == http::verb::head;
        auto route = routeOf(fields.method_string(), fields.target(), m_reception.service.options().limits);
        co_return co_await serveRoute(route, header);
    }

    /// What is wrong with a request before its route is looked at.
    static std::optional<std::pair<unsigned, Error>> objection(const Fields& fields)
    {
        const auto say = [](unsigned status, const char* sentence) {
            return std::optional(std::pair(status, Error{ErrorCode::Malformed, sentence, false}));
        };
        if (fields.count(http::field::transfer_encoding) > 0)
            return say(411, "Send the length of the body with it.");
        if (fields.count(http::field::content_length) > 1)
            return say(400, "The request names two lengths.");
        if (fields.version() == 11 && fields.count(http::field::host) != 1)
            return say(400, "The request names no host, or several.");
        if (fields.version() != 11 && fields.version() != 10)
            return say(505, "Only HTTP/1.1 is spoken here.");
        return std::nullopt;
    }

    net::awaitable<bool> serveRoute(Route& route, HeaderParser& header)
    {
        const auto& fields = header.get();
        const auto length = header.content_length().value_or(0);
        if (length > route.bodyMost) {
            m_keepAlive = false;
            const bool known = route.kind == Route::Kind::Service;
            co_return co_await refuse(known ? 413 : 400,
                                      problem(ErrorCode::TooLarge, "The message is larger than is taken at once."));
        }
        switch (route.kind) {
        case Route::Kind::Service: co_return co_await serveService(route, header, length);
        case Route::Kind::Events: co_return co_await serveEvents(tokenOf(fields));
        case Route::Kind::Health: co_return co_await answer(200, textType, "ok\n");
        case Route::Kind::Ready: co_return co_await answerReady();
        case Route::Kind::Metrics:
            // Figures about the house are for those inside it; what a proxy passes on comes from outside.
            if (m_reception.metrics && m_peer.address().is_loopback() && fields[forwardedFor].empty())
                co_return co_await answer(200, metricsType, m_reception.metrics());
            break;
        case Route::Kind::WrongMethod:
            m_allow = route.allow;
            co_return co_await refuse(405, problem(ErrorCode::InvalidArgument, "This cannot be asked in this way."));
        case Route::Kind::BadTarget:
            co_return co_await refuse(400, problem(ErrorCode::InvalidArgument,
                                                   "The address asks for something unknown."));
        case Route::Kind::NotFound: break;
        }
        co_return co_await refuse(404, problem(ErrorCode::NotFound, "There is nothing here."));
    }

    /// Who asks. Only the proxy's own entry counts, the last one; whoever asks can write the others.
    std::string addressOf(const Fields& fields) const
    {
        const auto peer = m_peer.address();
        if (m_reception.behindProxy && peer.is_loopback()) {
            std::string_view told = fields[forwardedFor];
            told.remove_prefix(told.rfind(',') == std::string_view::npos ? 0 : told.rfind(',') + 1);
            told.remove_prefix(std::min(told.find_first_not_of(' '), told.size()));
            boost::system::error_code wrong;
            const auto address = net::ip::make_address(std::string(told), wrong);
            if (!wrong)
                return address.to_string();
        }
        return peer.to_string();
    }

    /// Whether a balancer may send devices here.
    net::awaitable<bool> answerReady()
    {
        const bool ready = co_await m_reception.service.isReady();
        if (ready && !m_leaving)
            co_return co_await answer(200, textType, "ready\n");
        co_return co_await answer(503, textType, "not ready\n");
    }

    net::awaitable<bool> serveService(Route& route, HeaderParser& header, std::uint64_t length)
    {
        auto& request = route.request;
        request.id = m_requestId;
        request.token = tokenOf(header.get());
        request.address = addressOf(header.get());
        if (const auto protocol = header.get()["Salver-Protocol"]; !protocol.empty())
            request.protocol = static_cast<std::uint32_t>(std::strtoul(std::string(protocol).c_str(), nullptr, 10));
        bool ranged = true;
        if (request.operation == Operation::PutBlob)
            ranged = readContentRange(header.get()[http::field::content_range], length, request);
        else if (request.operation == Operation::ReadBlob)
            ranged = readRange(header.get()[http::field::range], request);
        if (!ranged) {
            m_keepAlive = m_keepAlive && length == 0;
            co_return co_await refuse(400, problem(ErrorCode::InvalidArgument, "This range means nothing here."));
        }
        // Nobody's bytes are read before it is known whose they are.
        auto admission = co_await m_reception.service.admit(request, length);
        if (admission.refusal) {
            m_keepAlive = m_keepAlive && length == 0;
            m_retryAfter = admission.refusal->retryAfterSeconds;
            co_return co_await refuse(statusOf(admission.refusal->code), std::move(admission.refusal->body));
        }
        if (length > 0) {
            const bool whole = co_await readBody(header, length, request.body);
            if (!whole)
                co_return false;
        }
        const auto operation = request.operation;
        const auto bytesIn = request.body.size();
        const auto begun = std::chrono::steady_clock::now();
        auto response = co_await m_reception.service.handle(std::move(request), std::move(admission));
        m_retryAfter = response.retryAfterSeconds;
        const auto status = statusOf(response.code);
        const auto bytesOut = response.body.size();
        if (m_reception.log && (m_reception.logRequests || status >= 500)) {
            const auto took = std::chrono::steady_clock::now() - begun;
            m_reception.log("request", {{"id", m_requestId},
                                        {"what", nameOf(operation)},
                                        {"status", std::to_string(status)},
                                        {"in", std::to_string(bytesIn)},
                                        {"out", std::to_string(bytesOut)},
                                        {"us", std::to_string(took / std::chrono::microseconds(1))},
                                        {"why", response.why}});
        }
        if (response.blob)
            co_return co_await answerBlob(operation, status, *response.blob, std::move(response.body));
        co_return co_await answer(status, protobufType, std::move(response.body));
    }

    /// A file's bytes, or where it stands. Upload-Offset says how much of it came so far.
    net::awaitable<bool> answerBlob(Operation operation, unsigned status, const BlobAnswer& blob, std::string body)
    {
        m_uploadOffset = blob.received;
        if (operation == Operation::BlobState) {
            m_headOf = blob.size;
            co_return co_await answer(blob.whole ? 200 : 404, bytesType, std::string());
        }
        if (operation != Operation::ReadBlob)
            co_return co_await answer(status, status == 200 ? bytesType : protobufType, std::move(body));
        if (body.size() == blob.size)
            co_return co_await answer(200, bytesType, std::move(body));
        m_contentRange = "bytes " + std::to_string(blob.first) + "-" + std::to_string(blob.first + body.size() - 1)
            + "/" + std::to_string(blob.size);
        co_return co_await answer(206, bytesType, std::move(body));
    }

    net::awaitable<bool> readBody(HeaderParser& header, std::uint64_t length, std::string& body)
    {
        const auto patience = limits().bodyDeadline
            + std::chrono::milliseconds(length * 1000 / limits().slowestBytesPerSecond);
        lowest().expires_after(patience);
        if (beast::iequals(header.get()[http::field::expect], "100-continue")) {
            const auto [failed, size] = co_await net::async_write(m_stream, net::buffer(continueHead), waiting);
            if (failed)
                co_return false;
        }
        BodyParser parser(std::move(header));
        parser.body_limit(length);
        parser.eager(true);
        while (!parser.is_done()) {
            acknowledgeNow();
            const auto [failed, size] = co_await http::async_read_some(m_stream, m_buffer, parser, waiting);
            if (failed)
                co_return false;
        }
        body = std::move(parser.get().body());
        co_return true;
    }

    /// An event stream; the connection ends with it.
    net::awaitable<bool> serveEvents(std::string token)
    {
        m_keepAlive = false;
        auto listener = co_await m_reception.service.listen(std::move(token));
        if (!listener)
            co_return co_await refuse(statusOf(listener.error().code), listener.error());
        m_answering = false;
        if (m_leaving)
            co_return false;
        const auto timer = std::make_shared<net::steady_timer>(m_stream.get_executor());
        (*listener)->onNews([timer] { timer->cancel(); });
        watchForHangUp(timer);
        std::string text(eventsHead);
        for (;;) {
            const auto news = (*listener)->take();
            text += eventText(news);
            lowest().expires_after(limits().idleDeadline);
            const auto [failed, size] = co_await net::async_write(m_stream, net::buffer(text), waiting);
            if (failed || news.ended || m_leaving || m_hungUp)
                break;
            if ((*listener)->hasNews()) {
                text.clear();
                continue;
            }
            timer->expires_after(limits().heartbeat);
            const auto [woken] = co_await timer->async_wait(waiting);
            if (m_hungUp || m_leaving)
                break;
            text.assign(woken ? std::string_view() : heartbeatLine);
        }
        m_hungUp = true;
        co_return false;
    }

    /// A listener has nothing more to say: whatever arrives, or the end, closes the stream.
    void watchForHangUp(const std::shared_ptr<net::steady_timer>& timer)
    {
        lowest().expires_never();
        m_stream.async_read_some(net::buffer(m_ignored),
                                 [self = this->shared_from_this(), timer](boost::system::error_code, std::size_t) {
                                     self->m_hungUp = true;
                                     timer->cancel();
                                 });
    }

    net::awaitable<bool> refuse(unsigned status, Error error)
    {
        auto response = errorBody(error, m_requestId);
        co_return co_await refuse(status, std::move(response.body));
    }

    net::awaitable<bool> refuse(unsigned status, std::string body)
    {
        const bool goesOn = co_await answer(status, protobufType, std::move(body));
        if (!goesOn)
            co_await linger();
        co_return goesOn;
    }

    net::awaitable<bool> answer(unsigned status, std::string_view type, std::string body)
    {
        http::response<http::string_body> response(http::status(status), 11, std::move(body));
        response.set(http::field::content_type, type);
        response.set(http::field::cache_control, "no-store");
        response.set(http::field::server, "salver");
        response.set("X-Request-Id", m_requestId);
        if (const auto allow = std::exchange(m_allow, nullptr))
            response.set(http::field::allow, allow);
        if (const auto seconds = std::exchange(m_retryAfter, 0U); seconds > 0)
            response.set(http::field::retry_after, std::to_string(seconds));
        if (const auto offset = std::exchange(m_uploadOffset, std::nullopt))
            response.set("Upload-Offset", std::to_string(*offset));
        if (const auto range = std::exchange(m_contentRange, {}); !range.empty())
            response.set(http::field::content_range, range);
        const bool goesOn = m_keepAlive && !m_leaving;
        response.keep_alive(goesOn);
        response.prepare_payload();
        if (m_isHead) {
            // Its answer tells the length of what GET would bring, and brings nothing.
            response.content_length(std::exchange(m_headOf, std::nullopt).value_or(response.body().size()));
            response.body().clear();
        }
        lowest().expires_after(limits().bodyDeadline
                               + std::chrono::milliseconds(response.body().size() * 1000
                                                           / limits().slowestBytesPerSecond));
        const auto [failed, size] = co_await http::async_write(m_stream, response, waiting);
        co_return !failed && goesOn;
    }

    /// Reads on for a moment after a refusal, since closing on unread bytes would take the answer back.
    net::awaitable<void> linger()
    {
        boost::system::error_code ignored;
        lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
        lowest().expires_after(lingerTime);
        std::size_t left = lingerBytes;
        std::array<char, readAheadBytes> bin{};
        while (left > 0) {
            const auto [failed, size] = co_await lowest().async_read_some(net::buffer(bin), waiting);
            if (failed || size == 0)
                break;
            left -= std::min(left, size);
        }
    }

    net::awaitable<void> end()
    {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            if (!m_hungUp) {
                lowest().expires_after(lingerTime);
                co_await m_stream.async_shutdown(waiting);
            }
        }
        boost::system::error_code ignored;
        lowest().socket().shutdown(tcp::socket::shutdown_both, ignored);
        lowest().close();
    }

    std::string makeId()
    {
        constexpr std::string_view digits = "0123456789abcdef";
        auto number = m_reception.random.next64();
        std::string id(16, '0');
        for (auto& c : id) {
            c = digits[number & 0xFU];
            number >>= 4U;
        }
        return id;
    }

    Reception& m_reception;
    tcp::endpoint m_peer;
    std::shared_ptr<net::ssl::context> m_tls;
    Stream m_stream;
    Door::Place m_place;
    beast::flat_buffer m_buffer;
    std::array<char, 256> m_ignored{};
    std::string m_requestId;
    const char* m_allow{nullptr};
    unsigned m_retryAfter{0};
    std::optional<std::uint64_t> m_uploadOffset;
    std::optional<std::uint64_t> m_headOf; ///< an answer to HEAD: the length of what GET would bring
    std::string m_contentRange;
    bool m_keepAlive{false};
    bool m_isHead{false};
    bool m_answering{false}; ///< between a request's first byte and its answer's last
    bool m_leaving{false};
    bool m_hungUp{false};
};

template <class Stream>
void spawn(const std::shared_ptr<Connection<Stream>>& connection, const net::any_io_executor& executor)
{
    // run() is a member coroutine: the pointer in the handler keeps its object until it ends.
    net::co_spawn(executor, connection->run(), [connection](const std::exception_ptr& broken) {
        if (broken)
            connection->leaveNow();
    });
}

} // namespace

void serveConnection(Reception& reception, tcp::socket socket)
{
    const auto executor = socket.get_executor();
    boost::system::error_code gone;
    const auto peer = socket.remote_endpoint(gone);
    spawn(std::make_shared<Connection<PlainStream>>(reception, peer, nullptr, std::move(socket)), executor);
}

void serveTlsConnection(Reception& reception, tcp::socket socket, std::shared_ptr<net::ssl::context> tls)
{
    const auto executor = socket.get_executor();
    boost::system::error_code gone;
    const auto peer = socket.remote_endpoint(gone);
    auto& context = *tls;
    spawn(std::make_shared<Connection<TlsStream>>(reception, peer, std::move(tls), std::move(socket), context),
          executor);
}

} // namespace salver::server
