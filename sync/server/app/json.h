// SPDX-License-Identifier: Apache-2.0
// Just enough JSON to print what the administrator's commands found.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace salver::server {

[[nodiscard]] std::string jsonString(std::string_view text);

/// Values are JSON already.
[[nodiscard]] std::string jsonObject(const std::vector<std::pair<std::string, std::string>>& members);
[[nodiscard]] std::string jsonArray(const std::vector<std::string>& values);

} // namespace salver::server
