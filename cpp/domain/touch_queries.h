// SPDX-License-Identifier: Apache-2.0
// Touches for screens: a client's ideas and what was given, what they cannot accept, whether something like it was given
// or planned before, and the register for compliance. A list with dates, never a count by person. Over a reader, on its
// thread.
#pragma once

#include "domain/page_rows.h"
#include "domain/queries.h"

namespace salver::domain {

struct TouchRow {
    EntityId id;
    EntityRef client;
    EntityRef person; ///< not found: for all of them
    TouchType type{};
    std::string idea, because, landed, value;
    EntityId line;
    std::optional<DayWords> givenOn; ///< nothing: an idea
    MemberRef givenBy;
    MemberRef by;
    DayWords noted;
    /// Of an idea, what they cannot accept: "No alcohol (Halina, 3 May)", one each.
    std::vector<std::string> cannotAccept;
    bool isPrivate{false};
    bool waiting{false};
    bool contested{false};
};

struct TouchesPage {
    std::vector<TouchRow> ideas; ///< newest first
    std::vector<TouchRow> given; ///< newest first
    std::vector<FactRow> cannotAccept; ///< of the client and of its people
};

[[nodiscard]] Result<TouchesPage> touchesOf(store::Reader& reader, const EntityId& client, const Now& now);
/// The same for a page that is being read already; of each at most so many.
[[nodiscard]] std::vector<TouchRow> touchesFor(PageRows& rows, const EntityId& client, std::size_t givenMost,
                                               std::size_t ideasMost);
/// What somebody cannot accept: theirs, and what holds for all of that client. Null: the client's own and everybody's.
[[nodiscard]] std::vector<FactRow> cannotAccept(PageRows& rows, const EntityId& client, const EntityId& person);

/// The newest touch to that person, or to all of that client, whose idea is the same but for small words; an idea for
/// all of them is held against everything.
[[nodiscard]] Result<std::optional<TouchRow>> touchedBefore(store::Reader& reader, const EntityId& client,
                                                            const EntityId& person, std::string_view idea, const Now& now);
/// "“A jar of honey” was given to Sam Okoro on 3 May."
[[nodiscard]] std::string beforeSentence(const TouchRow& before);
[[nodiscard]] bool sameIdea(std::string_view one, std::string_view other);

/// For leads: what was given lately, newest first.
[[nodiscard]] Result<std::vector<TouchRow>> recentTouches(Queries& queries, std::size_t most, const Now& now);

struct RegisterFilter {
    EntityId client;         ///< null: all
    std::optional<Day> from; ///< both days are in it
    std::optional<Day> to;
};
/// Everything given, hospitality too, oldest first; what is private of a shared client stays out.
[[nodiscard]] Result<std::vector<TouchRow>> touchRegister(store::Reader& reader, const RegisterFilter& filter, const Now& now);

} // namespace salver::domain
