// SPDX-License-Identifier: Apache-2.0
// A plan of getting to know each other as it stands in the store: which week a step belongs to, how many asks of the
// client a week holds, and where the next one with room is. Used by the commands and the queries, on a reader's thread.
#pragma once

#include "core/result.h"
#include "domain/choices.h"
#include "domain/day.h"
#include "store/reader.h"

#include <string>
#include <vector>

namespace salver::domain {

inline constexpr int weeksUsual = 12; ///< 84 days: between the 60 and the 90 that people need
inline constexpr int weeksMost = 52;
inline constexpr int asksUsual = 3;
inline constexpr int asksMost = 20;

/// 1 for the first seven days from the start on; 0 and below before it.
[[nodiscard]] int weekOf(Day startedOn, Day day);

struct Plan {
    store::EntityRow row;
    std::vector<store::EntityRow> steps; ///< by week, then in the team's order
    std::optional<Day> startedOn;        ///< nothing for a template
    int weeks{weeksUsual};               ///< as set, or up to the last step
    int asksAWeek{asksUsual};

    [[nodiscard]] bool isTemplate() const { return row.value(model::onboarding::client).empty(); }
    /// Where it stands in the timeline: the week in which it was asked, else the one that it is planned for.
    [[nodiscard]] int weekOfStep(const store::EntityRow& step) const;
    [[nodiscard]] bool settled(const store::EntityRow& step) const; ///< asked, or something was learned
    /// Asks of the client in that week, one of the steps left out.
    [[nodiscard]] int asksIn(int week, const EntityId& but = {}) const;
    /// The first week from `week` on with room for one ask more.
    [[nodiscard]] int roomFrom(int week, const EntityId& but = {}) const;
    /// What to say where that week asks more than was agreed, `but` not counted and one more added; empty where there
    /// is room.
    [[nodiscard]] std::string caution(int week, const EntityId& but) const;
    void sort();
};

[[nodiscard]] int numberIn(const store::EntityRow& row, model::FieldId field, int otherwise);
[[nodiscard]] Plan planFrom(store::EntityRow row, std::vector<store::EntityRow> steps);
/// NotFound where there is no such plan.
[[nodiscard]] Result<Plan> readPlan(store::Reader& reader, const EntityId& onboarding);

} // namespace salver::domain
