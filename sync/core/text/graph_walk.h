// SPDX-License-Identifier: Apache-2.0
// Questions about the event graph: what one version has and another lacks, which parents are redundant, and in which
// order to walk a stretch of history so that a branch is finished before the next is begun. Reads an EventLog only.
#pragma once

#include "core/text/event_log.h"

#include <span>
#include <vector>

namespace salver::text {

/// Compares versions. Keeps its working memory from one question to the next.
class GraphWalk {
public:
    explicit GraphWalk(const EventLog& log) : m_log(&log) {}

    struct Difference {
        std::vector<LvRange> onlyA; ///< descending
        std::vector<LvRange> onlyB; ///< descending
    };
    /// What is in (or before) version `a` and not `b`, and the other way round. Walks back from both only as far as
    /// they differ. Good until the next call.
    [[nodiscard]] const Difference& difference(std::span<const Lv> a, std::span<const Lv> b);

    /// Sorts the versions' events ascending and drops those that are ancestors of others among them.
    void reduce(std::vector<Lv>& version);

private:
    struct Item {
        Lv lv{0};
        std::uint8_t sides{0};
    };
    void push(Lv lv, std::uint8_t sides);
    Item pop();

    const EventLog* m_log;
    std::vector<Item> m_queue;
    std::size_t m_oneSided{0};
    Difference m_difference;
};

/// The events start … end - 1 of a history, cut into stretches of which each is applied in one go: it has no fork
/// inside. In an order that keeps parents first, goes on with a child where it can, and takes small branches first.
[[nodiscard]] std::vector<LvRange> walkOrder(const EventLog& log, LvRange range);

} // namespace salver::text
