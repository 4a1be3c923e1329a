// SPDX-License-Identifier: Apache-2.0
// The whole file on the command line: export, sample, backup, preferences.
#include "cli/export_document.h"
#include "cli/sample_loader.h"
#include "cli/verbs.h"

#include "domain/preference_list.h"
#include "domain/when.h"

#include <QJsonDocument>
#include <QSaveFile>

namespace salver::cli {

namespace {

Result<Output> exportAll(Desk& desk, const Arguments& arguments)
{
    const auto document = exportDocument(desk);
    if (!document)
        return fail(document.error());
    const auto bytes = QJsonDocument(*document).toJson(QJsonDocument::Indented);
    if (arguments.words.isEmpty())
        return Output{*document, QString::fromUtf8(bytes).trimmed()};
    QSaveFile file(arguments.words[0]);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, "The export cannot be written to \"" + arguments.words[0].toStdString() +
                                       "\": " + file.errorString().toStdString() + ".");
    return Output{{{"file", arguments.words[0]}, {"bytes", bytes.size()}},
                  QStringLiteral("Exported to %1.").arg(arguments.words[0])};
}

Result<Output> sampleLoad(Desk& desk, const Arguments& arguments)
{
    if (auto account = desk.requireAccount(); !account)
        return fail(std::move(account.error()));
    auto today = desk.now().today();
    if (arguments.has(L("today"))) {
        const auto day = domain::parseDay(arguments.option(L("today")).toStdString());
        if (!day)
            return fail(ErrorCode::InvalidArgument, "--today takes a day such as 2026-05-14.");
        today = *day;
    }
    const auto counts = loadSample(desk, arguments.words[0], today);
    if (!counts)
        return fail(counts.error());
    const auto number = [](std::size_t value) { return static_cast<qint64>(value); };
    return Output{{{"clients", number(counts->clients)},
                   {"people", number(counts->people)},
                   {"visits", number(counts->visits)},
                   {"lines", number(counts->lines)},
                   {"promises", number(counts->promises)},
                   {"facts", number(counts->facts)},
                   {"records", number(counts->records)},
                   {"rhythms", number(counts->rhythms)},
                   {"alreadyThere", number(counts->alreadyThere)}},
                  QStringLiteral("Loaded %1 clients, %2 people, %3 visits, %4 lines, %5 promises, %6 facts; %7 were "
                                 "there already.")
                      .arg(counts->clients).arg(counts->people).arg(counts->visits).arg(counts->lines)
                      .arg(counts->promises).arg(counts->facts).arg(counts->alreadyThere)};
}

Result<Output> backup(Desk& desk, const Arguments& arguments)
{
    if (auto done = desk.store().backupTo(arguments.words[0].toStdString()); !done)
        return fail(std::move(done.error()));
    return Output{{{"file", arguments.words[0]}},
                  QStringLiteral("A backup is in %1.").arg(arguments.words[0])};
}

QJsonObject preferenceJson(const domain::Preference& known, const std::string& value)
{
    return {{"key", qt(known.key)},
            {"value", qt(value)},
            {"otherwise", qt(known.otherwise)},
            {"takes", qt(domain::takes(known))},
            {"what", qt(known.what)}};
}

Result<Output> everyPreference(Desk& desk)
{
    QJsonArray items;
    QStringList lines;
    for (const auto& known : domain::preferences()) {
        const auto value = desk.queries().preference(std::string(known.key));
        if (!value)
            return fail(value.error());
        items.append(preferenceJson(known, *value));
        const auto shown = qt(value->empty() ? known.otherwise : std::string_view(*value));
        lines += QStringLiteral("%1: %2   (%3; %4)").arg(qt(known.key), shown, qt(known.what), qt(domain::takes(known)));
    }
    return listOutput(items, domain::preferences().size(), lines, {});
}

Result<Output> preference(Desk& desk, const Arguments& arguments)
{
    if (arguments.words.isEmpty())
        return everyPreference(desk);
    const auto key = arguments.words[0].toStdString();
    const auto known = domain::preferenceByKey(key);
    if (!known)
        return fail(known.error());
    if (arguments.words.size() == 2) {
        const auto made = desk.commands().setPreference(key, arguments.words[1].toStdString());
        return made ? madeOutput(desk, *made) : fail(made.error());
    }
    const auto value = desk.queries().preference(key);
    if (!value)
        return fail(value.error());
    return Output{preferenceJson(**known, *value), qt(*value)};
}

} // namespace

QList<Verb> fileVerbs()
{
    return {
        {L("preference"), L("[KEY [VALUE]]"), 0, 2, &preference},
        {L("export"), L("[FILE]"), 0, 1, &exportAll},
        {L("sample load"), L("DIR [--today DAY]"), 1, 1, &sampleLoad},
        {L("backup"), L("FILE"), 1, 1, &backup},
    };
}

} // namespace salver::cli
