// SPDX-License-Identifier: Apache-2.0
#include "domain/house_choices.h"

#include "domain/choice_names.h"

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

Result<SpaceSyncState> houseSpace(store::Reader& reader)
{
    const auto spaces = reader.spaces();
    if (!spaces)
        return fail(spaces.error());
    const SpaceSyncState* found = nullptr;
    for (const auto purpose : {SpacePurpose::Team, SpacePurpose::Private}) {
        for (const auto& space : *spaces) {
            if (space.purpose == purpose && (found == nullptr || space.name < found->name))
                found = &space;
        }
        if (found != nullptr)
            return *found;
    }
    return fail(ErrorCode::NotSignedIn, "This device has no place of your own yet. Sign in first.");
}

} // namespace salver::domain
