// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/telling_columns.h"

#include "viewmodels/context.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace salver::viewmodels {

namespace {

struct TellingTr {
    Q_DECLARE_TR_FUNCTIONS(Telling)
};

QStringList linesOf(const domain::TellingRow& row, bool theirs)
{
    QStringList lines;
    for (const auto& line : row.lines) {
        if (!line.text.empty() && domain::isTheirWords(line.type) == theirs)
            lines += words(line.text);
    }
    return lines;
}

QString stateOf(const domain::TellingRow& row)
{
    return row.seenOn ? TellingTr::tr("seen %1", "a day in words").arg(words(row.seenOn->words)) : TellingTr::tr("not seen yet");
}

} // namespace

std::span<const Column<domain::TellingRow>> tellingColumns()
{
    using R = domain::TellingRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"tellingId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"visit", [](const R& r) { return QVariant(TellingTr::tr("%1, %2", "day, time").arg(words(r.day.words), words(r.time))); }},
        {"placeId", [](const R& r) { return QVariant(idText(r.lines.empty() ? r.visit.id : r.lines.front().id)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"to", [](const R& r) { return QVariant(words(r.to.name)); }},
        {"mine", [](const R& r) { return QVariant(r.by.me || r.by.id.isNull()); }},
        {"word", [](const R& r) { return QVariant(words(r.words)); }},
        {"theirs", [](const R& r) { return QVariant(linesOf(r, true)); }},
        {"ours", [](const R& r) { return QVariant(linesOf(r, false)); }},
        {"state", [](const R& r) { return QVariant(stateOf(r)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return all;
}

} // namespace salver::viewmodels
