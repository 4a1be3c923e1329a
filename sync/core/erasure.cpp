// SPDX-License-Identifier: Apache-2.0
#include "core/erasure.h"

#include "core/frame.h"
#include "core/limits.h"

#include "protocol/change.pb.h"
#include "protocol/sync.pb.h"

#include <algorithm>

namespace salver {

namespace {

/// Whether what stands beside an operation is only the mark of a deletion. A longer value was no device of ours.
bool isOnlyMark(const wire::EntityOps& ops, const wire::Part& part)
{
    if (ops.runs_size() > 0 || ops.blobs_size() > 0 || ops.writes_size() != 1
        || ops.writes(0).field() != deletedFieldNumber)
        return false;
    wire::PartContents contents;
    return contents.ParseFromString(part.contents()) && contents.inserted_size() == 0 && contents.values_size() == 1
        && contents.values(0).size() <= erasedValue.size();
}

} // namespace

bool onlyDeletes(const EntityOps& ops)
{
    return !ops.erased && ops.edits.empty() && ops.blobs.empty() && ops.writes.size() == 1
        && ops.writes.front().field == deletedFieldNumber && ops.writes.front().value.size() <= erasedValue.size();
}

bool erasesBeside(const Change& change)
{
    return std::ranges::any_of(change.entities, [](const EntityOps& ops) {
        return !onlyDeletes(ops) && std::ranges::any_of(ops.writes, [](const RegisterWrite& write) {
            return write.field == deletedFieldNumber && write.value == erasedValue;
        });
    });
}

std::vector<EntityId> erasedBy(const Change& change)
{
    std::vector<EntityId> erased;
    for (const auto& ops : change.entities) {
        if (onlyDeletes(ops) && ops.writes.front().value == erasedValue)
            erased.push_back(ops.entity);
    }
    return erased;
}

std::optional<Emptied> emptyParts(std::string_view change, const std::set<EntityId>& erased)
{
    wire::Change whole;
    wire::Skeleton skeleton;
    if (!whole.ParseFromArray(change.data(), static_cast<int>(change.size()))
        || !skeleton.ParseFromString(whole.skeleton()) || whole.parts_size() != skeleton.entities_size())
        return std::nullopt;
    bool any = false;
    std::set<Hash> gone;
    std::set<Hash> kept;
    for (int i = 0; i < skeleton.entities_size(); ++i) {
        const auto& ops = skeleton.entities(i);
        const auto id = EntityId::fromBytes(ops.entity());
        auto& part = *whole.mutable_parts(i);
        const bool there = !part.salt().empty() || !part.contents().empty();
        const bool goes = id && erased.contains(*id) && there && !isOnlyMark(ops, part);
        if (goes)
            part.Clear();
        any = any || goes;
        for (const auto& blob : ops.blobs()) {
            if (const auto hash = Hash::fromBytes(blob); hash && there)
                (goes ? gone : kept).insert(*hash);
        }
    }
    if (!any)
        return std::nullopt;
    Emptied emptied{whole.SerializeAsString(), {}};
    std::ranges::set_difference(gone, kept, std::back_inserter(emptied.blobs));
    return emptied;
}

std::optional<EmptiedPiece> emptyPiece(std::string_view framed, const std::set<EntityId>& erased)
{
    const auto message = unframeBody(framed, limits::frameBytes);
    wire::SnapshotPiece piece;
    if (!message || !piece.ParseFromString(*message))
        return std::nullopt;
    bool any = false;
    EmptiedPiece emptied;
    for (auto& entry : *piece.mutable_entries()) {
        auto without = emptyParts(entry.change(), erased);
        if (!without)
            continue;
        any = true;
        entry.set_change(std::move(without->bytes));
        for (const auto& blob : without->blobs)
            emptied.blobs.emplace_back(Cursor{entry.cursor()}, blob);
    }
    if (!any)
        return std::nullopt;
    emptied.bytes = frameBody(piece.SerializeAsString());
    return emptied;
}

} // namespace salver
