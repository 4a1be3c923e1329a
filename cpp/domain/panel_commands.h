// SPDX-License-Identifier: Apache-2.0
// A mini panel: one open question to a few people, what each answered to the letter, and themes that a person names and
// lays the answers to by hand. Nothing here groups or counts words by itself. On the store thread; each call is one
// transaction and one step of undo.
#pragma once

#include "domain/commands.h"

namespace salver::domain {

/// Fewer say little and more are no panel: from so many people, and to no more.
inline constexpr std::size_t panelFrom = 3;
inline constexpr std::size_t panelMost = 12;

/// The question, and how it is asked in a line ("at the end of the spring visits"), which may be empty.
[[nodiscard]] Result<Made> addPanel(Commands& commands, std::string_view question, std::string_view how);
/// No more answers are taken; `open` takes them again.
[[nodiscard]] Result<Made> closePanel(Commands& commands, const EntityId& panel, bool closed);

struct PanelAsked {
    EntityId panel;
    EntityId person;
    std::string words; ///< to the letter; empty: asked, and not answered yet
    std::string mode;  ///< one of askedModes()
    UserId askedBy;    ///< null: the signed-in person
};
/// One record a person: whoever was asked gets their words into it, whoever answered is not asked twice. Refused for a
/// thirteenth person.
[[nodiscard]] Result<Made> notePanelAnswer(Commands& commands, const PanelAsked& what);

/// A theme, named by a person.
[[nodiscard]] Result<Made> addTheme(Commands& commands, const EntityId& panel, std::string_view name);
/// Lays an answer to a theme, or takes it away. One record a pair, so that two who sort alike do not double it.
[[nodiscard]] Result<Made> sortAnswer(Commands& commands, const EntityId& theme, const EntityId& answer, bool there);

} // namespace salver::domain
