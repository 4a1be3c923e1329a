// SPDX-License-Identifier: Apache-2.0
// The pledge: three to nine lines that the team writes, each with how a client would notice; signed by names as it reads;
// kept and missed in moments that are told. On the store thread; each call is one transaction and one step of undo.
#pragma once

#include "domain/commands.h"
#include "domain/house_choices.h"

namespace salver::domain {

inline constexpr std::size_t pledgeLinesLeast = 3;
inline constexpr std::size_t pledgeLinesMost = 9;

/// At the end. Refused where the pledge has nine lines already.
[[nodiscard]] Result<Made> addPledgeLine(Commands& commands, const SpaceId& house, std::string_view text,
                                         std::string_view notice);
/// Both as one step; what reads the same already is left alone.
[[nodiscard]] Result<Made> rewordPledgeLine(Commands& commands, const EntityId& line, std::string_view text,
                                            std::string_view notice);
/// To a place among the lines, counted from 0; beyond the last is the last.
[[nodiscard]] Result<Made> movePledgeLine(Commands& commands, const EntityId& line, std::size_t place);
/// Out of the pledge without losing it: its stories stay, and what the pledge said before can still be read.
[[nodiscard]] Result<Made> takeOutPledgeLine(Commands& commands, const EntityId& line);
/// Back in, at the end.
[[nodiscard]] Result<Made> bringBackPledgeLine(Commands& commands, const EntityId& line);

/// Puts one's name under the pledge as it reads now; once a wording. Refused with fewer than three lines.
[[nodiscard]] Result<Made> signPledge(Commands& commands, const SpaceId& house);

struct NewMoment {
    EntityId pledge;
    MomentType type{MomentType::Kept};
    std::string story;
    std::string madeGood; ///< of a miss; may stay empty
    /// What it is told of: a line, a promise or a visit; or nothing, then `client` may be given alone.
    EntityId about;
    EntityId client;
    std::string on; ///< as typed; empty: the day of what it is told of, else today
};
/// A story takes words. What only the author sees is not told to everybody: refused.
[[nodiscard]] Result<Made> addMoment(Commands& commands, const NewMoment& what);
/// How a miss was made good; may be said later, or changed.
[[nodiscard]] Result<Made> makeGood(Commands& commands, const EntityId& moment, std::string_view how);

} // namespace salver::domain
