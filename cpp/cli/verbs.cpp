// SPDX-License-Identifier: Apache-2.0
#include "cli/verbs.h"

namespace salver::cli {

const QList<Verb>& verbs()
{
    static const QList<Verb> all = syncVerbs() + clientVerbs() + visitVerbs() + entityVerbs() + findVerbs() +
                                   inspectVerbs() + fileVerbs();
    return all;
}

} // namespace salver::cli
