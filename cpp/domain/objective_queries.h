// SPDX-License-Identifier: Apache-2.0
// Objectives with their three kinds of evidence, for screens: heard (their words), understood (played back, and what
// they answered), confident (what they said of our commitment, and of our ability). A gap is an empty list. Values and
// free functions over a reader, on its thread; deterministic given `now`.
#pragma once

#include "domain/page_rows.h"

namespace salver::domain {

/// Their words about something, with who and when.
struct SaidRow {
    EntityId id;
    std::string words;
    EntityRef saidBy;
    std::optional<DayWords> on;
    MemberRef by; ///< who wrote it down
    bool waiting{false};
    bool contested{false};
};

struct PlaybackRow {
    EntityId id;
    std::string text; ///< ours
    MemberRef by;
    std::optional<DayWords> on;
    std::optional<Answer> answer;
    std::string theirWords;
    EntityRef answeredBy;
    std::optional<DayWords> answeredOn;
    bool waiting{false};
    bool contested{false};
};

struct ObjectiveRow {
    EntityId id;
    SpaceId space;
    EntityRef client;
    SaidRow heard;
    EntityId line;  ///< the line it was heard in; null where it was typed here
    EntityId visit; ///< of that line
    std::optional<DayWords> doneWithOn;
    std::vector<PlaybackRow> playbacks; ///< newest first
    std::vector<SaidRow> commitment;    ///< newest first
    std::vector<SaidRow> ability;       ///< newest first
    bool isPrivate{false};
    Why why; ///< where a list brings it up
};

/// Of one client: newest first, those they are done with last.
[[nodiscard]] Result<std::vector<ObjectiveRow>> objectivesOf(store::Reader& reader, const EntityId& client,
                                                             const Now& now);
[[nodiscard]] Result<ObjectiveRow> objectiveOf(store::Reader& reader, const EntityId& objective, const Now& now);
/// Heard and never played back, of all clients, oldest first: the list of the House.
[[nodiscard]] Result<std::vector<ObjectiveRow>> neverPlayedBack(store::Reader& reader, const Now& now);

/// Who it may have been that said it: the client's people, by name.
[[nodiscard]] Result<std::vector<PersonRow>> peopleAt(store::Reader& reader, const EntityId& client, const Now& now);

/// What is pinned where one looks: for each of these clients (ids as text) the newest words that still stand, as a
/// line with who said it when. `line.id` is the objective's.
[[nodiscard]] std::vector<LineRow> pinnedObjectives(PageRows& rows, const std::vector<std::string>& clients);
/// Any objective as such a line.
[[nodiscard]] LineRow pinnedObjective(PageRows& rows, const store::EntityRow& objective);
/// The newest `most` of one client.
[[nodiscard]] std::vector<LineRow> pinnedObjectives(PageRows& rows, const EntityId& client, std::size_t most);

} // namespace salver::domain
