// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_checks.h"

#include <algorithm>
#include <optional>

namespace salver::sim {

namespace {

class PresenceOracle {
public:
    explicit PresenceOracle(const LogFold& fold) : m_fold(fold)
    {
        for (const auto& [key, touches] : fold.touches) {
            for (const auto& parent : parentsOf(key))
                m_children[parent].push_back(key);
        }
    }

    [[nodiscard]] store::Presence presenceOf(const EntityKey& key) const
    {
        const auto deletions = deletionsOf(key);
        if (!deletions.empty())
            return isWrittenBeside(key, deletions) ? store::Presence::DeletedAndEdited : store::Presence::Binned;
        const auto parents = parentsOf(key);
        const bool hidden = std::any_of(parents.begin(), parents.end(), [&](const EntityId& parent) {
            return std::any_of(m_fold.touches.begin(), m_fold.touches.end(), [&](const auto& entry) {
                return entry.first.first == parent && presenceOf(entry.first) == store::Presence::Binned;
            });
        });
        return hidden ? store::Presence::Binned : store::Presence::Live;
    }

private:
    using Deletion = SeenVersion; ///< what its author had seen, itself included

    [[nodiscard]] std::vector<Deletion> deletionsOf(const EntityKey& key) const
    {
        std::vector<Deletion> deletions;
        const auto writes = m_fold.writes.find({key.first, key.second, raw(model::deletedField)});
        if (writes == m_fold.writes.end())
            return deletions;
        for (const auto& write : writes->second) {
            if (!write.live || write.value.empty())
                continue;
            auto seen = write.seen;
            seen[write.id.replica] = std::max(seen[write.id.replica], write.id.sequence);
            deletions.push_back(std::move(seen));
        }
        return deletions;
    }

    /// Something of the entity, or of what belongs to it and was not itself deleted, is unknown to every deletion.
    [[nodiscard]] bool isWrittenBeside(const EntityKey& key, const std::vector<Deletion>& deletions) const
    {
        for (const auto& touch : m_fold.touches.at(key)) {
            const bool known = std::any_of(deletions.begin(), deletions.end(), [&](const Deletion& seen) {
                const auto at = seen.find(touch.replica);
                return at != seen.end() && at->second >= touch.sequence;
            });
            if (!known)
                return true;
        }
        const auto children = m_children.find(key.first);
        if (children == m_children.end())
            return false;
        return std::any_of(children->second.begin(), children->second.end(), [&](const EntityKey& child) {
            const auto own = deletionsOf(child);
            if (!own.empty() && !isWrittenBeside(child, own))
                return false;
            return isWrittenBeside(child, deletions);
        });
    }

    /// By the shown values of its references.
    [[nodiscard]] std::vector<EntityId> parentsOf(const EntityKey& key) const
    {
        std::vector<EntityId> parents;
        const auto* kind = model::findKind(model::KindId{key.second});
        if (kind == nullptr)
            return parents;
        for (const auto& field : kind->fields) {
            const auto writes = m_fold.writes.find({key.first, key.second, raw(field.id)});
            if (!field.has(model::flag::parent) || writes == m_fold.writes.end())
                continue;
            const FoldWrite* shown = nullptr;
            for (const auto& write : writes->second) {
                if (write.live
                    && (shown == nullptr
                        || std::tie(write.lamport, write.id.replica) > std::tie(shown->lamport, shown->id.replica)))
                    shown = &write;
            }
            const auto parent = shown == nullptr ? std::nullopt : EntityId::parse(shown->value);
            if (parent)
                parents.push_back(*parent);
        }
        return parents;
    }

    const LogFold& m_fold;
    std::map<EntityId, std::vector<EntityKey>> m_children;
};

} // namespace

std::map<EntityKey, store::Presence> presencesOf(const LogFold& fold)
{
    const PresenceOracle oracle(fold);
    std::map<EntityKey, store::Presence> presences;
    for (const auto& [key, touches] : fold.touches)
        presences.emplace(key, oracle.presenceOf(key));
    return presences;
}

} // namespace salver::sim
