// SPDX-License-Identifier: Apache-2.0
// How things are going, with one client or with all: five strands side by side, never added up. How it felt, in words;
// what they answered when they were asked; promises kept on time, late and let go, ours and theirs, with their dates;
// objectives as evidence; rhythms. Every count has the entries behind it beside it. Nothing is put in an order of better
// and worse and nobody's are counted by themselves. Free functions over a reader, on its thread.
#pragma once

#include "domain/objective_queries.h"
#include "domain/pulse_queries.h"
#include "domain/rhythm_queries.h"

namespace salver::domain {

/// Settled in the last twelve months, each list newest first.
struct PromiseStrand {
    std::vector<PromiseRow> onTime; ///< kept by their day, or kept where none was set
    std::vector<PromiseRow> late;
    std::vector<PromiseRow> letGo;
    std::vector<PromiseRow> open;
    std::string counts; ///< "12 kept on time, 2 late, 1 let go; 3 open"
};

/// What is heard, understood and confident, as numbers of pieces of evidence with the objectives behind them.
struct ObjectiveStrand {
    std::vector<ObjectiveRow> rows; ///< those that still stand; by client
    std::size_t understood{};
    std::size_t confident{};
    std::string counts; ///< "3 heard, 2 understood, 1 with a word on our ability or commitment"
};

struct Going {
    EntityRef client; ///< not found: the house, all clients
    std::vector<FeltRow> felt; ///< newest first, at most `feltMost`
    PulseView pulse;
    PromiseStrand ours, theirs;
    ObjectiveStrand objectives;
    std::vector<RhythmRow> rhythms; ///< by client, not by how long they have waited
    std::vector<NotAsked> notAsked;
    bool pulseOff{false};
    std::optional<DayWords> leftOn;
    std::string exitNote;
    std::vector<EntityRef> feltClients; ///< of each in `felt`
};

inline constexpr std::size_t feltMost = 60;
/// Null: the house.
[[nodiscard]] Result<Going> going(store::Reader& reader, const EntityId& client, const Now& now);

} // namespace salver::domain
