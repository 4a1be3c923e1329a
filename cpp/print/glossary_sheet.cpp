// SPDX-License-Identifier: Apache-2.0
#include "print/glossary_sheet.h"

#include "domain/words.h"

#include <QCoreApplication>

namespace salver::print {

namespace {

struct GlossaryTr {
    Q_DECLARE_TR_FUNCTIONS(Glossary)
};

SheetItem wordOf(const domain::TermRow& term)
{
    SheetItem item;
    item.entity = term.id;
    item.lead = QString::fromStdString(term.jargon);
    item.text = QString::fromStdString(term.plain);
    if (!term.theirWord.empty())
        item.notes += GlossaryTr::tr("Your word: %1").arg(QString::fromStdString(term.theirWord));
    if (!term.example.empty())
        item.notes += GlossaryTr::tr("For example: %1").arg(QString::fromStdString(term.example));
    return item;
}

} // namespace

Sheet glossarySheet(const std::vector<domain::TermRow>& terms, const QString& client, const domain::Now& now)
{
    Sheet sheet;
    sheet.overline = GlossaryTr::tr("Words");
    sheet.title = client.isEmpty() ? GlossaryTr::tr("Words we use") : GlossaryTr::tr("Words we use, for %1").arg(client);
    sheet.subtitle = GlossaryTr::tr("What they mean, in plain words");
    sheet.asOf = QString::fromStdString(domain::dayLong(now.today(), now.today()));
    SheetBlock ours{GlossaryTr::tr("Our words"), {}};
    SheetBlock theirs{GlossaryTr::tr("Your words, as we understand them"), {}};
    for (const auto& term : terms) {
        // A word without plain ones explains nothing yet.
        if (!term.plain.empty())
            (term.client.name.empty() ? ours : theirs).items += wordOf(term);
    }
    for (auto* block : {&ours, &theirs}) {
        if (!block->items.isEmpty())
            sheet.blocks += std::move(*block);
    }
    return sheet;
}

} // namespace salver::print
