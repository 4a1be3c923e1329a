// SPDX-License-Identifier: Apache-2.0
// The glossary as one page for a client: each word, what it means, their own word for it, an example. Pure, any thread;
// words are translated.
#pragma once

#include "domain/understanding.h"
#include "print/sheet.h"

namespace salver::print {

/// `client` is their name, or empty for the House's own page.
[[nodiscard]] Sheet glossarySheet(const std::vector<domain::TermRow>& terms, const QString& client, const domain::Now& now);

} // namespace salver::print
