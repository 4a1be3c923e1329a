// SPDX-License-Identifier: Apache-2.0
#include "core/session_types.h"

#include "core/limits.h"

namespace salver {

namespace {

/// Most work gives nothing back but whether it was done.
Result<WorkResult> plain(const Result<void>& done)
{
    if (!done)
        return fail(done.error());
    return WorkResult{};
}

template <class T>
Result<WorkResult> with(Result<T> value)
{
    if (!value)
        return fail(value.error());
    return WorkResult{std::move(*value)};
}

struct Performer {
    Journal& journal;

    Result<WorkResult> operator()(const work::ReadSpaces&) const { return with(journal.spaces()); }
    Result<WorkResult> operator()(const work::AdoptSpaces& work) const
    {
        return plain(journal.setSpaces(work.spaces));
    }
    Result<WorkResult> operator()(const work::ReadUnsent& work) const
    {
        auto unsent = journal.unsent(work.space);
        if (!unsent)
            return fail(unsent.error());
        auto checkpoints = journal.checkpoints(work.space, limits::handshakeCheckpoints);
        if (!checkpoints)
            return fail(checkpoints.error());
        HandshakeFacts facts{std::move(*unsent), std::move(*checkpoints)};
        if (facts.unsent.empty()) {
            const auto digest = journal.comparableDigest(work.space);
            if (!digest)
                return fail(digest.error());
            facts.digest = *digest;
        }
        return WorkResult{std::move(facts)};
    }
    Result<WorkResult> operator()(const work::ReadOutbox& work) const
    {
        return with(journal.outbox(work.space, work.after, work.mostBytes, work.mostItems));
    }
    Result<WorkResult> operator()(const work::ReadHandBack& work) const
    {
        return with(journal.handBack(work.space, work.after, work.mostBytes));
    }
    Result<WorkResult> operator()(const work::Acknowledge& work) const
    {
        return plain(journal.acknowledge(work.space, work.acks));
    }
    Result<WorkResult> operator()(const work::Park& work) const
    {
        return plain(journal.park(work.space, work.sequence, work.why));
    }
    Result<WorkResult> operator()(const work::Apply& work) const
    {
        return plain(journal.apply(work.space, work.page, work.epoch));
    }
    Result<WorkResult> operator()(const work::Fork& work) const
    {
        return plain(journal.forkReplica(work.space, work.held, work.takenByOther, work.highestOnServer));
    }
    Result<WorkResult> operator()(const work::Rewind& work) const
    {
        return plain(journal.rewind(work.space, work.agreeing, work.epoch));
    }
    Result<WorkResult> operator()(const work::ResendAbove& work) const
    {
        return plain(journal.resendAbove(work.space, work.held));
    }
    Result<WorkResult> operator()(const work::HandedBack& work) const
    {
        return plain(journal.handedBack(work.space, work.upTo));
    }
    Result<WorkResult> operator()(const work::SetSafe& work) const
    {
        return plain(journal.setSafe(work.space, work.safe));
    }
    Result<WorkResult> operator()(const work::SetDiffering& work) const
    {
        return plain(journal.setDiffering(work.space, work.differs));
    }
    Result<WorkResult> operator()(const work::FinishRebuild& work) const
    {
        return plain(journal.finishRebuild(work.space));
    }
    Result<WorkResult> operator()(const work::ApplySnapshot& work) const
    {
        return plain(journal.applySnapshot(work.space, work.piece));
    }
    Result<WorkResult> operator()(const work::DropSnapshot& work) const
    {
        return plain(journal.dropSnapshot(work.space));
    }
};

} // namespace

Result<WorkResult> perform(const Work& work, Journal& journal)
{
    return std::visit(Performer{journal}, work);
}

} // namespace salver
