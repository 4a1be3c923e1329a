// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/matter_values.h"

#include "domain/field_values.h"
#include "viewmodels/editor_text.h"

#include <QCoreApplication>

namespace salver::viewmodels {

QString whoAndWhen(const QString& who, const std::optional<domain::DayWords>& on)
{
    QStringList parts;
    if (!who.isEmpty())
        parts += who;
    if (on)
        parts += words(on->words);
    return parts.join(QStringLiteral(", "));
}

QString whoAndWhen(const std::string& who, const domain::DayWords& on)
{
    return whoAndWhen(words(who), on);
}

QString sourceOf(const domain::SaidRow& row)
{
    if (!row.saidBy.name.empty())
        return whoAndWhen(words(row.saidBy.name), row.on);
    return whoAndWhen(QCoreApplication::translate("Matter", "noted by %1").arg(words(row.by.name)), row.on);
}

void setMatterField(Context& context, QObject* asker, const QString& entityId, const QString& field,
                    const QString& typed)
{
    context.perform(asker, [id = idFrom(entityId), name = field.toStdString(), value = toUtf8(typed)](
                               domain::Commands& commands) { return commands.setField(id, name, value); });
}

void showMatterHistory(Context& context, const QString& entityId, const QString& field)
{
    const auto row = context.queries().reader().entity(idFrom(entityId));
    const auto* kind = row ? model::findKind(row->kind) : nullptr;
    if (kind == nullptr)
        return;
    if (const auto declared = domain::fieldByName(*kind, field.toStdString()))
        context.wantHistory(row->id, (*declared)->id);
}

} // namespace salver::viewmodels
