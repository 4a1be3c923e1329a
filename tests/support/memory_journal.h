// SPDX-License-Identifier: Apache-2.0
// A journal in memory that knows changes only as bytes: enough for the runner's tests, which are about the network.
// What a real database does with them is cpp/store's business and tested there. Header only, one thread.
#pragma once

#include "core/change.h"
#include "core/hash.h"
#include "core/ports.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace salver::test {

class MemoryJournal final : public Journal {
public:
    MemoryJournal(Random& random, const UserId& user) : m_random(random), m_user(user) {}

    /// Commits a change that sets one field to `value`; false where the space is not known.
    bool write(const SpaceId& space, const std::string& value)
    {
        const auto at = m_spaces.find(space);
        if (at == m_spaces.end())
            return false;
        auto& held = at->second;
        Change change;
        change.space = space;
        change.replica = held.state.replica;
        change.sequence = held.state.lastSequence = next(held.state.lastSequence);
        change.lamport = held.lamport = next(held.lamport);
        change.author = m_user;
        EntityOps ops;
        ops.entity = EntityId(uuidV7(WallMs{1}, m_random));
        ops.kind = 1;
        ops.writes.push_back({2, {}, {}, value});
        change.entities.push_back(std::move(ops));
        auto encoded = encodeChange(change, m_random);
        if (!encoded)
            return false;
        held.waiting[change.sequence] = {change.sequence, encoded->hash, encoded->bytes, {}, {}};
        held.values.push_back(value);
        return true;
    }
    [[nodiscard]] const std::vector<std::string>& values(const SpaceId& space) { return m_spaces[space].values; }
    [[nodiscard]] const SpaceSyncState& state(const SpaceId& space) { return m_spaces[space].state; }
    [[nodiscard]] SpaceId spaceNamed(const std::string& name) const
    {
        for (const auto& [id, held] : m_spaces) {
            if (held.state.name == name)
                return id;
        }
        return {};
    }

    Result<std::vector<SpaceSyncState>> spaces() override
    {
        std::vector<SpaceSyncState> all;
        for (auto& [id, held] : m_spaces) {
            held.state.waiting = held.waiting.size();
            all.push_back(held.state);
        }
        return all;
    }
    Result<void> setSpaces(const std::vector<SpaceDescription>& spaces) override
    {
        std::erase_if(m_spaces, [&](const auto& entry) {
            return std::none_of(spaces.begin(), spaces.end(),
                                [&](const auto& told) { return told.id == entry.first; });
        });
        for (const auto& told : spaces) {
            auto& state = m_spaces[told.id].state;
            state.id = told.id;
            state.name = told.name;
            state.purpose = told.purpose;
            state.role = told.role;
            if (state.replica == ReplicaId{})
                state.replica = m_random.replica();
        }
        return {};
    }
    Result<std::vector<OutboxItem>> outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                           std::size_t mostItems) override
    {
        std::vector<OutboxItem> items;
        std::size_t bytes = 0;
        const auto& waiting = m_spaces[space].waiting;
        for (auto at = waiting.upper_bound(after); at != waiting.end(); ++at) {
            bytes += at->second.bytes.size();
            if (items.size() == mostItems || (!items.empty() && bytes > mostBytes))
                break;
            items.push_back(at->second);
        }
        return items;
    }
    Result<std::vector<std::pair<Sequence, Hash>>> unsent(const SpaceId& space) override
    {
        std::vector<std::pair<Sequence, Hash>> unsent;
        for (const auto& [sequence, item] : m_spaces[space].waiting)
            unsent.emplace_back(sequence, item.hash);
        return unsent;
    }
    Result<void> acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks) override
    {
        auto& held = m_spaces[space];
        for (const auto& ack : acks) {
            const auto item = held.waiting.find(ack.id.sequence);
            if (item == held.waiting.end())
                continue;
            held.placed[ack.cursor] = item->second.hash;
            held.waiting.erase(item);
        }
        follow(held);
        return {};
    }
    Result<void> park(const SpaceId& space, Sequence sequence, const Error&) override
    {
        auto& held = m_spaces[space];
        held.state.parked += held.waiting.erase(sequence);
        return {};
    }
    Result<void> apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch) override
    {
        auto& held = m_spaces[space];
        held.state.epoch = epoch;
        for (const auto& item : page) {
            follow(held);
            if (item.cursor <= held.state.cursor)
                continue;
            if (item.bytes.empty()) {
                move(held, item.hash);
                continue;
            }
            const auto decoded = decodeChange(item.bytes);
            if (!decoded)
                return fail(decoded.error());
            held.lamport = std::max(held.lamport, decoded->change.lamport);
            if (const auto& writes = decoded->change.entities.front().writes; !writes.empty())
                held.values.push_back(writes.front().value);
            move(held, decoded->hash);
        }
        return {};
    }
    Result<void> forkReplica(const SpaceId& space, std::span<const std::pair<Hash, Acknowledgement>>,
                             std::span<const std::pair<Sequence, Hash>>, Sequence) override
    {
        m_spaces[space].state.replica = m_random.replica();
        return {};
    }
    Result<std::vector<RunningCheckpoint>> checkpoints(const SpaceId&, std::size_t) override
    {
        return std::vector<RunningCheckpoint>{};
    }
    Result<void> rewind(const SpaceId& space, Cursor agreeing, Epoch epoch) override
    {
        auto& state = m_spaces[space].state;
        state.epoch = epoch;
        state.cursor = std::min(state.cursor, agreeing);
        return {};
    }
    Result<void> resendAbove(const SpaceId&, Sequence) override { return {}; }
    Result<std::vector<HandBackItem>> handBack(const SpaceId&, Cursor, std::size_t) override
    {
        return std::vector<HandBackItem>{};
    }
    Result<void> handedBack(const SpaceId&, Cursor) override { return {}; }
    Result<void> setSafe(const SpaceId&, Cursor) override { return {}; }
    Result<Hash> digest(const SpaceId&) override { return Hash{}; }
    Result<std::optional<Hash>> comparableDigest(const SpaceId& space) override
    {
        const auto& held = m_spaces[space];
        return held.waiting.empty() && held.placed.empty() ? std::optional(held.state.running) : std::nullopt;
    }
    Result<void> setDiffering(const SpaceId& space, bool differs) override
    {
        m_spaces[space].state.differs = differs;
        return {};
    }
    Result<void> finishRebuild(const SpaceId& space) override
    {
        m_spaces[space].state.rebuilding = false;
        return {};
    }
    Result<void> applySnapshot(const SpaceId&, const SnapshotPiece&) override
    {
        return fail(ErrorCode::InvalidArgument, "A journal in memory takes no snapshots.");
    }
    Result<void> dropSnapshot(const SpaceId&) override { return {}; }

private:
    struct Held {
        SpaceSyncState state;
        Lamport lamport{};
        std::map<Sequence, OutboxItem> waiting;
        std::map<Cursor, Hash> placed; ///< own changes above the cursor
        std::vector<std::string> values;
    };

    static void move(Held& held, const Hash& hash)
    {
        held.state.cursor = next(held.state.cursor);
        held.state.running = runningHash(held.state.running, hash);
    }
    static void follow(Held& held)
    {
        for (auto own = held.placed.find(next(held.state.cursor)); own != held.placed.end();
             own = held.placed.find(next(held.state.cursor))) {
            move(held, own->second);
            held.placed.erase(own);
        }
    }

    Random& m_random;
    UserId m_user;
    std::map<SpaceId, Held> m_spaces;
};

} // namespace salver::test
