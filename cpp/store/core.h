// SPDX-License-Identifier: Apache-2.0
// What Store and Journal share: the writer's connection, its tables, the signed-in account, and how a transaction
// ends: spaces written back, caches dropped after a failure, listeners told after a success. On the store thread.
#pragma once

#include "store/committer.h"
#include "store/connection.h"
#include "store/merge.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace salver::store {

class Core {
public:
    Core(std::unique_ptr<Connection> connection, Clock& wallClock, Random& randomBytes)
        : db(std::move(connection)), clock(wallClock), random(randomBytes), tables(*db), merger(tables),
          committer(tables, merger, clock, random)
    {
    }

    /// Lazily: what is written reaches the disk with the next transaction that waits for it, whole and in order. A power cut
    /// before takes it back, so this is only for what will be told again.
    enum class Waits : std::uint8_t { ForTheDisk, Lazily };

    /// Runs `body(facts)` in one transaction; whatever it returns as an error undoes all of it.
    template <class Body>
    auto transact(Body&& body, Waits waits = Waits::ForTheDisk) -> decltype(body(std::declval<Committed&>()))
    {
        Committed facts;
        const bool lazy = waits == Waits::Lazily && beginLazily();
        Transaction transaction(*db);
        auto outcome = body(facts);
        if (!outcome)
            db->refuse(outcome.error());
        for (const auto& sentence : std::exchange(tables.notes, {}))
            note(sentence);
        tables.spaces.flush();
        auto done = transaction.commit();
        // Before anybody hears of it, who may write something that has to wait.
        if (lazy)
            db->execute("PRAGMA synchronous = FULL");
        if (!done) {
            recover();
            return fail(std::move(done.error()));
        }
        tell(facts);
        return outcome;
    }

    /// The row of a space, or NotFound with a sentence.
    [[nodiscard]] Result<SpaceRow*> space(const SpaceId& id);

    /// A fact about this file (the account, the file's id), within the caller's transaction where it writes.
    [[nodiscard]] std::string fact(std::string_view key);
    void setFact(std::string_view key, std::string_view value);
    void note(const std::string& text);
    /// Sets or takes away a mark on a space (SpaceRow's last members), within the caller's transaction.
    void setMark(SpaceRow& space, bool SpaceRow::*mark, bool on, std::string_view value = "1");

    std::unique_ptr<Connection> db;
    Clock& clock;
    Random& random;
    Tables tables;
    Merger merger;
    Committer committer;
    UserId user;
    std::function<void(const Committed&)> listener;

private:
    /// False where the file does not wait for the disk anyway.
    [[nodiscard]] bool beginLazily();
    void recover();
    void tell(const Committed& facts);
};

/// A waiting or parked change as it stands in the file.
struct OwnChange {
    ChangeNo no{};
    Hash hash;
    Change change;
};
/// Waiting (or parked) changes of a space with a sequence from `from` on, in order.
[[nodiscard]] Result<std::vector<OwnChange>> ownChanges(Core& core, const SpaceRow& space, ChangeState state,
                                                        Sequence from);

/// Takes changes of this device's own out of the merged state, newest first; their rows stay.
void withdrawAll(Core& core, SpaceRow& space, const std::vector<OwnChange>& changes, Committed& facts);

/// Writes withdrawn changes anew, in order, under the space's present replica id and with new names throughout, and
/// drops their old rows.
[[nodiscard]] Result<void> writeAllAnew(Core& core, SpaceRow& space, std::vector<OwnChange> changes, bool keepTime,
                                        Committed& facts);

/// Parks a waiting change with those that build on it.
/// Parks these waiting changes, oldest first, and takes what they did back.
void parkThese(Core& core, SpaceRow& space, const std::vector<OwnChange>& changes, const Error& why, Committed& facts);
[[nodiscard]] Result<void> parkChange(Core& core, SpaceRow& space, Sequence sequence, const Error& why,
                                      Committed& facts);
/// Writes a parked change anew, with all that it builds on and all that builds on it, in their order.
[[nodiscard]] Result<void> retryParkedChange(Core& core, SpaceRow& space, Sequence sequence, Committed& facts);
/// Drops a parked change with all that builds on it.
[[nodiscard]] Result<void> dropParkedChange(Core& core, SpaceRow& space, Sequence sequence, Committed& facts);

/// Spaces that live on this device only, for work before the first sign-in, and what becomes of them after it.
[[nodiscard]] Result<void> makeLocalSpaces(Core& core, const std::string& displayName);
[[nodiscard]] Result<void> moveLocalSpaces(Core& core, SpaceRow& target, Committed& facts);

} // namespace salver::store
