// SPDX-License-Identifier: Apache-2.0
// The rhythms that were agreed, each with the last contact and the day that follows from it. Reads through a reader, on
// its thread.
#pragma once

#include "domain/page_rows.h"

namespace salver::domain {

struct RhythmRow {
    EntityId id;
    SpaceId space;
    EntityRef client;
    EntityRef person; ///< not found: it is the client's
    std::string text; ///< in their words
    std::optional<int> everyDays;
    std::string pauses;
    EntityRef agreedWith;
    std::optional<DayWords> agreedOn;
    MemberRef by;
    std::optional<DayWords> lastContact;
    std::string lastContactWas; ///< "a visit", "a call", "a note"
    std::optional<DayWords> next; ///< nothing where nobody can tell from the words
    bool come{false};   ///< `next` is today or has passed
    bool paused{false}; ///< today lies in a pause
    bool answeredToday{false}; ///< its day had come, and somebody spoke to them today
    std::string asks;   ///< what it would need to be told, as a sentence; empty where all of it can be read
    Why why;
    bool waiting{false};
    bool contested{false};
};

/// All of them, those of a client with its people's, or one person's; by their next day, those without one last.
struct RhythmFilter {
    EntityId client;
    EntityId person;
};
[[nodiscard]] std::vector<RhythmRow> rhythmRows(PageRows& rows, const RhythmFilter& filter);
[[nodiscard]] Result<std::vector<RhythmRow>> rhythms(store::Reader& reader, const RhythmFilter& filter, const Now& now);

} // namespace salver::domain
