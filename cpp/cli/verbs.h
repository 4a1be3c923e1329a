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
    /// What is wrong with the usage beyond the number of words, in a sentence; nothing where it is right.
    QString (*wrong)(const Arguments& arguments){nullptr};
    bool makesFolder{false}; ///< it may begin a data folder; every other verb wants one that is there
};

/// In the order of the help.
[[nodiscard]] const QList<Verb>& verbs();

// The parts of the table.
[[nodiscard]] QList<Verb> clientVerbs();
[[nodiscard]] QList<Verb> visitVerbs();
[[nodiscard]] QList<Verb> briefVerbs();
[[nodiscard]] QList<Verb> rhythmVerbs();
[[nodiscard]] QList<Verb> objectiveVerbs();
[[nodiscard]] QList<Verb> weighupVerbs();
[[nodiscard]] QList<Verb> adviceVerbs();
[[nodiscard]] QList<Verb> pledgeVerbs();
[[nodiscard]] QList<Verb> houseVerbs();
[[nodiscard]] QList<Verb> agreementVerbs();
[[nodiscard]] QList<Verb> onboardingVerbs();
[[nodiscard]] QList<Verb> touchVerbs();
[[nodiscard]] QList<Verb> understandingVerbs();
[[nodiscard]] QList<Verb> handoverVerbs();
[[nodiscard]] QList<Verb> tellingVerbs();
[[nodiscard]] QList<Verb> teamVerbs();
[[nodiscard]] QList<Verb> pulseVerbs();
[[nodiscard]] QList<Verb> panelVerbs();
[[nodiscard]] QList<Verb> goingVerbs();
[[nodiscard]] QList<Verb> entityVerbs();
[[nodiscard]] QList<Verb> findVerbs();
[[nodiscard]] QList<Verb> inspectVerbs();
[[nodiscard]] QList<Verb> syncVerbs();
[[nodiscard]] QList<Verb> fileVerbs();
[[nodiscard]] QList<Verb> careVerbs();
[[nodiscard]] QList<Verb> peopleVerbs();

} // namespace salver::cli
