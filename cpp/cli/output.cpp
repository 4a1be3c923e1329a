// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "domain/line_syntax.h"

#include <QDateTime>

namespace salver::cli {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString qt(const Uuid& id)
{
    return id.isNull() ? QString() : QString::fromStdString(id.toString());
}

Result<Output> madeOutput(Desk& desk, const domain::Made& made)
{
    const auto space = desk.spaceName(made.space);
    if (!space)
        return fail(space.error());
    return Output{{{"id", qt(made.id)}, {"kind", kindName(made.kind)}, {"space", *space}}, qt(made.id)};
}

Result<Output> answerMade(Desk& desk, const Result<domain::Made>& made)
{
    return made ? madeOutput(desk, *made) : fail(made.error());
}

Output listOutput(const QJsonArray& items, std::size_t total, const QStringList& lines, const QString& nothing)
{
    return {{{"items", items}, {"total", static_cast<qint64>(total)}},
            lines.isEmpty() ? nothing : lines.join(QLatin1Char('\n'))};
}

Output sentence(const QJsonObject& json, const QString& text)
{
    return {json, text};
}

QString kindName(model::KindId kind)
{
    const auto* declared = model::findKind(kind);
    return declared == nullptr ? QStringLiteral("kind %1").arg(raw(kind)) : qt(declared->name);
}

QJsonObject fieldsJson(const store::EntityRow& row)
{
    QJsonObject fields;
    const auto* kind = model::findKind(row.kind);
    for (const auto& [id, value] : row.values) {
        const auto* field = kind == nullptr ? nullptr : model::findField(*kind, id);
        if (field == nullptr || field->type == model::FieldType::Version || value.empty())
            continue;
        fields.insert(qt(field->name), qt(value));
    }
    return fields;
}

QJsonValue dayJson(const std::optional<domain::DayWords>& day)
{
    return day ? QJsonValue(qt(domain::dayText(day->day))) : QJsonValue();
}

QString timeText(WallMs at)
{
    return QDateTime::fromMSecsSinceEpoch(raw(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject lineJson(const domain::LineRow& row)
{
    QJsonObject json{{"id", qt(row.id)},         {"kind", "line"},
                     {"type", qt(nameOf(row.type))}, {"text", qt(row.text)},
                     {"time", qt(row.time)},     {"at", timeText(row.at)},
                     {"by", qt(row.by.name)},    {"saved", row.waiting ? "waiting" : "synced"}};
    if (row.who.found)
        json.insert("who", qt(row.who.name));
    if (row.lane)
        json.insert("lane", qt(nameOf(*row.lane)));
    if (!row.promise.isNull())
        json.insert("promise", qt(row.promise));
    if (row.due)
        json.insert("due", qt(domain::dayText(row.due->day)));
    if (row.isPrivate)
        json.insert("private", true);
    return json;
}

QString lineText(const domain::LineRow& row)
{
    const auto typed = domain::markOf(row.type);
    const auto mark = typed.empty() ? QString() : QString::fromUtf8(typed.data(), qsizetype(typed.size())) + u' ';
    auto text = QStringLiteral("  %1 %2  %3%4").arg(qt(row.time), qt(row.by.initials), mark, qt(row.text));
    if (row.due)
        text += QStringLiteral(" [%1]").arg(qt(row.due->words));
    return row.waiting ? text + QStringLiteral(" ↑") : text;
}

QJsonObject feltJson(const domain::FeltRow& row)
{
    return {{"id", qt(row.id)},
            {"kind", "felt"},
            {"words", qt(row.words)},
            {"person", qt(row.person.name)},
            {"source", row.source ? qt(nameOf(*row.source)) : QString()},
            {"theirWords", row.theirWords},
            {"cameIn", qt(row.before)},
            {"wentOut", qt(row.after)},
            {"by", qt(row.by.name)}};
}

QString feltText(const domain::FeltRow& row)
{
    QString text = row.theirWords ? QStringLiteral("\u201C%1\u201D").arg(qt(row.words)) : qt(row.words);
    if (!row.before.empty() || !row.after.empty())
        text += QStringLiteral(" %1 \u2192 %2").arg(qt(row.before), qt(row.after));
    const QString whose = row.person.name.empty() ? QStringLiteral("how it was for them")
                                                  : QStringLiteral("how it was for %1").arg(qt(row.person.name));
    return QStringLiteral("%1: %2").arg(whose, text.trimmed());
}

QJsonObject promiseJson(const domain::PromiseRow& row)
{
    QJsonObject json{{"id", qt(row.id)},
                     {"kind", "promise"},
                     {"direction", qt(nameOf(row.direction))},
                     {"state", qt(nameOf(row.state))},
                     {"text", qt(row.text)},
                     {"client", qt(row.client.name)},
                     {"person", qt(row.person.name)},
                     {"by", qt(row.by.name)}};
    if (row.due) {
        json.insert("due", qt(domain::dayText(row.due->day)));
        json.insert("dueWords", qt(row.due->words));
    }
    if (!row.dueAsTyped.empty())
        json.insert("dueAsTyped", qt(row.dueAsTyped));
    if (row.settledOn)
        json.insert("settledOn", qt(domain::dayText(row.settledOn->day)));
    if (!row.word.empty())
        json.insert("word", qt(row.word));
    if (!row.repeats.empty())
        json.insert("repeats", qt(row.repeats));
    if (row.repeatsUnread)
        json.insert("repeatsUnread", true);
    if (!row.follows.isNull())
        json.insert("follows", qt(row.follows));
    if (!row.keptWords.empty())
        json.insert("kept", qt(row.keptWords));
    if (row.isPrivate)
        json.insert("private", true);
    return json;
}

QString promiseText(const domain::PromiseRow& row)
{
    QString text = row.direction == domain::Direction::Ours ? QStringLiteral("○ ") : QStringLiteral("◌ They owe us: ");
    text += qt(row.text);
    if (row.person.found)
        text += QStringLiteral(" → ") + qt(row.person.name);
    if (row.due)
        text += QStringLiteral("  ") + qt(row.due->words);
    else if (!row.dueAsTyped.empty())
        text += QStringLiteral("  “%1”").arg(qt(row.dueAsTyped));
    if (!row.repeats.empty())
        text += QStringLiteral(", %1").arg(qt(row.repeats));
    if (row.state != domain::PromiseState::Open)
        text += QStringLiteral("  (%1)").arg(qt(row.keptWords.empty() ? nameOf(row.state) : row.keptWords));
    return text + QStringLiteral("  ") + qt(row.client.name);
}

} // namespace salver::cli
