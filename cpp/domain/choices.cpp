// SPDX-License-Identifier: Apache-2.0
#include "domain/choices.h"

#include <algorithm>

namespace salver::domain {

namespace {

std::span<const std::string_view> choicesOf(model::KindId kind, model::FieldId field)
{
    const auto* declared = model::findKind(kind);
    const auto* found = declared == nullptr ? nullptr : model::findField(*declared, field);
    return found == nullptr ? std::span<const std::string_view>{} : found->choices;
}

// Where the model lists the choices of each enumeration; their orders are the same.
struct Place {
    model::KindId kind;
    model::FieldId field;
};
constexpr Place placeOf(LineType) { return {model::line::kind, model::line::type}; }
constexpr Place placeOf(Lane) { return {model::line::kind, model::line::lane}; }
constexpr Place placeOf(VisitMode) { return {model::visit::kind, model::visit::mode}; }
constexpr Place placeOf(VisitState) { return {model::visit::kind, model::visit::state}; }
constexpr Place placeOf(FeltSource) { return {model::visit::kind, model::visit::feltSource}; }
constexpr Place placeOf(Direction) { return {model::promise::kind, model::promise::direction}; }
constexpr Place placeOf(PromiseState) { return {model::promise::kind, model::promise::state}; }
constexpr Place placeOf(FactType) { return {model::fact::kind, model::fact::type}; }
constexpr Place placeOf(TalkDetail) { return {model::person::kind, model::person::talkDetail}; }

template <class Choice>
std::string nameIn(Choice value)
{
    const auto choices = choicesOf(placeOf(value).kind, placeOf(value).field);
    const auto index = static_cast<std::size_t>(value);
    return index < choices.size() ? std::string(choices[index]) : std::string();
}

template <class Choice>
std::optional<Choice> choiceIn(std::string_view name)
{
    const auto choices = choicesOf(placeOf(Choice{}).kind, placeOf(Choice{}).field);
    const auto at = std::ranges::find(choices, name);
    if (at == choices.end())
        return std::nullopt;
    return static_cast<Choice>(at - choices.begin());
}

} // namespace

std::string nameOf(LineType value) { return nameIn(value); }
std::string nameOf(Lane value) { return nameIn(value); }
std::string nameOf(VisitMode value) { return nameIn(value); }
std::string nameOf(VisitState value) { return nameIn(value); }
std::string nameOf(FeltSource value) { return nameIn(value); }
std::string nameOf(Direction value) { return nameIn(value); }
std::string nameOf(PromiseState value) { return nameIn(value); }
std::string nameOf(FactType value) { return nameIn(value); }
std::string nameOf(TalkDetail value) { return nameIn(value); }

template <> std::optional<LineType> choiceFrom<LineType>(std::string_view name) { return choiceIn<LineType>(name); }
template <> std::optional<Lane> choiceFrom<Lane>(std::string_view name) { return choiceIn<Lane>(name); }
template <> std::optional<VisitMode> choiceFrom<VisitMode>(std::string_view name) { return choiceIn<VisitMode>(name); }
template <> std::optional<VisitState> choiceFrom<VisitState>(std::string_view name)
{
    return choiceIn<VisitState>(name);
}
template <> std::optional<FeltSource> choiceFrom<FeltSource>(std::string_view name)
{
    return choiceIn<FeltSource>(name);
}
template <> std::optional<Direction> choiceFrom<Direction>(std::string_view name) { return choiceIn<Direction>(name); }
template <> std::optional<PromiseState> choiceFrom<PromiseState>(std::string_view name)
{
    return choiceIn<PromiseState>(name);
}
template <> std::optional<FactType> choiceFrom<FactType>(std::string_view name) { return choiceIn<FactType>(name); }
template <> std::optional<TalkDetail> choiceFrom<TalkDetail>(std::string_view name)
{
    return choiceIn<TalkDetail>(name);
}

} // namespace salver::domain
