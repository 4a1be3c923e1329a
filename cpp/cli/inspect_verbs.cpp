// SPDX-License-Identifier: Apache-2.0
// Looking under the bonnet: where sync stands, every write of an entity, a text's history as a graph, the difference
// of two databases.
#include "cli/verbs.h"

#include "core/change.h"
#include "core/limits.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace salver::cli {

namespace {

QString hex(std::uint64_t number)
{
    return QString::number(number, 16).rightJustified(16, QLatin1Char('0'));
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

QString eventName(const text::EventId& event)
{
    return QStringLiteral("%1/%2").arg(hex(raw(event.agent))).arg(event.seq);
}

QString runKind(const text::Run& run)
{
    switch (run.kind) {
    case text::Run::Kind::Insert: return run.erased ? L("erased") : L("insert");
    case text::Run::Kind::Delete: return L("delete");
    case text::Run::Kind::DeleteBackward: return L("delete backward");
    }
    return {};
}

/// Parents before children; a line begins with "*" where the run continues from several or from no event.
Result<Output> inspectText(Desk& desk, const QString& typed, const QString& fieldName)
{
    const auto row = desk.entity(typed);
    if (!row)
        return fail(row.error());
    const auto* kind = model::findKind(row->kind);
    const auto wanted = QString(fieldName).replace(QLatin1Char('-'), QLatin1Char(' ')).toStdString();
    const auto* field = kind == nullptr ? nullptr : model::findField(*kind, wanted);
    if (field == nullptr || field->type != model::FieldType::Prose)
        return fail(ErrorCode::InvalidArgument,
                    "\"" + fieldName.toStdString() + "\" is no text of a " + kindName(row->kind).toStdString() + ".");
    const auto document = desk.reader().document(row->id, field->id);
    if (!document)
        return fail(document.error());
    const auto runs = document->runs();
    if (!runs)
        return fail(runs.error());
    QJsonArray graph;
    QStringList lines;
    for (const auto& run : *runs) {
        QJsonArray parents;
        QStringList names;
        for (const auto& parent : run.parents)
            names += eventName(parent);
        for (const auto& name : names)
            parents.append(name);
        graph.append(QJsonObject{{"first", eventName(run.first)},
                                 {"length", static_cast<qint64>(run.length)},
                                 {"parents", parents},
                                 {"does", runKind(run)},
                                 {"position", static_cast<qint64>(run.position)},
                                 {"content", qt(run.content)}});
        lines += QStringLiteral("%1 %2+%3 after %4: %5 at %6%7")
                     .arg(run.parents.size() == 1 ? L("|") : L("*"), eventName(run.first)).arg(run.length)
                     .arg(names.isEmpty() ? L("nothing") : names.join(L(", ")), runKind(run)).arg(run.position)
                     .arg(run.content.empty() ? QString() : QStringLiteral(" “%1”").arg(qt(run.content)));
    }
    return Output{{{"id", qt(row->id)}, {"field", qt(field->name)}, {"runs", graph}, {"text", qt(document->text())}},
                  lines.join(QLatin1Char('\n'))};
}

/// What two databases say differently, space by space and entity by entity.
class Difference {
public:
    Difference(store::Reader& here, store::Reader& there) : m_here(here), m_there(there) {}

    Result<Output> all()
    {
        if (auto done = spaces(); !done)
            return fail(done.error());
        for (const auto& kind : model::kinds()) {
            if (auto done = entities(kind); !done)
                return fail(done.error());
        }
        const bool same = m_found.isEmpty();
        return Output{{{"same", same}, {"differences", m_found}},
                      same ? L("Both hold the same.") : m_lines.join(QLatin1Char('\n'))};
    }

private:
    void note(const QJsonObject& difference, const QString& line)
    {
        m_found.append(difference);
        m_lines += line;
    }

    Result<void> spaces()
    {
        const auto here = m_here.spaces();
        const auto there = m_there.spaces();
        if (!here || !there)
            return fail(!here ? here.error() : there.error());
        for (const auto& space : *here) {
            // A private space is one person's; only what both hold can differ.
            const auto other = std::ranges::find(*there, space.id, &SpaceSyncState::id);
            if (other == there->end())
                continue;
            m_shared.insert(space.id);
            const auto mine = m_here.digest(space.id);
            const auto theirs = m_there.digest(space.id);
            if (!mine || !theirs)
                return fail(!mine ? mine.error() : theirs.error());
            if (*mine != *theirs || space.cursor != other->cursor)
                note({{"space", qt(space.name)},
                      {"cursors", QJsonArray{static_cast<qint64>(raw(space.cursor)),
                                             static_cast<qint64>(raw(other->cursor))}},
                      {"digests", QJsonArray{qt(mine->toHex()), qt(theirs->toHex())}}},
                     QStringLiteral("%1: cursor %2 here, %3 there").arg(qt(space.name)).arg(raw(space.cursor))
                         .arg(raw(other->cursor)));
        }
        return {};
    }

    Result<std::map<EntityId, store::EntityRow>> rowsOf(store::Reader& reader, const model::Kind& kind) const
    {
        std::map<EntityId, store::EntityRow> found;
        for (const auto presence : {store::Presence::Live, store::Presence::Binned}) {
            store::Select select;
            select.kind = kind.id;
            select.presence = presence;
            auto rows = reader.select(select);
            if (!rows)
                return fail(rows.error());
            for (auto& row : *rows) {
                if (m_shared.contains(row.space))
                    found.emplace(row.id, std::move(row));
            }
        }
        return found;
    }

    Result<void> entities(const model::Kind& kind)
    {
        const auto here = rowsOf(m_here, kind);
        const auto there = rowsOf(m_there, kind);
        if (!here || !there)
            return fail(!here ? here.error() : there.error());
        for (const auto& [id, row] : *here) {
            const auto other = there->find(id);
            if (other == there->end())
                onlyIn(L("here"), kind, id);
            else
                fields(kind, row, other->second);
        }
        for (const auto& [id, row] : *there) {
            if (!here->contains(id))
                onlyIn(L("there"), kind, id);
        }
        return {};
    }

    void onlyIn(const QString& side, const model::Kind& kind, const EntityId& id)
    {
        note({{"id", qt(id)}, {"kind", qt(kind.name)}, {"only", side}},
             QStringLiteral("%1 %2 is only %3").arg(qt(kind.name), qt(id), side));
    }

    void fields(const model::Kind& kind, const store::EntityRow& here, const store::EntityRow& there)
    {
        for (const auto& field : kind.fields) {
            const auto& mine = here.value(field.id);
            const auto& theirs = there.value(field.id);
            if (mine != theirs)
                note({{"id", qt(here.id)}, {"kind", qt(kind.name)}, {"field", qt(field.name)},
                      {"values", QJsonArray{qt(mine), qt(theirs)}}},
                     QStringLiteral("%1 %2, %3: “%4” here, “%5” there")
                         .arg(qt(kind.name), qt(here.id), qt(field.name), qt(mine), qt(theirs)));
        }
        if (here.presence != there.presence || here.contested != there.contested)
            note({{"id", qt(here.id)}, {"kind", qt(kind.name)}, {"field", "state"}},
                 QStringLiteral("%1 %2: deleted or in question on one side only").arg(qt(kind.name), qt(here.id)));
    }

    store::Reader& m_here;
    store::Reader& m_there;
    std::set<SpaceId> m_shared;
    QJsonArray m_found;
    QStringList m_lines;
};

Result<Output> inspectAgainst(Desk& desk, const QString& folder)
{
    const auto other = store::Reader::open(platform::Paths::in(folder).database().toStdString());
    if (!other)
        return fail(other.error());
    return Difference(desk.reader(), **other).all();
}

QJsonArray writesOf(const EntityOps& ops, const model::Kind* kind)
{
    QJsonArray writes;
    for (const auto& write : ops.writes) {
        const auto* field = kind == nullptr ? nullptr : model::findField(*kind, model::FieldId{write.field});
        QJsonArray replaces;
        for (const auto& replaced : write.replaces)
            replaces.append(QStringLiteral("%1/%2").arg(hex(raw(replaced.replica))).arg(raw(replaced.sequence)));
        writes.append(QJsonObject{{"field", field == nullptr ? QString::number(write.field) : qt(field->name)},
                                  {"value", qt(write.value)},
                                  {"replaces", replaces}});
    }
    return writes;
}

QJsonArray editsOf(const EntityOps& ops)
{
    QJsonArray edits;
    for (const auto& edit : ops.edits)
        edits.append(QJsonObject{{"field", static_cast<qint64>(edit.field)},
                                 {"first", eventName(edit.run.first)},
                                 {"does", runKind(edit.run)},
                                 {"position", static_cast<qint64>(edit.run.position)},
                                 {"length", static_cast<qint64>(edit.run.length)},
                                 {"content", qt(edit.run.content)}});
    return edits;
}

/// The bytes of one change, as a database or a log holds them, or their hexadecimal digits.
Result<Output> inspectChange(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path.toStdString() + " cannot be read: " + file.errorString().toStdString() + ".");
    auto bytes = file.read(static_cast<qint64>(limits::changeBytes) * 2 + 2);
    static const QRegularExpression digits(QStringLiteral("^[0-9A-Fa-f\\s]+$"));
    if (digits.match(QString::fromLatin1(bytes)).hasMatch())
        bytes = QByteArray::fromHex(bytes);
    const auto decoded = decodeChange({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!decoded)
        return fail(decoded.error());
    const auto& change = decoded->change;
    QJsonArray entities;
    for (const auto& ops : change.entities) {
        const auto* kind = model::findKind(model::KindId{ops.kind});
        entities.append(QJsonObject{{"id", qt(ops.entity)},
                                    {"kind", kind == nullptr ? QString::number(ops.kind) : qt(kind->name)},
                                    {"writes", writesOf(ops, kind)},
                                    {"edits", editsOf(ops)},
                                    {"erased", ops.erased}});
    }
    const QJsonObject json{{"space", qt(change.space)},
                           {"replica", hex(raw(change.replica))},
                           {"sequence", static_cast<qint64>(raw(change.sequence))},
                           {"lamport", static_cast<qint64>(raw(change.lamport))},
                           {"at", timeText(change.wall)},
                           {"author", qt(change.author)},
                           {"hash", qt(decoded->hash.toHex())},
                           {"entities", entities}};
    return Output{json, QString::fromUtf8(QJsonDocument(json).toJson()).trimmed()};
}

Result<Output> inspect(Desk& desk, const Arguments& arguments)
{
    if (arguments.has(L("change")))
        return inspectChange(arguments.option(L("change")));
    if (arguments.has(L("against")))
        return inspectAgainst(desk, arguments.option(L("against")));
    if (arguments.words.size() == 2)
        return inspectText(desk, arguments.words[0], arguments.words[1]);
    return arguments.words.isEmpty() ? inspectFile(desk) : inspectEntity(desk, arguments.words[0]);
}

} // namespace

QList<Verb> inspectVerbs()
{
    return {{L("inspect"), L("[ENTITY [TEXT]] [--against DIR] [--change FILE]"), 0, 2, &inspect}};
}

} // namespace salver::cli
