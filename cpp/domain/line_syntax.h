// SPDX-License-Identifier: Apache-2.0
// What the first character of a typed line means, and the @Names and #tags in it. Every mark is optional; a line
// without any is a plain line. Pure functions, any thread.
#pragma once

#include "domain/choices.h"

#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

/// An @Name: the word, and where in ParsedLine::text it begins, since names of several words go on behind it.
struct ParsedName {
    std::string word;
    std::size_t at{};
};

struct ParsedLine {
    LineType type{LineType::Text};
    std::string text;               ///< as typed, without the leading mark
    std::vector<ParsedName> names;  ///< after @, in order
    std::vector<std::string> tags;  ///< after #, as typed, in order, none twice
    bool theirs{false};             ///< a promise they made ("! they send the files")
    std::size_t markLength{};       ///< scalars of the leading mark with its spaces, 0 for a plain line
};

/// `>` quote, `!` promise, `*` spark, `?` question, `~` need, `-no` said no, `-advice`, `-challenged`, `-reassured`,
/// `-detail`, `◆` a mark.
[[nodiscard]] ParsedLine parseLine(std::string_view typed);
/// What one types in front of a line of that type; empty for a plain one.
[[nodiscard]] std::string_view markOf(LineType type);

} // namespace salver::domain
