// SPDX-License-Identifier: Apache-2.0
// The choice fields of the model as enumerations, so that no other file compares their names. The order is that of
// the model's lists; choices.cpp checks it. Plain values, any thread.
#pragma once

#include "model/kinds.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace salver::domain {

enum class LineType : std::uint8_t { Text, Quote, Promise, Question, Mark, Spark, Need, SaidNo, Advice, Challenge, Reassure, Detail };
enum class Lane : std::uint8_t { Service, Work };
enum class VisitMode : std::uint8_t { OnSite, Video, Phone, Walk };
enum class VisitState : std::uint8_t { Planned, Running, Open, Wrapped };
enum class FeltSource : std::uint8_t { Said, Written, Sensed };
enum class Direction : std::uint8_t { Ours, Theirs };
enum class PromiseState : std::uint8_t { Open, Kept, LetGo };
enum class FactType : std::uint8_t {
    Reach, Pronounce, Matters, Remember, Avoid, Detail, Season, DidForUs, SmallTalk, Money, Calendar,
    Pressure, Rival, WhoIsWho, NotKnown, Voice, NeverSays, Pictures, UsedIt, CannotAccept
};
enum class TalkDetail : std::uint8_t { Numbers, Pictures, Both };
enum class Whose : std::uint8_t { Theirs, Ours };
enum class Answer : std::uint8_t { Confirmed, Corrected };
enum class ConfidenceIn : std::uint8_t { Commitment, Ability };
enum class Side : std::uint8_t { For, Against };
enum class Stand : std::uint8_t { Agrees, SeesItDifferently };
enum class StanceType : std::uint8_t { SaidNo, Differ };
enum class ProblemState : std::uint8_t { Stuck, Solved };
enum class OnboardingState : std::uint8_t { Running, Done };
enum class Learner : std::uint8_t { WeLearn, TheyLearn };
enum class TouchType : std::uint8_t { Touch, Hospitality };

/// The name that the field holds.
[[nodiscard]] std::string nameOf(LineType value);
[[nodiscard]] std::string nameOf(Lane value);
[[nodiscard]] std::string nameOf(VisitMode value);
[[nodiscard]] std::string nameOf(VisitState value);
[[nodiscard]] std::string nameOf(FeltSource value);
[[nodiscard]] std::string nameOf(Direction value);
[[nodiscard]] std::string nameOf(PromiseState value);
[[nodiscard]] std::string nameOf(FactType value);
[[nodiscard]] std::string nameOf(TalkDetail value);
[[nodiscard]] std::string nameOf(Whose value);
[[nodiscard]] std::string nameOf(Answer value);
[[nodiscard]] std::string nameOf(ConfidenceIn value);
[[nodiscard]] std::string nameOf(Side value);
[[nodiscard]] std::string nameOf(Stand value);
[[nodiscard]] std::string nameOf(StanceType value);
[[nodiscard]] std::string nameOf(ProblemState value);
[[nodiscard]] std::string nameOf(OnboardingState value);
[[nodiscard]] std::string nameOf(Learner value);
[[nodiscard]] std::string nameOf(TouchType value);

/// Nothing where the field is not set or holds a choice of a later version.
template <class Choice>
[[nodiscard]] std::optional<Choice> choiceFrom(std::string_view name);
template <> std::optional<LineType> choiceFrom<LineType>(std::string_view name);
template <> std::optional<Lane> choiceFrom<Lane>(std::string_view name);
template <> std::optional<VisitMode> choiceFrom<VisitMode>(std::string_view name);
template <> std::optional<VisitState> choiceFrom<VisitState>(std::string_view name);
template <> std::optional<FeltSource> choiceFrom<FeltSource>(std::string_view name);
template <> std::optional<Direction> choiceFrom<Direction>(std::string_view name);
template <> std::optional<PromiseState> choiceFrom<PromiseState>(std::string_view name);
template <> std::optional<FactType> choiceFrom<FactType>(std::string_view name);
template <> std::optional<TalkDetail> choiceFrom<TalkDetail>(std::string_view name);
template <> std::optional<Whose> choiceFrom<Whose>(std::string_view name);
template <> std::optional<Answer> choiceFrom<Answer>(std::string_view name);
template <> std::optional<ConfidenceIn> choiceFrom<ConfidenceIn>(std::string_view name);
template <> std::optional<Side> choiceFrom<Side>(std::string_view name);
template <> std::optional<Stand> choiceFrom<Stand>(std::string_view name);
template <> std::optional<StanceType> choiceFrom<StanceType>(std::string_view name);
template <> std::optional<ProblemState> choiceFrom<ProblemState>(std::string_view name);
template <> std::optional<OnboardingState> choiceFrom<OnboardingState>(std::string_view name);
template <> std::optional<Learner> choiceFrom<Learner>(std::string_view name);
template <> std::optional<TouchType> choiceFrom<TouchType>(std::string_view name);

} // namespace salver::domain
