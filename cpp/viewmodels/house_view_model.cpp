// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/house_view_model.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

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
    : PageViewModel(context, parent), m_rows(houseColumns(), this)
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
    return {};
}

bool HouseViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged;
}

} // namespace salver::viewmodels
