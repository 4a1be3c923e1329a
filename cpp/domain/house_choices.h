// SPDX-License-Identifier: Apache-2.0
// The choices of the house's kinds as enumerations, in the order of the model's lists, and which space the House is.
// Plain values and a reader, on its thread.
#pragma once

#include "domain/choices.h"
#include "store/reader.h"

#include <vector>

namespace salver::domain {

enum class HouseSlot : std::uint8_t { Ethos, Standard };
enum class MomentType : std::uint8_t { Kept, Missed };
enum class AgreementTopic : std::uint8_t { WhoDecides, HowWeDisagree, BadNews, Meetings, Tools, Never };
enum class ExperimentState : std::uint8_t { Trying, Keep, Drop };

[[nodiscard]] std::string nameOf(HouseSlot value);
[[nodiscard]] std::string nameOf(MomentType value);
[[nodiscard]] std::string nameOf(AgreementTopic value);
[[nodiscard]] std::string nameOf(ExperimentState value);
template <> std::optional<HouseSlot> choiceFrom<HouseSlot>(std::string_view name);
template <> std::optional<MomentType> choiceFrom<MomentType>(std::string_view name);
template <> std::optional<AgreementTopic> choiceFrom<AgreementTopic>(std::string_view name);
template <> std::optional<ExperimentState> choiceFrom<ExperimentState>(std::string_view name);

/// The teams one is in, by name.
[[nodiscard]] Result<std::vector<SpaceSyncState>> teamsOf(store::Reader& reader);
/// The team whose House it is: the one that the person chose (preferenceKey::house, by id or name), else the first by
/// name; one's own space where one is in no team.
[[nodiscard]] Result<SpaceSyncState> houseSpace(store::Reader& reader);

} // namespace salver::domain
