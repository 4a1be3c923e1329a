// SPDX-License-Identifier: Apache-2.0
// The roles of every list, and how the domain's rows fill them. The role names are what QML delegates require; they
// stand in row_columns.cpp, one table a kind of row. Constant data and pure functions.
#pragma once

#include "domain/pages.h"
#include "print/sheet.h"
#include "viewmodels/facts.h"
#include "viewmodels/rows_model.h"

namespace salver::viewmodels {

/// A line on the capture page: stored, or on its way there.
struct CaptureRow {
    domain::LineRow line;
    QString key;
    facts::SaveState state{};
    QString sentence; ///< why it could not be saved
    bool canEdit{};
};

/// The timeline laid flat: a visit's head, its lines, what was noted after it; a promise; a fact.
struct TimelineRow {
    facts::TimelineRow kind{};
    const domain::TimelineEntry* entry{};
    const domain::LineRow* line{};
    const domain::FeltRow* felt{};
};

/// A fact in its group.
struct ShownFact {
    domain::FactRow fact;
    bool first{false}; ///< of its kind
};

/// A brief laid flat: a block's head, then its items.
struct BriefRow {
    QString key;
    QString heading; ///< of a head
    const print::SheetItem* item{};
};

/// How a visit left somebody, on the page that wraps it up: stored, or still being written.
struct WrapFeltRow {
    QString key;
    domain::FeltRow felt;
    bool mine{true};
};

struct PaletteRow {
    facts::PaletteRow kind{};
    QString key;
    QString title;
    QString detail;
    QString keys; ///< the shortcut, where there is one
    int page{-1};
};

std::span<const Column<domain::LineRow>> lineColumns();
std::span<const Column<CaptureRow>> captureColumns();
std::span<const Column<domain::PromiseRow>> promiseColumns();
std::span<const Column<domain::VisitRow>> visitColumns();
std::span<const Column<domain::Thought>> thoughtColumns();
std::span<const Column<domain::ClientRow>> clientColumns();
std::span<const Column<domain::PersonRow>> personColumns();
std::span<const Column<ShownFact>> factColumns();
std::span<const Column<domain::FeltRow>> feltColumns();
std::span<const Column<domain::TagRow>> tagColumns();
std::span<const Column<TimelineRow>> timelineColumns();
std::span<const Column<BriefRow>> briefColumns();
std::span<const Column<WrapFeltRow>> wrapFeltColumns();
std::span<const Column<domain::FoundRow>> foundColumns();
std::span<const Column<domain::OutgoingItem>> outgoingColumns();
std::span<const Column<domain::NeedsYouRow>> needsYouColumns();
std::span<const Column<domain::NeedsYouValue>> valueColumns();
std::span<const Column<domain::HistoryRow>> historyColumns();
std::span<const Column<domain::BinRow>> binColumns();
std::span<const Column<domain::MemberRef>> memberColumns();
std::span<const Column<PaletteRow>> paletteColumns();

/// By what they are about: what matters now first, what they did for us last.
[[nodiscard]] std::vector<ShownFact> grouped(const std::vector<domain::FactRow>& facts);
[[nodiscard]] std::vector<TimelineRow> laidFlat(const domain::Timeline& timeline);
[[nodiscard]] QString timelineKey(const TimelineRow& row);

/// The key of most rows: the entity's id.
template <class T>
[[nodiscard]] QString keyOfEntity(const T& row)
{
    return QString::fromStdString(row.id.toString());
}

/// Invalid where there is none.
[[nodiscard]] QDateTime dateOf(const std::optional<domain::DayWords>& day);

/// The text with its hits wrapped in bold for a Label of styled text; everything else is escaped.
[[nodiscard]] QString withMarks(const std::string& text,
                                const std::vector<std::pair<std::uint32_t, std::uint32_t>>& marks);

} // namespace salver::viewmodels
