// SPDX-License-Identifier: Apache-2.0
#include "domain/house_choices.h"

#include <algorithm>

namespace salver::domain {

namespace {

std::span<const std::string_view> choicesOf(model::KindId kind, model::FieldId field)
{
    const auto* declared = model::findKind(kind);
    const auto* found = declared == nullptr ? nullptr : model::findField(*declared, field);
    return found == nullptr ? std::span<const std::string_view>{} : found->choices;
}

std::span<const std::string_view> listOf(HouseSlot)
{
    return choicesOf(model::housePage::kind, model::housePage::slot);
}
std::span<const std::string_view> listOf(MomentType)
{
    return choicesOf(model::moment::kind, model::moment::type);
}
std::span<const std::string_view> listOf(AgreementTopic)
{
    return choicesOf(model::agreement::kind, model::agreement::about);
}
std::span<const std::string_view> listOf(ExperimentState)
{
    return choicesOf(model::experiment::kind, model::experiment::state);
}

template <class Choice>
std::string nameIn(Choice value)
{
    const auto list = listOf(value);
    const auto index = static_cast<std::size_t>(value);
    return index < list.size() ? std::string(list[index]) : std::string();
}

template <class Choice>
std::optional<Choice> choiceIn(std::string_view name)
{
    const auto list = listOf(Choice{});
    const auto at = std::ranges::find(list, name);
    return at == list.end() ? std::nullopt : std::optional(static_cast<Choice>(at - list.begin()));
}

} // namespace

std::string nameOf(HouseSlot value) { return nameIn(value); }
std::string nameOf(MomentType value) { return nameIn(value); }
std::string nameOf(AgreementTopic value) { return nameIn(value); }
std::string nameOf(ExperimentState value) { return nameIn(value); }

template <> std::optional<HouseSlot> choiceFrom<HouseSlot>(std::string_view name) { return choiceIn<HouseSlot>(name); }
template <> std::optional<MomentType> choiceFrom<MomentType>(std::string_view name)
{
    return choiceIn<MomentType>(name);
}
template <> std::optional<AgreementTopic> choiceFrom<AgreementTopic>(std::string_view name)
{
    return choiceIn<AgreementTopic>(name);
}
template <> std::optional<ExperimentState> choiceFrom<ExperimentState>(std::string_view name)
{
    return choiceIn<ExperimentState>(name);
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
