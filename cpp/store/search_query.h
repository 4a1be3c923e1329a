// SPDX-License-Identifier: Apache-2.0
// What a person typed into the search field, taken apart. Anything may be typed. Pure functions, any thread.
#pragma once

#include "store/tokenizer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace salver::store {

/// Words that must stand next to one another, folded; the last one may go on where `prefix` is set.
struct SearchPhrase {
    std::vector<std::string> words;
    bool prefix{true};
};

struct ParsedSearch {
    std::vector<SearchPhrase> phrases;
    std::vector<SearchPhrase> client; ///< each must be found in the client's name
    std::vector<SearchPhrase> by;
    std::vector<std::string> kinds;
    std::optional<std::int64_t> before; ///< milliseconds since 1970
};

[[nodiscard]] ParsedSearch parseSearch(const Tokenizer& tokenizer, std::string_view typed);
/// FTS5's own form of the phrases; they hold folded words only, so nothing in them can be an operator.
[[nodiscard]] std::string matchExpression(const std::vector<SearchPhrase>& phrases);
/// Where the phrases stand in a text: (start, length) in bytes, ascending, not touching.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>>
findPhrases(const Tokenizer& tokenizer, const std::vector<SearchPhrase>& phrases, std::string_view text);
/// Whether every phrase stands in the text.
[[nodiscard]] bool holdsAll(const Tokenizer& tokenizer, const std::vector<SearchPhrase>& phrases,
                            std::string_view text);

} // namespace salver::store
