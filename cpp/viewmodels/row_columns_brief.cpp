// SPDX-License-Identifier: Apache-2.0
// The roles of the brief: heads and items in one list, so that only what is on screen is made. "form" says which
// delegate shows a row: 0 a head, 1 a person, 2 anything else.
#include "viewmodels/row_columns.h"

#include "viewmodels/context.h"

#include <array>

namespace salver::viewmodels {

namespace {

QString versionsOf(const print::SheetItem& item)
{
    QStringList lines;
    for (const auto& version : item.versions)
        lines += QStringLiteral("%1 · %2").arg(version.text, version.caption);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

std::span<const Column<BriefRow>> briefColumns()
{
    using R = BriefRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"isHead", [](const R& r) { return QVariant(r.item == nullptr); }},
        {"form", [](const R& r) { return QVariant(r.item == nullptr ? 0 : r.item->person.isNull() ? 2 : 1); }},
        {"heading", [](const R& r) { return QVariant(r.heading); }},
        {"itemId", [](const R& r) { return QVariant(r.item != nullptr ? idText(r.item->entity) : QString()); }},
        {"personId", [](const R& r) { return QVariant(r.item != nullptr ? idText(r.item->person) : QString()); }},
        {"lead", [](const R& r) { return QVariant(r.item != nullptr ? r.item->lead : QString()); }},
        {"words", [](const R& r) { return QVariant(r.item != nullptr ? r.item->text : QString()); }},
        {"theirWords", [](const R& r) { return QVariant(r.item != nullptr && r.item->theirWords); }},
        {"notes", [](const R& r) { return QVariant(r.item != nullptr ? r.item->notes.join(QLatin1Char('\n')) : QString()); }},
        {"caption", [](const R& r) { return QVariant(r.item != nullptr ? r.item->caption : QString()); }},
        {"sign", [](const R& r) { return QVariant(r.item != nullptr ? r.item->sign : -1); }},
        {"toAsk", [](const R& r) { return QVariant(r.item != nullptr && r.item->act == print::SheetAct::Ask); }},
        {"toThank", [](const R& r) { return QVariant(r.item != nullptr && r.item->act == print::SheetAct::Thank); }},
        {"late", [](const R& r) { return QVariant(r.item != nullptr && r.item->late); }},
        {"quiet", [](const R& r) { return QVariant(r.item != nullptr && r.item->quiet); }},
        {"isPrivate", [](const R& r) { return QVariant(r.item != nullptr && r.item->isPrivate); }},
        {"differ", [](const R& r) { return QVariant(r.item != nullptr ? r.item->differ : QString()); }},
        {"versions", [](const R& r) { return QVariant(r.item != nullptr ? versionsOf(*r.item) : QString()); }},
    });
    return columns;
}

} // namespace salver::viewmodels
