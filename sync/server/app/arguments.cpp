// SPDX-License-Identifier: Apache-2.0
#include "server/app/arguments.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace salver::server {

namespace {

constexpr std::array<std::string_view, 13> valued{
    "data",    "database", "listen",  "tls-cert",        "tls-key",                     "display",
    "purpose", "config",   "device-rate", "retention-days", "snapshot-from",   "max-connections", "max-connections-per-address"};
constexpr std::array<std::string_view, 7> flags{"insecure", "behind-proxy", "json",        "log-requests",
                                                "help",     "version",      "print-config"};

bool isIn(std::string_view name, const auto& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::optional<std::string> Arguments::option(const std::string& name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::nullopt : std::optional(found->second);
}

Result<Arguments> readArguments(const std::vector<std::string>& given)
{
    Arguments arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (!given[i].starts_with("--")) {
            arguments.words.push_back(given[i]);
            continue;
        }
        const auto equals = given[i].find('=');
        const auto name = given[i].substr(2, equals == std::string::npos ? equals : equals - 2);
        const bool takesValue = isIn(name, valued);
        if (!takesValue && !isIn(name, flags))
            return fail(ErrorCode::InvalidArgument, "There is no option --" + name + ".");
        if (arguments.has(name))
            return fail(ErrorCode::InvalidArgument, "--" + name + " is given twice.");
        if (!takesValue && equals != std::string::npos)
            return fail(ErrorCode::InvalidArgument, "--" + name + " takes no value.");
        std::string value;
        if (takesValue) {
            if (equals == std::string::npos && i + 1 >= given.size())
                return fail(ErrorCode::InvalidArgument, "--" + name + " needs a value.");
            value = equals == std::string::npos ? given[++i] : given[i].substr(equals + 1);
        }
        arguments.options.emplace(name, value);
    }
    return arguments;
}

std::string helpText()
{
    return R"(salver-server: the shared server of Salver

usage: salver-server COMMAND --data DIR [options]
       salver-server COMMAND --database postgresql://USER@HOST/NAME [options]

  serve --listen ADDR:PORT        serve devices (default 127.0.0.1:7480; port 0 takes any free one)
      --tls-cert FILE --tls-key FILE   speak TLS; SIGHUP reads them again
      --insecure                  allow plain HTTP beyond this machine (behind a proxy that speaks TLS)
      --behind-proxy              a proxy on this machine tells who asks (X-Forwarded-For)
      --log-requests              one line a request on standard error
      --max-connections N  --max-connections-per-address N
      --device-rate N             requests a second that one device may ask (default 200; 0: no limit)
      --retention-days N          how long the logs are kept; devices away for longer take a snapshot (default 0: for
                                  good; else 180 or more)
      --snapshot-from N           an empty device takes a snapshot where a log has so many changes (default 2000; 0:
                                  never)

  user add NAME [--display TEXT]  the password is read from standard input
  user list
  user password NAME              a new password from standard input; signs all devices out
  device list NAME
  device revoke NAME DEVICE
  space add NAME [--purpose team|leads|pair]
  space list
  member add SPACE NAME viewer|member|lead     SPACE is a name or an id; also changes a role
  member remove SPACE NAME
  invite SPACE viewer|member|lead the code with which one person signs up or joins
  invite list SPACE               who is expected, by invitation
  invite revoke SPACE ID          an invitation of that list is good no longer
  erase SPACE ENTRY...            empty the log, snapshots and files of these entries for good, in a lead's name;
                                  devices follow as they sync
  erase list SPACE                what was erased, and which devices are behind
  check                           walk every log and say what is wrong
  backup FILE                     a consistent copy, while the server runs
  restore FILE                    put a copy back, while the server does not run
  renew-epochs                    after PostgreSQL was put back by its own tools, before serving again

  --config FILE                   settings as lines `listen = 0.0.0.0:7480`; the environment (SALVER_LISTEN) and the
                                  command line overrule it
  --print-config                  say which settings hold and where they come from, and end
  --json on list, add, invite and check   one JSON object on standard output
  --help  --version

Exit codes: 0 done, 1 refused (the reason on standard error), 2 wrong usage.
)";
}

} // namespace salver::server
