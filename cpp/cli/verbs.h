// SPDX-License-Identifier: Apache-2.0
// Everything salver-cli can be asked, as one table: words, arguments, and the function that answers. Thin: what a
// verb means stands in the domain.
#pragma once

#include "cli/arguments.h"
#include "cli/output.h"

#include <QList>

namespace salver::cli {

struct Verb {
    QString words;     ///< "client add"
    QString arguments; ///< "NAME [--sector TEXT]", for the help
    qsizetype least{}; ///< arguments behind the words
    qsizetype most{};
    Result<Output> (*run)(Desk& desk, const Arguments& arguments); ///< arguments.words without the verb's own
};

/// In the order of the help.
[[nodiscard]] const QList<Verb>& verbs();

// The parts of the table.
[[nodiscard]] QList<Verb> clientVerbs();
[[nodiscard]] QList<Verb> visitVerbs();
[[nodiscard]] QList<Verb> entityVerbs();
[[nodiscard]] QList<Verb> findVerbs();
[[nodiscard]] QList<Verb> inspectVerbs();
[[nodiscard]] QList<Verb> syncVerbs();
[[nodiscard]] QList<Verb> fileVerbs();

} // namespace salver::cli
