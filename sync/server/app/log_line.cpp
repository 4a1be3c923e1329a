// SPDX-License-Identifier: Apache-2.0
#include "server/app/log_line.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace salver::server {

namespace {

std::string quoted(const std::string& value)
{
    if (!value.empty() && value.find_first_of(" \"\\\n\t=") == std::string::npos)
        return value;
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            out.push_back('\\');
        out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    }
    return out + "\"";
}

} // namespace

LogSink logToStandardError()
{
    return [](std::string_view event, std::initializer_list<LogField> fields) {
        std::timespec now{};
        std::timespec_get(&now, TIME_UTC);
        std::tm parts{};
        gmtime_r(&now.tv_sec, &parts);
        std::array<char, 32> day{};
        const auto length = std::strftime(day.data(), day.size(), "%Y-%m-%dT%H:%M:%S", &parts);
        auto milliseconds = std::to_string(now.tv_nsec / 1'000'000);
        milliseconds.insert(0, 3 - milliseconds.size(), '0');
        std::string line = "at=" + std::string(day.data(), length) + "." + milliseconds + "Z event=";
        line += event;
        for (const auto& field : fields) {
            line += ' ';
            line += field.key;
            line += '=' + quoted(field.value);
        }
        line += '\n';
        // One write a line, so that lines of several processes in one log stay whole.
        std::fwrite(line.data(), 1, line.size(), stderr);
    };
}

} // namespace salver::server
