// SPDX-License-Identifier: Apache-2.0
// The text of /metrics, in Prometheus' format: figures about the server, nothing about people.
#pragma once

#include <string>

namespace salver::server {

class Service;
class Door;

[[nodiscard]] std::string metricsText(const Service& service, const Door& door);

} // namespace salver::server
