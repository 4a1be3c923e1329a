// SPDX-License-Identifier: Apache-2.0
// The roles of the lists on how things are going and of panels. Constant data and pure functions.
#pragma once

#include "domain/going.h"
#include "domain/panel_queries.h"
#include "viewmodels/rows_model.h"

namespace salver::viewmodels {

/// An answer with the one before of the same person; 0 where there is none.
struct PulseDot {
    const domain::PulseRow* row{};
    int beforeDay{};
    int before{};
    int stack{};       ///< how many of the same answer stand before it
    int among{};       ///< how many gave the same answer
    int apart{};       ///< how many of the same answer and day stand before it
    int beforeApart{}; ///< of the one before
};
struct FeltEntry {
    const domain::FeltRow* row{};
    const domain::EntityRef* client{};
};
/// What became of a promise; the order of the groups on the page.
struct PromiseEntry {
    const domain::PromiseRow* row{};
    int group{};
    bool first{false}; ///< of its side and group
};
/// A theme's head, or an answer under it.
struct SortedRow {
    const domain::ThemeRow* theme{};
    const domain::PanelAnswerRow* answer{}; ///< nullptr for the head
};

std::span<const Column<PulseDot>> pulseColumns();
std::span<const Column<FeltEntry>> feltEntryColumns();
std::span<const Column<PromiseEntry>> promiseEntryColumns();
std::span<const Column<domain::ObjectiveRow>> evidenceColumns();
std::span<const Column<domain::RhythmRow>> contactColumns();
std::span<const Column<domain::NotAsked>> notAskedColumns();
std::span<const Column<domain::PanelRow>> panelColumns();
std::span<const Column<domain::PanelAnswerRow>> panelAnswerColumns();
std::span<const Column<domain::ThemeRow>> themeColumns();
std::span<const Column<SortedRow>> sortedColumns();
std::span<const Column<domain::Askable>> askableColumns();

/// Days since 1970.
[[nodiscard]] int dayNumber(domain::Day day);
/// Each with the one before of the same person, in the order given.
[[nodiscard]] std::vector<PulseDot> dotsOf(const std::vector<domain::PulseRow>& rows);

} // namespace salver::viewmodels
