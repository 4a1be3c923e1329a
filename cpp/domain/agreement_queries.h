// SPDX-License-Identifier: Apache-2.0
// What is agreed with a client and what we try with them, for screens; the House's template; and the agreements that
// nobody has looked at for a year. Free functions over a reader, on its thread; deterministic given `now`.
#pragma once

#include "domain/house_choices.h"
#include "domain/page_rows.h"

namespace salver::domain {

struct AgreementRow {
    EntityId id;
    EntityRef client; ///< not set: a line of the template
    AgreementTopic about{};
    std::string text;
    bool stillTemplate{false}; ///< it reads as the template's line that it began from
    bool agreed{false};
    EntityRef agreedWith;
    std::optional<DayWords> agreedOn;
    std::optional<DayWords> lookedAtOn;
    /// Other clients with a line of the very same words.
    std::size_t alsoUsedFor{};
    MemberRef by;
    bool waiting{false};
    bool contested{false};
};

struct ExperimentRow {
    EntityId id;
    EntityRef client;
    std::string text, learned;
    ExperimentState state{};
    std::optional<DayWords> startedOn, settledOn;
    MemberRef by;
    bool waiting{false};
    bool contested{false};
};

struct WorkingAgreement {
    std::vector<AgreementRow> lines;        ///< by what they are about, then in their order
    std::vector<ExperimentRow> experiments; ///< those being tried first, newest first
    std::optional<DayWords> lookedAtOn;     ///< the line that was not looked at for longest says when
    bool oldEnough{false};                  ///< a year or longer ago
    std::size_t inTemplate{};               ///< lines of the template that are not here
};
[[nodiscard]] Result<WorkingAgreement> agreementWith(store::Reader& reader, const EntityId& client, const Now& now);
/// For the foot of a brief, without looking at other clients.
[[nodiscard]] std::vector<AgreementRow> agreementLines(PageRows& rows, const EntityId& client);
[[nodiscard]] std::vector<ExperimentRow> experimentsOf(PageRows& rows, const EntityId& client);
[[nodiscard]] Result<std::vector<AgreementRow>> agreementTemplate(store::Reader& reader, const SpaceId& house, const Now& now);

/// A client with whom something is agreed that nobody has looked at for a year, the longest first.
struct OldAgreement {
    EntityRef client;
    std::optional<DayWords> lookedAtOn;
    std::string text; ///< the line it is about
    std::string why;
};
[[nodiscard]] Result<std::vector<OldAgreement>> agreementsNotLookedAt(store::Reader& reader, const Now& now);

} // namespace salver::domain
