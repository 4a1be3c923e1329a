// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/agreement_view_model.h"

#include "domain/agreement_commands.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/row_columns.h"

#include <array>

namespace salver::viewmodels {

namespace {

/// A line, and whether it is the first on its topic.
struct ShownAgreement {
    const domain::AgreementRow* row{};
    bool first{};
};

std::span<const Column<ShownAgreement>> agreementColumns()
{
    using R = ShownAgreement;
    static constexpr auto all = std::to_array<Column<R>>({
        {"lineId", [](const R& r) { return QVariant(idText(r.row->id)); }},
        {"about", [](const R& r) { return QVariant(int(r.row->about)); }},
        {"first", [](const R& r) { return QVariant(r.first); }},
        {"text", [](const R& r) { return QVariant(words(r.row->text)); }},
        {"stillTemplate", [](const R& r) { return QVariant(r.row->stillTemplate); }},
        {"agreed", [](const R& r) { return QVariant(whoAndWhen(words(r.row->agreedWith.name), r.row->agreedOn)); }},
        {"alsoUsedFor", [](const R& r) { return QVariant(int(r.row->alsoUsedFor)); }},
        {"by", [](const R& r) { return QVariant(words(r.row->by.name)); }},
        {"waiting", [](const R& r) { return QVariant(r.row->waiting); }},
        {"contested", [](const R& r) { return QVariant(r.row->contested); }},
    });
    return all;
}

QString triedWhen(const domain::ExperimentRow& row)
{
    const QString since = row.startedOn ? AgreementViewModel::tr("since %1").arg(words(row.startedOn->words)) : QString();
    const QString until = row.settledOn ? AgreementViewModel::tr("until %1").arg(words(row.settledOn->words)) : QString();
    QStringList parts{since, until, words(row.by.name)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

std::span<const Column<domain::ExperimentRow>> experimentColumns()
{
    using R = domain::ExperimentRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"experimentId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"tried", [](const R& r) { return QVariant(int(r.state)); }},
        {"learned", [](const R& r) { return QVariant(words(r.learned)); }},
        {"source", [](const R& r) { return QVariant(triedWhen(r)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::vector<ShownAgreement> byTopic(const std::vector<domain::AgreementRow>& lines)
{
    std::vector<ShownAgreement> rows;
    for (const auto& line : lines)
        rows.push_back({&line, rows.empty() || rows.back().row->about != line.about});
    return rows;
}

} // namespace

AgreementViewModel::AgreementViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_lines(agreementColumns(), this), m_experiments(experimentColumns(), this),
      m_people(personColumns(), this)
{
}

void AgreementViewModel::open(const QString& clientId)
{
    const auto id = idFrom(clientId);
    if (id == m_client)
        return;
    m_client = id;
    refresh();
}

Result<void> AgreementViewModel::readTemplate()
{
    auto& reader = queries().reader();
    const auto house = domain::houseSpace(reader);
    auto lines = house ? domain::agreementTemplate(reader, house->id, context().now()) : fail(house.error());
    if (!lines)
        return fail(std::move(lines.error()));
    m_page = {};
    m_page.lines = std::move(*lines);
    return {};
}

Result<void> AgreementViewModel::read()
{
    auto& reader = queries().reader();
    std::vector<domain::PersonRow> people;
    if (m_client.isNull()) {
        if (auto done = readTemplate(); !done)
            return done;
    } else {
        auto page = domain::agreementWith(reader, m_client, context().now());
        auto found = domain::peopleAt(reader, m_client, context().now());
        if (!page || !found)
            return fail(!page ? page.error() : found.error());
        m_page = std::move(*page);
        people = std::move(*found);
    }
    m_lines.setRows(agreementColumns(), byTopic(m_page.lines), [](const ShownAgreement& row) { return idText(row.row->id); });
    m_experiments.setRows(experimentColumns(), m_page.experiments, keyOfEntity<domain::ExperimentRow>);
    m_people.setRows(personColumns(), people, keyOfEntity<domain::PersonRow>);
    return {};
}

bool AgreementViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::agreement::kind, model::experiment::kind, model::person::kind, model::preference::kind});
}

void AgreementViewModel::add(int topic, const QString& text, const QString& personId)
{
    domain::NewAgreement what;
    what.client = m_client;
    what.about = domain::AgreementTopic(topic);
    what.text = toUtf8(text);
    what.agreedWith = idFrom(personId);
    const auto house = domain::houseSpace(queries().reader());
    if (!house) {
        context().sayTrouble(words(house.error()));
        return;
    }
    context().perform(
        this, [what, space = house->id](domain::Commands& commands) { return domain::addAgreement(commands, space, what); },
        tr("Noted"));
}

void AgreementViewModel::begin()
{
    context().perform(
        this, [id = m_client](domain::Commands& commands) -> Result<domain::Made> {
            const auto client = commands.live(id);
            return client ? domain::beginFromTemplate(commands, client->space, id) : fail(client.error());
        },
        tr("Begun from our template"));
}

void AgreementViewModel::reword(const QString& lineId, const QString& text)
{
    context().perform(
        this, [id = idFrom(lineId), typed = toUtf8(text)](domain::Commands& commands) {
            return domain::rewordAgreement(commands, id, typed);
        },
        tr("Reworded"));
}

void AgreementViewModel::agree(const QString& lineId, const QString& personId, const QString& day)
{
    context().perform(
        this, [id = idFrom(lineId), person = idFrom(personId), typed = toUtf8(day)](domain::Commands& commands) {
            return domain::agreeOn(commands, id, person, typed);
        },
        tr("Agreed"));
}

void AgreementViewModel::lookAtIt()
{
    context().perform(
        this, [id = m_client](domain::Commands& commands) { return domain::lookedAtAgreement(commands, id); },
        tr("Looked at today"));
}

void AgreementViewModel::tryIt(const QString& text)
{
    context().perform(
        this, [id = m_client, typed = toUtf8(text)](domain::Commands& commands) {
            return domain::addExperiment(commands, id, typed);
        },
        tr("Trying it"));
}

void AgreementViewModel::settle(const QString& experimentId, int state, const QString& learned)
{
    context().perform(
        this, [id = idFrom(experimentId), how = domain::ExperimentState(state), typed = toUtf8(learned)](domain::Commands& commands) {
            return domain::settleExperiment(commands, id, how, typed);
        },
        state == Keep ? tr("We keep it") : state == Drop ? tr("Dropped") : tr("Trying it again"));
}

void AgreementViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void AgreementViewModel::showHistory(const QString& entityId)
{
    showMatterHistory(context(), entityId, QStringLiteral("text"));
}

} // namespace salver::viewmodels
