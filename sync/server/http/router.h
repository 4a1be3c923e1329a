// SPDX-License-Identifier: Apache-2.0
// Which route a method and a target name, and what the service is asked by it. Pure; knows no HTTP library.
#pragma once

#include "server/service/limits.h"
#include "server/service/request.h"

#include <string_view>

namespace salver::server {

struct Route {
    enum class Kind : std::uint8_t { Service, Events, Health, Ready, Metrics, NotFound, WrongMethod, BadTarget };
    Kind kind{Kind::NotFound};
    Request request;            ///< for Service: operation, space and query are filled in
    std::size_t bodyMost{0};    ///< bytes that its body may have, framed
    const char* allow{nullptr}; ///< with WrongMethod
};

[[nodiscard]] Route routeOf(std::string_view method, std::string_view target, const ServiceLimits& limits);

/// `Range: bytes=A-B` or `bytes=A-` of a GET; false where it is anything else.
[[nodiscard]] bool readRange(std::string_view field, Request& request);
/// `Content-Range: bytes A-B/SIZE` of a PUT of `length` bytes; without one the body is the whole file.
[[nodiscard]] bool readContentRange(std::string_view field, std::uint64_t length, Request& request);

/// The status that goes with a refusal.
[[nodiscard]] unsigned statusOf(ErrorCode code);

} // namespace salver::server
