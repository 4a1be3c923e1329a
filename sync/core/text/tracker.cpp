// SPDX-License-Identifier: Apache-2.0
#include "core/text/tracker.h"

#include "core/planted.h"
#include "core/text/invariant.h"

#include <algorithm>

namespace salver::text {

void Tracker::reset(LvRange events, std::uint32_t underlying)
{
    m_base = events.start;
    m_room = events.end;
    m_excess = 0;
    m_leaves.clear();
    m_leaves.emplace_back();
    m_tree.reset({underlying, underlying});
    m_at.reset(events.end - events.start);
    m_underlyingAt.reset(underlying);
    if (underlying > 0) {
        m_leaves[0].size = 1;
        m_leaves[0].spans[0] = {kUnderlying, underlying, kStart, kEnd, 1};
        m_underlyingAt.set(0, underlying, 0);
    }
}

std::size_t Tracker::footprint() const
{
    return m_leaves.capacity() * sizeof(Leaf) + m_tree.leafCount() * 32 + std::size_t{m_room - m_base} * 5;
}

bool Tracker::apply(const EventLog::Op& op, std::vector<Effect>* effects)
{
    SALVER_TEXT_ASSERT(op.range.start >= m_base && op.range.end <= m_room);
    return op.kind == Kind::Insert ? applyInsert(op, effects) : applyDelete(op, effects);
}

bool Tracker::settleOnSpan(Cursor& cursor) const
{
    while (cursor.index >= m_leaves[cursor.leaf].size) {
        const std::uint32_t next = m_tree.nextLeaf(cursor.leaf);
        if (next == Tree::none)
            return false;
        cursor = {next, 0, 0};
    }
    return true;
}

// The character that is the position-th in the prepare version. There must be one.
Tracker::Found Tracker::findPrepared(std::uint32_t position) const
{
    const Tree::Place place = m_tree.find(kPrepared, position);
    const Leaf& leaf = m_leaves[place.leaf];
    std::uint32_t rest = position - place.before[kPrepared];
    std::uint32_t effect = place.before[kEffect];
    std::uint32_t i = 0;
    while (rest >= leaf.spans[i].preparedWidth()) {
        rest -= leaf.spans[i].preparedWidth();
        effect += leaf.spans[i].effectWidth();
        ++i;
        SALVER_TEXT_ASSERT(i < leaf.size);
    }
    return {{place.leaf, i, rest}, effect};
}

Tracker::Cursor Tracker::locate(std::uint32_t id) const
{
    const RangeIndex& index = id >= kUnderlying ? m_underlyingAt : m_at;
    const std::uint32_t leaf = index.at(indexKey(id)).value;
    const Leaf& spans = m_leaves[leaf];
    for (std::uint32_t i = 0; i < spans.size; ++i) {
        if (id - spans.spans[i].id < spans.spans[i].length)
            return {leaf, i, id - spans.spans[i].id};
    }
    brokenInvariant("a character is in the leaf that the index names", __FILE__, __LINE__);
}

std::uint32_t Tracker::effectBefore(const Cursor& cursor) const
{
    std::uint32_t sum = m_tree.before(cursor.leaf)[kEffect];
    for (std::uint32_t i = 0; i < cursor.index; ++i)
        sum += m_leaves[cursor.leaf].spans[i].effectWidth();
    return sum;
}

int Tracker::compare(std::uint32_t a, std::uint32_t b) const
{
    if (a == b)
        return 0;
    if (a == kStart || b == kEnd)
        return -1;
    if (a == kEnd || b == kStart)
        return 1;
    const Cursor left = locate(a);
    const Cursor right = locate(b);
    if (left.leaf != right.leaf)
        return m_tree.isBefore(left.leaf, right.leaf) ? -1 : 1;
    if (left.index != right.index)
        return left.index < right.index ? -1 : 1;
    return left.offset < right.offset ? -1 : 1;
}

// The first character from the cursor on that is inserted at the prepare version, deleted or not.
std::uint32_t Tracker::rightOrigin(Cursor cursor) const
{
    while (settleOnSpan(cursor)) {
        const Span& span = spanAt(cursor);
        if (span.prepared() != 0)
            return span.id;
        ++cursor.index;
    }
    return kEnd;
}

// FugueMax: where among the concurrent inserts that follow the cursor the new one belongs.
Tracker::Cursor Tracker::integrate(Cursor cursor, std::uint32_t left, std::uint32_t right, Lv lv) const
{
    Cursor destination = cursor;
    bool scanning = false;
    while (settleOnSpan(cursor)) {
        const Span& other = spanAt(cursor);
        if (other.prepared() != 0)
            break;
        const int lefts = compare(other.left, left);
        if (lefts < 0)
            break;
        if (lefts == 0) {
            const int rights = compare(other.right, right);
            if (rights == 0 && (m_log->idOf(lv) < m_log->idOf(other.id)) != planted(Plant::WrongTieBreak))
                break;
            scanning = rights < 0;
        }
        ++cursor.index;
        if (!scanning)
            destination = cursor;
    }
    return destination;
}

bool Tracker::applyInsert(const EventLog::Op& op, std::vector<Effect>* effects)
{
    if (op.position > preparedLength() - m_excess)
        return false;
    const std::uint32_t length = op.range.end - op.range.start;
    Span fresh{op.range.start, length, kStart, kEnd, 1};
    Cursor cursor;
    std::uint32_t effectAt = 0;
    bool inside = false;
    if (op.position > 0) {
        const Found found = findPrepared(op.position - 1);
        cursor = found.cursor;
        const Span& before = spanAt(cursor);
        fresh.left = before.id + cursor.offset;
        ++cursor.offset;
        effectAt = found.effectBefore + (before.isDeleted() ? 0 : cursor.offset);
        inside = cursor.offset < before.length;
        if (inside)
            fresh.right = before.id + cursor.offset;
    }
    if (!inside) {
        const Cursor before = cursor;
        if (op.position > 0)
            cursor = {cursor.leaf, cursor.index + 1, 0};
        fresh.right = rightOrigin(cursor);
        const Cursor destination = integrate(cursor, fresh.left, fresh.right, op.range.start);
        const bool moved = destination.leaf != cursor.leaf || destination.index != cursor.index;
        if (moved)
            effectAt = effectBefore(destination);
        else if (op.position > 0 && growSpan(before, fresh)) {
            if (effects != nullptr)
                effects->push_back({op.range.start, effectAt, length, true});
            return true;
        }
        cursor = destination;
    }
    placeSpan(cursor, fresh);
    if (effects != nullptr)
        effects->push_back({op.range.start, effectAt, length, true});
    return true;
}

// Typing on: the new characters become part of the span that they continue.
bool Tracker::growSpan(const Cursor& before, const Span& span)
{
    Span& previous = spanAt(before);
    if (!joins(previous, span))
        return false;
    previous.length += span.length;
    m_tree.add(before.leaf, {span.length, span.length});
    m_at.set(span.id - m_base, span.length, before.leaf);
    return true;
}

bool Tracker::joins(const Span& a, const Span& b)
{
    return a.id + a.length == b.id && b.left == b.id - 1 && a.right == b.right && a.state == b.state;
}

// Inserts a span at the cursor, cutting the span that the cursor is inside of.
void Tracker::placeSpan(Cursor cursor, const Span& span)
{
    const bool inside = cursor.offset > 0;
    cursor = makeRoom(cursor, inside ? 2 : 1);
    Leaf& leaf = m_leaves[cursor.leaf];
    std::uint32_t at = cursor.index;
    const std::uint32_t extra = inside ? 2 : 1;
    if (inside)
        ++at;
    for (std::uint32_t i = leaf.size; i > at; --i)
        leaf.spans[i - 1 + extra] = leaf.spans[i - 1];
    leaf.size += extra;
    leaf.spans[at] = span;
    if (inside) {
        Span& head = leaf.spans[cursor.index];
        Span& tail = leaf.spans[at + 1];
        tail = head;
        tail.id += cursor.offset;
        tail.length -= cursor.offset;
        tail.left = tail.id - 1;
        head.length = cursor.offset;
    }
    m_tree.add(cursor.leaf, {span.length, span.length});
    m_at.set(span.id - m_base, span.length, cursor.leaf);
}

// Splits the leaf unless it has room for more spans; returns where the cursor is then.
Tracker::Cursor Tracker::makeRoom(Cursor cursor, std::uint32_t spans)
{
    if (m_leaves[cursor.leaf].size + spans <= leafSpans)
        return cursor;
    const auto freshLeaf = static_cast<std::uint32_t>(m_leaves.size());
    m_leaves.emplace_back();
    Leaf& from = m_leaves[cursor.leaf];
    Leaf& to = m_leaves[freshLeaf];
    const std::uint32_t kept = from.size / 2;
    Tree::Counts moved{};
    for (std::uint32_t i = kept; i < from.size; ++i) {
        const Span& span = from.spans[i];
        to.spans[i - kept] = span;
        moved[kPrepared] += span.preparedWidth();
        moved[kEffect] += span.effectWidth();
        indexFor(span.id).set(indexKey(span.id), span.length, freshLeaf);
    }
    to.size = from.size - kept;
    from.size = kept;
    SALVER_TEXT_ASSERT(m_tree.split(cursor.leaf, moved) == freshLeaf);
    if (cursor.index > kept || (cursor.index == kept && cursor.offset > 0))
        return {freshLeaf, cursor.index - kept, cursor.offset};
    return cursor;
}

// Cuts so that a span begins at the cursor and has exactly this length; returns where it is then.
Tracker::Cursor Tracker::isolate(Cursor cursor, std::uint32_t length)
{
    const std::uint32_t whole = spanAt(cursor).length;
    const bool cutFront = cursor.offset > 0;
    const bool cutBack = cursor.offset + length < whole;
    const std::uint32_t extra = (cutFront ? 1U : 0U) + (cutBack ? 1U : 0U);
    if (extra == 0)
        return cursor;
    // A leaf boundary at the span itself must keep the cursor on the span, not on the end of the leaf before.
    const std::uint32_t offset = cursor.offset;
    cursor = makeRoom({cursor.leaf, cursor.index, 1}, extra);
    Leaf& leaf = m_leaves[cursor.leaf];
    for (std::uint32_t i = leaf.size; i > cursor.index + 1; --i)
        leaf.spans[i - 1 + extra] = leaf.spans[i - 1];
    leaf.size += extra;
    const Span original = leaf.spans[cursor.index];
    const auto part = [&](std::uint32_t from, std::uint32_t count) {
        Span piece = original;
        piece.id += from;
        piece.length = count;
        if (from > 0)
            piece.left = piece.id - 1;
        return piece;
    };
    std::uint32_t at = cursor.index;
    if (cutFront)
        leaf.spans[at++] = part(0, offset);
    cursor.index = at;
    cursor.offset = 0;
    leaf.spans[at++] = part(offset, length);
    if (cutBack)
        leaf.spans[at] = part(offset + length, whole - offset - length);
    return cursor;
}

// Joins a changed span with neighbours in its leaf that it continues or that continue it.
void Tracker::joinAround(const Cursor& cursor)
{
    Leaf& leaf = m_leaves[cursor.leaf];
    std::uint32_t first = cursor.index;
    std::uint32_t last = cursor.index;
    if (first > 0 && joins(leaf.spans[first - 1], leaf.spans[first]))
        --first;
    if (last + 1 < leaf.size && joins(leaf.spans[last], leaf.spans[last + 1]))
        ++last;
    const std::uint32_t gone = last - first;
    if (gone == 0)
        return;
    for (std::uint32_t i = first + 1; i <= last; ++i)
        leaf.spans[first].length += leaf.spans[i].length;
    for (std::uint32_t i = last + 1; i < leaf.size; ++i)
        leaf.spans[i - gone] = leaf.spans[i];
    leaf.size -= gone;
}

bool Tracker::applyDelete(const EventLog::Op& op, std::vector<Effect>* effects)
{
    const std::uint32_t length = op.range.end - op.range.start;
    const bool backward = op.kind == Kind::DeleteBackward;
    const std::uint32_t visible = preparedLength() - m_excess;
    if (op.position >= visible || length > (backward ? op.position + 1 : visible - op.position))
        return false;
    std::uint32_t done = 0;
    while (done < length) {
        const Found found = findPrepared(backward ? op.position - done : op.position);
        const Span& span = spanAt(found.cursor);
        Cursor cursor = found.cursor;
        std::uint32_t n = 0;
        if (backward) {
            n = std::min(cursor.offset + 1, length - done);
            cursor.offset -= n - 1;
        } else {
            n = std::min(span.length - cursor.offset, length - done);
        }
        const std::uint32_t effectAt = found.effectBefore + (span.isDeleted() ? 0 : cursor.offset);
        deletePiece(cursor, effectAt, n, op.range.start + done, backward, effects);
        done += n;
    }
    return true;
}

void Tracker::deletePiece(Cursor cursor, std::uint32_t effectAt, std::uint32_t length, Lv lv, bool backward,
                          std::vector<Effect>* effects)
{
    cursor = isolate(cursor, length);
    Span& span = spanAt(cursor);
    const bool wasDeleted = span.isDeleted();
    span.state = (span.state + 1) | kDeleted;
    m_tree.add(cursor.leaf, {0U - length, wasDeleted ? 0U : 0U - length});
    m_at.set(lv - m_base, length, backward ? (span.id + length - 1) | kBackward : span.id);
    if (!wasDeleted && effects != nullptr)
        effects->push_back({lv, effectAt, length, false});
    joinAround(cursor);
}

void Tracker::shift(LvRange events, std::uint32_t by)
{
    eachTarget(events, [&](std::uint32_t id, std::uint32_t length) { shiftTargets(id, length, by); });
}

void Tracker::shiftTargets(std::uint32_t id, std::uint32_t length, std::uint32_t by)
{
    while (length > 0) {
        Cursor cursor = locate(id);
        const std::uint32_t n = std::min(length, spanAt(cursor).length - cursor.offset);
        cursor = isolate(cursor, n);
        Span& span = spanAt(cursor);
        const std::uint32_t before = span.preparedWidth();
        // Only the low bits move; a count of a retreat that runs ahead of its deletion comes back before it is used.
        span.state = (span.state & kDeleted) | ((span.state + by) & ~kDeleted);
        const std::uint32_t after = span.preparedWidth();
        if (before != after)
            m_tree.add(cursor.leaf, kPrepared, after - before);
        joinAround(cursor);
        id += n;
        length -= n;
    }
}

void Tracker::checkInvariants() const
{
    Tree::Counts total{};
    for (std::uint32_t leaf = m_tree.firstLeaf(); leaf != Tree::none; leaf = m_tree.nextLeaf(leaf)) {
        SALVER_TEXT_ASSERT(m_tree.before(leaf) == total);
        for (std::uint32_t i = 0; i < m_leaves[leaf].size; ++i) {
            const Span& span = m_leaves[leaf].spans[i];
            SALVER_TEXT_ASSERT(span.length > 0);
            SALVER_TEXT_ASSERT(locate(span.id).leaf == leaf && locate(span.id + span.length - 1).leaf == leaf);
            SALVER_TEXT_ASSERT(span.prepared() <= 1 || span.isDeleted());
            total[kPrepared] += span.preparedWidth();
            total[kEffect] += span.effectWidth();
        }
    }
    SALVER_TEXT_ASSERT(m_tree.total() == total);
}

} // namespace salver::text
