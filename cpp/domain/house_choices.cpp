// SPDX-License-Identifier: Apache-2.0
#include "domain/house_choices.h"

#include "domain/choice_names.h"
#include "domain/preference_list.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include <algorithm>

namespace salver::domain {

namespace {

constexpr Place placeOf(HouseSlot) { return {model::housePage::kind, model::housePage::slot}; }
constexpr Place placeOf(MomentType) { return {model::moment::kind, model::moment::type}; }
constexpr Place placeOf(AgreementTopic) { return {model::agreement::kind, model::agreement::about}; }
constexpr Place placeOf(ExperimentState) { return {model::experiment::kind, model::experiment::state}; }

} // namespace

std::string nameOf(HouseSlot value) { return nameAt(placeOf(value), value); }
std::string nameOf(MomentType value) { return nameAt(placeOf(value), value); }
std::string nameOf(AgreementTopic value) { return nameAt(placeOf(value), value); }
std::string nameOf(ExperimentState value) { return nameAt(placeOf(value), value); }

template <> std::optional<HouseSlot> choiceFrom<HouseSlot>(std::string_view name) { return choiceAt<HouseSlot>(placeOf(HouseSlot{}), name); }
template <> std::optional<MomentType> choiceFrom<MomentType>(std::string_view name)
{
    return choiceAt<MomentType>(placeOf(MomentType{}), name);
}
template <> std::optional<AgreementTopic> choiceFrom<AgreementTopic>(std::string_view name)
{
    return choiceAt<AgreementTopic>(placeOf(AgreementTopic{}), name);
}
template <> std::optional<ExperimentState> choiceFrom<ExperimentState>(std::string_view name)
{
    return choiceAt<ExperimentState>(placeOf(ExperimentState{}), name);
}

Result<std::vector<SpaceSyncState>> teamsOf(store::Reader& reader)
{
    auto spaces = reader.spaces();
    if (!spaces)
        return spaces;
    std::erase_if(*spaces, [](const SpaceSyncState& space) { return space.purpose != SpacePurpose::Team; });
    std::ranges::stable_sort(*spaces, {}, &SpaceSyncState::name);
    return spaces;
}

Result<SpaceSyncState> houseSpace(store::Reader& reader)
{
    const auto spaces = reader.spaces();
    const auto teams = teamsOf(reader);
    if (!spaces || !teams)
        return fail(!spaces ? spaces.error() : teams.error());
    const auto own = std::ranges::find(*spaces, SpacePurpose::Private, &SpaceSyncState::purpose);
    if (teams->size() > 1 && own != spaces->end()) {
        const auto chosen = reader.entity(derivedId(own->id, raw(model::preference::kind), preferenceKey::house));
        if (!chosen && chosen.error().code != ErrorCode::NotFound)
            return fail(chosen.error());
        const auto wanted = chosen && chosen->presence != store::Presence::Binned ? chosen->value(model::preference::value) : "";
        const auto at = std::ranges::find_if(*teams, [&](const SpaceSyncState& team) {
            return team.id.toString() == wanted || folded(team.name) == folded(wanted);
        });
        if (at != teams->end())
            return *at;
    }
    if (!teams->empty())
        return teams->front();
    if (own != spaces->end())
        return *own;
    return fail(ErrorCode::NotSignedIn, say("This device has no place of your own yet. Sign in first."));
}

} // namespace salver::domain
