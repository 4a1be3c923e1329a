// SPDX-License-Identifier: Apache-2.0
#include "domain/choices.h"

#include "domain/choice_names.h"

namespace salver::domain {

namespace {

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

} // namespace

std::string nameOf(LineType value) { return nameAt(placeOf(value), value); }
std::string nameOf(Lane value) { return nameAt(placeOf(value), value); }
std::string nameOf(VisitMode value) { return nameAt(placeOf(value), value); }
std::string nameOf(VisitState value) { return nameAt(placeOf(value), value); }
std::string nameOf(FeltSource value) { return nameAt(placeOf(value), value); }
std::string nameOf(Direction value) { return nameAt(placeOf(value), value); }
std::string nameOf(PromiseState value) { return nameAt(placeOf(value), value); }
std::string nameOf(FactType value) { return nameAt(placeOf(value), value); }
std::string nameOf(TalkDetail value) { return nameAt(placeOf(value), value); }
std::string nameOf(Whose value) { return nameAt(placeOf(value), value); }
std::string nameOf(Answer value) { return nameAt(placeOf(value), value); }
std::string nameOf(ConfidenceIn value) { return nameAt(placeOf(value), value); }
std::string nameOf(Side value) { return nameAt(placeOf(value), value); }
std::string nameOf(Stand value) { return nameAt(placeOf(value), value); }
std::string nameOf(StanceType value) { return nameAt(placeOf(value), value); }
std::string nameOf(ProblemState value) { return nameAt(placeOf(value), value); }
std::string nameOf(OnboardingState value) { return nameAt(placeOf(value), value); }
std::string nameOf(Learner value) { return nameAt(placeOf(value), value); }
std::string nameOf(TouchType value) { return nameAt(placeOf(value), value); }

template <> std::optional<LineType> choiceFrom<LineType>(std::string_view name) { return choiceAt<LineType>(placeOf(LineType{}), name); }
template <> std::optional<Lane> choiceFrom<Lane>(std::string_view name) { return choiceAt<Lane>(placeOf(Lane{}), name); }
template <> std::optional<VisitMode> choiceFrom<VisitMode>(std::string_view name) { return choiceAt<VisitMode>(placeOf(VisitMode{}), name); }
template <> std::optional<VisitState> choiceFrom<VisitState>(std::string_view name)
{
    return choiceAt<VisitState>(placeOf(VisitState{}), name);
}
template <> std::optional<FeltSource> choiceFrom<FeltSource>(std::string_view name)
{
    return choiceAt<FeltSource>(placeOf(FeltSource{}), name);
}
template <> std::optional<Direction> choiceFrom<Direction>(std::string_view name) { return choiceAt<Direction>(placeOf(Direction{}), name); }
template <> std::optional<PromiseState> choiceFrom<PromiseState>(std::string_view name)
{
    return choiceAt<PromiseState>(placeOf(PromiseState{}), name);
}
template <> std::optional<FactType> choiceFrom<FactType>(std::string_view name) { return choiceAt<FactType>(placeOf(FactType{}), name); }
template <> std::optional<TalkDetail> choiceFrom<TalkDetail>(std::string_view name)
{
    return choiceAt<TalkDetail>(placeOf(TalkDetail{}), name);
}
template <> std::optional<Whose> choiceFrom<Whose>(std::string_view name) { return choiceAt<Whose>(placeOf(Whose{}), name); }
template <> std::optional<Answer> choiceFrom<Answer>(std::string_view name) { return choiceAt<Answer>(placeOf(Answer{}), name); }
template <> std::optional<ConfidenceIn> choiceFrom<ConfidenceIn>(std::string_view name)
{
    return choiceAt<ConfidenceIn>(placeOf(ConfidenceIn{}), name);
}
template <> std::optional<Side> choiceFrom<Side>(std::string_view name) { return choiceAt<Side>(placeOf(Side{}), name); }
template <> std::optional<Stand> choiceFrom<Stand>(std::string_view name) { return choiceAt<Stand>(placeOf(Stand{}), name); }
template <> std::optional<StanceType> choiceFrom<StanceType>(std::string_view name)
{
    return choiceAt<StanceType>(placeOf(StanceType{}), name);
}
template <> std::optional<ProblemState> choiceFrom<ProblemState>(std::string_view name)
{
    return choiceAt<ProblemState>(placeOf(ProblemState{}), name);
}
template <> std::optional<OnboardingState> choiceFrom<OnboardingState>(std::string_view name)
{
    return choiceAt<OnboardingState>(placeOf(OnboardingState{}), name);
}
template <> std::optional<Learner> choiceFrom<Learner>(std::string_view name)
{
    return choiceAt<Learner>(placeOf(Learner{}), name);
}
template <> std::optional<TouchType> choiceFrom<TouchType>(std::string_view name)
{
    return choiceAt<TouchType>(placeOf(TouchType{}), name);
}

} // namespace salver::domain
