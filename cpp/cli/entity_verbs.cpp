// SPDX-License-Identifier: Apache-2.0
// What any entity takes on the command line: set, edit, delete, undo, show, settle.
#include "cli/verbs.h"

#include "domain/field_values.h"

#include <algorithm>

namespace salver::cli {

namespace {

using domain::Made;

Result<const model::Field*> fieldOf(const store::EntityRow& row, const QString& name)
{
    const auto* kind = model::findKind(row.kind);
    if (kind == nullptr)
        return fail(ErrorCode::VersionTooOld, "That was made by a newer Salver. Update this one to change it.");
    return domain::fieldByName(*kind, name.toStdString());
}

Result<Output> set(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    return answerMade(desk, desk.commands().setField(row->id, arguments.words[1].toStdString(),
                                                     arguments.words[2].toStdString()));
}

Result<Output> edit(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto field = fieldOf(*row, arguments.words[1]);
    if (!field)
        return fail(field.error());
    return answerMade(desk, desk.commands().spliceText(row->id, (*field)->id,
                                                       arguments.option(L("at")).toULongLong(),
                                                       arguments.option(L("delete")).toULongLong(),
                                                       arguments.option(L("insert")).toStdString()));
}

QString editLacks(const Arguments& arguments)
{
    if (!arguments.has(L("at")))
        return L("edit needs --at N: the character, counted from 0, at which the edit begins.");
    return arguments.has(L("delete")) || arguments.has(L("insert"))
               ? QString()
               : L("edit needs --delete N, --insert TEXT, or both: what goes away there, what is put there.");
}

Result<Output> remove(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk, desk.commands().remove(row->id)) : fail(row.error());
}

Result<Output> restore(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    return row ? answerMade(desk, desk.commands().restore(row->id)) : fail(row.error());
}

Result<Output> undone(Desk& desk, const Result<domain::Undone>& what, const QString& verb)
{
    if (!what)
        return fail(what.error());
    QJsonArray items;
    for (const auto& made : what->changed) {
        const auto each = madeOutput(desk, made);
        if (!each)
            return fail(each.error());
        items.append(each->json);
    }
    return Output{{{"label", qt(what->label)}, {"items", items}, {"total", items.size()}},
                  QStringLiteral("%1: %2").arg(verb, qt(what->label))};
}

Result<Output> undo(Desk& desk, const Arguments&)
{
    return undone(desk, desk.commands().undo(), L("Undone"));
}

Result<Output> redo(Desk& desk, const Arguments&)
{
    return undone(desk, desk.commands().redo(), L("Done again"));
}

QString presenceName(store::Presence presence)
{
    if (presence == store::Presence::Binned)
        return L("bin");
    return presence == store::Presence::DeletedAndEdited ? L("deleted-and-edited") : L("live");
}

Result<Output> show(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto made = madeOutput(desk, {row->id, row->kind, row->space});
    if (!made)
        return made;
    auto json = made->json;
    const auto fields = fieldsJson(*row);
    json.insert("fields", fields);
    json.insert("state", presenceName(row->presence));
    json.insert("contested", row->contested);
    json.insert("saved", row->waiting ? "waiting" : "synced");
    json.insert("changedAt", timeText(row->changedAt));
    QStringList text{QStringLiteral("%1 %2").arg(kindName(row->kind), qt(row->id))};
    for (auto field = fields.begin(); field != fields.end(); ++field)
        text += QStringLiteral("  %1: %2").arg(field.key(), field.value().toString());
    return Output{json, text.join(QLatin1Char('\n'))};
}

QJsonArray valuesJson(const std::vector<domain::NeedsYouValue>& values)
{
    QJsonArray all;
    for (const auto& value : values) {
        all.append(QJsonObject{{"value", qt(value.raw)},
                               {"reads", qt(value.value)},
                               {"by", qt(value.by.name)},
                               {"when", qt(value.when)},
                               {"shown", value.shown}});
    }
    return all;
}

Result<Output> conflicts(Desk& desk, const Arguments&)
{
    const auto rows = desk.queries().needsYou(desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items, lookOver;
    QStringList lines;
    for (const auto& row : *rows) {
        if (!desk.concerns(row.space))
            continue;
        const bool merged = row.why.rule == domain::Rule::LookItOver;
        (merged ? lookOver : items).append(QJsonObject{{"id", qt(row.entity)},
                                 {"kind", qt(row.kindName)},
                                 {"space", desk.spaceName(row.space).value_or(QString())},
                                 {"field", qt(row.fieldName)},
                                 {"title", qt(row.title)},
                                 {"client", qt(row.client.name)},
                                 {"values", valuesJson(row.values)},
                                 {"before", valuesJson(row.before)},
                                 {"why", qt(row.why.sentence)}});
        lines += QStringLiteral("%1  %2: %3%4").arg(qt(row.entity), qt(row.title), qt(row.fieldName),
                                                    merged ? L("  (merged; look it over)") : QString());
        for (const auto& value : row.values)
            lines += QStringLiteral("    “%1”  %2, %3%4").arg(qt(value.value), qt(value.by.name), qt(value.when),
                                                              value.shown ? L("  (others see this)") : QString());
    }
    auto output = listOutput(items, static_cast<std::size_t>(items.size()), lines, L("Nothing needs you."));
    if (!lookOver.isEmpty())
        output.json.insert("lookOver", lookOver);
    return output;
}

Result<Output> settle(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto& typed = arguments.words[2];
    if (arguments.words[1] == L("deleted")) {
        if (typed != L("keep") && typed != L("delete"))
            return fail(ErrorCode::InvalidArgument, "Say keep or delete.");
        return answerMade(desk, desk.commands().settleDeleted(row->id, typed == L("keep")));
    }
    const auto field = fieldOf(*row, arguments.words[1]);
    if (!field)
        return fail(field.error());
    if ((*field)->type == model::FieldType::Prose)
        return answerMade(desk, desk.commands().settle(row->id, (*field)->id, typed.toStdString()));
    // One of the values as they stand is taken as it is; anything else is read as a person types it.
    const auto contests = desk.reader().contests();
    if (!contests)
        return fail(contests.error());
    const auto value = typed.toStdString();
    for (const auto& contest : *contests) {
        const bool here = contest.entity == row->id && contest.field == (*field)->id;
        if (here && std::ranges::any_of(contest.live, [&](const auto& write) { return write.value == value; }))
            return answerMade(desk, desk.commands().settle(row->id, (*field)->id, value));
    }
    auto read = domain::valueFromTyped(desk.reader(), row->space, *model::findKind(row->kind), **field, value,
                                       desk.now());
    if (!read)
        return fail(std::move(read.error()));
    return answerMade(desk, desk.commands().settle(row->id, (*field)->id, std::move(*read)));
}

Result<Output> bin(Desk& desk, const Arguments& arguments)
{
    const auto limit = arguments.has(L("limit")) ? arguments.option(L("limit")).toULongLong() : 500;
    auto rows = desk.queries().bin(desk.toAsk(limit), desk.now());
    if (!rows)
        return fail(rows.error());
    desk.narrow(*rows, rows->size(), limit);
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(QJsonObject{{"id", qt(row.id)},
                                 {"kind", qt(row.kindName)},
                                 {"space", desk.spaceName(row.space).value_or(QString())},
                                 {"title", qt(row.title)},
                                 {"by", qt(row.by.name)},
                                 {"deletedAt", timeText(row.deletedAt)},
                                 {"daysLeft", row.daysLeft}});
        lines += QStringLiteral("%1  %2 “%3”  %4, %5 days left")
                     .arg(qt(row.id), qt(row.kindName), qt(row.title), qt(row.when))
                     .arg(row.daysLeft);
    }
    return listOutput(items, rows->size(), lines, L("The bin is empty."));
}

} // namespace

QList<Verb> entityVerbs()
{
    return {
        {L("set"), L("ENTITY FIELD VALUE"), 3, 3, &set},
        {L("edit"), L("ENTITY FIELD --at N [--delete N] [--insert TEXT]"), 2, 2, &edit, &editLacks},
        {L("delete"), L("ENTITY"), 1, 1, &remove},
        {L("undo"), L(""), 0, 0, &undo},
        {L("redo"), L(""), 0, 0, &redo},
        {L("show"), L("ENTITY"), 1, 1, &show},
        {L("conflicts"), L(""), 0, 0, &conflicts},
        {L("settle"), L("ENTITY FIELD VALUE"), 3, 3, &settle},
        {L("bin"), L("[--limit N]"), 0, 0, &bin},
        {L("restore"), L("ENTITY"), 1, 1, &restore},
    };
}

} // namespace salver::cli
