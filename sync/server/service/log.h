// SPDX-License-Identifier: Apache-2.0
// One line an event, key=value, without personal data: no names, no addresses, no contents, no tokens.
// The composition root hands in where lines go; an empty sink drops them.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace salver::server {

struct LogField {
    std::string_view key;
    std::string value;
};

using LogSink = std::function<void(std::string_view event, std::initializer_list<LogField> fields)>;

} // namespace salver::server
