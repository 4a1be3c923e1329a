// SPDX-License-Identifier: Apache-2.0
#include "store/search_query.h"

#include "store/canonical.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace salver::store {

namespace {

/// One thing typed: a word or a quoted stretch, perhaps behind a filter's name.
struct Piece {
    std::string filter;
    std::string_view text;
    bool quoted{false};
};

constexpr auto filters = std::to_array<std::string_view>({"client", "by", "kind", "before"});

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    for (auto& c : low) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return low;
}

/// Takes the next piece off the front; an open quote goes to the end.
std::optional<Piece> nextPiece(std::string_view& typed)
{
    while (!typed.empty() && isSpace(typed.front()))
        typed.remove_prefix(1);
    if (typed.empty())
        return std::nullopt;
    Piece piece;
    const auto colon = typed.find(':');
    if (colon != std::string_view::npos) {
        const auto name = lowered(typed.substr(0, colon));
        if (std::ranges::find(filters, name) != filters.end()) {
            piece.filter = name;
            typed.remove_prefix(colon + 1);
        }
    }
    if (!typed.empty() && typed.front() == '"') {
        piece.quoted = true;
        typed.remove_prefix(1);
        const auto end = std::min(typed.find('"'), typed.size());
        piece.text = typed.substr(0, end);
        typed.remove_prefix(std::min(end + 1, typed.size()));
        return piece;
    }
    std::size_t end = 0;
    while (end < typed.size() && !isSpace(typed[end]) && typed[end] != '"')
        ++end;
    piece.text = typed.substr(0, end);
    typed.remove_prefix(end);
    return piece;
}

/// Milliseconds at the start of 2026, 2026-05 or 2026-05-14 in UTC.
std::optional<std::int64_t> startOf(std::string_view text)
{
    std::string day(text);
    if (day.size() == 4)
        day += "-01-01";
    else if (day.size() == 7)
        day += "-01";
    if (!isDay(day))
        return std::nullopt;
    return dayStart(day);
}

bool wordFits(const Token& token, const std::string& word, bool prefix)
{
    return prefix ? token.folded.starts_with(word) : token.folded == word;
}

bool standsAt(const std::vector<Token>& tokens, std::size_t at, const SearchPhrase& phrase)
{
    if (at + phrase.words.size() > tokens.size())
        return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        const bool last = i + 1 == phrase.words.size();
        if (!wordFits(tokens[at + i], phrase.words[i], last && phrase.prefix))
            return false;
    }
    return true;
}

void addPhrase(const Tokenizer& tokenizer, const Piece& piece, std::vector<SearchPhrase>& phrases)
{
    SearchPhrase phrase;
    for (auto& token : tokenizer.words(piece.text))
        phrase.words.push_back(std::move(token.folded));
    phrase.prefix = !piece.quoted;
    if (!phrase.words.empty())
        phrases.push_back(std::move(phrase));
}

} // namespace

ParsedSearch parseSearch(const Tokenizer& tokenizer, std::string_view typed)
{
    ParsedSearch search;
    while (const auto piece = nextPiece(typed)) {
        if (piece->filter.empty()) {
            addPhrase(tokenizer, *piece, search.phrases);
        } else if (piece->filter == "kind") {
            if (!piece->text.empty())
                search.kinds.push_back(lowered(piece->text));
        } else if (piece->filter == "before") {
            const auto start = startOf(piece->text);
            // A date that is still being typed filters nothing.
            if (start)
                search.before = search.before ? std::min(*search.before, *start) : *start;
        } else {
            // In a name every word of the value counts by itself, its beginning is enough.
            for (const auto& token : tokenizer.words(piece->text))
                (piece->filter == "client" ? search.client : search.by).push_back({{token.folded}, true});
        }
    }
    return search;
}

std::string matchExpression(const std::vector<SearchPhrase>& phrases)
{
    std::string match;
    for (const auto& phrase : phrases) {
        match += match.empty() ? "\"" : " AND \"";
        for (std::size_t i = 0; i < phrase.words.size(); ++i) {
            match += i == 0 ? "" : " ";
            for (const char c : phrase.words[i])
                match += c == '"' ? std::string("\"\"") : std::string(1, c);
        }
        match += phrase.prefix ? "\" *" : "\"";
    }
    return match;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> findPhrases(const Tokenizer& tokenizer,
                                                                const std::vector<SearchPhrase>& phrases,
                                                                std::string_view text)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
    const auto tokens = tokenizer.words(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        for (const auto& phrase : phrases) {
            if (standsAt(tokens, at, phrase))
                marks.emplace_back(tokens[at].start, tokens[at + phrase.words.size() - 1].end);
        }
    }
    std::ranges::sort(marks);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined;
    for (const auto& [start, end] : marks) {
        if (!joined.empty() && start <= joined.back().second)
            joined.back().second = std::max(joined.back().second, end);
        else
            joined.emplace_back(start, end);
    }
    for (auto& [start, end] : joined)
        end -= start;
    return joined;
}

bool holdsAll(const Tokenizer& tokenizer, const std::vector<SearchPhrase>& phrases, std::string_view text)
{
    const auto tokens = tokenizer.words(text);
    return std::ranges::all_of(phrases, [&](const SearchPhrase& phrase) {
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            if (standsAt(tokens, at, phrase))
                return true;
        }
        return false;
    });
}

} // namespace salver::store
