// SPDX-License-Identifier: Apache-2.0
#include "server/app/serve.h"

#include "server/app/folder.h"
#include "server/app/ledger.h"
#include "server/app/log_line.h"
#include "server/app/metrics.h"
#include "server/app/open_storage.h"
#include "server/http/http_server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <malloc.h>
#include <limits>
#include <optional>
#include <sys/resource.h>
#include <thread>

namespace salver::server {

namespace net = boost::asio;

namespace {

constexpr auto waiting = net::as_tuple(net::use_awaitable);
constexpr std::chrono::seconds directoryLook{1};
constexpr std::chrono::hours tidyEvery{1};
/// Devices that are away for less never have to take a snapshot.
constexpr std::size_t retentionDaysLeast = 180;

Result<std::size_t> countOption(const Arguments& arguments, const std::string& name, std::size_t otherwise,
                                std::size_t least = 1)
{
    const auto given = arguments.option(name);
    if (!given)
        return otherwise;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
    if (error != std::errc{} || end != given->data() + given->size() || value < least)
        return fail(ErrorCode::InvalidArgument,
                    "--" + name + " needs a number of " + std::to_string(least) + " or more.");
    return value;
}

Result<HttpOptions> httpOptions(const Arguments& arguments)
{
    HttpOptions options;
    const auto listen = arguments.option("listen").value_or("127.0.0.1:7480");
    const auto colon = listen.rfind(':');
    const auto portText = colon == std::string::npos ? std::string() : listen.substr(colon + 1);
    const auto [end, error] = std::from_chars(portText.data(), portText.data() + portText.size(), options.port);
    if (portText.empty() || error != std::errc{} || end != portText.data() + portText.size())
        return fail(ErrorCode::InvalidArgument, "--listen needs an address and a port, like 127.0.0.1:7480.");
    options.address = listen.substr(0, colon);
    if (options.address.starts_with('[') && options.address.ends_with(']'))
        options.address = options.address.substr(1, options.address.size() - 2);
    if (options.address == "localhost")
        options.address = "127.0.0.1";
    options.insecure = arguments.has("insecure");
    options.certificate = arguments.option("tls-cert").value_or("");
    options.key = arguments.option("tls-key").value_or("");
    if (options.certificate.empty() != options.key.empty())
        return fail(ErrorCode::InvalidArgument, "--tls-cert and --tls-key belong together.");
    options.logRequests = arguments.has("log-requests");
    options.behindProxy = arguments.has("behind-proxy");
    const auto connections = countOption(arguments, "max-connections", options.limits.connections);
    const auto each = countOption(arguments, "max-connections-per-address", options.limits.connectionsPerAddress);
    if (!connections || !each)
        return fail(connections ? each.error() : connections.error());
    options.limits.connections = *connections;
    options.limits.connectionsPerAddress = *each;
    return options;
}

void raiseOpenFiles()
{
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

net::awaitable<void> watchDirectory(Service& service, net::steady_timer& timer, const bool& stopped)
{
    const auto home = co_await net::this_coro::executor;
    auto tidied = std::chrono::steady_clock::now();
    net::co_spawn(home, service.tendLogs(), net::detached);
    while (!stopped) {
        timer.expires_after(directoryLook);
        const auto [cancelled] = co_await timer.async_wait(waiting);
        if (cancelled)
            co_return;
        co_await service.watchDirectory();
        if (std::chrono::steady_clock::now() - tidied < tidyEvery)
            continue;
        tidied = std::chrono::steady_clock::now();
        co_await service.tidyUp();
        net::co_spawn(home, service.tendLogs(), net::detached);
    }
}

/// The graph of a running server. Pools are joined before the loop goes, the storage last.
class House {
public:
    House(Storage& storage, HttpOptions options, const ServiceOptions& serviceOptions)
        : m_log(options.log),
          m_storage(storage),
          m_workers(std::max(1U, std::thread::hardware_concurrency() / 2)),
          m_passwords(1),
          m_service(storage, m_clock, m_random, m_workers.get_executor(), m_passwords.get_executor(),
                    serviceOptions),
          m_http(m_loop.get_executor(), m_service, m_random, withMetrics(std::move(options))),
          m_signals(m_loop, SIGTERM, SIGINT),
          m_hangUp(m_loop, SIGHUP),
          m_lookTimer(m_loop)
    {
    }
    House(const House&) = delete;
    House& operator=(const House&) = delete;
    ~House()
    {
        m_workers.join();
        m_passwords.join();
    }

    /// `erased` is the ledger: files that were put back by hand may hold more than they should.
    Result<void> run(std::vector<std::pair<SpaceId, EntityId>> erased)
    {
        if (auto started = m_http.start(); !started)
            return started;
        std::printf("listening on %s\n", m_http.url().c_str());
        std::fflush(stdout);
        m_log("started", {{"url", m_http.url()}});
        m_storage.hearOthers(m_loop.get_executor(),
                             [this](const SpaceId& space, Cursor head) { m_service.movedElsewhere(space, head); });
        net::co_spawn(m_loop, m_service.eraseAgain(std::move(erased)), net::detached);
        net::co_spawn(m_loop, watchDirectory(m_service, m_lookTimer, m_stopped), net::detached);
        m_signals.async_wait([this](boost::system::error_code failed, int) {
            if (failed)
                return;
            m_log("stopping", {});
            // A second signal ends the process at once.
            m_signals.clear(failed);
            m_http.stop([this] { stopLooking(); });
        });
        waitForHangUp();
        m_loop.run();
        m_log("stopped", {});
        return {};
    }

private:
    HttpOptions withMetrics(HttpOptions options)
    {
        options.metrics = [this] { return metricsText(m_service, m_http.door()); };
        return options;
    }

    /// With nothing left to do the loop ends by itself, after whatever is still under way in other threads.
    void stopLooking()
    {
        m_stopped = true;
        m_lookTimer.cancel();
        m_storage.stopHearing();
        m_hangUp.cancel();
    }

    void waitForHangUp()
    {
        m_hangUp.async_wait([this](boost::system::error_code failed, int) {
            if (failed)
                return;
            const auto reloaded = m_http.reloadCertificate();
            m_log("certificate_read", {{"ok", reloaded ? "yes" : "no"}});
            waitForHangUp();
        });
    }

    LogSink m_log;
    Storage& m_storage;
    net::io_context m_loop{1};
    SystemClock m_clock;
    SystemRandom m_random;
    net::thread_pool m_workers;
    net::thread_pool m_passwords;
    Service m_service;
    HttpServer m_http;
    net::signal_set m_signals;
    net::signal_set m_hangUp;
    net::steady_timer m_lookTimer;
    bool m_stopped{false};
};

} // namespace

Result<void> serve(const Arguments& arguments)
{
    auto options = httpOptions(arguments);
    if (!options)
        return fail(options.error());
    options->log = logToStandardError();
    ServiceOptions serviceOptions;
    serviceOptions.log = options->log;
    const auto rate = countOption(arguments, "device-rate", serviceOptions.limits.requestsPerSecond, 0);
    if (!rate)
        return fail(rate.error());
    serviceOptions.limits.requestsPerSecond = static_cast<unsigned>(*rate);
    const auto from = countOption(arguments, "snapshot-from", serviceOptions.limits.snapshotFrom, 0);
    if (!from)
        return fail(from.error());
    serviceOptions.limits.snapshotFrom = *from == 0 ? std::numeric_limits<std::uint64_t>::max() : *from;
    const auto kept = countOption(arguments, "retention-days", 0, 0);
    if (!kept)
        return fail(kept.error());
    if (*kept != 0 && *kept < retentionDaysLeast)
        return fail(ErrorCode::InvalidArgument, "--retention-days is 0 (the log is kept for good) or "
                        + std::to_string(retentionDaysLeast) + " or more.");
    if (*kept != 0)
        serviceOptions.keepLog = std::chrono::hours(24 * static_cast<std::chrono::hours::rep>(*kept));
    // Several servers may share PostgreSQL, but a folder has one.
    std::optional<FolderLock> lock;
    if (!arguments.has("database")) {
        const auto folder = dataFolder(arguments);
        if (!folder)
            return fail(folder.error());
        lock.emplace(*folder);
        if (!lock->held())
            return fail(ErrorCode::Busy, "Another server already serves " + *folder + ".");
    }
    // Threads here are few and pass memory on to one another; a heap for each would only keep it from being reused.
    mallopt(M_ARENA_MAX, 2);
    // Bodies come and go by the megabyte; without this each would be mapped, cleared by the kernel and given back.
    mallopt(M_MMAP_THRESHOLD, 16 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 8 * 1024 * 1024);
    std::signal(SIGPIPE, SIG_IGN);
    raiseOpenFiles();
    std::vector<std::pair<SpaceId, EntityId>> erased;
    if (const auto folder = arguments.option("data")) {
        const auto ledger = ledgerPath(*folder);
        erased = readLedger(ledger);
        serviceOptions.onErased = [ledger, log = options->log](const SpaceId& space, const std::vector<EntityId>& entities) {
            if (const auto added = addToLedger(ledger, space, entities); !added)
                log("ledger_failed", {{"why", added.error().sentence}});
        };
    }
    SystemRandom random;
    auto storage = openStorage(arguments, StorageUse::Serving, random);
    if (!storage)
        return fail(storage.error());
    return House(**storage, std::move(*options), serviceOptions).run(std::move(erased));
}

} // namespace salver::server
