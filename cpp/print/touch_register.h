// SPDX-License-Identifier: Apache-2.0
// The register of touches and hospitality for whoever has to answer for it: when, who gave, to whom, what, its value as
// typed, how it landed. As a sheet for paper and as CSV (RFC 4180). Pure, any thread; words are translated.
#pragma once

#include "domain/touch_queries.h"
#include "print/sheet.h"

namespace salver::print {

/// `who` names the client, or is empty for all of them; the days are as asked, or empty.
struct RegisterHead {
    QString who;
    std::optional<domain::Day> from, to;
};
[[nodiscard]] Sheet registerSheet(const std::vector<domain::TouchRow>& rows, const RegisterHead& head, const domain::Now& now);
/// Lines end in CR LF. A cell that a spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] QString registerCsv(const std::vector<domain::TouchRow>& rows);
/// Writes the one or the other, by the file's ending (.pdf or .csv); replaces it as a whole, or leaves it as it was.
[[nodiscard]] Result<void> writeRegister(const std::vector<domain::TouchRow>& rows, const RegisterHead& head,
                                         const domain::Now& now, const QString& path);

} // namespace salver::print
