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
constexpr Place placeOf(FeltSource) { return {model::felt::kind, model::felt::source}; }
constexpr Place placeOf(Direction) { return {model::promise::kind, model::promise::direction}; }
constexpr Place placeOf(PromiseState) { return {model::promise::kind, model::promise::state}; }
constexpr Place placeOf(FactType) { return {model::fact::kind, model::fact::type}; }
constexpr Place placeOf(TalkDetail) { return {model::person::kind, model::person::talkDetail}; }
constexpr Place placeOf(Whose) { return {model::line::kind, model::line::whose}; }
constexpr Place placeOf(Answer) { return {model::playback::kind, model::playback::answer}; }
constexpr Place placeOf(ConfidenceIn) { return {model::confidence::kind, model::confidence::about}; }
constexpr Place placeOf(Side) { return {model::point::kind, model::point::side}; }
constexpr Place placeOf(Stand) { return {model::secondView::kind, model::secondView::stand}; }
constexpr Place placeOf(StanceType) { return {model::stance::kind, model::stance::type}; }
constexpr Place placeOf(ProblemState) { return {model::problem::kind, model::problem::state}; }
constexpr Place placeOf(OnboardingState) { return {model::onboarding::kind, model::onboarding::state}; }
constexpr Place placeOf(Learner) { return {model::step::kind, model::step::whose}; }
constexpr Place placeOf(TouchType) { return {model::touch::kind, model::touch::type}; }

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
std::string nameOf(Whose value) { return nameIn(value); }
std::string nameOf(Answer value) { return nameIn(value); }
std::string nameOf(ConfidenceIn value) { return nameIn(value); }
std::string nameOf(Side value) { return nameIn(value); }
std::string nameOf(Stand value) { return nameIn(value); }
std::string nameOf(StanceType value) { return nameIn(value); }
std::string nameOf(ProblemState value) { return nameIn(value); }
std::string nameOf(OnboardingState value) { return nameIn(value); }
std::string nameOf(Learner value) { return nameIn(value); }
std::string nameOf(TouchType value) { return nameIn(value); }

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
template <> std::optional<Whose> choiceFrom<Whose>(std::string_view name) { return choiceIn<Whose>(name); }
template <> std::optional<Answer> choiceFrom<Answer>(std::string_view name) { return choiceIn<Answer>(name); }
template <> std::optional<ConfidenceIn> choiceFrom<ConfidenceIn>(std::string_view name)
{
    return choiceIn<ConfidenceIn>(name);
}
template <> std::optional<Side> choiceFrom<Side>(std::string_view name) { return choiceIn<Side>(name); }
template <> std::optional<Stand> choiceFrom<Stand>(std::string_view name) { return choiceIn<Stand>(name); }
template <> std::optional<StanceType> choiceFrom<StanceType>(std::string_view name)
{
    return choiceIn<StanceType>(name);
}
template <> std::optional<ProblemState> choiceFrom<ProblemState>(std::string_view name)
{
    return choiceIn<ProblemState>(name);
}
template <> std::optional<OnboardingState> choiceFrom<OnboardingState>(std::string_view name)
{
    return choiceIn<OnboardingState>(name);
}
template <> std::optional<Learner> choiceFrom<Learner>(std::string_view name)
{
    return choiceIn<Learner>(name);
}
template <> std::optional<TouchType> choiceFrom<TouchType>(std::string_view name)
{
    return choiceIn<TouchType>(name);
}

} // namespace salver::domain
