// SPDX-License-Identifier: Apache-2.0
#include "server/storage/placing.h"

#include "core/erasure.h"
#include "core/hash.h"
#include "core/limits.h"
#include "core/planted.h"

#include <algorithm>

namespace salver::server {

namespace {

/// More parked numbers in a row than any device makes between two contacts.
constexpr std::uint64_t skippedMost = limits::handshakeHashes;

Error refusal(ErrorCode code, std::string sentence)
{
    return {code, std::move(sentence), false};
}

bool bringsErased(const PushEntry& entry, const std::set<EntityId>& erased)
{
    return !erased.empty()
        && std::ranges::any_of(entry.contents, [&](const EntityId& entity) { return erased.contains(entity); });
}

/// Places one batch; each step either gives a verdict or stops the whole batch with an error.
class Placer {
public:
    Placer(const PlacingContext& context, const PushBatch& batch) : m_context(context), m_batch(batch)
    {
        m_placed.space = context.space;
        m_placed.replicas = context.replicas;
        m_placed.erased = context.erased;
    }

    Placement run()
    {
        auto& outcome = m_placed.outcome;
        if (m_context.space.role == Role::None) {
            outcome.error = Error{ErrorCode::NotMember, "You are not a member of this team.", false};
        } else if (m_batch.epoch != Epoch{} && m_batch.epoch != m_context.space.epoch) {
            outcome.error = Error{ErrorCode::EpochChanged,
                                  "The server was restored meanwhile; the app compares notes with it first.", true};
        }
        for (std::size_t i = 0; i < m_batch.entries.size() && !outcome.error; ++i)
            placeEntry(i);
        outcome.head = m_placed.space.head;
        outcome.epoch = m_placed.space.epoch;
        outcome.grew = !m_placed.rows.empty();
        return std::move(m_placed);
    }

private:
    void placeEntry(std::size_t index)
    {
        const auto& entry = m_batch.entries[index];
        if (entry.id == WriteId{}) {
            // Its number is unknown. The next change of the same device shows it, and may leave that hole.
            ++m_unreadable;
            verdict(entry, entry.refusal.value_or(refusal(ErrorCode::Malformed, "This change cannot be read.")));
            return;
        }
        auto& replica = m_placed.replicas[entry.id.replica];
        tellHighest(entry, replica);
        if (replica.account && *replica.account != owner(entry)) {
            if (entry.handedBack)
                verdict(entry, refusal(ErrorCode::ReplicaTaken, "Another device goes by the same number."));
            else
                stop(ErrorCode::ReplicaTaken, "Another account's device goes by the same number.");
            return;
        }
        if (entry.id.sequence <= replica.highest && planted(Plant::NoDeduplication))
            append(index, entry);
        else if (entry.id.sequence <= replica.highest)
            placeKnown(entry);
        else
            placeNew(index, entry, replica);
        tellHighest(entry, replica);
    }

    void tellHighest(const PushEntry& entry, const ReplicaState& replica)
    {
        if (!entry.handedBack)
            m_placed.outcome.highest = replica.highest;
    }

    void placeKnown(const PushEntry& entry)
    {
        const auto found = standingOf(entry.id);
        if (found.held && found.held->first == entry.hash) {
            accept(entry, found.held->second);
        } else if (found.refused && (!found.refused->hash || *found.refused->hash == entry.hash)) {
            verdict(entry, refusal(found.refused->code, "This change was refused before."));
        } else if (entry.handedBack) {
            verdict(entry, refusal(ErrorCode::SequenceReused, "Another change stands under this number."));
        } else {
            stop(ErrorCode::SequenceReused,
                 "Another change already stands under this number; this device's data was copied or restored.");
        }
    }

    void placeNew(std::size_t index, const PushEntry& entry, ReplicaState& replica)
    {
        const auto why = entry.refusal ? entry.refusal : objection(entry);
        if (why && entry.handedBack) {
            verdict(entry, *why);
            return;
        }
        const auto expected = next(replica.highest);
        const auto missing = raw(entry.id.sequence) - raw(expected);
        const auto room = entry.skipped + m_unreadable;
        // What a server once acknowledged may jump: the numbers between were refused before the server was restored.
        if (missing > std::min(room, skippedMost) && !entry.receiptGood) {
            stop(ErrorCode::SequenceGap, "Earlier changes of this device are missing.");
            m_placed.outcome.expected = expected;
            return;
        }
        if (why && why->code == ErrorCode::LamportAhead) {
            // It may be the log that went back. The device compares notes first, and parks the change if it still stands.
            stop(why->code, why->sentence);
            return;
        }
        m_unreadable = 0;
        replica.account = owner(entry);
        if (missing > 0)
            note({entry.id.replica, expected, Sequence{raw(entry.id.sequence) - 1}, std::nullopt,
                  ErrorCode::Cancelled});
        replica.highest = entry.id.sequence;
        if (why) {
            note({entry.id.replica, entry.id.sequence, entry.id.sequence, entry.hash, why->code});
            verdict(entry, *why);
            return;
        }
        append(index, entry);
    }

    void append(std::size_t index, const PushEntry& entry)
    {
        auto& space = m_placed.space;
        space.head = next(space.head);
        space.running = runningHash(space.running, entry.hash);
        space.highestLamport = std::max(space.highestLamport, entry.lamport);
        m_placed.rows.push_back({index, space.head, space.running});
        m_fresh[entry.id] = {entry.hash, space.head};
        for (const auto& entity : entry.erases) {
            if (m_placed.erased.insert(entity).second)
                m_placed.outcome.erased.push_back(entity);
        }
        accept(entry, space.head);
    }

    std::optional<Error> objection(const PushEntry& entry) const
    {
        const auto& space = m_placed.space;
        // What this server once acknowledged comes back from whoever still has it, readers too.
        if (space.role < Role::Member && !entry.receiptGood)
            return refusal(ErrorCode::NotAllowed, "You may read this team's notes but not change them.");
        if (!entry.handedBack && entry.author != m_batch.account)
            return refusal(ErrorCode::NotAllowed, "This change was written under another account.");
        if (!entry.erases.empty() && space.role < Role::Lead && !entry.receiptGood)
            return refusal(ErrorCode::NotAllowed, "Only a lead of the team erases; ask one.");
        // What was acknowledged before a restore keeps its place and loses its contents.
        if (!entry.receiptGood && bringsErased(entry, m_placed.erased))
            return refusal(ErrorCode::Erased,
                           "What this belongs to was erased by a lead of the team, so it cannot be added to.");
        // Every change raises the highest Lamport number by one at most, so one further ahead was made up. What
        // was refused, or lost with a restored server and not yet handed back, leaves numbers of its own.
        const auto most = std::max(raw(space.head) + space.refused, raw(space.highestLamport)) + 1;
        if (!entry.receiptGood && raw(entry.lamport) > most)
            return refusal(ErrorCode::LamportAhead, "This change claims to follow changes that do not exist.");
        return std::nullopt;
    }

    UserId owner(const PushEntry& entry) const { return entry.handedBack ? entry.author : m_batch.account; }

    Standing standingOf(const WriteId& id) const
    {
        if (const auto fresh = m_fresh.find(id); fresh != m_fresh.end())
            return {fresh->second, std::nullopt};
        for (const auto& range : m_placed.refused) {
            if (range.replica == id.replica && range.first <= id.sequence && id.sequence <= range.last)
                return {std::nullopt, range};
        }
        const auto found = m_context.standing.find(id);
        return found == m_context.standing.end() ? Standing{} : found->second;
    }

    void note(const RefusedRange& range)
    {
        m_placed.space.refused += raw(range.last) - raw(range.first) + 1;
        m_placed.refused.push_back(range);
    }

    void accept(const PushEntry& entry, Cursor cursor)
    {
        m_placed.outcome.verdicts.push_back({entry.id, entry.hash, true, cursor, ErrorCode::None, {}});
    }

    void verdict(const PushEntry& entry, const Error& why)
    {
        m_placed.outcome.verdicts.push_back({entry.id, entry.hash, false, Cursor{}, why.code, why.sentence});
    }

    void stop(ErrorCode code, std::string sentence)
    {
        m_placed.outcome.error = Error{code, std::move(sentence), false};
    }

    const PlacingContext& m_context;
    const PushBatch& m_batch;
    Placement m_placed;
    std::map<WriteId, std::pair<Hash, Cursor>> m_fresh; ///< placed by this very batch
    std::uint64_t m_unreadable{};
};

} // namespace

std::string bytesToKeep(const PushEntry& entry, const std::set<EntityId>& erased)
{
    if (!bringsErased(entry, erased))
        return entry.bytes;
    auto emptied = emptyParts(entry.bytes, erased);
    return emptied ? std::move(emptied->bytes) : entry.bytes;
}

Placement place(const PlacingContext& context, const PushBatch& batch)
{
    return Placer(context, batch).run();
}

} // namespace salver::server
