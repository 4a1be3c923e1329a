// SPDX-License-Identifier: Apache-2.0
// The roles of the lists of handovers, on Today, on the page of who looks after a client. Constant data.
#pragma once

#include "domain/handover.h"
#include "viewmodels/rows_model.h"

namespace salver::viewmodels {

std::span<const Column<domain::HandoverRow>> handoverColumns();
/// "A draft, not signed yet", "Signed, not read yet".
[[nodiscard]] QString stageWords(const domain::HandoverRow& row);

} // namespace salver::viewmodels
