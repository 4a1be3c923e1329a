// SPDX-License-Identifier: Apache-2.0
// The temporary state of a merge (Eg-walker, sections 3.2 to 3.5): every character that the replayed events touch, in
// document order, deleted ones too, each with two states: that of the version which the next event was written at
// ("prepare") and that of everything replayed so far ("effect"). Characters are kept as spans in a B-tree whose nodes
// count both states. Ordering of concurrent inserts is FugueMax (Weidner and Kleppmann).
// Owned by one merge, or by a document between two merges; not thread safe.
#pragma once

#include "core/text/count_tree.h"
#include "core/text/event_log.h"
#include "core/text/range_index.h"

#include <array>
#include <cstdint>
#include <vector>

namespace salver::text {

/// What a replayed run does to the text at the effect version. Inserts take their content from events lv ….
/// A backward run is turned round: it takes `length` scalars from `position` on, like a forward one.
struct Effect {
    Lv lv{0};
    std::uint32_t position{0};
    std::uint32_t length{0};
    bool insert{false};
};

class Tracker {
public:
    explicit Tracker(const EventLog& log) : m_log(&log) {}

    /// Starts over at a version whose text has `underlying` scalars (or fewer: the rest is never reached), for the
    /// events events.start … events.end - 1. More events may come as long as they fit (see room()).
    void reset(LvRange events, std::uint32_t underlying);
    /// One past the last event that fits.
    [[nodiscard]] Lv room() const { return m_room; }

    /// Adds an event run to both versions and, if asked, says what it does. False: its position is outside the text;
    /// the tracker is then of no further use.
    [[nodiscard]] bool apply(const EventLog::Op& op, std::vector<Effect>* effects);
    /// Takes events out of the prepare version / puts them back.
    void retreat(LvRange events) { shift(events, ~std::uint32_t{0}); }
    void advance(LvRange events) { shift(events, 1); }

    [[nodiscard]] std::uint32_t preparedLength() const { return m_tree.total()[kPrepared]; }
    [[nodiscard]] std::uint32_t effectLength() const { return m_tree.total()[kEffect]; }
    /// How many scalars at the very end of the underlying text are not really there; positions count without them.
    void setExcess(std::uint32_t excess) { m_excess = excess; }
    /// About how much memory it takes, in bytes.
    [[nodiscard]] std::size_t footprint() const;

    /// A stretch of characters in document order. Underlying text has `lv` = none.
    struct Stretch {
        Lv lv{0};
        std::uint32_t length{0};
        bool deleted{false};
        bool underlying{false};
    };
    template <class Visit>
    void eachStretch(Visit visit) const
    {
        for (std::uint32_t leaf = m_tree.firstLeaf(); leaf != Tree::none; leaf = m_tree.nextLeaf(leaf)) {
            for (std::uint32_t i = 0; i < m_leaves[leaf].size; ++i) {
                const Span& span = m_leaves[leaf].spans[i];
                visit(Stretch{span.id, span.length, span.isDeleted(), span.id >= kUnderlying});
            }
        }
    }
    /// Where the characters that these events inserted or deleted stand in the effect version: for each piece its
    /// position and how much of it is visible.
    template <class Visit>
    void eachPlace(LvRange events, Visit visit)
    {
        eachTarget(events, [&](std::uint32_t id, std::uint32_t length) {
            while (length > 0) {
                const Cursor cursor = locate(id);
                const Span& span = spanAt(cursor);
                const std::uint32_t n = std::min(length, span.length - cursor.offset);
                const std::uint32_t offset = span.isDeleted() ? 0 : cursor.offset;
                visit(effectBefore(cursor) + offset, span.isDeleted() ? 0U : n);
                id += n;
                length -= n;
            }
        });
    }

    /// Aborts if the counters, the index or the spans contradict each other.
    void checkInvariants() const;

private:
    using Tree = CountTree<2>;
    static constexpr std::size_t kPrepared = 0;
    static constexpr std::size_t kEffect = 1;
    static constexpr std::uint32_t kUnderlying = 1U << 30U; ///< ids of underlying text: this plus its position
    static constexpr std::uint32_t kBackward = 1U << 31U;   ///< marks a delete run whose targets descend
    static constexpr std::uint32_t kStart = 0xFFFFFFFFU;
    static constexpr std::uint32_t kEnd = 0xFFFFFFFEU;
    static constexpr std::uint32_t kDeleted = 1U << 31U;
    static constexpr std::uint32_t leafSpans = 24;

    // Characters id … id + length - 1, the first inserted after `left`, each other after the one before it, all of
    // them before `right`.
    struct Span {
        std::uint32_t id{0};
        std::uint32_t length{0};
        std::uint32_t left{0};
        std::uint32_t right{0};
        std::uint32_t state{0}; ///< 0 not yet inserted, 1 inserted, 1 + n deleted n times; kDeleted: ever deleted

        [[nodiscard]] std::uint32_t prepared() const { return state & ~kDeleted; }
        [[nodiscard]] bool isDeleted() const { return (state & kDeleted) != 0; }
        [[nodiscard]] std::uint32_t preparedWidth() const { return prepared() == 1 ? length : 0; }
        [[nodiscard]] std::uint32_t effectWidth() const { return isDeleted() ? 0 : length; }
    };
    struct Leaf {
        std::uint32_t size{0};
        std::array<Span, leafSpans> spans{};
    };
    struct Cursor {
        std::uint32_t leaf{0};
        std::uint32_t index{0};
        std::uint32_t offset{0};
    };

    [[nodiscard]] Span& spanAt(const Cursor& cursor) { return m_leaves[cursor.leaf].spans[cursor.index]; }
    [[nodiscard]] const Span& spanAt(const Cursor& cursor) const { return m_leaves[cursor.leaf].spans[cursor.index]; }

    bool applyInsert(const EventLog::Op& op, std::vector<Effect>* effects);
    bool applyDelete(const EventLog::Op& op, std::vector<Effect>* effects);
    void deletePiece(Cursor cursor, std::uint32_t effectAt, std::uint32_t length, Lv lv, bool backward,
                     std::vector<Effect>* effects);
    void shift(LvRange events, std::uint32_t by);
    void shiftTargets(std::uint32_t id, std::uint32_t length, std::uint32_t by);

    // Finding.
    struct Found {
        Cursor cursor;
        std::uint32_t effectBefore{0}; ///< effect width left of the span
    };
    [[nodiscard]] Found findPrepared(std::uint32_t position) const;
    [[nodiscard]] Cursor locate(std::uint32_t id) const;
    [[nodiscard]] std::uint32_t effectBefore(const Cursor& cursor) const;
    [[nodiscard]] RangeIndex& indexFor(std::uint32_t id) { return id >= kUnderlying ? m_underlyingAt : m_at; }
    [[nodiscard]] std::uint32_t indexKey(std::uint32_t id) const
    {
        return id >= kUnderlying ? id - kUnderlying : id - m_base;
    }
    /// Moves past span ends onto the next span; false at the end of the document.
    [[nodiscard]] bool settleOnSpan(Cursor& cursor) const;
    /// Where a character stands compared with another: negative, 0 or positive. kStart and kEnd are the outermost.
    [[nodiscard]] int compare(std::uint32_t a, std::uint32_t b) const;

    // Changing.
    Cursor integrate(Cursor cursor, std::uint32_t left, std::uint32_t right, Lv lv) const;
    [[nodiscard]] std::uint32_t rightOrigin(Cursor cursor) const;
    void placeSpan(Cursor cursor, const Span& span);
    bool growSpan(const Cursor& before, const Span& span);
    Cursor makeRoom(Cursor cursor, std::uint32_t spans);
    Cursor isolate(Cursor cursor, std::uint32_t length);
    void joinAround(const Cursor& cursor);
    static bool joins(const Span& a, const Span& b);

    template <class Visit>
    void eachTarget(LvRange events, Visit visit);

    const EventLog* m_log;
    Tree m_tree;
    std::vector<Leaf> m_leaves;
    RangeIndex m_at;           ///< event - m_base → leaf of an inserted character, or target of a deletion
    RangeIndex m_underlyingAt; ///< position in the underlying text → leaf
    Lv m_base{0};
    Lv m_room{0};
    std::uint32_t m_excess{0};
};

template <class Visit>
void Tracker::eachTarget(LvRange events, Visit visit)
{
    for (Lv at = events.start; at < events.end;) {
        const EventLog::Op op = m_log->op(m_log->opIndexOf(at)).slice({at, events.end});
        at = op.range.end;
        if (op.kind == Kind::Insert) {
            visit(op.range.start, op.range.end - op.range.start);
            continue;
        }
        for (Lv lv = op.range.start; lv < op.range.end;) {
            const RangeIndex::Stretch found = m_at.at(lv - m_base);
            const Lv end = m_base + m_at.nextMark(lv - m_base, op.range.end - m_base);
            const std::uint32_t skipped = lv - m_base - found.first;
            const std::uint32_t target = found.value & ~kBackward;
            const std::uint32_t n = end - lv;
            visit((found.value & kBackward) != 0 ? target - skipped - (n - 1) : target + skipped, n);
            lv = end;
        }
    }
}

} // namespace salver::text
