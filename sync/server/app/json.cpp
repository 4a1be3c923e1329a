// SPDX-License-Identifier: Apache-2.0
#include "server/app/json.h"

namespace salver::server {

std::string jsonString(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20) {
            out += "\\u00";
            out.push_back(digits[byte >> 4U]);
            out.push_back(digits[byte & 0xFU]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
    return out;
}

std::string jsonObject(const std::vector<std::pair<std::string, std::string>>& members)
{
    std::string out = "{";
    for (const auto& [name, value] : members) {
        if (out.size() > 1)
            out += ", ";
        out += jsonString(name) + ": " + value;
    }
    return out + "}";
}

std::string jsonArray(const std::vector<std::string>& values)
{
    std::string out = "[";
    for (const auto& value : values) {
        if (out.size() > 1)
            out += ", ";
        out += value;
    }
    return out + "]";
}

} // namespace salver::server
