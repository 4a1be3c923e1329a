// SPDX-License-Identifier: Apache-2.0
// A storage in a folder of its own with people and a team in it. The contract suite asks makeStorage() only, so
// that another database behind the port runs the same tests.
#pragma once

#include "server/storage/sqlite/sqlite_storage.h"
#include "support/change_maker.h"
#include "support/coroutine.h"

#include <QTemporaryDir>

#include <functional>

namespace salver::test {

using namespace salver::server;

class StorageHouse {
public:
    using Opener = std::function<std::unique_ptr<Storage>(Random&)>;

    explicit StorageHouse(bool inlineWork)
        : StorageHouse([this, inlineWork](Random& from) {
              return must(openSqliteStorage({file(), {}, inlineWork, 2}, from));
          })
    {
    }
    explicit StorageHouse(Opener opener) : m_opener(std::move(opener))
    {
        open();
        ana = addPerson("ana");
        ben = addPerson("ben");
        cleo = addPerson("cleo");
        NewSpace space{SpaceId(uuidV7(clock.now(), random)), "Team", SpacePurpose::Team,
                       Epoch{random.next64() | 1U}, clock.now()};
        team = space.id;
        epoch = space.epoch;
        must(await(storage->addSpace(space)));
        join(ana, Role::Member);
        join(ben, Role::Lead);
    }

    void open()
    {
        storage = m_opener(random);
    }
    /// Closes and opens again, as a restart does.
    void reopen()
    {
        storage.reset();
        open();
    }
    [[nodiscard]] std::string file() const { return folder.filePath("salver.db").toStdString(); }

    UserId addPerson(const std::string& name)
    {
        NewAccount added;
        added.account = {UserId(uuidV7(clock.now(), random)), name, name, clock.now()};
        added.passwordHash = "no password";
        added.privateSpace = SpaceId(uuidV7(clock.now(), random));
        added.epoch = Epoch{random.next64() | 1U};
        must(await(storage->addAccount(added)));
        return added.account.id;
    }
    void join(const UserId& who, Role role) { must(await(storage->setMember(team, who, role))); }

    [[nodiscard]] ChangeMaker device(const UserId& who) { return {team, who, random}; }

    static PushEntry entry(const EncodedChange& change)
    {
        const auto envelope = readEnvelope(change.bytes).value();
        PushEntry entry;
        entry.id = {envelope.replica, envelope.sequence};
        entry.hash = change.hash;
        entry.lamport = envelope.lamport;
        entry.author = envelope.author;
        entry.bytes = change.bytes;
        return entry;
    }
    [[nodiscard]] PushBatch batch(const UserId& who, std::vector<PushEntry> entries) const
    {
        return {team, who, Epoch{}, WallMs{1}, std::move(entries)};
    }
    Result<PushOutcome> push(const UserId& who, const std::vector<EncodedChange>& changes)
    {
        std::vector<PushEntry> entries;
        for (const auto& change : changes)
            entries.push_back(entry(change));
        return await(storage->push(batch(who, std::move(entries))));
    }
    Result<PullAnswer> pull(const UserId& who, std::uint64_t after = 0, ReplicaId replica = {},
                            std::size_t mostBytes = 1'000'000)
    {
        return await(storage->pull({{who, team}, Cursor{after}, replica, mostBytes}));
    }

    /// A piece of a file of `size` bytes, as ana sends it.
    Result<BlobState> putPiece(const Hash& blob, std::string_view content, std::uint64_t first, std::size_t length)
    {
        BlobPiece piece;
        piece.asker = {ana, team};
        piece.blob = blob;
        piece.size = content.size();
        piece.first = first;
        piece.bytes = content.substr(first, length);
        piece.now = clock.now();
        piece.spaceMost = 1'000'000;
        return await(storage->putBlobPiece(piece));
    }

    QTemporaryDir folder;
    SeededRandom random{1};
    SetClock clock;
    std::unique_ptr<Storage> storage;
    UserId ana;
    UserId ben;
    UserId cleo; ///< no member
    SpaceId team;
    Epoch epoch{};

private:
    Opener m_opener;
};

} // namespace salver::test
