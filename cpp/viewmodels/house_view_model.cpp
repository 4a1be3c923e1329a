// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/house_view_model.h"

#include "domain/advice_commands.h"
#include "domain/house_choices.h"
#include "domain/preference_list.h"
#include "domain/line_sparks.h"
#include "domain/rhythm_queries.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/row_columns.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

constexpr std::size_t solvedShown = 5;
constexpr std::size_t stancesShown = 10;
constexpr std::size_t sparksShown = 12;
constexpr std::size_t askAgainShown = 8;

std::span<const Column<domain::ObjectiveRow>> unplayedColumns()
{
    using R = domain::ObjectiveRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"objectiveId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.heard.words)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"source", [](const R& r) { return QVariant(sourceOf(r.heard)); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return columns;
}

std::span<const Column<domain::OldFact>> oldFactColumns()
{
    using R = domain::OldFact;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"factId", [](const R& r) { return QVariant(idText(r.fact.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.fact.text)); }},
        {"about", [](const R& r) { return QVariant(words(r.fact.about.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"why", [](const R& r) { return QVariant(words(r.fact.askAgain->sentence)); }},
    });
    return columns;
}

std::span<const Column<domain::RhythmRow>> rhythmColumns()
{
    using R = domain::RhythmRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"rhythmId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"who",
         [](const R& r) {
             return QVariant(r.person.found ? HouseViewModel::tr("%1, %2", "person, client")
                                                  .arg(words(r.person.name), words(r.client.name))
                                            : words(r.client.name));
         }},
        {"lastContact", [](const R& r) { return QVariant(r.lastContact ? words(r.lastContact->words) : QString()); }},
        {"next", [](const R& r) { return QVariant(r.next ? words(r.next->words) : QString()); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return columns;
}

struct HouseRow {
    QString key;
    bool isSpace{};
    QString name;
    QString detail;
    QString initials;
    bool me{};
    int members{};
};

std::span<const Column<HouseRow>> houseColumns()
{
    static constexpr auto columns = std::to_array<Column<HouseRow>>({
        {"isSpace", [](const HouseRow& row) { return QVariant(row.isSpace); }},
        {"name", [](const HouseRow& row) { return QVariant(row.name); }},
        {"detail", [](const HouseRow& row) { return QVariant(row.detail); }},
        {"initials", [](const HouseRow& row) { return QVariant(row.initials); }},
        {"me", [](const HouseRow& row) { return QVariant(row.me); }},
        {"members", [](const HouseRow& row) { return QVariant(row.members); }},
    });
    return columns;
}

std::span<const Column<SpaceSyncState>> chosenTeamColumns()
{
    using R = SpaceSyncState;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"spaceId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
    });
    return columns;
}

QString purposeWords(SpacePurpose purpose)
{
    switch (purpose) {
    case SpacePurpose::Team: return HouseViewModel::tr("Everyone here reads what is noted about its clients.");
    case SpacePurpose::Leads: return HouseViewModel::tr("Only this team's leads.");
    case SpacePurpose::Pair: return HouseViewModel::tr("The two of you, and nobody else.");
    case SpacePurpose::Private: break;
    }
    return HouseViewModel::tr("Only you. It follows you to your devices and reaches no colleague's.");
}

QString roleWords(Role role)
{
    switch (role) {
    case Role::Lead: return HouseViewModel::tr("Leads the team: writes, and says who is in it");
    case Role::Member: return HouseViewModel::tr("Writes and reads");
    case Role::Viewer: return HouseViewModel::tr("Reads");
    case Role::None: break;
    }
    return HouseViewModel::tr("Not in it any more");
}

QString nameOf(const SpaceSyncState& space)
{
    return space.purpose == SpacePurpose::Private ? HouseViewModel::tr("Your own space") : words(space.name);
}

} // namespace

HouseViewModel::HouseViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_rows(houseColumns(), this), m_teams(chosenTeamColumns(), this), m_lookBacks(weighupColumns(), this),
      m_views(askedColumns(), this), m_problems(trickyColumns(), this), m_unplayed(unplayedColumns(), this),
      m_rhythms(rhythmColumns(), this), m_stances(stanceColumns(), this), m_sparks(lineColumns(), this),
      m_askAgain(oldFactColumns(), this), m_handovers(handoverColumns(), this)
{
}

Result<void> HouseViewModel::read()
{
    const auto spaces = queries().house();
    if (!spaces)
        return fail(spaces.error());
    std::vector<HouseRow> rows;
    std::vector<UserId> seen;
    for (const auto& space : *spaces) {
        const QString key = idText(space.state.id);
        const bool own = space.state.purpose == SpacePurpose::Private;
        rows.push_back({key, true, nameOf(space.state), purposeWords(space.state.purpose), {}, own,
                        own ? 0 : int(space.members.size())});
        for (const auto& member : space.members) {
            if (!member.who.me && std::ranges::find(seen, member.who.id) == seen.end())
                seen.push_back(member.who.id);
            if (!own)
                rows.push_back({key + u'/' + idText(member.who.id), false, words(member.who.name),
                                roleWords(member.role), words(member.who.initials), member.who.me, 0});
        }
    }
    m_colleagues = int(seen.size());
    m_rows.setRows(houseColumns(), rows, [](const HouseRow& row) { return row.key; });
    if (auto done = readTeams(); !done)
        return done;
    return readLists();
}

Result<void> HouseViewModel::readTeams()
{
    auto teams = domain::teamsOf(queries().reader());
    const auto house = domain::houseSpace(queries().reader());
    if (!teams || !house)
        return fail(!teams ? teams.error() : house.error());
    m_team = house->id;
    if (teams->size() == 1)
        teams->clear();
    m_teams.setRows(chosenTeamColumns(), *teams, [](const SpaceSyncState& team) { return idText(team.id); });
    return {};
}

void HouseViewModel::chooseTeam(const QString& spaceId)
{
    context().perform(this, [id = spaceId.toStdString()](domain::Commands& commands) {
        return commands.setPreference(domain::preferenceKey::house, id);
    });
}

Result<void> HouseViewModel::readLists()
{
    auto& reader = queries().reader();
    const auto now = context().now();
    const auto due = domain::lookBacksDue(reader, false, now);
    const auto asked = domain::viewsAsked(reader, false, now);
    const auto tricky = domain::trickyOnes(reader, solvedShown, now);
    const auto unplayed = domain::neverPlayedBack(reader, now);
    const auto stances = domain::recentStances(reader, stancesShown, now);
    if (!due || !asked || !tricky)
        return fail(!due ? due.error() : !asked ? asked.error() : tricky.error());
    auto rhythms = domain::rhythms(reader, {}, now);
    const auto sparks = domain::recentSparks(queries(), sparksShown, now);
    const auto old = domain::worthAskingAgain(queries(), askAgainShown, now);
    const auto handovers = domain::handoversUnderWay(reader, false, now);
    if (!sparks || !old || !handovers)
        return fail(!sparks ? sparks.error() : !old ? old.error() : handovers.error());
    m_handovers.setRows(handoverColumns(), *handovers, keyOfEntity<domain::HandoverRow>);
    m_sparks.setRows(lineColumns(), *sparks, keyOfEntity<domain::LineRow>);
    m_askAgain.setRows(oldFactColumns(), *old, [](const domain::OldFact& row) { return idText(row.fact.id); });
    if (!unplayed || !stances || !rhythms)
        return fail(!unplayed ? unplayed.error() : !stances ? stances.error() : rhythms.error());
    std::erase_if(*rhythms, [](const domain::RhythmRow& row) { return !row.come; });
    m_rhythms.setRows(rhythmColumns(), *rhythms, keyOfEntity<domain::RhythmRow>);
    m_lookBacks.setRows(weighupColumns(), *due, keyOfEntity<domain::WeighupRow>);
    m_views.setRows(askedColumns(), *asked, keyOfEntity<domain::SecondViewRow>);
    m_problems.setRows(trickyColumns(), laidFlat(*tricky), trickyKey);
    m_unplayed.setRows(unplayedColumns(), *unplayed, keyOfEntity<domain::ObjectiveRow>);
    m_stances.setRows(stanceColumns(), *stances, keyOfEntity<domain::StanceRow>);
    return {};
}

bool HouseViewModel::quiet() const
{
    return m_lookBacks.count() + m_views.count() + m_problems.count() + m_unplayed.count() + m_rhythms.count() + m_stances.count() + m_sparks.count() +
               m_askAgain.count() + m_handovers.count() ==
           0;
}

void HouseViewModel::backStance(const QString& stanceId, const QString& word)
{
    context().perform(
        this, [id = idFrom(stanceId), text = toUtf8(word)](domain::Commands& commands) {
            return domain::backStance(commands, id, text);
        },
        tr("You back this"));
}

bool HouseViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::weighup::kind, model::secondView::kind, model::lookback::kind, model::stance::kind,
                           model::backing::kind, model::problem::kind, model::attempt::kind, model::objective::kind,
                           model::playback::kind, model::fact::kind, model::rhythm::kind, model::visit::kind, model::line::kind,
                           model::client::kind, model::handover::kind, model::preference::kind});
}

} // namespace salver::viewmodels
