// SPDX-License-Identifier: Apache-2.0
// The border between an editor's UTF-16 and the core's Unicode scalars: counting, offsets, cleaning, and the smallest
// edits that lead from one text to another. Plain values and pure functions, any thread.
#pragma once

#include "domain/text_delta.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace salver::viewmodels {

[[nodiscard]] std::uint64_t scalarsIn(QStringView text);
/// The UTF-16 offset of a scalar position, clipped to the text.
[[nodiscard]] qsizetype utf16Offset(QStringView text, std::uint64_t scalars);
/// Lone surrogates and NULs become U+FFFD, one unit for one unit.
[[nodiscard]] QString sanitised(QStringView text);
/// What a QTextDocument shows of a stored text, one unit for one unit: characters that it takes for the end of a
/// block or of a frame would otherwise tear or shorten the text.
[[nodiscard]] QString displayed(QStringView stored);

/// The difference between two texts as splices of `before`, each on the outcome of the one before, with scalar
/// positions from `offset` on, never inside a surrogate pair: the common ends are trimmed, and where what is left is
/// long on both sides, it is a bounded diff (Myers, "An O(ND) Difference Algorithm", 1986).
[[nodiscard]] std::vector<text::Splice> difference(QStringView before, QStringView after, std::uint64_t offset = 0);

[[nodiscard]] inline QString fromUtf8(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}
/// Cleaned first: QString::toUtf8 alone would make a question mark of a lone surrogate.
[[nodiscard]] inline std::string toUtf8(QStringView text)
{
    return sanitised(text).toStdString();
}

} // namespace salver::viewmodels
