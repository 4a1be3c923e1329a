// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/history_view_model.h"

#include "viewmodels/editor_text.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

struct VersionRow {
    const domain::TextVersion* version{};
    bool newest{};
    QString key;
};

/// In one line, with dots where there is more.
QString beginning(const domain::TextVersion& version)
{
    const QString start = words(version.start);
    const bool whole = std::uint64_t(start.toUcs4().size()) >= version.added;
    return start.simplified() + (whole ? QString() : QStringLiteral("…"));
}

std::span<const Column<VersionRow>> versionColumns()
{
    using R = VersionRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"by", [](const R& r) { return QVariant(words(r.version->by.name)); }},
        {"when", [](const R& r) { return QVariant(words(r.version->when)); }},
        {"here", [](const R& r) { return QVariant(r.version->here); }},
        {"added", [](const R& r) { return QVariant(int(r.version->added)); }},
        {"removed", [](const R& r) { return QVariant(int(r.version->removed)); }},
        {"start", [](const R& r) { return QVariant(beginning(*r.version)); }},
        {"newest", [](const R& r) { return QVariant(r.newest); }},
    });
    return columns;
}

QString styled(const std::vector<domain::ComparedPart>& parts)
{
    QString all;
    for (const auto& part : parts) {
        const QString text = words(part.text).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
        switch (part.kind) {
        case domain::ComparedPart::Kind::Same: all += text; break;
        case domain::ComparedPart::Kind::Removed: all += QStringLiteral("<s>%1</s>").arg(text); break;
        case domain::ComparedPart::Kind::Added: all += QStringLiteral("<b>%1</b>").arg(text); break;
        }
    }
    return all;
}

} // namespace

HistoryViewModel::HistoryViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_writes(historyColumns(), this), m_versions(versionColumns(), this)
{
}

void HistoryViewModel::open(const QString& entityId, int field)
{
    m_entity = idFrom(entityId);
    m_field = model::FieldId(std::uint32_t(field));
    m_chosen = -1;
    m_againstNow = false;
    refresh();
}

void HistoryViewModel::close()
{
    open({}, 0);
}

Result<void> HistoryViewModel::read()
{
    m_isText = false;
    m_text = {};
    domain::FieldHistory history;
    if (isOpen()) {
        auto text = domain::textHistory(context().queries(), m_entity, m_field, context().now());
        if (!text && text.error().code != ErrorCode::InvalidArgument)
            return fail(text.error());
        m_isText = text.has_value();
        if (m_isText) {
            m_text = std::move(*text);
        } else {
            auto outcome = queries().history(m_entity, m_field, context().now());
            if (!outcome)
                return fail(outcome.error());
            history = std::move(*outcome);
        }
    }
    m_fieldName = words(m_isText ? m_text.field : history.field);
    m_writes.setRows(historyColumns(), history.rows, [](const domain::HistoryRow& row) {
        return QStringLiteral("%1/%2").arg(raw(row.write.id.replica)).arg(raw(row.write.id.sequence));
    });
    return readText();
}

Result<void> HistoryViewModel::readText()
{
    // Counted from the oldest, so that a version that goes on keeps its row and stays the chosen one.
    const int before = m_versions.count();
    std::vector<VersionRow> rows;
    const int count = int(m_text.versions.size());
    for (int i = 0; i < count; ++i)
        rows.push_back({&m_text.versions[std::size_t(i)], i == 0, QString::number(count - i)});
    m_versions.setRows(versionColumns(), rows, [](const VersionRow& row) { return row.key; });
    if (m_chosen >= 0)
        m_chosen = std::min(m_chosen + std::max(0, count - before), count - 1);
    return compare();
}

Result<void> HistoryViewModel::compare()
{
    m_compared.clear();
    if (m_chosen < 0 || m_chosen >= int(m_text.versions.size()))
        return {};
    const auto& version = m_text.versions[std::size_t(m_chosen)];
    const auto& newest = m_text.versions.front();
    const auto parts = domain::compareVersions(queries(), m_entity, m_field, m_againstNow ? version.upTo : version.before,
                                               m_againstNow ? newest.upTo : version.upTo);
    if (!parts)
        return fail(parts.error());
    m_compared = styled(*parts);
    return {};
}

void HistoryViewModel::compareAndSay()
{
    if (const auto done = compare(); !done)
        context().sayTrouble(words(done.error()));
    Q_EMIT changed();
}

void HistoryViewModel::choose(int row)
{
    if (m_chosen == row)
        return;
    m_chosen = row;
    compareAndSay();
}

void HistoryViewModel::setAgainstNow(bool against)
{
    if (m_againstNow == against)
        return;
    m_againstNow = against;
    compareAndSay();
}

bool HistoryViewModel::concerns(const store::Committed& facts) const
{
    return std::ranges::any_of(facts.touched,
                               [this](const store::Touched& touched) { return touched.entity == m_entity; });
}

void HistoryViewModel::bringBack(int row)
{
    if (m_isText) {
        if (row < 0 || row >= int(m_text.versions.size()))
            return;
        context().perform(
            this,
            [entity = m_entity, field = m_field, version = m_text.versions[std::size_t(row)].upTo](
                domain::Commands& commands) { return domain::bringBackText(commands, entity, field, version); },
            tr("Brought back"));
        return;
    }
    const QVariant value = m_writes.fact(row, QStringLiteral("raw"));
    if (!value.isValid())
        return;
    context().perform(
        this,
        [entity = m_entity, field = m_field, old = toUtf8(value.toString())](domain::Commands& commands) {
            return commands.setValue(entity, field, old);
        },
        tr("Brought back"));
}

} // namespace salver::viewmodels
