// SPDX-License-Identifier: Apache-2.0
// The part of the wrap that asks whom else to tell: a colleague, which lines, and a word with them.
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/telling_columns.h"
#include "viewmodels/wrap_view_model.h"

namespace salver::viewmodels {

Result<void> WrapViewModel::readTellings()
{
    std::vector<domain::MemberRef> colleagues;
    std::vector<domain::LineRow> shared;
    std::vector<domain::TellingRow> tellings;
    // A capture without a client is one's own: nobody can be told of it yet.
    if (isOpen() && filed()) {
        auto others = domain::tellable(queries().reader(), m_id);
        auto told = domain::tellingsOf(queries().reader(), m_id, context().now());
        if (!others || !told)
            return fail(!others ? others.error() : told.error());
        colleagues = std::move(*others);
        tellings = std::move(*told);
        for (const auto& line : m_page.lines) {
            if (!line.isPrivate && !line.text.empty())
                shared.push_back(line);
        }
    }
    m_colleagues.setRows(memberColumns(), colleagues, [](const domain::MemberRef& row) { return idText(row.id); });
    m_shared.setRows(lineColumns(), shared, keyOfEntity<domain::LineRow>);
    m_tellings.setRows(tellingColumns(), tellings, keyOfEntity<domain::TellingRow>);
    return {};
}

void WrapViewModel::tell(const QString& memberId, const QStringList& lineIds, const QString& word)
{
    domain::NewTelling what;
    what.visit = m_id;
    what.to = UserId::parse(memberId.toStdString()).value_or(UserId{});
    for (const auto& line : lineIds)
        what.lines.push_back(idFrom(line));
    what.words = toUtf8(word);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::tell(commands, what); }, tr("Passed on"));
}

void WrapViewModel::takeTellingBack(const QString& tellingId, const QString& name)
{
    removeEntity(context(), this, tellingId, tr("What %1 was told", "a colleague").arg(name));
}

} // namespace salver::viewmodels
