// SPDX-License-Identifier: Apache-2.0
#include "core/snapshot.h"

#include "core/session_wire.h"

#include <algorithm>

namespace salver {

Result<SnapshotPiece> snapshotPieceOf(wire::SnapshotPiece&& from)
{
    SnapshotPiece piece;
    piece.id = from.id();
    piece.at = Cursor{from.at()};
    piece.number = from.number();
    piece.last = from.last();
    if (piece.id == 0 || piece.at == Cursor{})
        return fail(unreadableAnswer());
    piece.items.reserve(static_cast<std::size_t>(from.entries_size()));
    Cursor before{};
    for (auto& entry : *from.mutable_entries()) {
        SnapshotItem item;
        item.entry.cursor = Cursor{entry.cursor()};
        if (item.entry.cursor <= before || item.entry.cursor > piece.at)
            return fail(unreadableAnswer());
        before = item.entry.cursor;
        item.entry.bytes = std::move(*entry.mutable_change());
        item.entry.received = WallMs{entry.received_ms()};
        item.entry.receipt = std::move(*entry.mutable_receipt());
        item.entry.hash = Hash::fromBytes(entry.hash()).value_or(Hash{});
        item.dead.assign(entry.dead().begin(), entry.dead().end());
        if (!std::is_sorted(item.dead.begin(), item.dead.end()))
            return fail(unreadableAnswer());
        piece.items.push_back(std::move(item));
    }
    if (!piece.last)
        return piece;
    const auto running = Hash::fromBytes(from.running());
    const auto digest = Hash::fromBytes(from.digest());
    if (!running || !digest)
        return fail(unreadableAnswer());
    piece.running = *running;
    piece.digest = *digest;
    for (const auto& count : from.version())
        piece.version[ReplicaId{count.replica()}] = Sequence{count.sequence()};
    return piece;
}

std::string encodePiece(const SnapshotPiece& piece)
{
    wire::SnapshotPiece to;
    to.set_id(piece.id);
    to.set_at(raw(piece.at));
    to.set_number(piece.number);
    to.set_last(piece.last);
    for (const auto& item : piece.items) {
        auto* entry = to.add_entries();
        entry->set_cursor(raw(item.entry.cursor));
        entry->set_change(item.entry.bytes);
        entry->set_received_ms(raw(item.entry.received));
        entry->set_receipt(item.entry.receipt);
        entry->set_hash(std::string(item.entry.hash.view()));
        entry->mutable_dead()->Assign(item.dead.begin(), item.dead.end());
    }
    to.set_running(std::string(piece.running.view()));
    to.set_digest(std::string(piece.digest.view()));
    for (const auto& [replica, sequence] : piece.version) {
        auto* count = to.add_version();
        count->set_replica(raw(replica));
        count->set_sequence(raw(sequence));
    }
    return to.SerializeAsString();
}

Result<SnapshotPiece> decodePiece(std::string_view bytes)
{
    wire::SnapshotPiece piece;
    if (!piece.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return fail(unreadableAnswer());
    return snapshotPieceOf(std::move(piece));
}

bool removeWrites(Change& change, const std::vector<std::uint32_t>& dead)
{
    auto next = dead.begin();
    std::uint32_t number = 0;
    for (auto& ops : change.entities) {
        std::erase_if(ops.writes, [&](const RegisterWrite&) {
            const bool gone = next != dead.end() && *next == number;
            ++number;
            if (gone)
                ++next;
            return gone;
        });
    }
    return next == dead.end();
}

} // namespace salver
