// SPDX-License-Identifier: Apache-2.0
// What we say to them: no, with its reason and what we offered instead; advice in twenty seconds; where we think they
// should head; what they let us decide; what is tricky, from stuck to solved. On the store thread; each call is one
// transaction and one step of undo.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

struct NewStance {
    EntityId client;
    EntityId visit;
    EntityId person; ///< who asked
    StanceType type{StanceType::SaidNo};
    std::string asked, said, because, instead, landed;
};
/// Of asked and said one has words.
[[nodiscard]] Result<Made> addStance(Commands& commands, const NewStance& what);
/// "I back this": a lead's support, with a word or without. Once a lead; saying it again changes the word.
[[nodiscard]] Result<Made> backStance(Commands& commands, const EntityId& stance, std::string_view word);

struct NewAdvice {
    EntityId client;
    EntityId visit;
    EntityId person;
    std::string asked, advised, because;
};
[[nodiscard]] Result<Made> addAdvice(Commands& commands, const NewAdvice& what);

/// The one text of a client on where they should head, changed by the smallest edit, then dated and signed.
[[nodiscard]] Result<Made> setDirection(Commands& commands, const EntityId& client, std::string_view text);
[[nodiscard]] EntityId directionId(const SpaceId& space, const EntityId& client);

struct NewDelegation {
    EntityId client;
    std::string what;
    std::string limit;  ///< "up to 500 pounds a month"
    EntityId saidBy;
    std::string saidOn; ///< as typed; empty: today
    std::string until;  ///< as typed; empty: until they take it back
};
[[nodiscard]] Result<Made> addDelegation(Commands& commands, const NewDelegation& what);

struct NewProblem {
    EntityId client;
    std::string title; ///< where we are stuck
    EntityId visit;
    EntityId line;
};
[[nodiscard]] Result<Made> addProblem(Commands& commands, const NewProblem& what);
/// What was tried, and who or what helped; of the two one has words.
[[nodiscard]] Result<Made> addAttempt(Commands& commands, const EntityId& problem, std::string_view tried,
                                      std::string_view helpedBy, const EntityId& visit = {});
[[nodiscard]] Result<Made> solveProblem(Commands& commands, const EntityId& problem, std::string_view how);
[[nodiscard]] Result<Made> reopenProblem(Commands& commands, const EntityId& problem);

/// Several short fields of one thing at once, by their names in the model, as one step of undo. What reads the same
/// already is left alone.
[[nodiscard]] Result<Made> changeWords(Commands& commands, const EntityId& entity,
                                       const std::vector<std::pair<std::string, std::string>>& fields);

} // namespace salver::domain
