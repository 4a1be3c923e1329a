// SPDX-License-Identifier: Apache-2.0
#include "domain/line_syntax.h"

#include "domain/scalars.h"

#include <algorithm>
#include <array>
#include <utility>

namespace salver::domain {

namespace {

struct Leading {
    LineType type{LineType::Text};
    std::size_t bytes{}; ///< of the mark alone
};

constexpr auto wordMarks = std::to_array<std::pair<LineType, std::string_view>>({
    {LineType::SaidNo, "-no"},
    {LineType::Advice, "-advice"},
    {LineType::Challenge, "-challenged"},
    {LineType::Reassure, "-reassured"},
    {LineType::Detail, "-detail"},
});

Leading leadingMark(std::string_view typed)
{
    constexpr std::string_view diamond = "\xE2\x97\x86"; // ◆
    if (typed.starts_with(diamond))
        return {LineType::Mark, diamond.size()};
    // "-no" is a word of its own; "-noted" is a plain line.
    for (const auto& [type, word] : wordMarks) {
        const auto end = word.size();
        if (folded(typed.substr(0, end)) == word && (typed.size() == end || typed[end] == ' ' || typed[end] == ':'))
            return {type, typed.size() > end && typed[end] == ':' ? end + 1 : end};
    }
    switch (typed.empty() ? '\0' : typed.front()) {
    case '>': return {LineType::Quote, 1};
    case '!': return {LineType::Promise, 1};
    // Two stars are bold text, not a spark.
    case '*': return typed.starts_with("**") ? Leading{} : Leading{LineType::Spark, 1};
    case '?': return {LineType::Question, 1};
    case '~': return {LineType::Need, 1};
    default: return {};
    }
}

/// The word of letters, digits, hyphens, apostrophes and underscores at `from`.
std::string_view wordAt(std::string_view text, std::size_t from)
{
    std::size_t end = from;
    for (std::size_t at = from; at < text.size();) {
        const auto scalar = takeScalar(text, at);
        const bool inner = scalar == '-' || scalar == '_' || scalar == '\'' || scalar == 0x2019;
        if (isWordScalar(scalar) || (scalar >= 0x300 && scalar <= 0x36F))
            end = at;
        else if (!inner)
            break;
    }
    return text.substr(from, end - from);
}

void readMentions(ParsedLine& line)
{
    bool atStart = true;
    const std::string_view text = line.text;
    for (std::size_t at = 0; at < text.size();) {
        const auto scalar = takeScalar(text, at);
        const auto word = atStart && (scalar == '@' || scalar == '#') ? wordAt(text, at) : std::string_view{};
        if (!word.empty() && scalar == '@')
            line.names.push_back({std::string(word), at});
        // "#1" is a number, not a tag.
        const bool digitsOnly = std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
        if (!word.empty() && scalar == '#' && !digitsOnly) {
            const auto same = [&](const std::string& tag) { return folded(tag) == folded(word); };
            if (std::ranges::none_of(line.tags, same))
                line.tags.emplace_back(word);
        }
        at += word.size();
        atStart = word.empty() && !isWordScalar(scalar) && scalar != '@' && scalar != '#';
    }
}

} // namespace

ParsedLine parseLine(std::string_view typed)
{
    ParsedLine line;
    const auto clean = trimmed(typed);
    const auto mark = leadingMark(clean);
    line.type = mark.type;
    line.text = mark.bytes == 0 ? std::string(clean) : std::string(trimmed(clean.substr(mark.bytes)));
    if (mark.bytes != 0) {
        const auto kept = line.text.empty() ? typed.size() : typed.find(line.text, mark.bytes);
        line.markLength = scalarCount(typed.substr(0, kept));
    }
    const auto start = folded(line.text.substr(0, 12));
    line.theirs = line.type == LineType::Promise && (start.starts_with("they ") || start.starts_with("they'") ||
                                                     start.starts_with("they\xE2\x80\x99"));
    readMentions(line);
    return line;
}

std::string_view markOf(LineType type)
{
    switch (type) {
    case LineType::Text: return "";
    case LineType::Quote: return ">";
    case LineType::Promise: return "!";
    case LineType::Question: return "?";
    case LineType::Mark: return "\xE2\x97\x86";
    case LineType::Spark: return "*";
    case LineType::Need: return "~";
    case LineType::SaidNo:
    case LineType::Advice:
    case LineType::Challenge:
    case LineType::Reassure:
    case LineType::Detail: break;
    }
    return std::ranges::find(wordMarks, type, &std::pair<LineType, std::string_view>::first)->second;
}

} // namespace salver::domain
