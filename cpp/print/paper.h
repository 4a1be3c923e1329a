// SPDX-License-Identifier: Apache-2.0
// A sheet as an A4 PDF and as plain lines. Needs a QGuiApplication for its fonts; may run on any thread and takes a few
// hundred milliseconds.
#pragma once

#include "core/result.h"
#include "print/sheet.h"

namespace salver::print {

/// Replaces the file as a whole, or leaves it as it was.
[[nodiscard]] Result<void> writePdf(const Sheet& sheet, const QString& path);
/// For the command line.
[[nodiscard]] QString plainText(const Sheet& sheet);

} // namespace salver::print
