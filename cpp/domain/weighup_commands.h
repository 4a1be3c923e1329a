// SPDX-License-Identifier: Apache-2.0
// Weighing up: what it is for, ways to go with what speaks for and against each, second views, a recommendation that a
// person signs, a look back on its day. Nothing here counts, weighs or picks. On the store thread; each call is one
// transaction and one step of undo.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

/// A weigh-up never has fewer ways to go.
inline constexpr std::size_t optionsLeast = 2;

struct NewWeighup {
    EntityId client;
    std::string title;
    EntityId objective; ///< null: none yet
    std::string whatFor;
    std::string badResult;
    EntityId visit;
    EntityId advice; ///< the advice it grew out of; that gets the way here
    std::vector<std::string> options; ///< filled up to two
};
[[nodiscard]] Result<Made> addWeighup(Commands& commands, const NewWeighup& what);
/// What was advised in a line becomes a weigh-up: asked is its title, advised its first way to go.
[[nodiscard]] Result<Made> weighUpAdvice(Commands& commands, const EntityId& advice);

[[nodiscard]] Result<Made> addOption(Commands& commands, const EntityId& weighup, std::string_view name);
/// Refused where only two are left.
[[nodiscard]] Result<Made> removeOption(Commands& commands, const EntityId& option);

struct NewPoint {
    EntityId option;
    Side side{};
    std::string text;
    EntityId cites; ///< an earlier weigh-up or note
};
[[nodiscard]] Result<Made> addPoint(Commands& commands, const NewPoint& what);

/// Asks a colleague; offline too, it goes out with the next sync.
[[nodiscard]] Result<Made> askSecondView(Commands& commands, const EntityId& weighup, const UserId& askedOf);
struct SecondViewGiven {
    EntityId weighup;
    EntityId asked; ///< what was asked of the signed-in person; null: given unasked
    std::string text;
    Stand stand{};
    EntityId cites;
};
/// Signed by whoever gives it. A view that was given already stays, and the new one stands beside it.
[[nodiscard]] Result<Made> giveSecondView(Commands& commands, const SecondViewGiven& what);

struct NewRecommendation {
    EntityId weighup;
    std::string text;
    EntityId option; ///< which way it goes; null: none of them, or something between
    EntityId cites;
    std::string lookBackOn; ///< as typed; empty leaves the day as it is
};
/// Signed with the person's own signature. Earlier ones stay below it.
[[nodiscard]] Result<Made> recommend(Commands& commands, const NewRecommendation& what);
/// A day as typed ("in six months"); empty takes it away; what is no day is refused with a sentence.
[[nodiscard]] Result<Made> setLookBack(Commands& commands, const EntityId& weighup, std::string_view typed);

struct NewLookback {
    EntityId weighup;
    std::string happened;
    std::string missed;
    std::string sayAgain;
};
[[nodiscard]] Result<Made> lookBack(Commands& commands, const NewLookback& what);

/// How the signed-in person signs: their own signature, else their name.
[[nodiscard]] Result<std::string> signatureOf(Commands& commands);

} // namespace salver::domain
