// SPDX-License-Identifier: Apache-2.0
// The whole server in this process, on a thread of its own, as the executable builds it.
#pragma once

#include "server/http/http_server.h"
#include "support/raw_client.h"
#include "support/service_house.h"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <future>
#include <thread>

namespace salver::test {

class HttpHouse : public StorageHouse {
public:
    explicit HttpHouse(HttpLimits limits = {}, const std::string& certificate = {}, const std::string& key = {},
                       bool behindProxy = false)
        : StorageHouse(false)
    {
        HttpOptions options;
        options.limits = limits;
        options.certificate = certificate;
        options.key = key;
        options.behindProxy = behindProxy;
        options.metrics = [] { return std::string("salver_metrics 1\n"); };
        ServiceOptions serviceOptions;
        serviceOptions.password = {1, 8192};
        service = std::make_unique<Service>(*storage, clock, m_serverRandom, m_workers.get_executor(),
                                            m_passwords.get_executor(), serviceOptions);
        http = std::make_unique<HttpServer>(m_loop.get_executor(), *service, m_serverRandom, options);
        if (auto started = http->start(); !started)
            qFatal("%s", started.error().sentence.c_str());
        const auto url = http->url();
        port = static_cast<std::uint16_t>(std::strtoul(url.c_str() + url.rfind(':') + 1, nullptr, 10));
        anasToken = tokenFor(ana);
        bensToken = tokenFor(ben);
        m_thread = std::thread([this] { m_loop.run(); });
    }
    HttpHouse(const HttpHouse&) = delete;
    HttpHouse& operator=(const HttpHouse&) = delete;
    ~HttpHouse()
    {
        stop();
        m_workers.join();
        m_passwords.join();
    }

    /// As SIGTERM does.
    void stop()
    {
        if (!m_thread.joinable())
            return;
        boost::asio::post(m_loop, [this] { http->stop([] {}); });
        m_thread.join();
    }
    /// Runs on the server's own thread and waits for it.
    template <class Work>
    auto inside(Work work)
    {
        std::promise<decltype(work())> promise;
        boost::asio::post(m_loop, [&] { promise.set_value(work()); });
        return promise.get_future().get();
    }
    void watchDirectory()
    {
        std::promise<void> done;
        boost::asio::co_spawn(m_loop, service->watchDirectory(),
                              [&](const std::exception_ptr&) { done.set_value(); });
        done.get_future().get();
    }

    std::string tokenFor(const UserId& who)
    {
        const auto token = makeToken(random);
        must(await(storage->addDevice(
            {{DeviceId(uuidV7(clock.now(), random)), who, "device", clock.now(), clock.now()}, hashOfToken(token)})));
        return token;
    }

    [[nodiscard]] RawClient client() const { return RawClient(port); }
    static std::string get(const std::string& target, const std::string& token = {}, const std::string& more = {})
    {
        return "GET " + target + " HTTP/1.1\r\nHost: salver\r\n"
            + (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + more + "\r\n";
    }
    static std::string post(const std::string& target, const std::string& token, const std::string& body,
                            const std::string& more = {})
    {
        return "POST " + target + " HTTP/1.1\r\nHost: salver\r\nAuthorization: Bearer " + token
            + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "\r\n" + body;
    }
    [[nodiscard]] std::string changesTarget() const { return "/v1/spaces/" + team.toString() + "/changes"; }
    static std::string pushBodyOf(const std::vector<EncodedChange>& changes)
    {
        wire::PushRequest body;
        for (const auto& change : changes)
            body.add_items()->set_change(change.bytes);
        return frameBody(body.SerializeAsString());
    }
    template <class Message>
    static Message parse(const RawAnswer& answer)
    {
        Message message;
        const auto bytes = unframeBody(answer.body, limits::frameBytes);
        if (!bytes || !message.ParseFromString(*bytes))
            qFatal("an answer does not parse");
        return message;
    }
    /// Somebody else is served meanwhile.
    [[nodiscard]] bool serves() const
    {
        RawClient other(port);
        other.send(get("/healthz"));
        const auto answer = other.answer();
        return answer && answer->status == 200 && answer->body == "ok\n";
    }

    std::uint16_t port{};
    std::unique_ptr<Service> service;
    std::unique_ptr<HttpServer> http;
    std::string anasToken;
    std::string bensToken;

private:
    boost::asio::io_context m_loop{1};
    SystemRandom m_serverRandom;
    boost::asio::thread_pool m_workers{1};
    boost::asio::thread_pool m_passwords{1};
    std::thread m_thread;
};

} // namespace salver::test
