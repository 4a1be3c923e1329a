// SPDX-License-Identifier: Apache-2.0
#include "cli/verbs.h"

namespace salver::cli {

const QList<Verb>& verbs()
{
    static const QList<Verb> all = syncVerbs() + clientVerbs() + visitVerbs() + briefVerbs() + rhythmVerbs() + objectiveVerbs() +
                                   weighupVerbs() + adviceVerbs() + pledgeVerbs() + houseVerbs() + agreementVerbs() + onboardingVerbs() + touchVerbs() + understandingVerbs() + handoverVerbs() +
                                   tellingVerbs() + teamVerbs() +
                                   pulseVerbs() + panelVerbs() + goingVerbs() + entityVerbs() + findVerbs() +
                                   inspectVerbs() + fileVerbs() + careVerbs() + peopleVerbs();
    return all;
}

} // namespace salver::cli
