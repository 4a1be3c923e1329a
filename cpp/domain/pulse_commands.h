// SPDX-License-Identifier: Apache-2.0
// Asking one person how well we look after them, at most once a quarter: 1 to 5 or no answer, and the one thing that we
// should change. What we sense ourselves is no pulse and has no place here. Also a client's wish not to be asked, and
// the conversation with one who leaves. On the store thread; each call is one transaction and one step of undo.
#pragma once

#include "domain/commands.h"

#include <span>

namespace salver::domain {

/// The question, word for word, so that answers can stand side by side.
inline constexpr std::string_view pulseQuestion = "How well are we looking after you?";
inline constexpr std::string_view pulseComment = "What one thing should we change?";

/// How somebody can be asked: the choices of the model, for pulses and panels alike.
[[nodiscard]] std::span<const std::string_view> askedModes();
/// The choice that was typed, or InvalidArgument with the list of them; empty stays empty.
[[nodiscard]] Result<std::string> askedModeFrom(std::string_view typed);

struct NewPulse {
    EntityId client;
    EntityId person; ///< null for a grouped one, which does not keep who it was
    std::optional<int> answer; ///< 1 to 5; none: asked, and no answer
    std::string change;        ///< "What one thing should we change?"
    std::string mode;          ///< one of askedModes()
    UserId askedBy;            ///< null: the signed-in person
    std::string on;            ///< a day as typed; empty: today
    /// Promised to be read by the leads only and only together: goes to the space of the leads, without a name.
    bool grouped{false};
};
/// Refused for a client who does not want to be asked, and for a grouped one by somebody who is not a lead.
[[nodiscard]] Result<Made> addPulse(Commands& commands, const NewPulse& what);
/// Several fields of a pulse as typed, checked as when it was made.
[[nodiscard]] Result<Made> correctPulse(Commands& commands, const EntityId& pulse, std::optional<int> answer,
                                        std::string_view change, std::string_view mode);

/// They do not want to be asked, or do again.
[[nodiscard]] Result<Made> setPulseOff(Commands& commands, const EntityId& client, bool off);
/// They have left us, on a day as typed (empty: they have not), and what they said when they went.
[[nodiscard]] Result<Made> noteLeaving(Commands& commands, const EntityId& client, std::string_view on,
                                       std::string_view note);

} // namespace salver::domain
