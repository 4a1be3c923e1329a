// SPDX-License-Identifier: Apache-2.0
// The glossary: words of the House and words of one client, and who had them explained on which day. On the store
// thread; each call is one transaction and one step of undo.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

struct NewTerm {
    EntityId client; ///< null: the House's
    std::string jargon;
    std::string plain;
    std::string theirWord;
    std::string example;
};
/// The word itself is needed, nothing else. A word that stands there already is refused, by whichever letters.
[[nodiscard]] Result<Made> addTerm(Commands& commands, const NewTerm& what);

struct NewExplained {
    EntityId term;
    EntityId person;
    std::string on; ///< as typed; empty: today
};
/// Noted under the person's client. The same person on the same day is noted once.
[[nodiscard]] Result<Made> noteExplained(Commands& commands, const NewExplained& what);

} // namespace salver::domain
