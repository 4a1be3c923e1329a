// SPDX-License-Identifier: Apache-2.0
// The pledge on the command line: its lines, who signed, when it was kept and missed, what it said on a day.
#include "cli/verbs.h"

#include "domain/past_day.h"
#include "domain/pledge_commands.h"
#include "domain/pledge_queries.h"
#include "print/paper.h"
#include "print/pledge_sheet.h"

#include <QDir>

namespace salver::cli {

namespace {

using domain::MomentType;

/// The line by its number in the pledge, or by its id.
Result<EntityId> lineOf(Desk& desk, const QString& typed)
{
    bool number = false;
    const auto place = typed.toULongLong(&number);
    if (!number || typed.size() > 2) {
        const auto entity = desk.entity(typed);
        return entity ? Result<EntityId>(entity->id) : fail(entity.error());
    }
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    const auto page = domain::pledgePage(desk.reader(), *team, desk.now());
    if (!page)
        return fail(page.error());
    if (place < 1 || place > page->lines.size())
        return fail(ErrorCode::NotFound, "The pledge has " + std::to_string(page->lines.size()) + " lines.");
    return page->lines[place - 1].id;
}

QJsonObject momentJson(const domain::MomentRow& row)
{
    return {{"id", qt(row.id)},
            {"kind", "pledge moment"},
            {"line", qt(row.pledge)},
            {"type", qt(nameOf(row.type))},
            {"story", qt(row.story)},
            {"howWeMadeItGood", qt(row.madeGood)},
            {"client", qt(row.client.name)},
            {"toldOf", qt(row.about.id)},
            {"by", qt(row.by.name)},
            {"on", dayJson(row.on)},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QString momentText(const domain::MomentRow& row)
{
    QStringList parts{row.type == MomentType::Kept ? L("kept") : L("missed"), qt(row.story), qt(row.client.name),
                      qt(row.by.name), row.on ? qt(row.on->words) : QString()};
    parts.removeAll(QString());
    if (row.type == MomentType::Missed)
        parts += row.madeGood.empty() ? L("how did we make it good? (not noted)") : L("made good: ") + qt(row.madeGood);
    return parts.join(QStringLiteral(" · "));
}

QJsonObject pledgeLineJson(const domain::PledgeLineRow& row)
{
    QJsonArray moments;
    for (const auto& each : row.moments)
        moments.append(momentJson(each));
    return {{"id", qt(row.id)},
            {"kind", "pledge"},
            {"text", qt(row.text)},
            {"howAClientWouldNotice", qt(row.notice)},
            {"by", qt(row.by.name)},
            {"kept", qint64(row.kept)},
            {"missed", qint64(row.missed)},
            {"n", qint64(row.moments.size())},
            {"moments", moments},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QStringList lineText(const domain::PledgeLineRow& row, std::size_t number)
{
    QStringList lines{QStringLiteral("%1. %2").arg(number).arg(qt(row.text))};
    if (!row.notice.empty())
        lines += QStringLiteral("   a client would notice: %1").arg(qt(row.notice));
    if (!row.moments.empty())
        lines += QStringLiteral("   %1 kept, %2 missed, n = %3").arg(row.kept).arg(row.missed).arg(row.moments.size());
    for (const auto& each : row.moments)
        lines += L("   ") + momentText(each);
    return lines;
}

Result<Output> showPledge(Desk& desk, const Arguments& arguments)
{
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    const auto page = domain::pledgePage(desk.reader(), *team, desk.now());
    if (!page)
        return fail(page.error());
    if (const auto path = arguments.option(L("pdf")); !path.isEmpty()) {
        if (auto written = print::writePdf(print::sheetOf(*page, desk.now()), path); !written)
            return fail(std::move(written.error()));
        return sentence({{"file", path}}, QStringLiteral("Written: %1").arg(QDir::toNativeSeparators(path)));
    }
    QJsonArray lines, out, signatures;
    QStringList text;
    for (const auto& row : page->lines) {
        lines.append(pledgeLineJson(row));
        text += lineText(row, std::size_t(lines.size()));
    }
    for (const auto& row : page->takenOut)
        out.append(pledgeLineJson(row));
    for (const auto& row : page->signatures) {
        signatures.append(QJsonObject{{"id", qt(row.id)}, {"by", qt(row.by.name)}, {"on", dayJson(row.on)}, {"asItReadsNow", row.current}});
        text += QStringLiteral("signed: %1, %2%3").arg(qt(row.by.name), row.on ? qt(row.on->words) : QString(),
                                                      row.current ? QString() : L(", before the last change"));
    }
    if (lines.isEmpty())
        text.prepend(L("Nobody has written the pledge yet. It takes three to nine lines."));
    return Output{{{"house", qt(page->house)},
                   {"items", lines},
                   {"total", lines.size()},
                   {"takenOut", out},
                   {"signatures", signatures},
                   {"wording", qt(page->wording)}},
                  text.join(QLatin1Char('\n'))};
}

Result<Output> addPledge(Desk& desk, const Arguments& arguments)
{
    const auto team = desk.commands().team();
    return team ? answerMade(desk, domain::addPledgeLine(desk.commands(), *team, arguments.words[0].toStdString(),
                                                         arguments.text("notice")))
                : fail(team.error());
}

Result<Output> rewordPledge(Desk& desk, const Arguments& arguments)
{
    const auto line = lineOf(desk, arguments.words[0]);
    if (!line)
        return fail(line.error());
    const auto row = desk.reader().entity(*line);
    if (!row)
        return fail(row.error());
    const auto notice = arguments.has(L("notice")) ? arguments.text("notice") : row->value(model::pledge::notice);
    return answerMade(desk, domain::rewordPledgeLine(desk.commands(), *line, arguments.words[1].toStdString(), notice));
}

Result<Output> move(Desk& desk, const Arguments& arguments)
{
    const auto line = lineOf(desk, arguments.words[0]);
    if (!line)
        return fail(line.error());
    const auto place = arguments.words[1].toULongLong();
    if (place < 1)
        return fail(ErrorCode::InvalidArgument, "Say to which place, counted from 1.");
    return answerMade(desk, domain::movePledgeLine(desk.commands(), *line, place - 1));
}

Result<Output> takeOut(Desk& desk, const Arguments& arguments)
{
    const auto line = lineOf(desk, arguments.words[0]);
    return line ? answerMade(desk, domain::takeOutPledgeLine(desk.commands(), *line)) : fail(line.error());
}

Result<Output> bringBack(Desk& desk, const Arguments& arguments)
{
    const auto line = lineOf(desk, arguments.words[0]);
    return line ? answerMade(desk, domain::bringBackPledgeLine(desk.commands(), *line)) : fail(line.error());
}

Result<Output> sign(Desk& desk, const Arguments&)
{
    const auto team = desk.commands().team();
    return team ? answerMade(desk, domain::signPledge(desk.commands(), *team)) : fail(team.error());
}

Result<Output> tell(Desk& desk, const Arguments& arguments, MomentType type)
{
    const auto line = lineOf(desk, arguments.words[0]);
    if (!line)
        return fail(line.error());
    domain::NewMoment what;
    what.pledge = *line;
    what.type = type;
    what.story = arguments.words[1].toStdString();
    what.madeGood = arguments.text("made-good");
    what.on = arguments.text("day");
    if (arguments.has(L("client"))) {
        const auto client = desk.client(arguments.option(L("client")));
        if (!client)
            return fail(client.error());
        what.client = client->id;
    }
    if (arguments.has(L("of"))) {
        const auto about = desk.entity(arguments.option(L("of")));
        if (!about)
            return fail(about.error());
        what.about = about->id;
    }
    return answerMade(desk, domain::addMoment(desk.commands(), what));
}

Result<Output> kept(Desk& desk, const Arguments& arguments)
{
    return tell(desk, arguments, MomentType::Kept);
}

Result<Output> missed(Desk& desk, const Arguments& arguments)
{
    return tell(desk, arguments, MomentType::Missed);
}

Result<Output> madeGood(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::makeGood(desk.commands(), entity->id, arguments.words[1].toStdString()))
                  : fail(entity.error());
}

QString changeWord(domain::PledgeChange::What what)
{
    using enum domain::PledgeChange::What;
    switch (what) {
    case Added: return L("added");
    case Reworded: return L("reworded");
    case Notice: return L("how a client would notice");
    case Moved: return L("moved");
    case TakenOut: return L("taken out");
    case BroughtBack: return L("brought back");
    case Deleted: return L("deleted");
    case Restored: return L("restored");
    }
    return {};
}

Result<Output> changes(Desk& desk, const Arguments&)
{
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    const auto rows = domain::pledgeChanges(desk.reader(), *team, desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(QJsonObject{{"line", qt(row.line)},
                                 {"what", changeWord(row.what)},
                                 {"text", qt(row.text)},
                                 {"before", qt(row.before)},
                                 {"by", qt(row.by.name)},
                                 {"at", timeText(row.at)}});
        lines += QStringLiteral("%1 · %2 · %3 · %4").arg(qt(row.when), qt(row.by.name), changeWord(row.what), qt(row.text));
    }
    return listOutput(items, rows->size(), lines, L("Nobody has written the pledge yet."));
}

Result<Output> onDay(Desk& desk, const Arguments& arguments)
{
    const auto team = desk.commands().team();
    const auto day = domain::readPastDay(arguments.words[0].toStdString(), desk.now().today());
    if (!team)
        return fail(team.error());
    if (!day)
        return fail(ErrorCode::InvalidArgument, "There is no day in \"" + arguments.words[0].toStdString() + "\".");
    const auto rows = domain::pledgeOn(desk.reader(), *team, *day, desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(QJsonObject{{"id", qt(row.id)}, {"text", qt(row.text)}, {"howAClientWouldNotice", qt(row.notice)}});
        lines += QStringLiteral("%1. %2").arg(items.size()).arg(qt(row.text));
    }
    return listOutput(items, rows->size(), lines, L("There was no pledge on that day."));
}

} // namespace

QList<Verb> pledgeVerbs()
{
    return {
        {L("pledge show"), L("[--pdf FILE]"), 0, 0, &showPledge},
        {L("pledge add"), L("TEXT [--notice TEXT]"), 1, 1, &addPledge},
        {L("pledge reword"), L("LINE TEXT [--notice TEXT]"), 2, 2, &rewordPledge},
        {L("pledge move"), L("LINE PLACE"), 2, 2, &move},
        {L("pledge take-out"), L("LINE"), 1, 1, &takeOut},
        {L("pledge bring-back"), L("LINE"), 1, 1, &bringBack},
        {L("pledge sign"), L(""), 0, 0, &sign},
        {L("pledge kept"), L("LINE STORY [--of ENTITY] [--client NAME] [--day DAY]"), 2, 2, &kept},
        {L("pledge missed"), L("LINE STORY [--made-good TEXT] [--of ENTITY] [--client NAME] [--day DAY]"), 2, 2, &missed},
        {L("pledge made-good"), L("MOMENT TEXT"), 2, 2, &madeGood},
        {L("pledge changes"), L(""), 0, 0, &changes},
        {L("pledge on"), L("DAY"), 1, 1, &onDay},
    };
}

} // namespace salver::cli
