// SPDX-License-Identifier: Apache-2.0
#include "server/app/configuration.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

namespace salver::server {

namespace {

struct Setting {
    const char* name;
    const char* builtIn;
    bool isFlag;
};

constexpr std::array settings{
    Setting{"data", "", false},
    Setting{"database", "", false},
    Setting{"listen", "127.0.0.1:7480", false},
    Setting{"tls-cert", "", false},
    Setting{"tls-key", "", false},
    Setting{"insecure", "no", true},
    Setting{"behind-proxy", "no", true},
    Setting{"log-requests", "no", true},
    Setting{"max-connections", "10000", false},
    Setting{"max-connections-per-address", "512", false},
    Setting{"device-rate", "200", false},
    Setting{"retention-days", "0", false},
    Setting{"snapshot-from", "2000", false},
};

using Layer = std::map<std::string, std::string>;

std::string environmentName(const std::string& setting)
{
    std::string name = "SALVER_";
    for (const char c : setting)
        name.push_back(c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c));
    return name;
}

std::string trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

Result<Layer> readFile(const std::string& path)
{
    std::ifstream file(path);
    if (!file)
        return fail(ErrorCode::InvalidArgument, "The configuration " + path + " cannot be read.");
    Layer layer;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const auto text = trimmed(line);
        if (text.empty() || text.front() == '#')
            continue;
        const auto where = path + ", line " + std::to_string(number) + ": ";
        const auto equals = text.find('=');
        if (equals == std::string::npos)
            return fail(ErrorCode::InvalidArgument, where + "a setting looks like `listen = 127.0.0.1:7480`.");
        const auto name = trimmed(std::string_view(text).substr(0, equals));
        const bool known = std::any_of(settings.begin(), settings.end(),
                                       [&](const Setting& setting) { return name == setting.name; });
        if (!known)
            return fail(ErrorCode::InvalidArgument, where + "there is no setting " + name + ".");
        if (!layer.emplace(name, trimmed(std::string_view(text).substr(equals + 1))).second)
            return fail(ErrorCode::InvalidArgument, where + name + " is set twice.");
    }
    return layer;
}

Layer readEnvironment(const Environment& environment)
{
    Layer layer;
    for (const auto& setting : settings) {
        if (const char* value = environment(environmentName(setting.name)); value && *value)
            layer.emplace(setting.name, value);
    }
    return layer;
}

/// What a stronger layer said stays. Where the data is counts as one setting: a folder given by hand is not
/// overruled by a database that the environment names.
Result<void> addLayer(Arguments& arguments, const Layer& layer, const std::string& origin)
{
    const bool placed = arguments.has("data") || arguments.has("database");
    for (const auto& setting : settings) {
        const std::string name = setting.name;
        const auto found = layer.find(name);
        if (found == layer.end() || arguments.has(name) || (placed && (name == "data" || name == "database")))
            continue;
        const auto& value = found->second;
        if (setting.isFlag && value != "yes" && value != "no")
            return fail(ErrorCode::InvalidArgument, name + " from " + origin + " is yes or no.");
        if (!setting.isFlag || value == "yes")
            arguments.options.emplace(name, setting.isFlag ? "" : value);
        arguments.origins[name] = origin;
    }
    return {};
}

std::string withoutPassword(const std::string& address)
{
    const auto begin = address.find("://");
    const auto at = address.find('@', begin == std::string::npos ? 0 : begin);
    if (begin == std::string::npos || at == std::string::npos)
        return address;
    const auto colon = address.find(':', begin + 3);
    return colon < at ? address.substr(0, colon) + address.substr(at) : address;
}

} // namespace

Result<void> addConfiguration(Arguments& arguments, const Environment& environment)
{
    for (const auto& [name, value] : arguments.options)
        arguments.origins[name] = "the command line";
    if (auto added = addLayer(arguments, readEnvironment(environment), "the environment"); !added)
        return added;
    const char* named = environment("SALVER_CONFIG");
    const auto path = arguments.option("config").value_or(named ? named : "");
    if (path.empty())
        return {};
    const auto layer = readFile(path);
    if (!layer)
        return fail(layer.error());
    return addLayer(arguments, *layer, path);
}

std::string printedConfiguration(const Arguments& arguments)
{
    std::string text;
    for (const auto& setting : settings) {
        const auto given = arguments.option(setting.name);
        std::string value = setting.builtIn;
        if (given)
            value = setting.isFlag ? "yes" : withoutPassword(*given);
        const auto origin = arguments.origins.find(setting.name);
        text += std::string(setting.name) + " = " + value + "  # from "
            + (origin == arguments.origins.end() ? "what is built in" : origin->second) + "\n";
    }
    return text;
}

} // namespace salver::server
