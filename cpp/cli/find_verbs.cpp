// SPDX-License-Identifier: Apache-2.0
// Search, digest and inspect on the command line.
#include "cli/verbs.h"

#include <algorithm>

namespace salver::cli {

namespace {

QString L(const char* text)
{
    return QString::fromLatin1(text);
}

QString hex(std::uint64_t number)
{
    return QString::number(number, 16).rightJustified(16, QLatin1Char('0'));
}

Result<Output> search(Desk& desk, const Arguments& arguments)
{
    store::SearchQuery query;
    query.typed = arguments.words.join(QLatin1Char(' ')).toStdString();
    if (arguments.has(L("limit")))
        query.limit = arguments.option(L("limit")).toULongLong();
    query.offset = arguments.option(L("offset")).toULongLong();
    const auto page = desk.queries().search(query, desk.now());
    if (!page)
        return fail(page.error());
    QJsonArray hits;
    QStringList lines;
    for (const auto& row : page->rows) {
        hits.append(QJsonObject{{"id", qt(row.id)},
                                {"kind", qt(row.kindName)},
                                {"client", qt(row.client.name)},
                                {"text", qt(row.text)}});
        lines += QStringLiteral("%1  %2  %3").arg(qt(row.kindName), qt(row.client.name), qt(row.text));
    }
    if (lines.isEmpty())
        lines += QStringLiteral("Nothing has “%1” in it.").arg(qt(query.typed));
    return Output{{{"hits", hits}, {"total", static_cast<qint64>(page->total)}}, lines.join(QLatin1Char('\n'))};
}

Result<Output> digest(Desk& desk, const Arguments&)
{
    const auto spaces = desk.reader().spaces();
    if (!spaces)
        return fail(spaces.error());
    QJsonArray all;
    QStringList lines;
    for (const auto& space : *spaces) {
        const auto sum = desk.reader().digest(space.id);
        if (!sum)
            return fail(sum.error());
        all.append(QJsonObject{{"name", qt(space.name)},
                               {"cursor", static_cast<qint64>(raw(space.cursor))},
                               {"digest", qt(sum->toHex())}});
        lines += QStringLiteral("%1  %2  %3").arg(qt(sum->toHex())).arg(raw(space.cursor)).arg(qt(space.name));
    }
    return Output{{{"spaces", all}}, lines.join(QLatin1Char('\n'))};
}

QString purposeName(SpacePurpose purpose)
{
    switch (purpose) {
    case SpacePurpose::Private: return L("private");
    case SpacePurpose::Pair: return L("pair");
    case SpacePurpose::Team: return L("team");
    case SpacePurpose::Leads: return L("leads");
    }
    return {};
}

QString roleName(Role role)
{
    switch (role) {
    case Role::None: return L("none");
    case Role::Viewer: return L("viewer");
    case Role::Member: return L("member");
    case Role::Lead: return L("lead");
    }
    return {};
}

QJsonObject spaceJson(const SpaceSyncState& space)
{
    return {{"id", qt(space.id)},
            {"name", qt(space.name)},
            {"purpose", purposeName(space.purpose)},
            {"role", roleName(space.role)},
            {"replica", hex(raw(space.replica))},
            {"lastSequence", static_cast<qint64>(raw(space.lastSequence))},
            {"cursor", static_cast<qint64>(raw(space.cursor))},
            {"epoch", hex(raw(space.epoch))},
            {"running", qt(space.running.toHex())},
            {"waiting", static_cast<qint64>(space.waiting)},
            {"parked", static_cast<qint64>(space.parked)}};
}

Result<Output> inspectFile(Desk& desk)
{
    const auto spaces = desk.reader().spaces();
    const auto outgoing = desk.queries().outgoing(500, desk.now());
    const auto log = desk.queries().syncLog(500);
    if (!spaces || !outgoing || !log)
        return fail(!spaces ? spaces.error() : !outgoing ? outgoing.error() : log.error());
    QJsonArray spaceList;
    QJsonArray going;
    QJsonArray notes;
    QStringList lines;
    for (const auto& space : *spaces) {
        spaceList.append(spaceJson(space));
        lines += QStringLiteral("%1 (%2, %3): replica %4, last change %5, cursor %6, %7 waiting, %8 parked")
                     .arg(qt(space.name), purposeName(space.purpose), roleName(space.role), hex(raw(space.replica)))
                     .arg(raw(space.lastSequence)).arg(raw(space.cursor)).arg(space.waiting).arg(space.parked);
    }
    for (const auto& item : *outgoing) {
        going.append(QJsonObject{{"space", qt(item.spaceName)},
                                 {"sequence", static_cast<qint64>(raw(item.row.sequence))},
                                 {"id", qt(item.row.entity)},
                                 {"kind", qt(item.kindName)},
                                 {"title", qt(item.row.title)},
                                 {"bytes", static_cast<qint64>(item.row.bytes)},
                                 {"at", timeText(item.row.wall)},
                                 {"state", item.row.parked ? "parked" : "waiting"},
                                 {"reason", qt(item.row.reason)}});
        lines += QStringLiteral("  %1 %2 “%3”, %4 bytes%5")
                     .arg(item.row.parked ? L("couldn't go:") : L("waiting:"), qt(item.kindName), qt(item.row.title))
                     .arg(item.row.bytes).arg(item.row.parked ? QStringLiteral(": ") + qt(item.row.reason) : QString());
    }
    for (const auto& note : *log)
        notes.append(QJsonObject{{"at", timeText(note.at)}, {"text", qt(note.text)}});
    return Output{{{"spaces", spaceList}, {"outgoing", going}, {"log", notes}}, lines.join(QLatin1Char('\n'))};
}

Result<QJsonObject> textJson(Desk& desk, const store::EntityRow& row, const model::Field& field)
{
    const auto document = desk.reader().document(row.id, field.id);
    if (!document)
        return fail(document.error());
    QJsonArray heads;
    for (const auto& head : document->version())
        heads.append(QJsonObject{{"replica", hex(raw(head.agent))}, {"event", static_cast<qint64>(head.seq)}});
    return QJsonObject{{"field", qt(field.name)},
                       {"text", qt(document->text())},
                       {"events", static_cast<qint64>(document->eventCount())},
                       {"heads", heads}};
}

Result<QJsonObject> writesJson(Desk& desk, const store::EntityRow& row, const model::Field& field)
{
    const auto history = desk.queries().history(row.id, field.id, desk.now());
    if (!history)
        return fail(history.error());
    QJsonArray writes;
    for (const auto& each : history->rows) {
        writes.append(QJsonObject{{"replica", hex(raw(each.write.id.replica))},
                                  {"sequence", static_cast<qint64>(raw(each.write.id.sequence))},
                                  {"lamport", static_cast<qint64>(raw(each.write.lamport))},
                                  {"at", timeText(each.write.wall)},
                                  {"by", qt(each.by.name)},
                                  {"value", field.type == model::FieldType::Version ? QString() : qt(each.write.value)},
                                  {"live", each.write.live},
                                  {"shown", each.write.shown}});
    }
    return QJsonObject{{"field", qt(field.name)}, {"writes", writes}};
}

Result<Output> inspectEntity(Desk& desk, const QString& typed)
{
    const auto row = desk.entity(typed);
    if (!row)
        return fail(row.error());
    const auto* kind = model::findKind(row->kind);
    QJsonArray fields;
    QStringList lines;
    for (const auto& field : kind == nullptr ? std::span<const model::Field>{} : kind->fields) {
        const bool prose = field.type == model::FieldType::Prose;
        const auto json = prose ? textJson(desk, *row, field) : writesJson(desk, *row, field);
        if (!json)
            return fail(json.error());
        if (!prose && json->value(L("writes")).toArray().isEmpty())
            continue;
        fields.append(*json);
        lines += qt(field.name);
        for (const auto& write : json->value(L("writes")).toArray()) {
            const auto each = write.toObject();
            lines += QStringLiteral("  %1/%2 %3 %4: “%5”%6")
                         .arg(each.value(L("replica")).toString()).arg(each.value(L("sequence")).toInteger())
                         .arg(each.value(L("at")).toString(), each.value(L("by")).toString(),
                              each.value(L("value")).toString(),
                              each.value(L("live")).toBool() ? L(" (live)") : QString());
        }
    }
    const auto made = madeOutput(desk, {row->id, row->kind, row->space});
    if (!made)
        return made;
    auto json = made->json;
    json.insert("fields", fields);
    return Output{json, lines.join(QLatin1Char('\n'))};
}

Result<Output> inspect(Desk& desk, const Arguments& arguments)
{
    return arguments.words.isEmpty() ? inspectFile(desk) : inspectEntity(desk, arguments.words[0]);
}

} // namespace

QList<Verb> findVerbs()
{
    return {
        {L("search"), L("WORDS... [--limit N]"), 1, 50, &search},
        {L("digest"), L(""), 0, 0, &digest},
        {L("inspect"), L("[ENTITY]"), 0, 1, &inspect},
    };
}

} // namespace salver::cli
