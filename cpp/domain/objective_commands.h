// SPDX-License-Identifier: Apache-2.0
// What they want, in their words; what we played back and what they answered; what they say of our commitment and our
// ability. Each is a record with a date and a name, and none is a state that we set. On the store thread; each call is
// one transaction and one step of undo.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

struct NewObjective {
    EntityId client;
    std::string words; ///< theirs, as they said them
    EntityId saidBy;   ///< a person at the client; null where nobody noted who
    std::optional<Day> saidOn; ///< none: today
};
[[nodiscard]] Result<Made> addObjective(Commands& commands, const NewObjective& what);

/// What we understood, said back to them. The text can be rewritten together until they have answered.
[[nodiscard]] Result<Made> playBack(Commands& commands, const EntityId& objective, std::string_view text);

struct PlaybackAnswer {
    EntityId playback;
    Answer answer{Answer::Confirmed};
    std::string theirWords; ///< a correction has them; a confirmation may
    EntityId answeredBy;
    std::optional<Day> answeredOn; ///< none: today
};
[[nodiscard]] Result<Made> answerPlayback(Commands& commands, const PlaybackAnswer& what);

struct NewConfidence {
    EntityId objective;
    ConfidenceIn about{};
    std::string words; ///< theirs
    EntityId saidBy;
    std::optional<Day> saidOn; ///< none: today
};
[[nodiscard]] Result<Made> addConfidence(Commands& commands, const NewConfidence& what);

/// They are done with it: it stays to be read and is pinned no more. `done` false takes that back.
[[nodiscard]] Result<Made> setObjectiveDone(Commands& commands, const EntityId& objective, bool done);

} // namespace salver::domain
