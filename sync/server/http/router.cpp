// SPDX-License-Identifier: Apache-2.0
#include "server/http/router.h"

#include "core/limits.h"

#include <charconv>
#include <optional>

namespace salver::server {

namespace {

/// What a frame and its message add around their contents.
constexpr std::size_t frameRoom = 64U * 1024U;

std::optional<std::uint64_t> numberOf(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Reads after= and replica=; false where there is anything else.
bool readQuery(std::string_view query, Request& request)
{
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            return false;
        const auto value = numberOf(pair.substr(equals + 1));
        if (!value)
            return false;
        if (pair.substr(0, equals) == "after")
            request.after = Cursor{*value};
        else if (pair.substr(0, equals) == "replica")
            request.replica = ReplicaId{*value};
        else
            return false;
    }
    return true;
}

Route service(Operation operation, std::size_t bodyMost)
{
    Route route;
    route.kind = Route::Kind::Service;
    route.request.operation = operation;
    route.bodyMost = bodyMost;
    return route;
}

Route plain(Route::Kind kind)
{
    Route route;
    route.kind = kind;
    route.needsToken = kind == Route::Kind::Events;
    return route;
}

Route wrongMethod(const char* allow)
{
    Route route = plain(Route::Kind::WrongMethod);
    route.allow = allow;
    return route;
}

Route spaceRoute(std::string_view method, std::string_view rest, std::string_view query, const ServiceLimits& limits)
{
    const auto slash = rest.find('/');
    const auto space = SpaceId::parse(rest.substr(0, slash));
    if (!space || slash == std::string_view::npos)
        return plain(Route::Kind::NotFound);
    const auto what = rest.substr(slash + 1);
    Route route = plain(Route::Kind::NotFound);
    if (what == "handshake") {
        route = method == "POST" ? service(Operation::Handshake, limits::frameBytes) : wrongMethod("POST");
    } else if (what == "changes") {
        if (method == "POST")
            route = service(Operation::Push, limits.batchBytes + frameRoom);
        else
            route = method == "GET" ? service(Operation::Pull, 0) : wrongMethod("GET, POST");
    }
    route.request.space = *space;
    if (route.kind == Route::Kind::Service && !readQuery(query, route.request))
        return plain(Route::Kind::BadTarget);
    return route;
}

} // namespace

Route routeOf(std::string_view method, std::string_view target, const ServiceLimits& limits)
{
    constexpr std::string_view spaces = "/v1/spaces/";
    const auto mark = target.find('?');
    const auto path = target.substr(0, mark);
    const auto query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    if (path.starts_with(spaces))
        return spaceRoute(method, path.substr(spaces.size()), query, limits);
    if (!query.empty())
        return plain(Route::Kind::BadTarget);
    if (path == "/v1/sign-in") {
        if (method == "DELETE")
            return service(Operation::SignOut, 0);
        if (method != "POST")
            return wrongMethod("POST, DELETE");
        auto route = service(Operation::SignIn, limits.smallBodyBytes);
        route.needsToken = false;
        return route;
    }
    if (path == "/v1/me")
        return method == "GET" ? service(Operation::Me, 0) : wrongMethod("GET");
    if (path == "/v1/events")
        return method == "GET" ? plain(Route::Kind::Events) : wrongMethod("GET");
    if (path == "/healthz")
        return method == "GET" ? plain(Route::Kind::Health) : wrongMethod("GET");
    if (path == "/metrics")
        return method == "GET" ? plain(Route::Kind::Metrics) : wrongMethod("GET");
    return plain(Route::Kind::NotFound);
}

unsigned statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::None: return 200;
    case ErrorCode::InvalidArgument:
    case ErrorCode::Malformed: return 400;
    case ErrorCode::NotSignedIn:
    case ErrorCode::WrongPassword: return 401;
    case ErrorCode::NotAllowed:
    case ErrorCode::NotMember: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::SequenceGap:
    case ErrorCode::SequenceReused:
    case ErrorCode::EpochChanged:
    case ErrorCode::ReplicaTaken:
    case ErrorCode::Conflict: return 409;
    case ErrorCode::Erased: return 410;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::VersionTooOld:
    case ErrorCode::VersionTooNew: return 426;
    case ErrorCode::TooManyRequests: return 429;
    case ErrorCode::ServerTrouble:
    case ErrorCode::Busy:
    case ErrorCode::Io:
    case ErrorCode::ReadOnly:
    case ErrorCode::Damaged: return 503;
    case ErrorCode::DiskFull: return 507;
    default: return 500;
    }
}

} // namespace salver::server
