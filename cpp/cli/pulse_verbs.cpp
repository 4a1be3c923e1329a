// SPDX-License-Identifier: Apache-2.0
// Asking people how well we look after them, on the command line; every number of answers goes out with its n, how they
// were asked and its asterisk.
#include "cli/going_output.h"
#include "cli/verbs.h"

#include "domain/field_values.h"
#include "domain/pulse_commands.h"
#include "domain/pulse_queries.h"

#include <QSaveFile>

namespace salver::cli {

QJsonObject pulseFiguresJson(const domain::PulseView& view)
{
    const auto& figures = view.figures;
    QJsonObject json{{"n", qint64(figures.n)},
                     {"label", qt(figures.label)},
                     {"note", qt(figures.note)},
                     {"how", qt(view.how)},
                     {"askers", qt(view.askers)},
                     {"coverage", qt(view.coverage)}};
    if (figures.may.counts) {
        json.insert(L("counts"), qt(figures.counts));
        json.insert(L("middle"), qt(figures.middle));
        json.insert(L("roughRange"), qt(figures.rough));
    }
    if (figures.bar)
        json.insert(L("wilson"), QJsonArray{figures.bar->low, figures.bar->high});
    if (figures.may.mean)
        json.insert(L("mean"), qt(figures.mean));
    if (!view.change.empty())
        json.insert(L("thenAndNow"), qt(view.change));
    if (!view.heldBack.empty())
        json.insert(L("heldBack"), qt(view.heldBack));
    return json;
}

QJsonObject pulseJson(const domain::PulseRow& row)
{
    return {{"id", qt(row.id)},
            {"kind", "pulse"},
            {"client", qt(row.client.name)},
            {"person", qt(row.person.name)},
            {"answer", row.answer ? QJsonValue(*row.answer) : QJsonValue()},
            {"change", qt(row.change)},
            {"mode", qt(row.mode)},
            {"askedBy", qt(row.askedBy.name)},
            {"askerLooksAfter", row.askerLooksAfter},
            {"on", row.on ? QJsonValue(qt(domain::dayText(row.on->day))) : QJsonValue()},
            {"grouped", row.grouped},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QStringList pulseLines(const domain::PulseView& view)
{
    QStringList lines{qt(view.figures.label)};
    for (const auto& words : {view.figures.counts, view.figures.middle, view.figures.rough, view.figures.mean, view.how,
                              view.askers, view.coverage, view.change, view.heldBack}) {
        if (!words.empty())
            lines += QStringLiteral("  ") + qt(words);
    }
    for (const auto& row : view.latest) {
        auto line = QStringLiteral("  %1 · %2: %3").arg(qt(row.client.name), row.grouped ? L("together with others") : qt(row.person.name),
                                                       row.answer ? QString::number(*row.answer) : L("no answer"));
        if (!row.change.empty())
            line += QStringLiteral(" · \u201C%1\u201D").arg(qt(row.change));
        lines += line;
    }
    if (!view.figures.note.empty())
        lines += qt(view.figures.note);
    return lines;
}

Result<UserId> memberNamed(Desk& desk, const QString& typed, const SpaceId& space)
{
    if (typed.isEmpty())
        return UserId{};
    const auto* kind = model::findKind(model::pulse::kind);
    const auto id = domain::valueFromTyped(desk.reader(), space, *kind, *model::findField(*kind, model::pulse::askedBy),
                                           typed.toStdString(), desk.now());
    return id ? Result<UserId>(UserId::parse(*id).value_or(UserId{})) : fail(id.error());
}

namespace {

Result<EntityId> clientIfNamed(Desk& desk, const Arguments& arguments)
{
    if (!arguments.has(L("client")))
        return EntityId{};
    const auto row = desk.client(arguments.option(L("client")));
    return row ? Result<EntityId>(row->id) : fail(row.error());
}

Result<domain::PulseView> viewFor(Desk& desk, const Arguments& arguments)
{
    const auto client = clientIfNamed(desk, arguments);
    return client ? domain::pulses(desk.reader(), *client, desk.now()) : fail(client.error());
}

Result<Output> pulseAdd(Desk& desk, const Arguments& arguments)
{
    const auto client = desk.client(arguments.option(L("client")));
    if (!client)
        return fail(client.error());
    domain::NewPulse what;
    what.client = client->id;
    what.grouped = arguments.has(L("grouped"));
    if (arguments.words[0] != L("none")) {
        bool number = false;
        what.answer = arguments.words[0].toInt(&number);
        if (!number)
            return fail(ErrorCode::InvalidArgument, "An answer is 1, 2, 3, 4 or 5, or \"none\".");
    }
    if (arguments.has(L("person"))) {
        const auto person = desk.person(arguments.option(L("person")));
        if (!person)
            return fail(person.error());
        what.person = person->id;
    }
    if (const auto asker = memberNamed(desk, arguments.option(L("asked-by")), client->space); asker)
        what.askedBy = *asker;
    else
        return fail(asker.error());
    what.change = arguments.option(L("change")).toStdString();
    what.mode = arguments.option(L("mode")).toStdString();
    what.on = arguments.option(L("day")).toStdString();
    const auto warning = what.person.isNull() ? Result<std::string>(std::string())
                                              : domain::pulseWarning(desk.reader(), what.person, what.askedBy, desk.now());
    const auto made = domain::addPulse(desk.commands(), what);
    if (!made || !warning)
        return fail(!made ? made.error() : warning.error());
    auto output = madeOutput(desk, *made);
    if (output && !warning->empty()) {
        output->json.insert(L("warning"), qt(*warning));
        output->text += QLatin1Char('\n') + qt(*warning);
    }
    return output;
}

Result<Output> pulseList(Desk& desk, const Arguments& arguments)
{
    const auto view = viewFor(desk, arguments);
    if (!view)
        return fail(view.error());
    auto json = pulseFiguresJson(*view);
    QJsonArray items;
    for (const auto& row : view->all)
        items.append(pulseJson(row));
    json.insert(L("items"), items);
    json.insert(L("total"), qint64(view->all.size()));
    return Output{json, pulseLines(*view).join(QLatin1Char('\n'))};
}

Result<Output> pulseSheet(Desk& desk, const Arguments& arguments)
{
    const auto view = viewFor(desk, arguments);
    if (!view)
        return fail(view.error());
    const auto bytes = QByteArray::fromStdString(domain::pulseCsv(*view));
    if (arguments.words.isEmpty())
        return Output{{{"csv", QString::fromUtf8(bytes)}}, QString::fromUtf8(bytes).trimmed()};
    QSaveFile file(arguments.words[0]);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, "The answers cannot be written to \"" + arguments.words[0].toStdString() + "\": " +
                                       file.errorString().toStdString() + ".");
    return Output{{{"file", arguments.words[0]}, {"bytes", bytes.size()}},
                  QStringLiteral("Written to %1.").arg(arguments.words[0])};
}

Result<Output> pulseNotAsked(Desk& desk, const Arguments& arguments)
{
    const auto client = clientIfNamed(desk, arguments);
    if (!client)
        return fail(client.error());
    const auto rows = domain::notAsked(desk.reader(), *client, desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(QJsonObject{{"person", qt(row.person.id)},
                                 {"name", qt(row.person.name)},
                                 {"client", qt(row.client.name)},
                                 {"lastAsked", row.lastAsked ? QJsonValue(qt(domain::dayText(row.lastAsked->day))) : QJsonValue()},
                                 {"why", qt(row.why)}});
        lines += QStringLiteral("%1 · %2 · %3").arg(qt(row.client.name), qt(row.person.name), qt(row.why));
    }
    return listOutput(items, rows->size(), lines, L("Everybody was asked in the last twelve months."));
}

Result<Output> pulseSwitch(Desk& desk, const Arguments& arguments, bool off)
{
    const auto client = desk.client(arguments.words[0]);
    return client ? answerMade(desk, domain::setPulseOff(desk.commands(), client->id, off)) : fail(client.error());
}

Result<Output> pulseOff(Desk& desk, const Arguments& arguments)
{
    return pulseSwitch(desk, arguments, true);
}

Result<Output> pulseOn(Desk& desk, const Arguments& arguments)
{
    return pulseSwitch(desk, arguments, false);
}

} // namespace

QList<Verb> pulseVerbs()
{
    return {
        {L("pulse add"), L("1|2|3|4|5|none --client NAME [--person NAME] [--change TEXT] [--mode MODE] [--asked-by MEMBER] [--day DAY] [--grouped]"), 1, 1, &pulseAdd},
        {L("pulse list"), L("[--client NAME]"), 0, 0, &pulseList},
        {L("pulse csv"), L("[FILE] [--client NAME]"), 0, 1, &pulseSheet},
        {L("pulse not-asked"), L("[--client NAME]"), 0, 0, &pulseNotAsked},
        {L("pulse off"), L("CLIENT"), 1, 1, &pulseOff},
        {L("pulse on"), L("CLIENT"), 1, 1, &pulseOn},
    };
}

} // namespace salver::cli
