// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/care_view_model.h"

#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"

#include <array>

namespace salver::viewmodels {

namespace {

struct ShownPeriod {
    QString key;
    domain::CarePeriod period;
};

std::span<const Column<ShownPeriod>> periodColumns()
{
    using R = ShownPeriod;
    static constexpr auto all = std::to_array<Column<R>>({
        {"who", [](const R& r) { return QVariant(words(r.period.who.name)); }},
        {"initials", [](const R& r) { return QVariant(words(r.period.who.initials)); }},
        {"isSecond", [](const R& r) { return QVariant(r.period.role == domain::CareRole::Second); }},
        {"from", [](const R& r) { return QVariant(words(r.period.from.words)); }},
        {"to", [](const R& r) { return QVariant(r.period.to ? words(r.period.to->words) : QString()); }},
        {"setBy", [](const R& r) { return QVariant(words(r.period.setBy.name)); }},
    });
    return all;
}

} // namespace

CareViewModel::CareViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_history(periodColumns(), this), m_handovers(handoverColumns(), this),
      m_members(memberColumns(), this)
{
}

void CareViewModel::open(const QString& clientId)
{
    m_client = idFrom(clientId);
    refresh();
    Q_EMIT opened();
}

Result<void> CareViewModel::read()
{
    if (m_client.isNull())
        return {};
    auto& reader = queries().reader();
    const auto now = context().now();
    const auto row = reader.entity(m_client);
    const auto periods = domain::careHistory(queries(), m_client, now);
    const auto handovers = domain::handoversOf(reader, m_client, now);
    if (!row || !periods || !handovers)
        return fail(!row ? row.error() : !periods ? periods.error() : handovers.error());
    domain::PageRows rows(reader, now);
    m_name = words(row->value(model::client::name));
    m_caredBy = row->value(model::client::caredBy).empty() ? domain::MemberRef{} : rows.member(row->value(model::client::caredBy));
    m_second = row->value(model::client::second).empty() ? domain::MemberRef{} : rows.member(row->value(model::client::second));
    m_underWay = !handovers->empty() && handovers->front().stage != domain::HandoverStage::Done;
    std::vector<ShownPeriod> shown;
    for (const auto& period : *periods)
        shown.push_back({QStringLiteral("%1/%2/%3").arg(int(period.role)).arg(idText(period.who.id)).arg(shown.size()), period});
    m_history.setRows(periodColumns(), shown, [](const ShownPeriod& each) { return each.key; });
    m_handovers.setRows(handoverColumns(), *handovers, keyOfEntity<domain::HandoverRow>);
    // Those of the client's own space: nobody else can read what is handed over.
    std::vector<domain::MemberRef> members;
    if (const auto there = reader.members(row->space)) {
        for (const auto& each : *there) {
            if (each.role != Role::None && each.role != Role::Viewer)
                members.push_back(rows.member(each.id));
        }
    }
    m_members.setRows(memberColumns(), members, keyOfEntity<domain::MemberRef>);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return {};
}

bool CareViewModel::concerns(const store::Committed& facts) const
{
    return !m_client.isNull() &&
           (facts.syncStateChanged || touches(facts, {model::client::kind, model::handover::kind, model::promise::kind}));
}

void CareViewModel::set(domain::CareRole role, const QString& memberId)
{
    context().perform(
        this,
        [id = m_client, role, who = toUtf8(memberId)](domain::Commands& commands) {
            return domain::setCare(commands, id, role, who);
        },
        role == domain::CareRole::LooksAfter ? tr("Changed who looks after them") : tr("Changed the second"));
}

void CareViewModel::setCaredBy(const QString& memberId)
{
    set(domain::CareRole::LooksAfter, memberId);
}

void CareViewModel::setSecond(const QString& memberId)
{
    set(domain::CareRole::Second, memberId);
}

void CareViewModel::handOver(const QString& memberId)
{
    context().perform(
        this,
        [id = m_client, to = toUtf8(memberId)](domain::Commands& commands) {
            return domain::startHandover(commands, id, to);
        },
        tr("Handover begun"), [this](const domain::Made& made) { Q_EMIT handoverMade(idText(made.id)); });
}

} // namespace salver::viewmodels
