// SPDX-License-Identifier: Apache-2.0
// What it takes to understand a client: the glossary and what of it nobody explained to them yet, their business, their
// brand, what we do not know, what we do only for them. Free functions over a reader, on its thread; deterministic given
// `now`. Commands that stand here run on the store thread.
#pragma once

#include "domain/commands.h"
#include "domain/page_rows.h"
#include "domain/queries.h"

namespace salver::domain {

struct ExplainedRow {
    EntityId id;
    EntityRef person;
    EntityRef client;
    std::optional<DayWords> on;
    MemberRef by;
    bool waiting{false};
};
struct TermRow {
    EntityId id;
    SpaceId space;
    EntityRef client; ///< not set: the House's
    std::string jargon, plain, theirWord, example;
    MemberRef by;
    std::optional<DayWords> on;
    std::vector<ExplainedRow> explained; ///< newest first; where a client was asked for, to its people only
    bool waiting{false};
    bool contested{false};
};

struct GlossaryFilter {
    std::optional<EntityId> client; ///< with one: its own words, then the House's; without: every word there is
    std::string letters;            ///< stand in the word, its plain words, theirs or the example; folded
};
/// By the word itself; a client's own before the House's.
[[nodiscard]] Result<std::vector<TermRow>> glossary(store::Reader& reader, const GlossaryFilter& filter, const Now& now);
[[nodiscard]] Result<TermRow> termOf(store::Reader& reader, const EntityId& term, const EntityId& client, const Now& now);

/// A word of ours that stands in what we lately wrote about, or for, a client, and that nobody explained to anybody
/// there; or one that was marked with = and that nobody knows the meaning of.
struct TermToDecode {
    EntityId term; ///< null: not in the glossary yet
    std::string jargon, plain, theirWord;
    EntityId stands; ///< where it was found: a line, a promise, the direction
    DayWords on;
    Why why;
};
/// The newest first, at most `most`. A client's own words are theirs: they need no explaining to them.
[[nodiscard]] std::vector<TermToDecode> termsToDecode(PageRows& rows, const EntityId& client, std::size_t most);

[[nodiscard]] constexpr bool isBusiness(FactType type)
{
    return type == FactType::Money || type == FactType::Calendar || type == FactType::Pressure ||
           type == FactType::Rival || type == FactType::WhoIsWho;
}
[[nodiscard]] constexpr bool isBrand(FactType type)
{
    return type == FactType::Voice || type == FactType::NeverSays || type == FactType::Pictures ||
           type == FactType::UsedIt;
}

struct UnderstandingPage {
    EntityRef client;
    std::vector<FactRow> business; ///< by kind, then newest first
    std::vector<FactRow> brand;    ///< the last time that one of us used it comes first
    std::vector<FactRow> notKnown; ///< oldest first
    std::string onlyHere;
    std::size_t alsoUsed{}; ///< other clients of whom the very same words are written
};
[[nodiscard]] Result<UnderstandingPage> understandingOf(store::Reader& reader, const EntityId& client, const Now& now);

/// How many other clients have these very words as what is done only for them, as a touch or in their agreement. Plain
/// equality; nothing is compared by meaning.
[[nodiscard]] Result<std::size_t> alsoUsedFor(store::Reader& reader, const EntityId& client, std::string_view words);

/// What we did not know is known: it becomes a fact of that kind, heard today. The question stays in its history.
[[nodiscard]] Result<Made> answerNotKnown(Commands& commands, const EntityId& fact, FactType type,
                                          std::string_view answer, std::string_view toldBy);

struct WithoutCard {
    PersonRow person;
    Why why;
};
/// People of whom nobody noted how to talk with them, by client and name.
[[nodiscard]] Result<std::vector<WithoutCard>> peopleWithoutCard(store::Reader& reader, const Now& now);

} // namespace salver::domain
