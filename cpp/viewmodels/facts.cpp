// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/facts.h"

#include "core/sync_status.h"
#include "domain/choices.h"
#include "domain/pages.h"

namespace salver::viewmodels::facts {

namespace {

template <class Ours, class Theirs>
constexpr bool same(Ours ours, Theirs theirs)
{
    return int(ours) == int(theirs);
}

static_assert(same(LineType::Text, domain::LineType::Text) && same(LineType::SaidNo, domain::LineType::SaidNo) &&
              same(LineType::Mark, domain::LineType::Mark) && same(LineType::Need, domain::LineType::Need));
static_assert(same(Lane::Service, domain::Lane::Service) && same(Lane::Work, domain::Lane::Work));
static_assert(same(VisitMode::OnSite, domain::VisitMode::OnSite) && same(VisitMode::Walk, domain::VisitMode::Walk));
static_assert(same(VisitState::Planned, domain::VisitState::Planned) &&
              same(VisitState::Wrapped, domain::VisitState::Wrapped));
static_assert(same(FeltSource::Said, domain::FeltSource::Said) && same(FeltSource::Sensed, domain::FeltSource::Sensed));
static_assert(same(Direction::Ours, domain::Direction::Ours) && same(Direction::Theirs, domain::Direction::Theirs));
static_assert(same(PromiseState::Open, domain::PromiseState::Open) &&
              same(PromiseState::LetGo, domain::PromiseState::LetGo));
static_assert(same(FactType::Reach, domain::FactType::Reach) && same(FactType::Season, domain::FactType::Season) &&
              same(FactType::CannotAccept, domain::FactType::CannotAccept));
static_assert(same(Learner::TheyLearn, domain::Learner::TheyLearn) &&
              same(TouchType::Hospitality, domain::TouchType::Hospitality));
static_assert(same(TalkDetail::Numbers, domain::TalkDetail::Numbers) && same(TalkDetail::Both, domain::TalkDetail::Both));
static_assert(same(ClientSort::Name, domain::ClientSort::Name) && same(ClientSort::Mine, domain::ClientSort::Mine));
static_assert(same(SyncWord::Saved, salver::SyncWord::Saved) && same(SyncWord::NeedsYou, salver::SyncWord::NeedsYou) &&
              same(SyncWord::CouldntSync, salver::SyncWord::CouldntSync));

} // namespace

} // namespace salver::viewmodels::facts
