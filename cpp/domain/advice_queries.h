// SPDX-License-Identifier: Apache-2.0
// What we think, say and weigh up together with a client, for screens: weigh-ups in full and in short, no's as stories,
// advice, direction, what we may decide, what is tricky; and the lists that bring some of it up, each with its why.
// Nothing is counted by person and nothing is put in order by how much speaks for it. Free functions over a reader, on
// its thread; deterministic given `now`.
#pragma once

#include "domain/page_rows.h"

namespace salver::domain {

struct PointRow {
    EntityId id;
    EntityId option;
    Side side{};
    std::string text;
    MemberRef by;
    DayWords on;
    EntityRef cites;
    model::KindId citesKind{};
    EntityId citesClient;
    bool waiting{false};
    bool contested{false};
};

struct OptionRow {
    EntityId id;
    std::string name, best, likely, worst, touches, shortTerm, longTerm, weGain, unknown, ifItFailed;
    MemberRef by;
    std::vector<PointRow> points; ///< in the order in which they were written
    bool waiting{false};
    bool contested{false};
};

struct SecondViewRow {
    EntityId id;
    EntityRef weighup;
    EntityRef client;
    MemberRef askedOf;
    MemberRef askedBy;
    std::optional<DayWords> askedOn;
    std::string text; ///< empty: asked and not given yet
    std::optional<Stand> stand;
    MemberRef by;
    std::optional<DayWords> givenOn;
    EntityRef cites;
    bool waiting{false};
    bool contested{false};
    Why why;
};

struct RecommendationRow {
    EntityId id;
    std::string text;
    EntityRef option;
    MemberRef by;
    std::string signature;
    DayWords on;
    EntityRef cites;
    bool waiting{false};
    bool contested{false};
};

struct LookbackRow {
    EntityId id;
    std::string happened, missed, sayAgain;
    MemberRef by;
    std::optional<DayWords> on;
    bool waiting{false};
    bool contested{false};
};

/// A weigh-up in a list.
struct WeighupRow {
    EntityId id;
    SpaceId space;
    EntityRef client;
    std::string title;
    MemberRef by;
    DayWords on;
    std::vector<std::string> options;
    std::string recommended; ///< the newest recommendation's words
    std::string signature;
    std::optional<DayWords> lookBackOn;
    bool lookBackDue{false}; ///< its day has come and nobody has looked back since
    bool waiting{false};
    bool contested{false};
    Why why;
};

struct WeighupPage {
    WeighupRow row;
    std::optional<LineRow> objective; ///< the one it is about, else the client's newest
    std::string whatFor, badResult;
    EntityId advice; ///< it grew out of
    std::vector<OptionRow> options;
    std::vector<SecondViewRow> views;                 ///< in order of asking
    std::vector<RecommendationRow> recommendations;   ///< newest first
    std::vector<LookbackRow> lookbacks;               ///< newest first
};

struct BackingRow {
    MemberRef by;
    std::optional<DayWords> on;
    std::string text;
};
struct StanceRow {
    EntityId id;
    EntityRef client;
    EntityRef person;
    StanceType type{};
    std::string asked, said, because, instead, landed;
    MemberRef by;
    std::optional<DayWords> on;
    EntityId line, visit;
    std::vector<BackingRow> backings; ///< oldest first
    bool backedByMe{false};
    bool canBack{false}; ///< the signed-in person leads there
    bool isPrivate{false};
    bool waiting{false};
    bool contested{false};
};

struct AdviceRow {
    EntityId id;
    EntityRef client;
    EntityRef person;
    std::string asked, advised, because;
    EntityId weighup; ///< what became of it
    MemberRef by;
    std::optional<DayWords> on;
    EntityId line, visit;
    bool isPrivate{false};
    bool waiting{false};
    bool contested{false};
};

struct DirectionRow {
    EntityId id;
    std::string text;
    MemberRef by;
    std::string signature;
    std::optional<DayWords> on;
    bool waiting{false};
    bool contested{false};
};

struct DelegationRow {
    EntityId id;
    std::string what, limit;
    EntityRef saidBy;
    std::optional<DayWords> saidOn;
    std::optional<DayWords> until;
    bool over{false}; ///< its last day has passed
    MemberRef by;
    bool waiting{false};
    bool contested{false};
};

struct AttemptRow {
    EntityId id;
    std::string text, helpedBy;
    MemberRef by;
    DayWords on;
    bool waiting{false};
};
struct ProblemRow {
    EntityId id;
    EntityRef client;
    std::string title, solved;
    ProblemState state{};
    std::optional<DayWords> solvedOn;
    MemberRef by;
    DayWords on;
    std::vector<AttemptRow> attempts; ///< oldest first
    bool waiting{false};
    bool contested{false};
    Why why;
};

struct TogetherPage {
    std::optional<DirectionRow> direction;
    std::vector<WeighupRow> weighups;       ///< newest first
    std::vector<StanceRow> stances;         ///< newest first
    std::vector<AdviceRow> advice;          ///< newest first
    std::vector<DelegationRow> delegations; ///< those that hold first, newest first
    std::vector<ProblemRow> problems;       ///< stuck ones first, newest first
};

[[nodiscard]] Result<TogetherPage> togetherWith(store::Reader& reader, const EntityId& client, const Now& now);
[[nodiscard]] Result<WeighupPage> weighupPage(store::Reader& reader, const EntityId& weighup, const Now& now);
/// Of one client, newest first.
[[nodiscard]] std::vector<WeighupRow> weighupsOf(PageRows& rows, const EntityId& client);
/// Pinned in the brief; nothing where nobody has written it.
[[nodiscard]] std::optional<DirectionRow> directionOf(PageRows& rows, const EntityId& client);
/// The tricky ones of a client, stuck first.
[[nodiscard]] std::vector<ProblemRow> problemsOf(PageRows& rows, const EntityId& client);

/// Look-backs whose day has come, the longest due first; `mine` only those of weigh-ups the signed-in person began or
/// recommended in, or whose client they look after.
[[nodiscard]] Result<std::vector<WeighupRow>> lookBacksDue(store::Reader& reader, bool mine, const Now& now);
/// Second views that were asked and not given, oldest first; `ofMe` only those asked of the signed-in person.
[[nodiscard]] Result<std::vector<SecondViewRow>> viewsAsked(store::Reader& reader, bool ofMe, const Now& now);
/// What anybody is stuck with, newest first, then at most `solvedMost` solved ones.
[[nodiscard]] Result<std::vector<ProblemRow>> trickyOnes(store::Reader& reader, std::size_t solvedMost, const Now& now);
/// The newest no's and differences of all clients.
[[nodiscard]] Result<std::vector<StanceRow>> recentStances(store::Reader& reader, std::size_t most, const Now& now);
struct NamedMatter {
    EntityRef what;
    EntityRef client;
    model::KindId kind{}; ///< a weigh-up or an objective
};
/// Weigh-ups by their question and objectives by their words, whose letters contain these; newest first.
[[nodiscard]] Result<std::vector<NamedMatter>> mattersNamed(store::Reader& reader, std::string_view letters,
                                                            std::size_t most, const Now& now);

/// What an opinion may cite: weigh-ups and noted lines whose words contain this, newest first.
[[nodiscard]] Result<std::vector<EntityRef>> citable(store::Reader& reader, std::string_view words, std::size_t most);

} // namespace salver::domain
