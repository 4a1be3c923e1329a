// SPDX-License-Identifier: Apache-2.0
// What of a space's log still matters at a place in it: the sieve behind snapshots. It goes over the log twice: once to
// learn which register writes were replaced, once to keep or drop each change. A change stays while one of its writes
// is alive, where it edits a text (texts keep their whole history), where it is the first of an entity, and where
// anything in it is not understood. Owned by whoever makes a snapshot; no I/O, one thread at a time.
#pragma once

#include "core/change.h"
#include "core/hash.h"

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace salver {

class Sieve {
public:
    /// First pass, in log order: notes what the change at `at` replaces. What cannot be read names nothing.
    void note(std::string_view change, Cursor at);

    struct Sifted {
        bool keep{true};
        bool readable{true};
        Hash hash;                       ///< zero where the change is not readable
        std::vector<std::uint32_t> dead; ///< its replaced writes, counted over all its entities
    };
    /// Second pass, in log order: what becomes of the change at `at`. `dead` is what an earlier snapshot said of it;
    /// changes that one dropped are left out, and so are their names.
    [[nodiscard]] Sifted sift(std::string_view change, Cursor at, std::span<const std::uint32_t> dead = {});

    /// Of the state that was kept; cpp/store works out the same from its rows.
    [[nodiscard]] Hash digest() const { return m_digest.value(); }
    /// The highest sequence of each replica, dropped changes included.
    [[nodiscard]] const SeenVersion& version() const { return m_version; }
    /// What the snapshot before this one knew of replicas that left no trace in it.
    void startFrom(const SeenVersion& version);

private:
    struct Name {
        EntityId entity;
        std::uint32_t kind{};
        std::uint32_t field{};
        WriteId write;
        Cursor by{}; ///< where the change that names it stands
        friend auto operator<=>(const Name&, const Name&) = default;
    };
    [[nodiscard]] bool isReplaced(Name name, Cursor at) const;

    std::vector<Name> m_names;
    bool m_sorted{false};
    std::set<std::pair<EntityId, std::uint32_t>> m_met;
    MultisetHash m_digest;
    SeenVersion m_version;
};

/// What stands in a space's digest for a live write (`text` false), or for a change's events in a text.
[[nodiscard]] Hash digestElement(bool text, const EntityId& entity, std::uint32_t kind, std::uint32_t field,
                                 const Hash& change);

} // namespace salver
