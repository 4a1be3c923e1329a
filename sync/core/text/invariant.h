// SPDX-License-Identifier: Apache-2.0
// Assertions for what can only be wrong through a programmer's error. They stay on in release builds: a broken
// invariant stops the program before it writes anything that is wrong.
#pragma once

namespace salver::text {

/// Prints what was broken and where, then aborts.
[[noreturn]] void brokenInvariant(const char* what, const char* file, int line);

} // namespace salver::text

#define SALVER_TEXT_ASSERT(condition)                                                                                  \
    ((condition) ? static_cast<void>(0) : ::salver::text::brokenInvariant(#condition, __FILE__, __LINE__))
