// SPDX-License-Identifier: Apache-2.0
#include "core/text/graph_walk.h"

#include "core/text/invariant.h"

#include <algorithm>

namespace salver::text {

namespace {

constexpr std::uint8_t kOnlyA = 1;
constexpr std::uint8_t kOnlyB = 2;
constexpr std::uint8_t kBoth = 3;

void addBelow(std::vector<LvRange>& ranges, LvRange range)
{
    if (!ranges.empty() && ranges.back().start == range.end)
        ranges.back().start = range.start;
    else
        ranges.push_back(range);
}

} // namespace

// The queue is kept ascending: it rarely holds more than a few, and what comes in mostly belongs near its end.
void GraphWalk::push(Lv lv, std::uint8_t sides)
{
    std::size_t at = m_queue.size();
    while (at > 0 && m_queue[at - 1].lv > lv)
        --at;
    if (at > 0 && m_queue[at - 1].lv == lv) {
        Item& same = m_queue[at - 1];
        m_oneSided -= same.sides == kBoth ? 0U : 1U;
        same.sides |= sides;
        m_oneSided += same.sides == kBoth ? 0U : 1U;
        return;
    }
    m_queue.insert(m_queue.begin() + static_cast<std::ptrdiff_t>(at), {lv, sides});
    m_oneSided += sides == kBoth ? 0U : 1U;
}

GraphWalk::Item GraphWalk::pop()
{
    const Item item = m_queue.back();
    m_queue.pop_back();
    m_oneSided -= item.sides == kBoth ? 0U : 1U;
    return item;
}

const GraphWalk::Difference& GraphWalk::difference(std::span<const Lv> a, std::span<const Lv> b)
{
    m_difference.onlyA.clear();
    m_difference.onlyB.clear();
    m_queue.clear();
    m_oneSided = 0;
    for (const Lv lv : a)
        push(lv, kOnlyA);
    for (const Lv lv : b)
        push(lv, kOnlyB);
    while (m_oneSided > 0) {
        const Item item = pop();
        const std::size_t index = m_log->entryIndexOf(item.lv);
        const Lv entryStart = m_log->entry(index).start;
        Lv from = entryStart;
        if (!m_queue.empty() && m_queue.back().lv >= entryStart)
            from = m_queue.back().lv + 1;
        if (item.sides == kOnlyA)
            addBelow(m_difference.onlyA, {from, item.lv + 1});
        else if (item.sides == kOnlyB)
            addBelow(m_difference.onlyB, {from, item.lv + 1});
        if (from > entryStart) {
            push(from - 1, item.sides);
            continue;
        }
        for (const Lv parent : m_log->parentsOf(index))
            push(parent, item.sides);
    }
    return m_difference;
}

void GraphWalk::reduce(std::vector<Lv>& version)
{
    std::sort(version.begin(), version.end());
    version.erase(std::unique(version.begin(), version.end()), version.end());
    if (version.size() < 2)
        return;
    // Walk down from all of them; one that is reached from above is an ancestor. kOnlyA marks what is still unmet.
    m_queue.clear();
    m_oneSided = 0;
    for (const Lv lv : version)
        push(lv, kOnlyA);
    std::vector<Lv> kept;
    while (m_oneSided > 0) {
        const Item item = pop();
        if (item.sides == kOnlyA)
            kept.push_back(item.lv);
        if (m_oneSided == 0)
            break;
        const std::size_t index = m_log->entryIndexOf(item.lv);
        const Lv entryStart = m_log->entry(index).start;
        if (!m_queue.empty() && m_queue.back().lv >= entryStart) {
            push(m_queue.back().lv, kBoth);
            continue;
        }
        for (const Lv parent : m_log->parentsOf(index))
            push(parent, kBoth);
    }
    std::reverse(kept.begin(), kept.end());
    version = std::move(kept);
}

namespace {

// Cuts a range of history into stretches and links them to their children within the range.
class Planner {
public:
    Planner(const EventLog& log, LvRange range) : m_log(log), m_range(range) {}

    std::vector<LvRange> run()
    {
        cut();
        if (m_chunks.size() == 1)
            return m_chunks;
        link();
        weigh();
        return order();
    }

private:
    void cut()
    {
        const std::size_t firstEntry = m_log.entryIndexOf(m_range.start);
        std::vector<Lv> forks;
        std::size_t entries = 0;
        for (std::size_t i = firstEntry; i < m_log.entryCount() && m_log.entry(i).start < m_range.end; ++i) {
            ++entries;
            if (m_log.entry(i).start < m_range.start)
                continue;
            for (const Lv parent : m_log.parentsOf(i)) {
                if (parent >= m_range.start)
                    forks.push_back(parent + 1);
            }
        }
        std::sort(forks.begin(), forks.end());
        m_chunks.reserve(entries + forks.size());
        m_entryOf.reserve(entries + forks.size());
        auto fork = forks.begin();
        for (std::size_t i = firstEntry; i < firstEntry + entries; ++i) {
            Lv at = std::max(m_log.entry(i).start, m_range.start);
            const Lv end = std::min(m_log.entry(i).end, m_range.end);
            while (at < end) {
                while (fork != forks.end() && *fork <= at)
                    ++fork;
                const Lv to = fork == forks.end() ? end : std::min(end, *fork);
                m_chunks.push_back({at, to});
                m_entryOf.push_back(i);
                at = to;
            }
        }
    }

    [[nodiscard]] std::uint32_t chunkEndingAt(Lv last) const
    {
        const auto after = std::upper_bound(m_chunks.begin(), m_chunks.end(), last,
                                            [](Lv wanted, const LvRange& chunk) { return wanted < chunk.start; });
        return static_cast<std::uint32_t>(after - m_chunks.begin()) - 1;
    }

    template <class Visit>
    void eachParent(std::size_t chunk, Visit visit) const
    {
        const Lv start = m_chunks[chunk].start;
        if (start > m_log.entry(m_entryOf[chunk]).start) {
            if (start > m_range.start)
                visit(static_cast<std::uint32_t>(chunk - 1));
            return;
        }
        for (const Lv parent : m_log.parentsOf(m_entryOf[chunk])) {
            if (parent >= m_range.start)
                visit(chunkEndingAt(parent));
        }
    }

    void link()
    {
        const std::size_t count = m_chunks.size();
        m_waitingFor.assign(count, 0);
        m_childrenFrom.assign(count + 1, 0);
        for (std::size_t i = 0; i < count; ++i)
            eachParent(i, [&](std::uint32_t parent) {
                ++m_childrenFrom[parent + 1];
                ++m_waitingFor[i];
            });
        for (std::size_t i = 0; i < count; ++i)
            m_childrenFrom[i + 1] += m_childrenFrom[i];
        m_children.resize(m_childrenFrom[count]);
        std::vector<std::uint32_t> fill(m_childrenFrom.begin(), m_childrenFrom.end() - 1);
        for (std::size_t i = 0; i < count; ++i)
            eachParent(i, [&](std::uint32_t parent) { m_children[fill[parent]++] = static_cast<std::uint32_t>(i); });
    }

    // How much hangs on each stretch, every one counted for its latest parent only.
    void weigh()
    {
        m_weight.assign(m_chunks.size(), 0);
        for (std::size_t i = m_chunks.size(); i-- > 0;) {
            m_weight[i] += m_chunks[i].end - m_chunks[i].start;
            std::uint32_t latest = 0;
            bool any = false;
            eachParent(i, [&](std::uint32_t parent) {
                latest = any ? std::max(latest, parent) : parent;
                any = true;
            });
            if (any)
                m_weight[latest] += m_weight[i];
        }
    }

    std::vector<LvRange> order()
    {
        std::vector<std::uint32_t> ready;
        for (std::size_t i = 0; i < m_chunks.size(); ++i) {
            if (m_waitingFor[i] == 0)
                ready.push_back(static_cast<std::uint32_t>(i));
        }
        // The stack's top is walked next: the smallest of the newest branches.
        const auto bigFirst = [&](std::uint32_t a, std::uint32_t b) {
            return m_weight[a] != m_weight[b] ? m_weight[a] > m_weight[b] : a > b;
        };
        std::sort(ready.begin(), ready.end(), bigFirst);
        std::vector<LvRange> walk;
        walk.reserve(m_chunks.size());
        while (!ready.empty()) {
            const std::uint32_t chunk = ready.back();
            ready.pop_back();
            walk.push_back(m_chunks[chunk]);
            const std::size_t before = ready.size();
            for (std::uint32_t c = m_childrenFrom[chunk]; c < m_childrenFrom[chunk + 1]; ++c) {
                if (--m_waitingFor[m_children[c]] == 0)
                    ready.push_back(m_children[c]);
            }
            std::sort(ready.begin() + static_cast<std::ptrdiff_t>(before), ready.end(), bigFirst);
        }
        SALVER_TEXT_ASSERT(walk.size() == m_chunks.size());
        return walk;
    }

    const EventLog& m_log;
    LvRange m_range;
    std::vector<LvRange> m_chunks; ///< ascending
    std::vector<std::size_t> m_entryOf;
    std::vector<std::uint32_t> m_waitingFor;
    std::vector<std::uint32_t> m_childrenFrom;
    std::vector<std::uint32_t> m_children;
    std::vector<std::uint64_t> m_weight;
};

} // namespace

std::vector<LvRange> walkOrder(const EventLog& log, LvRange range)
{
    if (range.start >= range.end)
        return {};
    return Planner(log, range).run();
}

} // namespace salver::text
