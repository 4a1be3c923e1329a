// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/conflict_view_model.h"

#include "viewmodels/editor_text.h"

#include <algorithm>

namespace salver::viewmodels {

namespace {

QString keyOfValue(const domain::NeedsYouValue& value)
{
    return QStringLiteral("%1/%2").arg(raw(value.write.replica)).arg(raw(value.write.sequence));
}

} // namespace

ConflictViewModel::ConflictViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_values(valueColumns(), this), m_before(valueColumns(), this)
{
}

void ConflictViewModel::open(const QString& entityId, int field)
{
    m_entity = idFrom(entityId);
    m_field = model::FieldId(std::uint32_t(field));
    refresh();
}

void ConflictViewModel::close()
{
    open({}, 0);
}

Result<void> ConflictViewModel::read()
{
    m_row.reset();
    m_over = {};
    if (!m_entity.isNull()) {
        auto rows = queries().needsYou(context().now());
        if (!rows)
            return fail(rows.error());
        const auto at = std::ranges::find_if(*rows, [this](const domain::NeedsYouRow& row) {
            return row.entity == m_entity && row.field == m_field;
        });
        if (at != rows->end())
            m_row = std::move(*at);
    }
    if (lookOver()) {
        auto over = domain::lookOver(context().queries(), m_entity, m_field, context().now());
        if (!over)
            return fail(over.error());
        m_over = std::move(*over);
    }
    if (!m_row) {
        m_values.setRows({});
        m_before.setRows({});
        return {};
    }
    // Mine first, as the page has it; among others the order stays.
    std::ranges::stable_partition(m_row->values, [](const domain::NeedsYouValue& value) { return value.by.me; });
    m_values.setRows(valueColumns(), m_row->values, keyOfValue);
    m_before.setRows(valueColumns(), m_row->before, keyOfValue);
    return {};
}

bool ConflictViewModel::concerns(const store::Committed& facts) const
{
    return std::ranges::any_of(facts.touched,
                               [this](const store::Touched& touched) { return touched.entity == m_entity; });
}

bool ConflictViewModel::deletedThere() const
{
    return m_row && m_row->why.rule == domain::Rule::DeletedAndEdited;
}

QString ConflictViewModel::meanwhile() const
{
    if (lookOver())
        return tr("Everybody sees the merged text meanwhile.");
    if (!m_row || deletedThere())
        return {};
    const auto shown = std::ranges::find_if(m_row->values, &domain::NeedsYouValue::shown);
    if (shown == m_row->values.end())
        return {};
    return shown->by.me ? tr("Until somebody chooses, everybody sees yours.")
                        : tr("Until somebody chooses, everybody sees the one by %1.").arg(words(shown->by.name));
}

QString ConflictViewModel::together() const
{
    if (!m_row)
        return {};
    if (drafted())
        return m_draft->text;
    QStringList all;
    for (const auto& value : m_row->values)
        all.push_back(words(value.raw));
    return all.join(QStringLiteral(" / "));
}

QString ConflictViewModel::merged() const
{
    QString all;
    for (const auto& part : m_over.parts) {
        const QString text = words(part.text).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
        if (!part.hand)
            all += text;
        else
            all += (*part.hand == 0 ? QStringLiteral("<b>%1</b>") : QStringLiteral("<u>%1</u>")).arg(text);
    }
    return all;
}

QStringList ConflictViewModel::hands() const
{
    QStringList names;
    for (const auto& hand : m_over.hands)
        names.push_back(words(hand.name));
    return names;
}

QString ConflictViewModel::lines() const
{
    const QString now = mergedLines();
    return drafted() && m_draft->merged == now ? m_draft->text : now;
}

QString ConflictViewModel::mergedLines() const
{
    QString all;
    for (const auto& part : m_over.parts)
        all += words(part.text);
    return all;
}

QString ConflictViewModel::differing(const QString& value) const
{
    const QStringList own = value.split(u' ');
    qsizetype begin = own.size();
    qsizetype end = own.size();
    qsizetype tail = own.size();
    for (const auto& other : m_row ? m_row->values : std::vector<domain::NeedsYouValue>{}) {
        const QStringList theirs = words(other.value).split(u' ');
        if (theirs == own)
            continue;
        const qsizetype shorter = std::min(own.size(), theirs.size());
        qsizetype same = 0;
        while (same < shorter && own[same] == theirs[same])
            ++same;
        qsizetype back = 0;
        while (back < shorter - same && own[own.size() - 1 - back] == theirs[theirs.size() - 1 - back])
            ++back;
        begin = std::min(begin, same);
        tail = std::min(tail, back);
    }
    end -= tail;
    // Where nothing is the same there is nothing to set off: all of it underlined would only be harder to read.
    if (begin >= end || (begin == 0 && end == own.size()))
        return value.toHtmlEscaped();
    const auto part = [&own](qsizetype from, qsizetype to) { return own.mid(from, to - from).join(u' ').toHtmlEscaped(); };
    return QStringLiteral("%1%2<u>%3</u>%4%5")
        .arg(part(0, begin), begin > 0 ? QStringLiteral(" ") : QString(), part(begin, end),
             end < own.size() ? QStringLiteral(" ") : QString(), part(end, own.size()));
}

void ConflictViewModel::settle(std::function<Result<domain::Made>(domain::Commands&)> what)
{
    context().perform(this, std::move(what), tr("Settled"), [this](const domain::Made& /*made*/) {
        m_draft.reset();
        Q_EMIT settled();
    });
}

void ConflictViewModel::keepDraft(const QString& typed)
{
    m_draft = {m_entity, m_field, mergedLines(), typed};
}

bool ConflictViewModel::drafted() const
{
    return m_draft && m_draft->entity == m_entity && m_draft->field == m_field;
}

void ConflictViewModel::use(int row)
{
    const QVariant value = m_values.fact(row, QStringLiteral("raw"));
    if (!value.isValid())
        return;
    settle([entity = m_entity, field = m_field, chosen = toUtf8(value.toString())](domain::Commands& commands) {
        return commands.settle(entity, field, chosen);
    });
}

void ConflictViewModel::keepBoth()
{
    settle([entity = m_entity, field = m_field](domain::Commands& commands) { return commands.keepBoth(entity, field); });
}

void ConflictViewModel::writeTogether(const QString& typed)
{
    settle([entity = m_entity, field = m_field, chosen = toUtf8(typed.trimmed())](domain::Commands& commands) {
        return commands.settle(entity, field, chosen);
    });
}

void ConflictViewModel::readsWell()
{
    settle([entity = m_entity, field = m_field](domain::Commands& commands) {
        return domain::readsWell(commands, entity, field);
    });
}

void ConflictViewModel::rewrite(const QString& typed)
{
    settle([entity = m_entity, field = m_field, seen = m_over.seen, chosen = toUtf8(typed)](domain::Commands& commands) {
        return domain::rewriteLooked(commands, entity, field, seen, chosen);
    });
}

void ConflictViewModel::keepIt()
{
    settle([entity = m_entity](domain::Commands& commands) { return commands.settleDeleted(entity, true); });
}

void ConflictViewModel::deleteIt()
{
    settle([entity = m_entity](domain::Commands& commands) { return commands.settleDeleted(entity, false); });
}

} // namespace salver::viewmodels
