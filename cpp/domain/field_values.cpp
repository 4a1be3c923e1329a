// SPDX-License-Identifier: Apache-2.0
#include "domain/field_values.h"

#include "core/change.h"
#include "domain/names.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/when.h"

#include <algorithm>
#include <charconv>

namespace salver::domain {

namespace {

std::string quoted(std::string_view typed)
{
    return '"' + clipped(typed, 60) + '"';
}

tl::unexpected<Error> notUnderstood(std::string_view typed, const model::Field& field, const std::string& help)
{
    return fail(ErrorCode::InvalidArgument,
                say("%1 does not fit the field \"%2\". %3", {quoted(typed), field.name, help}));
}

std::optional<int> minutesIn(std::string_view typed)
{
    const auto colon = typed.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || typed.size() != colon + 3)
        return std::nullopt;
    int hour = 0;
    int minute = 0;
    const auto whole = [](std::string_view text, int& number) {
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        return read.ec == std::errc{} && read.ptr == text.data() + text.size();
    };
    if (!whole(typed.substr(0, colon), hour) || !whole(typed.substr(colon + 1), minute))
        return std::nullopt;
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

Result<std::string> dayValue(std::string_view typed, const model::Field& field, const Now& now)
{
    const auto day = readDay(typed, now.today());
    if (!day)
        return notUnderstood(typed, field, say("A day reads like \"Thu\", \"in two weeks\", \"16 May\" or 2026-05-14."));
    return dayText(*day);
}

Result<std::string> instantValue(std::string_view typed, const model::Field& field, const Now& now)
{
    if (parseInstant(typed))
        return std::string(typed);
    if (folded(typed) == "now")
        return instantText(now.instant());
    const auto space = typed.rfind(' ');
    const auto minutes = minutesIn(space == std::string_view::npos ? typed : typed.substr(space + 1));
    const auto day = space == std::string_view::npos ? std::optional(now.today())
                                                     : readDay(trimmed(typed.substr(0, space)), now.today());
    if (!minutes || !day)
        return notUnderstood(typed, field, say("A time reads like \"tomorrow 10:00\" or \"2026-05-14 10:00\"."));
    return instantText({now.at(*day, *minutes), now.zone});
}

Result<std::string> numberValue(std::string_view typed, const model::Field& field)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (read.ec != std::errc{} || read.ptr != typed.data() + typed.size())
        return notUnderstood(typed, field, say("It takes a whole number."));
    return std::to_string(number);
}

Result<std::string> flagValue(std::string_view typed, const model::Field& field)
{
    const auto word = folded(typed);
    if (word == "1" || word == "yes" || word == "true" || word == "on")
        return std::string("1");
    if (word == "0" || word == "no" || word == "false" || word == "off")
        return std::string();
    return notUnderstood(typed, field, say("It takes yes or no."));
}

Result<std::string> timeValue(std::string_view typed, const model::Field& field)
{
    const auto minutes = minutesIn(typed);
    if (!minutes)
        return notUnderstood(typed, field, say("A time of day reads like 18:30."));
    return (typed.size() == 4 ? "0" : "") + std::string(typed);
}

std::string withSpaces(std::string_view name)
{
    auto plain = folded(trimmed(name));
    std::ranges::replace_if(plain, [](char c) { return c == '-' || c == '_'; }, ' ');
    return plain;
}

Result<std::string> choiceValue(std::string_view typed, const model::Field& field)
{
    const auto wanted = withSpaces(typed);
    std::string all;
    for (const auto choice : field.choices) {
        if (choice == wanted)
            return std::string(choice);
        all += (all.empty() ? "" : ", ") + std::string(choice);
    }
    return notUnderstood(typed, field, say("It takes one of: %1.", {all}));
}

Result<std::string> memberValue(store::Reader& reader, std::string_view typed, const model::Field& field)
{
    const auto wanted = folded(typed);
    if (wanted == "me") {
        auto me = reader.user();
        return me ? Result<std::string>(me->toString()) : fail(me.error());
    }
    const auto spaces = reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    std::string names;
    for (const auto& space : *spaces) {
        const auto members = reader.members(space.id);
        if (!members)
            return fail(members.error());
        for (const auto& member : *members) {
            if (folded(member.userName) == wanted || folded(member.displayName) == wanted ||
                member.id.toString() == wanted)
                return member.id.toString();
            if (names.find(member.userName) == std::string::npos)
                names += (names.empty() ? "" : ", ") + member.userName;
        }
    }
    return notUnderstood(typed, field, names.empty() ? say("This device knows of no colleague yet.")
                                                     : say("It takes a colleague's name, one of: %1.", {names}));
}

/// What kind a reference may name; nothing where any will do.
std::optional<model::KindId> targetOf(const model::Kind& kind, const model::Field& field)
{
    for (const auto& other : model::kinds()) {
        if (other.name == field.name)
            return other.id;
    }
    if (field.name == "people" || field.name == "who")
        return model::person::kind;
    if (kind.id == model::client::kind && field.id == model::client::tags)
        return model::tag::kind;
    return std::nullopt;
}

model::FieldId nameField(model::KindId kind)
{
    const auto* declared = model::findKind(kind);
    for (const auto& field : declared->fields) {
        if (field.has(model::flag::title))
            return field.id;
    }
    return {};
}

Result<std::string> referenceValue(store::Reader& reader, const SpaceId& space, const model::Kind& kind,
                                   const model::Field& field, std::string_view typed)
{
    const auto target = targetOf(kind, field);
    if (const auto id = EntityId::parse(typed)) {
        const auto row = reader.entity(*id);
        if (!row)
            return fail(row.error());
        if (target && row->kind != *target)
            return notUnderstood(typed, field, say("That is not a %1.", {kindWord(*target)}));
        return id->toString();
    }
    if (!target)
        return notUnderstood(typed, field, say("It takes an id."));
    if (*target == model::tag::kind)
        return derivedId(space, raw(*target), folded(typed)).toString();
    store::Select select;
    select.kind = *target;
    select.withProse = false;
    const auto rows = reader.select(select);
    if (!rows)
        return fail(rows.error());
    std::string found;
    for (const auto& row : *rows) {
        if (folded(row.value(nameField(*target))) != folded(typed))
            continue;
        if (!found.empty())
            return notUnderstood(typed, field, say("Several go by that name; give the id."));
        found = row.id.toString();
    }
    if (found.empty())
        return notUnderstood(typed, field, say("Nothing of that name is here; give a name or an id."));
    return found;
}

Result<std::string> listValue(store::Reader& reader, const SpaceId& space, const model::Kind& kind,
                              const model::Field& field, std::string_view typed)
{
    std::string list;
    while (!typed.empty()) {
        const auto end = typed.find_first_of(",\n");
        const auto item = trimmed(typed.substr(0, end));
        typed = end == std::string_view::npos ? std::string_view{} : typed.substr(end + 1);
        if (item.empty())
            continue;
        auto value = referenceValue(reader, space, kind, field, item);
        if (!value)
            return value;
        list += (list.empty() ? "" : "\n") + *value;
    }
    return list;
}

} // namespace

Result<std::string> valueFromTyped(store::Reader& reader, const SpaceId& space, const model::Kind& kind,
                                   const model::Field& field, std::string_view typed, const Now& now)
{
    using model::FieldType;
    const auto clean = sanitizeUtf8(typed);
    const auto text = trimmed(clean);
    if (text.empty())
        return std::string();
    switch (field.type) {
    case FieldType::Words: return oneLine(text);
    case FieldType::Number: return numberValue(text, field);
    case FieldType::Flag: return flagValue(text, field);
    case FieldType::Day: return dayValue(text, field, now);
    case FieldType::Instant: return instantValue(text, field, now);
    case FieldType::TimeOfDay: return timeValue(text, field);
    case FieldType::Choice: return choiceValue(text, field);
    case FieldType::Reference: return referenceValue(reader, space, kind, field, text);
    case FieldType::Member: return memberValue(reader, text, field);
    case FieldType::List: return listValue(reader, space, kind, field, text);
    case FieldType::Prose:
    case FieldType::Order:
    case FieldType::Version: break;
    }
    return fail(ErrorCode::InvalidArgument,
                say("The field \"%1\" is Salver's own and cannot be set by hand.", {field.name}));
}

Result<const model::Field*> fieldByName(const model::Kind& kind, std::string_view name)
{
    const auto wanted = withSpaces(name);
    std::string all;
    for (const auto& field : kind.fields) {
        if (field.name == wanted)
            return &field;
        if (field.type != model::FieldType::Version && field.type != model::FieldType::Order)
            all += (all.empty() ? "" : ", ") + std::string(field.name);
    }
    return fail(ErrorCode::NotFound, say("A %1 has no field %2. Its fields are: %3.", {kind.name, quoted(name), all}));
}

std::string oneLine(std::string_view typed)
{
    auto clean = sanitizeUtf8(typed);
    std::ranges::replace_if(clean, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return std::string(trimmed(clean));
}

std::string clipped(std::string_view text, std::size_t bytesMax)
{
    if (text.size() <= bytesMax)
        return std::string(text);
    std::size_t end = 0;
    while (end < text.size() && end + scalarBytes(text[end]) <= bytesMax)
        end += scalarBytes(text[end]);
    return std::string(text.substr(0, end)) + "\xE2\x80\xA6";
}

} // namespace salver::domain
