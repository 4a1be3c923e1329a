// SPDX-License-Identifier: Apache-2.0
// What people answered when they were asked how well we look after them: each answer as a dot with who, when, how and
// by whom; what may be said of them together (small_numbers.h); who has not been asked. Of one client or of all, and
// never in an order of better and worse. Free functions over a reader, on its thread; deterministic given `now`.
#pragma once

#include "domain/page_rows.h"
#include "domain/small_numbers.h"

namespace salver::domain {

struct PulseRow {
    EntityId id;
    SpaceId space;
    EntityRef client;
    EntityRef person; ///< not set where it was promised to be read only together
    std::optional<int> answer;
    std::string change; ///< their words
    std::string mode;
    MemberRef askedBy;
    bool askerLooksAfter{false}; ///< the asker is the one whose care is asked about
    std::optional<DayWords> on;
    bool grouped{false};
    bool waiting{false};
    bool contested{false};
};

/// Somebody whom nobody has asked for a year, or ever.
struct NotAsked {
    EntityRef person;
    EntityRef client;
    std::optional<DayWords> lastAsked;
    std::string why;
};

struct PulseView {
    std::vector<PulseRow> all;    ///< everything that was asked, oldest first
    std::vector<PulseRow> latest; ///< of each person the newest of the last twelve months, with an answer or without
    AnswerFigures figures;        ///< of the latest answers
    std::string how;      ///< "4 in person, 2 form"
    std::string askers;   ///< "Asked by Priya, who looks after them, and Tom."
    std::string coverage; ///< "4 of the 6 people there answered; 1 was asked and did not."
    std::string change;   ///< what may be said of then and now; "" where nobody was asked twice
    std::string heldBack; ///< why answers that were promised to be read only together are not shown; "" for none
};

/// Of a client, or with a null id of all of them.
[[nodiscard]] PulseView pulseView(PageRows& rows, const EntityId& client);
[[nodiscard]] Result<PulseView> pulses(store::Reader& reader, const EntityId& client, const Now& now);
/// By client and name; those who have left and those who do not want to be asked are left out. Null: of all clients.
[[nodiscard]] std::vector<NotAsked> notAskedRows(PageRows& rows, const EntityId& client);
[[nodiscard]] Result<std::vector<NotAsked>> notAsked(store::Reader& reader, const EntityId& client, const Now& now);
/// A sentence before one asks: that it is soon after the last time, or that the asker is the one asked about; "" for none.
[[nodiscard]] Result<std::string> pulseWarning(store::Reader& reader, const EntityId& person, const UserId& askedBy,
                                               const Now& now);

/// Comma separated, RFC 4180: client, person, on, answer, change, mode, asked_by, asker_looks_after, n_in_view, note.
[[nodiscard]] std::string pulseCsv(const PulseView& view);

/// Whether this colleague looks after that client, or is the second.
[[nodiscard]] bool looksAfter(PageRows& rows, const std::string& client, const MemberRef& member);
/// "Asked by Priya, who looks after them, and Tom.": names without counts. "" for nobody.
[[nodiscard]] std::string askersWords(const std::vector<std::pair<MemberRef, bool>>& askers);

} // namespace salver::domain
