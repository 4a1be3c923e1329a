// SPDX-License-Identifier: Apache-2.0
// The command line as words and options. Nothing is interpreted here but the dashes.
#pragma once

#include "core/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace salver::server {

struct Arguments {
    std::vector<std::string> words;
    std::map<std::string, std::string> options; ///< without the dashes; a flag's value is empty
    std::map<std::string, std::string> origins; ///< where an option came from, for --print-config

    [[nodiscard]] bool has(const std::string& name) const { return options.contains(name); }
    [[nodiscard]] std::optional<std::string> option(const std::string& name) const;
};

/// InvalidArgument with a sentence where an option is unknown, doubled, or has no value though it needs one.
[[nodiscard]] Result<Arguments> readArguments(const std::vector<std::string>& given);

[[nodiscard]] std::string helpText();

} // namespace salver::server
