// SPDX-License-Identifier: Apache-2.0
// What the server needs of a database, as a port: sqlite/ implements it, the service is the only caller. Every call
// is a coroutine that resumes on its caller's executor; an answer to a write is given only once it is durable.
// Membership and order are checked inside the transaction that reads or writes, so no answer rests on a stale role.
// Content is keyed by space first everywhere; accounts, devices and memberships are the small global directory.
#pragma once

#include "core/ids.h"
#include "core/ports.h"
#include "core/result.h"
#include "server/storage/placing.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace salver::server {

template <class T>
using Answer = boost::asio::awaitable<Result<T>>;

/// Who this server is: its id for devices, and the key its receipts are made with.
struct Identity {
    Uuid id;
    std::string receiptKey;
};

struct Account {
    UserId id;
    std::string name; ///< lower case, unique
    std::string displayName;
    WallMs created{};
};

struct AccountSecret {
    Account account;
    std::string passwordHash;
};

/// An account comes with the person's private space.
struct NewAccount {
    Account account;
    std::string passwordHash;
    SpaceId privateSpace;
    Epoch epoch{};
};

struct Device {
    DeviceId id;
    UserId account;
    std::string name;
    WallMs created{};
    WallMs lastSeen{};
};

struct NewDevice {
    Device device;
    Hash token; ///< hash of the token; the token itself is never stored
};

/// Who asks: the device behind a token and its account.
struct Session {
    Account account;
    DeviceId device;
    WallMs lastSeen{};
    std::uint64_t directoryVersion{}; ///< rises with every change of accounts, devices, spaces, members
};

struct NewSpace {
    SpaceId id;
    std::string name;
    SpacePurpose purpose{SpacePurpose::Team};
    Epoch epoch{};
    WallMs created{};
};

struct SpaceRow {
    SpaceId id;
    std::string name;
    SpacePurpose purpose{SpacePurpose::Team};
    Role role{Role::None}; ///< the asking account's, None where nobody asks
    Cursor head{};
    Epoch epoch{};
    Cursor safe{}; ///< up to here the log stands in a backup
    std::vector<Member> members;
};

struct Asker {
    UserId account;
    SpaceId space;
};

struct HandshakeQuery {
    Asker asker;
    ReplicaId replica{};
    Sequence lastSequence{};
    std::vector<std::pair<Sequence, Hash>> unsent;
    RunningCheckpoint at; ///< where the device stands
    std::vector<RunningCheckpoint> checkpoints; ///< earlier points, newest first
    std::optional<Hash> digest; ///< of the merged state at `at`, for DigestReport
};

struct HandshakeAnswer {
    Sequence highest{};
    std::vector<std::pair<Hash, Cursor>> held;
    std::vector<std::pair<Sequence, Hash>> taken;
    Cursor head{};
    Epoch epoch{};
    bool logAgrees{false};
    Cursor agreeing{};
    Cursor safe{};
    Cursor fence{}; ///< the log is cut up to here
    bool erasures{false}; ///< something was erased in the space, so where devices stand is worth noting
};

struct PullQuery {
    Asker asker;
    Cursor after{};
    ReplicaId replica{}; ///< its own changes are left out, only their names and hashes are given; 0 for none
    std::size_t mostBytes{};
};

struct PullAnswer {
    std::vector<LogItem> entries; ///< `receipt` is left empty: the service makes it
    Cursor head{};
    Epoch epoch{};
    Hash running;
    Cursor safe{};
};

/// A space's state as of a place in its log, kept in pieces (wire::SnapshotPiece, framed).
struct Snapshot {
    std::uint64_t id{}; ///< random; its pieces are kept under it
    Cursor at{};
    std::uint32_t pieces{};
    std::uint64_t bytes{};
    WallMs made{};
};

/// Where a space's log stands, for those who look after it.
struct LogStanding {
    Cursor head{};
    Cursor fence{};
    std::optional<Snapshot> snapshot; ///< the newest
};

struct SnapshotPieceQuery {
    std::optional<UserId> asker; ///< nobody: the server itself
    SpaceId space;
    std::uint64_t id{}; ///< 0: the newest
    std::uint32_t number{};
};

/// What a device holds a space's merged state to be, at its cursor and with nothing unsent.
struct DigestReport {
    Asker asker;
    ReplicaId replica{};
    Cursor cursor{};
    Hash digest;
    WallMs now{};
};

/// How it compares with what other devices told for the same cursor.
enum class DigestVerdict : std::uint8_t { NotCompared, Agrees, Differs };

/// What an event stream may hear of.
struct Rights {
    std::vector<std::pair<SpaceId, Role>> spaces;
    std::vector<Cursor> heads; ///< one a space
};

/// One change that erased something.
struct Erasure {
    Cursor at{}; ///< its place in the log; 0 where a ledger told of it after a restore
    UserId by;
    WallMs when{};
    std::uint64_t entries{};
    bool done{false}; ///< the log before it, snapshots and files are emptied
};

/// How far a member's device is known to have followed a space's log.
struct DeviceReach {
    Device device;
    std::string userName;
    Cursor reached{};
};

struct ErasureReport {
    std::vector<Erasure> erasures; ///< oldest first
    std::vector<DeviceReach> devices; ///< of all that are members or were
};

struct CheckReport {
    std::uint64_t spaces{};
    std::uint64_t changes{};
    std::uint64_t accounts{};
    std::vector<std::string> findings; ///< a sentence each; empty means sound
};

struct AuditLine {
    WallMs at{};
    std::optional<UserId> account;
    std::string what;  ///< "signed in", "added a member" …
    std::string about; ///< ids only
};

struct NewInvitation {
    Hash code; ///< hash of the code; the code itself is never stored
    Asker by;  ///< a lead of the space; without an account it is the administrator
    Role role{Role::None};
    WallMs expires{};
    WallMs now{};
};

/// An invitation that nobody used yet.
struct PendingInvitation {
    Hash code; ///< hash of the code: what it goes by
    UserId by; ///< null: the administrator
    Role role{Role::None};
    WallMs expires{};
};

/// A file's standing in a space; size 0 where nothing of it came yet.
struct BlobState {
    std::uint64_t size{};
    std::uint64_t received{};
    bool whole{false}; ///< all of it is there and matches its hash
};

struct BlobPiece {
    Asker asker;
    Hash blob;
    std::uint64_t size{};  ///< of the whole file
    std::uint64_t first{}; ///< where this piece begins
    std::string bytes;
    WallMs now{};
    std::uint64_t spaceMost{}; ///< bytes that all files of the space may take
};

struct BlobQuery {
    Asker asker;
    Hash blob;
    std::uint64_t first{};
    std::uint64_t mostBytes{};
    bool unfinished{false}; ///< also what has not been checked yet
};

struct BlobBytes {
    BlobState state;
    std::string bytes;
};

class Storage {
public:
    Storage() = default;
    Storage(const Storage&) = delete;
    Storage& operator=(const Storage&) = delete;
    virtual ~Storage() = default;

    [[nodiscard]] virtual Identity identity() const = 0;
    /// Commits made durable so far, for /metrics.
    [[nodiscard]] virtual std::uint64_t commits() const = 0;

    // The directory.
    [[nodiscard]] virtual Answer<void> addAccount(NewAccount account) = 0; ///< Conflict where the name is taken
    [[nodiscard]] virtual Answer<std::optional<AccountSecret>> accountByName(std::string name) = 0;
    [[nodiscard]] virtual Answer<std::vector<Account>> accounts() = 0;
    /// Signs every device out but `keep`.
    [[nodiscard]] virtual Answer<void> setPassword(UserId account, std::string hash,
                                                   std::optional<DeviceId> keep) = 0;
    [[nodiscard]] virtual Answer<void> addDevice(NewDevice device) = 0;
    /// False where the account has no such device.
    [[nodiscard]] virtual Answer<bool> removeDevice(UserId account, DeviceId device) = 0;
    [[nodiscard]] virtual Answer<std::vector<Device>> devices(UserId account) = 0;
    [[nodiscard]] virtual Answer<void> touchDevice(DeviceId device, WallMs seen) = 0;
    [[nodiscard]] virtual Answer<std::optional<Session>> sessionByToken(Hash token) = 0;
    [[nodiscard]] virtual Answer<void> addSpace(NewSpace space) = 0; ///< Conflict where the name is taken
    /// All spaces, or those of one account with its role in each; those that it was taken out of with Role::None and
    /// nothing but their id.
    [[nodiscard]] virtual Answer<std::vector<SpaceRow>> spaces(std::optional<UserId> of) = 0;
    /// Role None takes the membership away. NotFound where there is no such space or account.
    [[nodiscard]] virtual Answer<void> setMember(SpaceId space, UserId account, Role role) = 0;
    /// By a lead of the space, or by the person who leaves. Conflict where no lead would be left.
    [[nodiscard]] virtual Answer<void> setMemberAs(Asker by, UserId account, Role role) = 0;
    [[nodiscard]] virtual Answer<void> addInvitation(NewInvitation invitation) = 0;
    /// For whom may invite into the space, the soonest to expire first.
    [[nodiscard]] virtual Answer<std::vector<PendingInvitation>> invitations(Asker by, WallMs now) = 0;
    /// False where there is none by that hash in the space.
    [[nodiscard]] virtual Answer<bool> removeInvitation(Asker by, Hash code) = 0;
    /// NotFound where there is no such invitation, or no longer, or who made it leads no longer.
    [[nodiscard]] virtual Answer<void> checkInvitation(Hash code, WallMs now) = 0;
    /// Uses the invitation up and makes its account a member, never less of one than before.
    [[nodiscard]] virtual Answer<void> join(Hash code, UserId account, WallMs now) = 0;
    /// The same with an account that is made for it: both or neither.
    [[nodiscard]] virtual Answer<void> signUp(Hash code, NewAccount account, WallMs now) = 0;
    [[nodiscard]] virtual Answer<std::uint64_t> directoryVersion() = 0;
    /// Nothing where the token was revoked.
    [[nodiscard]] virtual Answer<std::optional<Rights>> rights(Hash token) = 0;
    [[nodiscard]] virtual Answer<void> audit(AuditLine line) = 0;

    // The log. NotMember where the asker is none, whether or not the space exists.
    [[nodiscard]] virtual Answer<HandshakeAnswer> handshake(HandshakeQuery query) = 0;
    [[nodiscard]] virtual Answer<PushOutcome> push(PushBatch batch) = 0;
    /// BehindFence where the log is cut after the place that was asked for.
    [[nodiscard]] virtual Answer<PullAnswer> pull(PullQuery query) = 0;

    // Snapshots, and the log that they take the place of.
    [[nodiscard]] virtual Answer<LogStanding> logStanding(SpaceId space) = 0;
    /// Entries of the log in order, for the server itself: up to and with `upTo`, about so many bytes, at least one.
    [[nodiscard]] virtual Answer<PullAnswer> readLog(SpaceId space, Cursor after, Cursor upTo,
                                                     std::size_t mostBytes) = 0;
    /// NotFound where there is no such snapshot any more, or no such piece.
    [[nodiscard]] virtual Answer<std::string> snapshotPiece(SnapshotPieceQuery query) = 0;
    /// Of a snapshot in the making, which nobody sees yet.
    [[nodiscard]] virtual Answer<void> addSnapshotPiece(SpaceId space, std::uint64_t id, std::uint32_t number,
                                                        std::string bytes) = 0;
    /// From here on it is the newest. The one before it stays for devices that are reading it; older ones and what was
    /// left over from one that came to nothing go.
    [[nodiscard]] virtual Answer<void> finishSnapshot(SpaceId space, Snapshot snapshot) = 0;
    /// The last place such that all up to it came before `before`.
    [[nodiscard]] virtual Answer<Cursor> lastReceivedBefore(SpaceId space, WallMs before) = 0;
    /// Cuts the contents of some of the log's entries above the fence, none above `upTo` nor above the newest snapshot,
    /// and moves the fence there. Names, hashes and running hashes stay, so that what a device sends twice is known
    /// for good. The fence as it then is.
    [[nodiscard]] virtual Answer<Cursor> cutLog(SpaceId space, Cursor upTo) = 0;

    // Erasing: a push of a lead's begins it; the rest of the log follows in steps.
    /// Empties the parts of what was erased in some of the space's log, at the end in its snapshots and files. True
    /// while there is more.
    [[nodiscard]] virtual Answer<bool> emptyErased(SpaceId space, WallMs now) = 0;
    /// Erases by what the ledger says, after a restore: what is known as erased already is left alone.
    [[nodiscard]] virtual Answer<void> eraseAgain(SpaceId space, std::vector<EntityId> entities, WallMs now) = 0;
    /// A device stands at least there in the space's log.
    [[nodiscard]] virtual Answer<void> noteReached(Asker asker, DeviceId device, Cursor cursor) = 0;
    [[nodiscard]] virtual Answer<ErasureReport> erasures(SpaceId space) = 0;

    [[nodiscard]] virtual Answer<DigestVerdict> noteDigest(DigestReport report) = 0;

    // Files, by their hash.
    [[nodiscard]] virtual Answer<BlobState> blobState(Asker asker, Hash blob) = 0;
    /// Takes the piece that follows on what is there; one that came before is harmless. Conflict where there is a
    /// gap or the size differs; the state tells where to go on.
    [[nodiscard]] virtual Answer<BlobState> putBlobPiece(BlobPiece piece) = 0;
    /// NotFound where it is not there, or not whole and only whole ones were asked for.
    [[nodiscard]] virtual Answer<BlobBytes> readBlob(BlobQuery query) = 0;
    /// Once all pieces are there: keeps it where it matched its hash, drops it where not.
    [[nodiscard]] virtual Answer<void> finishBlob(Asker asker, Hash blob, bool sound) = 0;

    // Care.
    /// Drops some of the files that no change refers to, last touched before `before`; how many, 0 at the end.
    [[nodiscard]] virtual Answer<std::uint64_t> collectBlobs(WallMs before) = 0;
    /// After a restore: other epochs for all logs, so that devices compare notes.
    [[nodiscard]] virtual Answer<void> renewEpochs(std::vector<std::uint64_t> random) = 0;
    /// Walks every log: numbers, hashes, running hashes, heads, memberships.
    [[nodiscard]] virtual Answer<CheckReport> check() = 0;
    /// Where several servers share the database: `moved` is called on `executor` for each log that another one let
    /// grow. A database that only one process serves has nothing to tell.
    virtual void hearOthers(const boost::asio::any_io_executor& /*executor*/,
                            std::function<void(const SpaceId&, Cursor)> /*moved*/)
    {
    }
    virtual void stopHearing() {}
    /// Writes a consistent copy to `file` while the server runs, then marks the logs safe up to what it holds.
    [[nodiscard]] virtual Answer<void> backup(std::string file) = 0;
};

} // namespace salver::server
