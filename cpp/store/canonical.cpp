// SPDX-License-Identifier: Apache-2.0
#include "store/canonical.h"

#include "core/change.h"
#include "core/ids.h"
#include "core/limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <set>

namespace salver::store {

namespace {

using model::FieldType;

constexpr std::size_t orderBytes = 255;
constexpr std::size_t zoneBytes = 64;

tl::unexpected<Error> wrong(const model::Field& field, std::string_view what)
{
    return fail(ErrorCode::InvalidArgument,
                "\"" + std::string(field.name) + "\" must be " + std::string(what) + ".");
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<std::int64_t> readNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return number;
}

/// A line has no line breaks; whatever breaks or steers lines becomes a space.
std::string oneLine(std::string_view value)
{
    auto line = sanitizeUtf8(value);
    for (auto& c : line) {
        if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F)
            c = ' ';
    }
    return line;
}

bool isTimeOfDay(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':' || !isDigit(text[0]) || !isDigit(text[1]) || !isDigit(text[3])
        || !isDigit(text[4]))
        return false;
    return (text[0] - '0') * 10 + text[1] - '0' < 24 && text[3] < '6';
}

std::optional<std::string> readInstant(std::string_view text)
{
    const auto space = text.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    const auto number = readNumber(text.substr(0, space));
    const auto zone = text.substr(space + 1);
    const bool proper = std::ranges::all_of(zone, [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '_' || c == '-'
            || c == '+';
    });
    if (!number || zone.empty() || zone.size() > zoneBytes || !proper)
        return std::nullopt;
    return std::to_string(*number) + " " + std::string(zone);
}

std::optional<std::string> readList(std::string_view text)
{
    std::string list;
    std::set<Uuid> seen;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto entry = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (entry.empty())
            continue;
        const auto id = uuidFromString(entry);
        if (!id)
            return std::nullopt;
        if (!seen.insert(*id).second)
            continue;
        if (!list.empty())
            list.push_back('\n');
        list.append(id->toString());
    }
    return list;
}

Result<std::string> canonicalOf(const model::Field& field, std::string_view value)
{
    switch (field.type) {
    case FieldType::Words: return oneLine(value);
    case FieldType::Number: {
        const auto number = readNumber(value);
        return number ? Result<std::string>(std::to_string(*number)) : wrong(field, "a whole number");
    }
    case FieldType::Flag:
        return value == "1" ? Result<std::string>("1") : wrong(field, "1, or nothing");
    case FieldType::Day:
        return isDay(value) ? Result<std::string>(std::string(value)) : wrong(field, "a day such as 2026-05-14");
    case FieldType::Instant: {
        auto instant = readInstant(value);
        return instant ? Result<std::string>(std::move(*instant))
                       : wrong(field, "milliseconds since 1970 and a time zone, such as 1778752800000 Europe/London");
    }
    case FieldType::TimeOfDay:
        return isTimeOfDay(value) ? Result<std::string>(std::string(value)) : wrong(field, "a time such as 18:30");
    case FieldType::Choice: {
        if (std::ranges::find(field.choices, value) != field.choices.end())
            return std::string(value);
        std::string choices;
        for (const auto choice : field.choices)
            choices += (choices.empty() ? "" : ", ") + std::string(choice);
        return wrong(field, "one of: " + choices);
    }
    case FieldType::Reference:
    case FieldType::Member: {
        const auto id = uuidFromString(value);
        return id ? Result<std::string>(id->toString()) : wrong(field, "an id of 36 characters");
    }
    case FieldType::List: {
        auto list = readList(value);
        return list ? Result<std::string>(std::move(*list)) : wrong(field, "a list of ids, one a line");
    }
    case FieldType::Order: {
        const bool proper = value.size() <= orderBytes
            && std::ranges::all_of(value, [](char c) { return c > ' ' && c < 0x7F; });
        return proper ? Result<std::string>(std::string(value)) : wrong(field, "an order key");
    }
    case FieldType::Prose: return wrong(field, "edited as a text, not set as a value");
    case FieldType::Version: return wrong(field, "written by deleting or restoring");
    }
    return wrong(field, "of a type that this build knows");
}

} // namespace

bool isDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const auto year = readNumber(text.substr(0, 4));
    const auto month = readNumber(text.substr(5, 2));
    const auto day = readNumber(text.substr(8, 2));
    if (!year || !month || !day || *year < 0 || *month < 1 || *month > 12 || *day < 1)
        return false;
    constexpr auto lengths = std::to_array<int>({31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31});
    const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
    return *day <= lengths[static_cast<std::size_t>(*month - 1)] + (leap && *month == 2 ? 1 : 0);
}

std::int64_t dayStart(std::string_view day)
{
    const std::chrono::year_month_day date{
        std::chrono::year(static_cast<int>(readNumber(day.substr(0, 4)).value_or(1970))),
        std::chrono::month(static_cast<unsigned>(readNumber(day.substr(5, 2)).value_or(1))),
        std::chrono::day(static_cast<unsigned>(readNumber(day.substr(8, 2)).value_or(1)))};
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::sys_days(date).time_since_epoch())
        .count();
}

std::optional<std::int64_t> sortNumber(model::FieldType type, std::string_view value)
{
    if (type == FieldType::Instant)
        value = value.substr(0, value.find(' '));
    return readNumber(value);
}

Result<std::string> canonicalValue(const model::Field& field, std::string_view value)
{
    if (value.empty())
        return std::string{};
    if (value.size() > limits::valueBytes)
        return fail(ErrorCode::TooLarge, "\"" + std::string(field.name)
                                             + "\" is longer than 64 KB; shorten it or put it in a note.");
    auto canonical = canonicalOf(field, value);
    // A lone surrogate takes three bytes instead of its one or two, so cleaning can lengthen a value.
    if (canonical && canonical->size() > limits::valueBytes)
        return fail(ErrorCode::TooLarge, "\"" + std::string(field.name)
                                             + "\" is longer than 64 KB; shorten it or put it in a note.");
    return canonical;
}

} // namespace salver::store
