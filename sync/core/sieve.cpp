// SPDX-License-Identifier: Apache-2.0
#include "core/sieve.h"

#include "protocol/change.pb.h"

#include <algorithm>
#include <array>

namespace salver {

namespace {

bool knowsAllOf(const google::protobuf::Message& message)
{
    return message.GetReflection()->GetUnknownFields(message).empty();
}

/// Whether this build knows every part of the change. Others may add operations that it would overlook.
bool isUnderstood(std::string_view bytes)
{
    wire::Change change;
    wire::Skeleton skeleton;
    if (!change.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))
        || !skeleton.ParseFromString(change.skeleton()))
        return false;
    return knowsAllOf(change) && knowsAllOf(skeleton)
        && std::all_of(skeleton.entities().begin(), skeleton.entities().end(), [](const wire::EntityOps& ops) {
               return knowsAllOf(ops) && std::all_of(ops.writes().begin(), ops.writes().end(), knowsAllOf);
           });
}

} // namespace

Hash digestElement(bool text, const EntityId& entity, std::uint32_t kind, std::uint32_t field, const Hash& change)
{
    std::array<char, 9> head{};
    head[0] = text ? 't' : 'w';
    const auto put = [&](std::size_t at, std::uint32_t number) {
        for (std::size_t i = 0; i < 4; ++i)
            head[at + i] = static_cast<char>((number >> (24U - 8U * i)) & 0xFFU);
    };
    put(1, kind);
    put(5, field);
    return blake2b({std::string_view(head.data(), head.size()), entity.view(), change.view()});
}

void Sieve::startFrom(const SeenVersion& version)
{
    m_version = version;
}

void Sieve::note(std::string_view change, Cursor at)
{
    const auto decoded = decodeChange(change);
    if (!decoded)
        return;
    const auto& by = decoded->change;
    for (const auto& ops : by.entities) {
        for (const auto& write : ops.writes) {
            for (const auto& name : write.replaces) {
                // A device can only have replaced what it wrote before.
                if (name.replica == by.replica && name.sequence >= by.sequence)
                    continue;
                m_names.push_back({ops.entity, ops.kind, write.field, name, at});
            }
        }
    }
    m_sorted = false;
}

bool Sieve::isReplaced(Name name, Cursor at) const
{
    // Of those that name it the one that stands last counts: a name holds for what stands before it.
    name.by = Cursor{~std::uint64_t{}};
    const auto after = std::upper_bound(m_names.begin(), m_names.end(), name);
    if (after == m_names.begin())
        return false;
    const auto& last = *std::prev(after);
    return last.entity == name.entity && last.kind == name.kind && last.field == name.field
        && last.write == name.write && last.by > at;
}

Sieve::Sifted Sieve::sift(std::string_view change, Cursor at, std::span<const std::uint32_t> dead)
{
    if (!std::exchange(m_sorted, true))
        std::sort(m_names.begin(), m_names.end());
    Sifted sifted;
    const auto decoded = decodeChange(change);
    if (!decoded) {
        sifted.readable = false;
        return sifted;
    }
    sifted.hash = decoded->hash;
    const auto& it = decoded->change;
    auto& highest = m_version[it.replica];
    highest = std::max(highest, it.sequence);
    bool matters = false;
    std::uint32_t number = 0;
    for (const auto& ops : it.entities) {
        matters = m_met.insert({ops.entity, ops.kind}).second || matters;
        for (const auto& write : ops.writes) {
            const auto index = number++;
            if (std::find(dead.begin(), dead.end(), index) != dead.end()
                || isReplaced({ops.entity, ops.kind, write.field, it.id(), {}}, at)) {
                sifted.dead.push_back(index);
                continue;
            }
            matters = true;
            m_digest.add(digestElement(false, ops.entity, ops.kind, write.field, sifted.hash));
        }
        std::set<std::uint32_t> texts;
        for (const auto& edit : ops.edits)
            texts.insert(edit.field);
        for (const auto field : texts)
            m_digest.add(digestElement(true, ops.entity, ops.kind, field, sifted.hash));
        matters = matters || !texts.empty();
    }
    sifted.keep = matters || !isUnderstood(change);
    return sifted;
}

} // namespace salver
