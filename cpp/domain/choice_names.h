// SPDX-License-Identifier: Apache-2.0
// Between an enumeration and the model's list of its words. For a field's enumeration to be read this way, the file
// that declares its names says where the model lists them: `Place placeOf(Enumeration)`. Their orders are the same.
#pragma once

#include "model/kinds.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace salver::domain {

struct Place {
    model::KindId kind;
    model::FieldId field;
};

[[nodiscard]] inline std::span<const std::string_view> choicesAt(const Place& place)
{
    const auto* kind = model::findKind(place.kind);
    const auto* field = kind == nullptr ? nullptr : model::findField(*kind, place.field);
    return field == nullptr ? std::span<const std::string_view>{} : field->choices;
}

template <class Choice>
[[nodiscard]] std::string nameAt(const Place& place, Choice value)
{
    const auto choices = choicesAt(place);
    const auto index = static_cast<std::size_t>(value);
    return index < choices.size() ? std::string(choices[index]) : std::string();
}

template <class Choice>
[[nodiscard]] std::optional<Choice> choiceAt(const Place& place, std::string_view name)
{
    const auto choices = choicesAt(place);
    const auto at = std::ranges::find(choices, name);
    return at == choices.end() ? std::nullopt : std::optional(static_cast<Choice>(at - choices.begin()));
}

} // namespace salver::domain
