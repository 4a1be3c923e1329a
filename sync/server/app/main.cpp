// SPDX-License-Identifier: Apache-2.0
// salver-server: reads the command line and runs one command.
#include "server/app/admin.h"
#include "server/app/configuration.h"
#include "server/app/serve.h"

#include <cstdlib>
#include <iostream>

namespace {

constexpr int refused = 1;
constexpr int wrongUsage = 2;

int runCommand(const salver::server::Arguments& arguments)
{
    using namespace salver;
    const bool serving = arguments.words.size() == 1 && arguments.words[0] == "serve";
    const auto done = serving ? server::serve(arguments) : server::runAdminCommand(arguments, std::cin, std::cout);
    if (done)
        return 0;
    if (done.error().sentence.empty()) {
        std::cerr << server::helpText();
        return wrongUsage;
    }
    std::cerr << done.error().sentence << '\n';
    return done.error().code == ErrorCode::InvalidArgument ? wrongUsage : refused;
}

} // namespace

int main(int count, char** values)
{
    auto arguments = salver::server::readArguments({values + 1, values + count});
    if (!arguments) {
        std::cerr << arguments.error().sentence << '\n';
        return wrongUsage;
    }
    if (arguments->has("help")) {
        std::cout << salver::server::helpText();
        return 0;
    }
    if (arguments->has("version")) {
        std::cout << "salver-server " SALVER_VERSION "\n";
        return 0;
    }
    const auto environment = [](const std::string& name) { return std::getenv(name.c_str()); };
    if (const auto configured = salver::server::addConfiguration(*arguments, environment); !configured) {
        std::cerr << configured.error().sentence << '\n';
        return wrongUsage;
    }
    if (arguments->has("print-config")) {
        std::cout << salver::server::printedConfiguration(*arguments);
        return 0;
    }
    if (arguments->words.empty()) {
        std::cerr << salver::server::helpText();
        return wrongUsage;
    }
    return runCommand(*arguments);
}
