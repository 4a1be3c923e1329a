// SPDX-License-Identifier: Apache-2.0
// The roles of the lists on weigh-ups, no's, advice, what we may decide and what is tricky, where several pages show
// them. Constant data and pure functions.
#pragma once

#include "domain/advice_queries.h"
#include "viewmodels/rows_model.h"

namespace salver::viewmodels {

/// A tricky one laid flat: its head, what was tried, what solved it.
struct TrickyRow {
    const domain::ProblemRow* problem{};
    const domain::AttemptRow* attempt{}; ///< nullptr for the head
    bool last{};                         ///< of its problem's rows
};

std::span<const Column<domain::WeighupRow>> weighupColumns();
std::span<const Column<domain::SecondViewRow>> askedColumns();
std::span<const Column<domain::StanceRow>> stanceColumns();
std::span<const Column<domain::AdviceRow>> adviceColumns();
std::span<const Column<domain::DelegationRow>> delegationColumns();
std::span<const Column<TrickyRow>> trickyColumns();

[[nodiscard]] std::vector<TrickyRow> laidFlat(const std::vector<domain::ProblemRow>& problems);
[[nodiscard]] QString trickyKey(const TrickyRow& row);

} // namespace salver::viewmodels
