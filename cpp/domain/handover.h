// SPDX-License-Identifier: Apache-2.0
// A client goes from one colleague to another: a draft made from what is known, which the one who leaves edits and
// signs, and the one who comes has read. Then a first visit together is promised and the client is the other's to look
// after; who wrote what stays as it was. Commands on the store thread, queries on the reader's.
#pragma once

#include "domain/commands.h"
#include "domain/page_rows.h"
#include "domain/queries.h"

namespace salver::domain {

enum class HandoverStage : std::uint8_t {
    Draft,   ///< not signed yet
    Changed, ///< changed after the signature: it counts as unsigned
    Signed,  ///< waits to be read
    Done
};

struct HandoverRow {
    EntityId id;
    SpaceId space;
    EntityRef client;
    MemberRef from, to;
    HandoverStage stage{};
    std::string draft;
    std::optional<DayWords> startedOn;
    std::optional<DayWords> signedOn;
    std::string signature;
    std::optional<DayWords> readOn;
    std::string questions;
    std::optional<PromiseRow> promise; ///< the first visit together
    bool toSign{false}; ///< the signed-in person is asked to sign
    bool toRead{false}; ///< and to read
    bool waiting{false};
    bool contested{false};
    Why why; ///< what it waits for; empty once it is done
};

/// Of one client: what is under way first, then newest first.
[[nodiscard]] Result<std::vector<HandoverRow>> handoversOf(store::Reader& reader, const EntityId& client, const Now& now);
[[nodiscard]] Result<HandoverRow> handoverOf(store::Reader& reader, const EntityId& handover, const Now& now);
/// Those that are not done, oldest first; `ofMe` only where the signed-in person is asked for something.
[[nodiscard]] Result<std::vector<HandoverRow>> handoversUnderWay(store::Reader& reader, bool ofMe, const Now& now);

/// What is worth handing on, as a text to go on from: how to talk with them, what they want, promises, what is tricky,
/// the little things, what we do not know. Nothing that stands in a private space is in it.
[[nodiscard]] Result<std::string> handoverDraft(store::Reader& reader, const EntityId& client, const Now& now);

/// From whoever looks after the client, or else from who asks, to a colleague of its space. One under way is refused.
[[nodiscard]] Result<Made> startHandover(Commands& commands, const EntityId& client, std::string_view to);
/// By the one who leaves: for the text as it reads now.
[[nodiscard]] Result<Made> signHandover(Commands& commands, const EntityId& handover);
/// By the one who comes, of a signed text: read, with what they ask; the first visit together is promised for a day as
/// typed, and the client is theirs to look after from now.
[[nodiscard]] Result<Made> takeOver(Commands& commands, const EntityId& handover, std::string_view questions,
                                    std::string_view visitOn);

} // namespace salver::domain
