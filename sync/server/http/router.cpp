// SPDX-License-Identifier: Apache-2.0
#include "server/http/router.h"

#include "core/limits.h"

#include <charconv>
#include <limits>
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

/// Reads after=, replica=, id= and piece=; false where there is anything else.
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
        else if (pair.substr(0, equals) == "id")
            request.snapshot = *value;
        else if (pair.substr(0, equals) == "piece" && *value <= std::numeric_limits<std::uint32_t>::max())
            request.piece = static_cast<std::uint32_t>(*value);
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
    return route;
}

Route wrongMethod(const char* allow)
{
    Route route = plain(Route::Kind::WrongMethod);
    route.allow = allow;
    return route;
}

std::optional<Hash> hashOf(std::string_view hex)
{
    Hash hash;
    if (hex.size() != hash.bytes.size() * 2)
        return std::nullopt;
    for (std::size_t i = 0; i < hash.bytes.size(); ++i) {
        const auto* first = hex.data() + i * 2;
        const auto [end, error] = std::from_chars(first, first + 2, hash.bytes[i], 16);
        if (error != std::errc{} || end != first + 2)
            return std::nullopt;
    }
    return hash;
}

Route memberRoute(std::string_view method, std::string_view user, const ServiceLimits& limits)
{
    const auto id = UserId::parse(user);
    if (!id)
        return plain(Route::Kind::NotFound);
    if (method != "PUT" && method != "DELETE")
        return wrongMethod("PUT, DELETE");
    auto route = service(Operation::SetMember, method == "PUT" ? limits.smallBodyBytes : 0);
    route.request.member = *id;
    route.request.remove = method == "DELETE";
    return route;
}

Route blobRoute(std::string_view method, std::string_view hex, const ServiceLimits& limits)
{
    const auto hash = hashOf(hex);
    if (!hash)
        return plain(Route::Kind::NotFound);
    Route route = wrongMethod("HEAD, GET, PUT");
    if (method == "HEAD")
        route = service(Operation::BlobState, 0);
    else if (method == "GET")
        route = service(Operation::ReadBlob, 0);
    else if (method == "PUT")
        route = service(Operation::PutBlob, limits.blobPieceBytes);
    route.request.blob = *hash;
    return route;
}

Route invitationRoute(std::string_view method, std::string_view hex)
{
    const auto hash = hashOf(hex);
    if (!hash)
        return plain(Route::Kind::NotFound);
    if (method != "DELETE")
        return wrongMethod("DELETE");
    auto route = service(Operation::RemoveInvitation, 0);
    route.request.invitation = *hash;
    return route;
}

Route deviceRoute(std::string_view method, std::string_view device)
{
    const auto id = DeviceId::parse(device);
    if (!id)
        return plain(Route::Kind::NotFound);
    if (method != "DELETE")
        return wrongMethod("DELETE");
    auto route = service(Operation::RemoveDevice, 0);
    route.request.device = *id;
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
    } else if (what == "snapshot") {
        route = method == "GET" ? service(Operation::Snapshot, 0) : wrongMethod("GET");
    } else if (what == "invitations") {
        if (method == "POST")
            route = service(Operation::Invite, limits.smallBodyBytes);
        else
            route = method == "GET" ? service(Operation::Invitations, 0) : wrongMethod("GET, POST");
    } else if (what.starts_with("invitations/")) {
        route = invitationRoute(method, what.substr(12));
    } else if (what == "erasures") {
        route = method == "GET" ? service(Operation::Erasures, 0) : wrongMethod("GET");
    } else if (what.starts_with("members/")) {
        route = memberRoute(method, what.substr(8), limits);
    } else if (what.starts_with("blobs/")) {
        route = blobRoute(method, what.substr(6), limits);
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
    constexpr std::string_view devices = "/v1/devices/";
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
        return service(Operation::SignIn, limits.smallBodyBytes);
    }
    if (path == "/v1/sign-up" && method == "POST")
        return service(Operation::SignUp, limits.smallBodyBytes);
    for (const auto& [name, operation] : {std::pair("/v1/join", Operation::Join),
                                          std::pair("/v1/password", Operation::ChangePassword)}) {
        if (path == name)
            return method == "POST" ? service(operation, limits.smallBodyBytes) : wrongMethod("POST");
    }
    if (path == "/v1/devices")
        return method == "GET" ? service(Operation::Devices, 0) : wrongMethod("GET");
    if (path.starts_with(devices))
        return deviceRoute(method, path.substr(devices.size()));
    if (path == "/v1/sign-up")
        return wrongMethod("POST");
    if (path == "/v1/me")
        return method == "GET" ? service(Operation::Me, 0) : wrongMethod("GET");
    if (path == "/v1/events")
        return method == "GET" ? plain(Route::Kind::Events) : wrongMethod("GET");
    if (path == "/healthz")
        return method == "GET" ? plain(Route::Kind::Health) : wrongMethod("GET");
    if (path == "/readyz")
        return method == "GET" ? plain(Route::Kind::Ready) : wrongMethod("GET");
    if (path == "/metrics")
        return method == "GET" ? plain(Route::Kind::Metrics) : wrongMethod("GET");
    return plain(Route::Kind::NotFound);
}

bool readRange(std::string_view field, Request& request)
{
    constexpr std::string_view unit = "bytes=";
    if (field.empty())
        return true;
    const auto dash = field.find('-');
    if (!field.starts_with(unit) || dash == std::string_view::npos)
        return false;
    const auto first = numberOf(field.substr(unit.size(), dash - unit.size()));
    const auto end = field.substr(dash + 1);
    if (!first)
        return false;
    request.first = *first;
    if (end.empty())
        return true;
    request.last = numberOf(end);
    return request.last && *request.last >= *first;
}

bool readContentRange(std::string_view field, std::uint64_t length, Request& request)
{
    constexpr std::string_view unit = "bytes ";
    if (field.empty()) {
        request.size = length;
        return true;
    }
    const auto dash = field.find('-');
    const auto slash = field.find('/');
    if (!field.starts_with(unit) || dash == std::string_view::npos || slash == std::string_view::npos || slash < dash)
        return false;
    const auto first = numberOf(field.substr(unit.size(), dash - unit.size()));
    const auto last = numberOf(field.substr(dash + 1, slash - dash - 1));
    const auto size = numberOf(field.substr(slash + 1));
    if (!first || !last || !size || *last < *first || *last - *first + 1 != length)
        return false;
    request.first = *first;
    request.size = *size;
    return true;
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
    case ErrorCode::LamportAhead:
    case ErrorCode::BehindFence:
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
