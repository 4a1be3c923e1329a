// SPDX-License-Identifier: Apache-2.0
// All that is worth knowing before one walks in, read at once: how to talk with them, what they want, what is promised,
// last time, what to ask, the little things. What has nothing in it is empty here and folds into one line there. Read on
// the reader's thread; a client with thousands of lines takes a few milliseconds.
#pragma once

#include "domain/advice_queries.h"
#include "domain/agreement_queries.h"
#include "domain/objective_queries.h"
#include "domain/queries.h"
#include "domain/touch_queries.h"
#include "domain/understanding.h"

namespace salver::domain {

struct BriefPerson {
    PersonRow row;
    /// What matters now, what to avoid, a season, how to reach them; in that order, newest first.
    std::vector<FactRow> facts;
};

struct Brief {
    EntityRef client;
    SpaceId space;
    std::vector<std::string> ethos; ///< the House's, at most five lines
    std::string whyWeCare;
    std::optional<VisitRow> visit; ///< the one it is for: as asked, or the next one planned
    std::vector<BriefPerson> people; ///< who will be there; everybody where nobody is named
    std::vector<ObjectiveRow> objectives; ///< those that stand, newest first, at most three
    std::vector<PromiseRow> ours;    ///< open, what has a day first
    std::vector<PromiseRow> theirs;
    std::optional<VisitRow> last; ///< the last one that is over
    std::vector<FeltRow> felt;    ///< of the last one
    std::string lastWorkLine, lastMovedOn, lastMemorable;
    std::vector<LineRow> reassured, challenged; ///< newest first, at most two each
    std::vector<LineRow> sparks;
    std::vector<LineRow> questions;
    std::vector<FactRow> notKnown;     ///< what we do not know yet, newest first, at most five
    std::vector<TermToDecode> terms;   ///< words that nobody there has had explained, newest first, at most six
    std::vector<ProblemRow> stuck;     ///< newest first
    std::vector<StanceRow> stances;    ///< newest first, at most two
    std::vector<AdviceRow> advice;     ///< newest first, at most two
    std::optional<DirectionRow> direction;
    std::vector<FactRow> askAgain;     ///< older than a year: worth asking again, at most three
    std::vector<FactRow> thanks;       ///< what they did for us and nobody has thanked for
    std::vector<TouchRow> touches;     ///< given, newest first, at most two; then ideas, at most three
    std::vector<FactRow> littleThings; ///< details, small talk, what to remember
    std::vector<AgreementRow> agreements;  ///< how we work with them, by what it is about
    std::vector<ExperimentRow> trying;     ///< newest first
    /// What people wrote different values for, of all that stands above.
    std::vector<NeedsYouRow> contested;
};

/// `visit` null: for the next visit that is planned with them, if any.
[[nodiscard]] Result<Brief> brief(Queries& queries, const EntityId& client, const EntityId& visit, const Now& now);

} // namespace salver::domain
