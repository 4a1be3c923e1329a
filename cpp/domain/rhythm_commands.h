// SPDX-License-Identifier: Apache-2.0
// Agreeing on a rhythm with a client or a person, and ending it. Free functions over Commands, on the store thread.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

struct NewRhythm {
    EntityId client; ///< of these two one is set: a person's rhythm is theirs, a client's everybody's there
    EntityId person;
    std::string text; ///< in their words: "a call every other Tuesday; nothing in August"
    std::optional<int> everyDays; ///< where the words do not say; at most so many days between two contacts
    std::optional<std::string> pauses; ///< none: what the words say of it
    EntityId agreedWith; ///< a person at the client
    std::optional<Day> agreedOn; ///< none: today
};

/// The id of the rhythm of that person or client: the same on every device, so that two who agree on it apart have one
/// and see both wordings.
[[nodiscard]] EntityId rhythmId(const store::EntityRow& about);

/// One rhythm a client and one a person: agreeing again changes it, and its history keeps what held before.
[[nodiscard]] Result<Made> agreeRhythm(Commands& commands, const NewRhythm& what);

} // namespace salver::domain
