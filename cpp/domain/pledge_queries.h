// SPDX-License-Identifier: Apache-2.0
// The pledge for screens: its lines with the stories of when they were kept and missed, who signed it as it reads, how it
// came to read so, and what it said on a day. Stories are counted, never divided. Free functions over a reader, on its
// thread; deterministic given `now`.
#pragma once

#include "domain/house_choices.h"
#include "domain/page_rows.h"

namespace salver::domain {

struct MomentRow {
    EntityId id;
    EntityId pledge;
    MomentType type{};
    std::string story;
    std::string madeGood; ///< of a miss; empty where nobody has said it
    EntityRef client;
    EntityRef about; ///< the line, promise or visit it is told of
    model::KindId aboutKind{};
    MemberRef by;
    std::optional<DayWords> on;
    bool waiting{false};
    bool contested{false};
};

struct PledgeLineRow {
    EntityId id;
    std::string text, notice;
    MemberRef by;
    std::vector<MomentRow> moments; ///< newest first
    std::size_t kept{}, missed{};
    bool waiting{false};
    bool contested{false};
};

struct SignatureRow {
    EntityId id;
    MemberRef by;
    std::optional<DayWords> on;
    bool current{false}; ///< signed as it reads now; else before the last change
    bool waiting{false};
};

struct PledgePage {
    SpaceId space;
    std::string house;                      ///< the team's name
    std::vector<PledgeLineRow> lines;       ///< in their order
    std::vector<PledgeLineRow> takenOut;    ///< with their stories
    std::vector<SignatureRow> signatures;   ///< each person's newest; those as it reads now first
    std::string wording;                    ///< the digest of what it says
    bool signedByMe{false};                 ///< as it reads now
    bool mayWrite{false};
};

/// What changed in its lines, newest first.
struct PledgeChange {
    enum class What : std::uint8_t { Added, Reworded, Notice, Moved, TakenOut, BroughtBack, Deleted, Restored };
    What what{};
    EntityId line;
    std::string text, before; ///< the line's words; of what was reworded, the words before
    MemberRef by;
    WallMs at{};
    DayWords on;
    std::string when; ///< "Tue 14 May, 11:04"
};

struct PledgeLineThen {
    EntityId id;
    std::string text, notice;
};

[[nodiscard]] Result<PledgePage> pledgePage(store::Reader& reader, const SpaceId& house, const Now& now);
[[nodiscard]] Result<std::vector<PledgeChange>> pledgeChanges(store::Reader& reader, const SpaceId& house, const Now& now);
/// As it stood when that day ended.
[[nodiscard]] Result<std::vector<PledgeLineThen>> pledgeOn(store::Reader& reader, const SpaceId& house, Day day,
                                                           const Now& now);
/// The newest moments told of a client, for its pages.
[[nodiscard]] std::vector<MomentRow> momentsOf(PageRows& rows, const EntityId& client, std::size_t most);

/// Of these rows the lines that stand in the pledge, in their order.
[[nodiscard]] std::vector<store::EntityRow> standingLines(std::vector<store::EntityRow> lines);
/// The digest (BLAKE2b-256, hexadecimal) of what lines in this order say.
[[nodiscard]] std::string wordingOf(const std::vector<store::EntityRow>& lines);

/// What a story may be told of: noted lines, visits and promises that are shared and whose words contain these.
struct Tellable {
    EntityRef what;
    EntityRef client;
    model::KindId kind{};
};
[[nodiscard]] Result<std::vector<Tellable>> tellable(store::Reader& reader, std::string_view words, std::size_t most,
                                                     const Now& now);
/// That very thing with its words; NotFound where it is not here.
[[nodiscard]] Result<Tellable> tellableOne(store::Reader& reader, const EntityId& id, const Now& now);

} // namespace salver::domain
