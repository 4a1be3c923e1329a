// SPDX-License-Identifier: Apache-2.0
// Mini panels for screens: the question, each answer to the letter with how it was asked and by whom, and the themes
// that people laid them to by hand. What no theme holds stays visible. Free functions over a reader, on its thread.
#pragma once

#include "domain/pulse_queries.h"

namespace salver::domain {

struct PanelRow {
    EntityId id;
    std::string question;
    std::string how;
    std::optional<DayWords> on;
    std::optional<DayWords> closedOn;
    MemberRef by;
    std::size_t n{};     ///< people who answered
    std::size_t asked{}; ///< with those who have not yet
    std::string banner;  ///< "mini panel, n = 5*"
    bool waiting{false};
    bool contested{false};
};

struct PanelAnswerRow {
    EntityId id;
    EntityRef person;
    EntityRef client;
    std::string words; ///< theirs, to the letter; empty: not answered yet
    std::string mode;
    MemberRef askedBy;
    bool askerLooksAfter{false};
    std::optional<DayWords> on;
    std::vector<EntityId> themes;
    bool waiting{false};
    bool contested{false};
};

struct ThemeRow {
    EntityId id;
    std::string name;
    MemberRef by;
    std::vector<EntityId> answers;
    std::string count; ///< "3 of 5 said something like this"
    bool waiting{false};
    bool contested{false};
};

struct PanelPage {
    PanelRow row;
    std::vector<PanelAnswerRow> answers; ///< by name
    std::vector<ThemeRow> themes;        ///< in the order in which they were named
    std::vector<EntityId> alone;         ///< answers that no theme holds
    std::string note;    ///< the footnote of the asterisk
    std::string how;     ///< "3 in person, 2 written"
    std::string askers;
    std::string size;    ///< that fewer than three are no panel, or who has not answered yet; "" where all is well
};

/// Open ones first, newest first.
[[nodiscard]] Result<std::vector<PanelRow>> panels(store::Reader& reader, const Now& now);
[[nodiscard]] Result<PanelPage> panelPage(store::Reader& reader, const EntityId& panel, const Now& now);

/// Who can be asked: everybody at a client, by name, with those whose name or client contains these letters.
struct Askable {
    EntityRef person;
    EntityRef client;
};
[[nodiscard]] Result<std::vector<Askable>> askable(store::Reader& reader, std::string_view letters, std::size_t most,
                                                   const Now& now);

} // namespace salver::domain
