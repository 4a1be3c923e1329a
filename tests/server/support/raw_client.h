// SPDX-License-Identifier: Apache-2.0
// A socket that says exactly what a test wants, proper HTTP or not, and reads answers by the letter.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace salver::test {

struct RawAnswer {
    unsigned status{};
    std::string head;
    std::string body;
    [[nodiscard]] bool has(std::string_view text) const { return head.find(text) != std::string::npos; }
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port, const char* from = nullptr) : m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        const timeval patience{10, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        if (from) {
            inet_pton(AF_INET, from, &address.sin_addr);
            m_connected = bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        }
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1)), m_connected(other.m_connected), m_rest(other.m_rest)
    {
    }
    ~RawClient()
    {
        if (m_socket >= 0)
            close(m_socket);
    }

    [[nodiscard]] bool connected() const { return m_connected; }
    [[nodiscard]] int handle() const { return m_socket; }

    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void endSending() { shutdown(m_socket, SHUT_WR); }
    /// Resets instead of closing.
    void abort()
    {
        const linger now{1, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close(std::exchange(m_socket, -1));
    }

    /// The next answer; nothing where the connection ended before it was whole.
    std::optional<RawAnswer> answer()
    {
        const auto end = waitFor("\r\n\r\n");
        if (!end)
            return std::nullopt;
        RawAnswer answer;
        answer.head = m_rest.substr(0, *end);
        m_rest.erase(0, *end + 4);
        answer.status = static_cast<unsigned>(std::strtoul(answer.head.substr(9, 3).c_str(), nullptr, 10));
        const auto at = answer.head.find("Content-Length: ");
        const auto length = at == std::string::npos ? 0UL : std::strtoul(answer.head.c_str() + at + 16, nullptr, 10);
        while (m_rest.size() < length && more()) {
        }
        if (m_rest.size() < length)
            return std::nullopt;
        answer.body = m_rest.substr(0, length);
        m_rest.erase(0, length);
        return answer;
    }

    /// Reads until `text` came; what came up to its end.
    std::optional<std::string> until(std::string_view text)
    {
        const auto end = waitFor(text);
        if (!end)
            return std::nullopt;
        auto found = m_rest.substr(0, *end + text.size());
        m_rest.erase(0, *end + text.size());
        return found;
    }

    /// True once the other side has ended the connection; false after the patience.
    bool ended()
    {
        while (more()) {
        }
        return m_ended;
    }

private:
    std::optional<std::size_t> waitFor(std::string_view text)
    {
        for (;;) {
            if (const auto found = m_rest.find(text); found != std::string::npos)
                return found;
            if (!more())
                return std::nullopt;
        }
    }
    bool more()
    {
        char piece[16384];
        const auto got = recv(m_socket, piece, sizeof piece, 0);
        if (got > 0)
            m_rest.append(piece, static_cast<std::size_t>(got));
        else
            m_ended = got == 0 || errno == ECONNRESET;
        return got > 0;
    }

    int m_socket;
    bool m_connected{false};
    bool m_ended{false};
    std::string m_rest;
};

} // namespace salver::test
