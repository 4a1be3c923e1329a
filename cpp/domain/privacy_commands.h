// SPDX-License-Identifier: Apache-2.0
// Private or shared, for one line, fact or promise: it moves between the person's own space and the team's under a new
// id that every device works out alike, so that doing it twice does it once. Free functions over Commands, on the store
// thread.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

struct PrivacyChanged {
    Made made;          ///< where it stands now
    std::string others; ///< what others have, or will have, as a sentence
};

/// A line takes its promise with it, and a promise its line. Making private: only what one wrote oneself, since it goes
/// from everybody else. Sharing: into the space of its visit, client or person; refused while that is private itself.
[[nodiscard]] Result<PrivacyChanged> setPrivate(Commands& commands, const EntityId& id, bool isPrivate);

} // namespace salver::domain
