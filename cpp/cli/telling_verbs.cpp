// SPDX-License-Identifier: Apache-2.0
// "Also tell…" on the command line: passing a visit, or some of its lines, to a colleague, and what one was told.
#include "cli/verbs.h"

#include "domain/field_values.h"
#include "domain/telling.h"

namespace salver::cli {

namespace {

QJsonObject tellingJson(const domain::TellingRow& row)
{
    QJsonArray lines;
    for (const auto& line : row.lines)
        lines.append(lineJson(line));
    return {{"id", qt(row.id)},
            {"kind", "telling"},
            {"visit", qt(row.visit.id)},
            {"client", qt(row.client.name)},
            {"day", qt(domain::dayText(row.day.day))},
            {"by", qt(row.by.name)},
            {"to", qt(row.to.name)},
            {"word", qt(row.words)},
            {"lines", lines},
            {"seenOn", row.seenOn ? QJsonValue(qt(domain::dayText(row.seenOn->day))) : QJsonValue()},
            {"saved", row.waiting ? "waiting" : "synced"},
            {"why", qt(row.why.sentence)}};
}

QString tellingText(const domain::TellingRow& row)
{
    QStringList text{QStringLiteral("%1 to %2 · %3, %4 %5%6")
                         .arg(qt(row.by.name), qt(row.to.name), qt(row.client.name), qt(row.day.words), qt(row.time),
                              row.words.empty() ? QString() : L(" · ") + qt(row.words))};
    for (const auto& line : row.lines)
        text += L("  ") + lineText(line);
    return text.join(QLatin1Char('\n'));
}

Result<Output> tell(Desk& desk, const Arguments& arguments)
{
    const auto visit = desk.entity(arguments.words[0]);
    if (!visit)
        return fail(visit.error());
    const auto& kind = *model::findKind(model::telling::kind);
    const auto to = domain::valueFromTyped(desk.reader(), visit->space, kind, *model::findField(kind, model::telling::to),
                                           arguments.option(L("to")).toStdString(), desk.now());
    if (!to)
        return fail(to.error());
    domain::NewTelling what;
    what.visit = visit->id;
    what.to = UserId::parse(*to).value_or(UserId{});
    what.words = arguments.option(L("word")).toStdString();
    for (const auto& typed : arguments.option(L("line")).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto line = desk.entity(typed.trimmed());
        if (!line)
            return fail(line.error());
        what.lines.push_back(line->id);
    }
    return answerMade(desk, domain::tell(desk.commands(), what));
}

Result<Output> told(Desk& desk, const Arguments& arguments)
{
    auto rows = domain::toldToMe(desk.reader(), desk.now());
    if (arguments.has(L("visit"))) {
        const auto visit = desk.entity(arguments.option(L("visit")));
        if (!visit)
            return fail(visit.error());
        rows = domain::tellingsOf(desk.reader(), visit->id, desk.now());
    }
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(tellingJson(row));
        lines += tellingText(row);
    }
    return listOutput(items, rows->size(), lines, L("Nothing was passed on to you that you have not seen."));
}

Result<Output> seen(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::seeTelling(desk.commands(), entity->id)) : fail(entity.error());
}

QString tellLacks(const Arguments& arguments)
{
    return arguments.has(L("to")) ? QString() : L("Say whom to tell: --to NAME.");
}

} // namespace

QList<Verb> tellingVerbs()
{
    return {
        {L("tell"), L("VISIT --to NAME [--word TEXT] [--line LINE,LINE]"), 1, 1, &tell, &tellLacks},
        {L("told seen"), L("TELLING"), 1, 1, &seen},
        {L("told"), L("[--visit VISIT]   (what colleagues passed on to you; or whom that visit was told to)"), 0, 0, &told},
    };
}

} // namespace salver::cli
