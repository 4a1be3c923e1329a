// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/house_texts_view_model.h"

#include "domain/house_commands.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/row_columns.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

QStringList firstLines(const std::vector<std::string>& lines)
{
    QStringList shown;
    for (const auto& line : lines) {
        if (shown.size() < qsizetype(domain::ethosLinesMost))
            shown += words(line);
    }
    return shown;
}

std::span<const Column<domain::PersonRow>> talkColumns()
{
    using R = domain::PersonRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"personId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
        {"talk", [](const R& r) { return QVariant(words(r.talk.oneLine)); }},
        {"avoid", [](const R& r) { return QVariant(words(r.talk.wordsAvoid)); }},
    });
    return all;
}

} // namespace

HouseTextsViewModel::HouseTextsViewModel(Context& context, QObject* parent) : PageViewModel(context, parent), m_editor(context)
{
}

Result<void> HouseTextsViewModel::read()
{
    auto& reader = queries().reader();
    const auto house = domain::houseSpace(reader);
    const auto spaces = reader.spaces();
    if (!house || !spaces)
        return fail(!house ? house.error() : spaces.error());
    m_house = house->id;
    m_leads = std::ranges::any_of(*spaces, [](const auto& space) {
        return space.purpose == SpacePurpose::Team && space.role == Role::Lead;
    });
    auto ethos = domain::houseText(reader, m_house, domain::HouseSlot::Ethos, context().now());
    auto standard = domain::houseText(reader, m_house, domain::HouseSlot::Standard, context().now());
    if (!ethos || !standard)
        return fail(!ethos ? std::move(ethos.error()) : std::move(standard.error()));
    m_ethos = std::move(*ethos);
    m_standard = std::move(*standard);
    return {};
}

bool HouseTextsViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::housePage::kind, model::preference::kind});
}

QStringList HouseTextsViewModel::ethosLines() const
{
    return firstLines(domain::ethosLines(m_ethos.text));
}

bool HouseTextsViewModel::ethosTooLong() const
{
    return domain::ethosLines(m_ethos.text).size() > domain::ethosLinesMost;
}

QString HouseTextsViewModel::ethosSource() const
{
    return m_ethos.text.empty() ? QString() : whoAndWhen(words(m_ethos.by.name), m_ethos.on);
}

QString HouseTextsViewModel::standardSource() const
{
    return m_standard.text.empty() ? QString() : whoAndWhen(words(m_standard.by.name), m_standard.on);
}

void HouseTextsViewModel::setEthos(const QString& typed)
{
    context().perform(
        this, [house = m_house, text = toUtf8(typed)](domain::Commands& commands) {
            return domain::setHousePage(commands, house, domain::HouseSlot::Ethos, text);
        },
        tr("Ethos written"));
}

void HouseTextsViewModel::showEthosHistory()
{
    if (m_ethos.exists)
        context().wantHistory(m_ethos.id, model::housePage::text);
}

void HouseTextsViewModel::openStandard()
{
    // The team may have been chosen anew since this was read.
    refresh();
    if (m_house.isNull())
        return;
    m_editor.open(domain::housePageId(m_house, domain::HouseSlot::Standard), model::housePage::kind, model::housePage::text,
                  [house = m_house](domain::Commands& commands) {
                      return domain::openHousePage(commands, house, domain::HouseSlot::Standard);
                  });
}

HeartViewModel::HeartViewModel(Context& context, QObject* parent) : PageViewModel(context, parent), m_people(talkColumns(), this)
{
}

void HeartViewModel::open(const QString& clientId, const QStringList& there)
{
    const auto id = idFrom(clientId);
    if (id == m_client && there == m_there)
        return;
    m_client = id;
    m_there = there;
    refresh();
}

Result<void> HeartViewModel::read()
{
    m_ethosLines.clear();
    std::vector<domain::PersonRow> people;
    auto& reader = queries().reader();
    domain::PageRows rows(reader, context().now());
    SpaceId house;
    if (!m_client.isNull()) {
        const auto client = reader.entity(m_client);
        auto found = domain::peopleAt(reader, m_client, context().now());
        if (!client || !found)
            return fail(!client ? client.error() : found.error());
        house = client->space;
        people = std::move(*found);
    } else if (const auto own = domain::houseSpace(reader)) {
        house = own->id;
    }
    const auto there = [this](const domain::PersonRow& row) { return m_there.contains(idText(row.id)); };
    const bool named = std::ranges::any_of(people, there);
    std::erase_if(people, [&](const domain::PersonRow& row) { return row.talk.empty || (named && !there(row)); });
    m_ethosLines = firstLines(domain::ethosOf(rows, house));
    m_people.setRows(talkColumns(), people, keyOfEntity<domain::PersonRow>);
    return rows.outcome();
}

bool HeartViewModel::concerns(const store::Committed& facts) const
{
    return touches(facts, {model::housePage::kind, model::person::kind, model::preference::kind});
}

QString HeartViewModel::firstLine() const
{
    return m_people.count() == 0 ? QString()
                                 : tr("%1: %2", "a person, how to talk with them")
                                       .arg(m_people.fact(0, QStringLiteral("name")).toString(),
                                            m_people.fact(0, QStringLiteral("talk")).toString());
}

} // namespace salver::viewmodels
