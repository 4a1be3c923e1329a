// SPDX-License-Identifier: Apache-2.0
#include "core/text/invariant.h"

#include <cstdio>
#include <cstdlib>

namespace salver::text {

void brokenInvariant(const char* what, const char* file, int line)
{
    std::fprintf(stderr, "mergeable text: broken invariant: %s (%s:%d)\n", what, file, line);
    std::abort();
}

} // namespace salver::text
