// SPDX-License-Identifier: Apache-2.0
// Touches on the command line: ideas, what was given and how it landed, the register.
#include "cli/verbs.h"

#include "domain/past_day.h"
#include "domain/scalars.h"
#include "domain/touch_commands.h"
#include "domain/touch_queries.h"
#include "print/touch_register.h"

namespace salver::cli {

namespace {

QJsonObject touchJson(const domain::TouchRow& row)
{
    QJsonArray refused;
    for (const auto& each : row.cannotAccept)
        refused.append(qt(each));
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "touch"},
                     {"type", qt(nameOf(row.type))},
                     {"client", qt(row.client.name)},
                     {"person", qt(row.person.name)},
                     {"idea", qt(row.idea)},
                     {"because", qt(row.because)},
                     {"line", qt(row.line)},
                     {"givenOn", row.givenOn ? QJsonValue(qt(domain::dayText(row.givenOn->day))) : QJsonValue()},
                     {"givenBy", qt(row.givenBy.name)},
                     {"howItLanded", qt(row.landed)},
                     {"value", qt(row.value)},
                     {"by", qt(row.by.name)},
                     {"saved", row.waiting ? "waiting" : "synced"}};
    if (!row.givenOn)
        json.insert("cannotAccept", refused);
    if (row.isPrivate)
        json.insert("private", true);
    return json;
}

QString touchText(const domain::TouchRow& row)
{
    QStringList parts{row.givenOn ? qt(domain::dayText(row.givenOn->day)) : L("an idea"),
                      row.person.name.empty() ? qt(row.client.name) : qt(row.person.name), qt(row.idea)};
    if (!row.value.empty())
        parts += qt(row.value);
    if (!row.landed.empty())
        parts += QStringLiteral("landed: %1").arg(qt(row.landed));
    for (const auto& each : row.cannotAccept)
        parts += QStringLiteral("cannot accept: %1").arg(qt(each));
    return parts.join(QStringLiteral(" · "));
}

Output touchList(const std::vector<domain::TouchRow>& rows, const QString& nothing)
{
    QJsonArray items;
    QStringList lines;
    for (const auto& row : rows) {
        items.append(touchJson(row));
        lines += touchText(row);
    }
    return listOutput(items, rows.size(), lines, nothing);
}

Result<Output> touchAdd(Desk& desk, const Arguments& arguments)
{
    domain::NewTouch what;
    what.idea = arguments.words[0].toStdString();
    what.because = arguments.option(L("because")).toStdString();
    what.value = arguments.option(L("value")).toStdString();
    what.type = arguments.has(L("hospitality")) ? domain::TouchType::Hospitality : domain::TouchType::Touch;
    what.anyway = arguments.has(L("anyway"));
    const auto named = [&](const char* option, auto find, EntityId& into) -> Result<void> {
        if (!arguments.has(L(option)))
            return {};
        const auto row = find(arguments.option(L(option)));
        if (!row)
            return fail(row.error());
        into = row->id;
        return {};
    };
    for (auto done : {named("client", [&](const QString& typed) { return desk.client(typed); }, what.client),
                      named("person", [&](const QString& typed) { return desk.person(typed); }, what.person),
                      named("line", [&](const QString& typed) { return desk.entity(typed); }, what.line)}) {
        if (!done)
            return fail(std::move(done.error()));
    }
    return answerMade(desk, domain::addTouch(desk.commands(), what));
}

Result<Output> touchesShow(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(L("client")));
    if (!client)
        return fail(client.error());
    auto page = domain::touchesOf(desk.reader(), client->id, desk.now());
    if (!page)
        return fail(page.error());
    auto rows = std::move(page->ideas);
    rows.insert(rows.end(), page->given.begin(), page->given.end());
    return touchList(rows, L("No idea was noted for them, and nothing given."));
}

Result<Output> touchRecent(Desk& desk, const Arguments& /*arguments*/)
{
    constexpr std::size_t most = 50;
    const auto rows = domain::recentTouches(desk.queries(), most, desk.now());
    return rows ? Result<Output>(touchList(*rows, L("Nothing was given yet."))) : fail(rows.error());
}

Result<Output> touchGive(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    if (!entity)
        return fail(entity.error());
    domain::TouchGiven what{arguments.option(L("day")).toStdString(), {}, arguments.option(L("landed")).toStdString(),
                            arguments.option(L("value")).toStdString()};
    if (arguments.has(L("who"))) {
        const auto members = desk.queries().members();
        if (!members)
            return fail(members.error());
        const auto wanted = domain::folded(arguments.option(L("who")).toStdString());
        for (const auto& member : *members) {
            if (domain::folded(member.name) == wanted || member.id.toString() == wanted)
                what.by = member.id;
        }
        if (what.by.isNull())
            return fail(ErrorCode::NotFound, "No colleague here is called \"" + arguments.option(L("who")).toStdString() + "\".");
    }
    return answerMade(desk, domain::giveTouch(desk.commands(), entity->id, what));
}

Result<Output> touchTakeBack(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::takeBackGiven(desk.commands(), entity->id)) : fail(entity.error());
}

Result<Output> touchLanded(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::landTouch(desk.commands(), entity->id, arguments.words[1].toStdString()))
                  : fail(entity.error());
}

Result<std::optional<domain::Day>> dayGiven(Desk& desk, const Arguments& arguments, const char* option)
{
    if (!arguments.has(L(option)))
        return std::optional<domain::Day>{};
    const auto typed = arguments.option(L(option)).toStdString();
    const auto day = domain::readPastDay(typed, desk.now().today());
    if (!day)
        return fail(ErrorCode::InvalidArgument, "\"" + typed + "\" was not understood as a day.");
    return day;
}

Result<Output> touchRegister(Desk& desk, const Arguments& arguments)
{
    const auto from = dayGiven(desk, arguments, "from");
    const auto to = dayGiven(desk, arguments, "to");
    if (!from || !to)
        return fail(!from ? from.error() : to.error());
    domain::RegisterFilter filter{{}, *from, *to};
    print::RegisterHead head{{}, *from, *to};
    if (arguments.has(L("client"))) {
        const auto client = desk.client(arguments.option(L("client")));
        if (!client)
            return fail(client.error());
        filter.client = client->id;
        head.who = qt(client->value(model::client::name));
    }
    const auto rows = domain::touchRegister(desk.reader(), filter, desk.now());
    if (!rows)
        return fail(rows.error());
    for (const char* kind : {"pdf", "csv"}) {
        if (!arguments.has(L(kind)))
            continue;
        const auto path = arguments.option(L(kind));
        if (!path.endsWith(QLatin1Char('.') + L(kind), Qt::CaseInsensitive))
            return fail(ErrorCode::InvalidArgument, "The file's name should end in ." + std::string(kind) + ".");
        if (auto written = print::writeRegister(*rows, head, desk.now(), path); !written)
            return fail(std::move(written.error()));
        return sentence({{"file", path}}, QStringLiteral("The register is in %1.").arg(path));
    }
    return touchList(*rows, L("Nothing was given in this time."));
}

} // namespace

QList<Verb> touchVerbs()
{
    return {
        {L("touch add"), L("IDEA (--client NAME | --person NAME | --line LINE) [--because TEXT] [--value TEXT] [--hospitality] [--anyway]"), 1, 1, &touchAdd},
        {L("touch list"), L("--client NAME"), 0, 0, &touchesShow},
        {L("touch recent"), L(""), 0, 0, &touchRecent},
        {L("touch give"), L("TOUCH [--day DAY] [--who COLLEAGUE] [--value TEXT] [--landed TEXT]"), 1, 1, &touchGive},
        {L("touch take-back"), L("TOUCH"), 1, 1, &touchTakeBack},
        {L("touch landed"), L("TOUCH WORDS"), 2, 2, &touchLanded},
        {L("touch register"), L("[--client NAME] [--from DAY] [--to DAY] [--pdf FILE | --csv FILE]"), 0, 0, &touchRegister},
    };
}

} // namespace salver::cli
