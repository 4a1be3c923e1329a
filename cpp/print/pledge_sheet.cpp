// SPDX-License-Identifier: Apache-2.0
#include "print/pledge_sheet.h"

#include "domain/words.h"

#include <QCoreApplication>

namespace salver::print {

namespace {

struct PledgeTr {
    Q_DECLARE_TR_FUNCTIONS(Pledge)
};

} // namespace

Sheet sheetOf(const domain::PledgePage& pledge, const domain::Now& now)
{
    Sheet sheet;
    sheet.overline = PledgeTr::tr("Pledge");
    sheet.title = pledge.house.empty() ? PledgeTr::tr("Our pledge") : PledgeTr::tr("The pledge of %1").arg(w(pledge.house));
    sheet.asOf = w(domain::dayLong(now.today(), now.today()));
    SheetBlock lines{PledgeTr::tr("What we pledge, and how you would notice"), {}};
    int number = 0;
    for (const auto& line : pledge.lines) {
        SheetItem item;
        item.entity = line.id;
        item.lead = QString::number(++number);
        item.text = w(line.text);
        if (!line.notice.empty())
            item.notes += w(line.notice);
        lines.items += std::move(item);
    }
    if (!lines.items.isEmpty())
        sheet.blocks += std::move(lines);
    SheetBlock signatures{PledgeTr::tr("Signed by"), {}};
    for (const auto& each : pledge.signatures) {
        if (!each.current)
            continue;
        SheetItem item;
        item.text = w(each.by.name);
        item.caption = each.on ? w(domain::dayLong(each.on->day, now.today())) : QString();
        signatures.items += std::move(item);
    }
    if (!signatures.items.isEmpty())
        sheet.blocks += std::move(signatures);
    return sheet;
}

} // namespace salver::print
