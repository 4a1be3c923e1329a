// SPDX-License-Identifier: Apache-2.0
// What the verbs on answers share: their figures with n and asterisk, and a colleague by name.
#pragma once

#include "cli/output.h"

#include "domain/pulse_queries.h"

namespace salver::cli {

/// n, label, note, how, askers, coverage, and what n allows beyond.
[[nodiscard]] QJsonObject pulseFiguresJson(const domain::PulseView& view);
[[nodiscard]] QJsonObject pulseJson(const domain::PulseRow& row);
[[nodiscard]] QStringList pulseLines(const domain::PulseView& view);
/// Null for nothing typed.
[[nodiscard]] Result<UserId> memberNamed(Desk& desk, const QString& typed, const SpaceId& space);

} // namespace salver::cli
