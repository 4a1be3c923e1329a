// SPDX-License-Identifier: Apache-2.0
#include "support/cut_proxy.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace salver::test {

namespace {

sockaddr_in here(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

sockaddr* general(sockaddr_in& address)
{
    return reinterpret_cast<sockaddr*>(&address);
}

bool sendAll(int to, const char* bytes, std::size_t size)
{
    while (size > 0) {
        const auto sent = ::send(to, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

} // namespace

CutProxy::CutProxy(std::uint16_t target) : m_target(target)
{
    // A database that a test starts meanwhile must not hold the ends of the pipe: then closing it would wake nobody.
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = here(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, general(address), size) != 0 || ::listen(m_listener, 64) != 0
        || ::getsockname(m_listener, general(address), &size) != 0 || ::pipe2(m_wake, O_CLOEXEC) != 0)
        qFatal("the proxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

CutProxy::~CutProxy()
{
    ::close(m_wake[1]);
    m_thread.join();
    ::close(m_wake[0]);
    ::close(m_listener);
}

QString CutProxy::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

void CutProxy::admit()
{
    Pair pair;
    pair.inside = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (pair.inside < 0)
        return;
    auto address = here(m_target);
    pair.outside = m_left > 0 ? ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) : -1;
    if (pair.outside < 0 || ::connect(pair.outside, general(address), sizeof address) != 0) {
        ::close(pair.inside);
        if (pair.outside >= 0)
            ::close(pair.outside);
        return;
    }
    const int on = 1;
    for (const int one : {pair.inside, pair.outside})
        ::setsockopt(one, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_pairs.push_back(pair);
}

bool CutProxy::pass(int from, int to)
{
    std::array<char, 16'384> bytes{};
    const auto got = ::recv(from, bytes.data(), bytes.size(), 0);
    if (got <= 0)
        return false;
    // The last bytes before the cut still arrive: half a request, half an answer.
    const auto left = m_left.fetch_sub(got);
    const auto through = std::clamp<std::int64_t>(left, 0, got);
    m_passed += through;
    return sendAll(to, bytes.data(), static_cast<std::size_t>(through)) && left > got;
}

void CutProxy::run()
{
    for (;;) {
        std::vector<pollfd> waiting{{m_wake[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const auto& pair : m_pairs) {
            waiting.push_back({pair.inside, POLLIN, 0});
            waiting.push_back({pair.outside, POLLIN, 0});
        }
        ::poll(waiting.data(), waiting.size(), -1);
        if (waiting[0].revents != 0)
            break;
        for (std::size_t i = m_pairs.size(); i-- > 0;) {
            auto& pair = m_pairs[i];
            const bool open = (waiting[2 + 2 * i].revents == 0 || pass(pair.inside, pair.outside))
                && (waiting[3 + 2 * i].revents == 0 || pass(pair.outside, pair.inside));
            if (open && m_left > 0)
                continue;
            ::close(pair.inside);
            ::close(pair.outside);
            m_pairs.erase(m_pairs.begin() + static_cast<std::ptrdiff_t>(i));
        }
        if (waiting[1].revents != 0)
            admit();
    }
    for (const auto& pair : m_pairs) {
        ::close(pair.inside);
        ::close(pair.outside);
    }
}

} // namespace salver::test
