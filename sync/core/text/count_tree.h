// SPDX-License-Identifier: Apache-2.0
// The inner nodes of a B-tree over leaves that somebody else keeps: each child carries N counters, so that the leaf
// holding the k-th unit of any counter, and what stands to its left in all of them, are found in O(log n).
// Leaves are numbers that the owner gives out from 0 without gaps; they are never taken away, only all at once.
// Owned by one tracker or text index; not thread safe.
#pragma once

#include "core/text/invariant.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace salver::text {

template <std::size_t N>
class CountTree {
public:
    using Counts = std::array<std::uint32_t, N>;
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    struct Place {
        std::uint32_t leaf{0};
        Counts before{}; ///< the sums of all leaves to the left
    };

    /// Drops everything and starts with leaf 0.
    void reset(const Counts& first)
    {
        m_nodes.clear();
        m_leaves.clear();
        m_leaves.push_back({0, none});
        m_nodes.emplace_back();
        Node& root = m_nodes.front();
        root.size = 1;
        root.child[0] = 0;
        root.setCounts(0, first);
        m_root = 0;
        m_height = 0;
        m_total = first;
        m_firstLeaf = 0;
    }

    [[nodiscard]] const Counts& total() const { return m_total; }
    [[nodiscard]] std::uint32_t firstLeaf() const { return m_firstLeaf; }
    [[nodiscard]] std::uint32_t nextLeaf(std::uint32_t leaf) const { return m_leaves[leaf].next; }
    [[nodiscard]] std::size_t leafCount() const { return m_leaves.size(); }

    /// The leaf that holds unit `k` (from 0) of a counter; the last leaf where k is not below the total.
    [[nodiscard]] Place find(std::size_t counter, std::uint32_t k) const
    {
        Place place;
        std::uint32_t at = m_root;
        for (std::uint32_t level = m_height;; --level) {
            const Node& node = m_nodes[at];
            std::uint32_t i = 0;
            while (i + 1 < node.size && k >= node.count[counter][i]) {
                k -= node.count[counter][i];
                ++i;
            }
            for (std::uint32_t j = 0; j < i; ++j) {
                for (std::size_t c = 0; c < N; ++c)
                    place.before[c] += node.count[c][j];
            }
            at = node.child[i];
            if (level == 0)
                break;
        }
        place.leaf = at;
        return place;
    }

    /// The sums of all leaves to the left of this one.
    [[nodiscard]] Counts before(std::uint32_t leaf) const
    {
        Counts sums{};
        std::uint32_t child = leaf;
        std::uint32_t at = m_leaves[leaf].parent;
        for (;;) {
            const Node& node = m_nodes[at];
            for (std::uint32_t j = 0; node.child[j] != child; ++j) {
                for (std::size_t c = 0; c < N; ++c)
                    sums[c] += node.count[c][j];
            }
            if (at == m_root)
                return sums;
            child = at;
            at = node.parent;
        }
    }

    /// Adds to one counter of a leaf; a negative amount is its two's complement.
    void add(std::uint32_t leaf, std::size_t counter, std::uint32_t amount)
    {
        m_total[counter] += amount;
        std::uint32_t child = leaf;
        std::uint32_t at = m_leaves[leaf].parent;
        for (;;) {
            Node& node = m_nodes[at];
            node.count[counter][node.indexOf(child)] += amount;
            if (at == m_root)
                return;
            child = at;
            at = node.parent;
        }
    }
    void add(std::uint32_t leaf, const Counts& amounts)
    {
        std::uint32_t child = leaf;
        std::uint32_t at = m_leaves[leaf].parent;
        for (std::size_t c = 0; c < N; ++c)
            m_total[c] += amounts[c];
        for (;;) {
            Node& node = m_nodes[at];
            const std::uint32_t i = node.indexOf(child);
            for (std::size_t c = 0; c < N; ++c)
                node.count[c][i] += amounts[c];
            if (at == m_root)
                return;
            child = at;
            at = node.parent;
        }
    }

    /// Puts a new leaf right after `leaf` and moves `moved` of its counts there. Returns the new leaf's number.
    std::uint32_t split(std::uint32_t leaf, const Counts& moved)
    {
        const auto fresh = static_cast<std::uint32_t>(m_leaves.size());
        Counts taken{};
        for (std::size_t c = 0; c < N; ++c)
            taken[c] = 0U - moved[c];
        add(leaf, taken);
        m_leaves.push_back({m_leaves[leaf].parent, m_leaves[leaf].next});
        m_leaves[leaf].next = fresh;
        insertChild(m_leaves[leaf].parent, leaf, fresh, 0);
        add(fresh, moved);
        return fresh;
    }

    /// Whether leaf `a` stands to the left of leaf `b`.
    [[nodiscard]] bool isBefore(std::uint32_t a, std::uint32_t b) const
    {
        if (a == b)
            return false;
        std::uint32_t nodeA = m_leaves[a].parent;
        std::uint32_t nodeB = m_leaves[b].parent;
        while (nodeA != nodeB) {
            a = nodeA;
            b = nodeB;
            nodeA = m_nodes[nodeA].parent;
            nodeB = m_nodes[nodeB].parent;
        }
        return m_nodes[nodeA].indexOf(a) < m_nodes[nodeA].indexOf(b);
    }

private:
    static constexpr std::uint32_t fanout = 24;

    struct Leaf {
        std::uint32_t parent{0};
        std::uint32_t next{none};
    };
    struct Node {
        std::uint32_t parent{none};
        std::uint32_t size{0};
        std::array<std::uint32_t, fanout> child{};
        std::array<std::array<std::uint32_t, fanout>, N> count{};

        [[nodiscard]] std::uint32_t indexOf(std::uint32_t wanted) const
        {
            std::uint32_t i = 0;
            while (child[i] != wanted)
                ++i;
            return i;
        }
        void setCounts(std::uint32_t i, const Counts& values)
        {
            for (std::size_t c = 0; c < N; ++c)
                count[c][i] = values[c];
        }
    };

    void setParent(std::uint32_t child, std::uint32_t parent, std::uint32_t level)
    {
        if (level == 0)
            m_leaves[child].parent = parent;
        else
            m_nodes[child].parent = parent;
    }

    // Inserts `fresh` (with counts of zero) after `left` in a node whose children are at `level`.
    void insertChild(std::uint32_t at, std::uint32_t left, std::uint32_t fresh, std::uint32_t level)
    {
        if (m_nodes[at].size == fanout) {
            splitNode(at, level);
            at = level == 0 ? m_leaves[left].parent : m_nodes[left].parent;
        }
        Node& node = m_nodes[at];
        const std::uint32_t place = node.indexOf(left) + 1;
        for (std::uint32_t i = node.size; i > place; --i) {
            node.child[i] = node.child[i - 1];
            for (std::size_t c = 0; c < N; ++c)
                node.count[c][i] = node.count[c][i - 1];
        }
        node.child[place] = fresh;
        node.setCounts(place, {});
        ++node.size;
        setParent(fresh, at, level);
    }

    // Moves the upper half of a full node into a new one to its right.
    void splitNode(std::uint32_t at, std::uint32_t level)
    {
        const auto fresh = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.emplace_back();
        Node& from = m_nodes[at];
        Node& to = m_nodes[fresh];
        constexpr std::uint32_t half = fanout / 2;
        Counts moved{};
        for (std::uint32_t i = half; i < fanout; ++i) {
            to.child[i - half] = from.child[i];
            for (std::size_t c = 0; c < N; ++c) {
                to.count[c][i - half] = from.count[c][i];
                moved[c] += from.count[c][i];
            }
            setParent(from.child[i], fresh, level);
        }
        to.size = fanout - half;
        from.size = half;
        if (at == m_root)
            growRoot(at, level);
        const std::uint32_t parent = m_nodes[at].parent;
        insertChild(parent, at, fresh, level + 1);
        // The parent may itself have been split: both halves then hang where insertChild left them.
        Node& leftParent = m_nodes[m_nodes[at].parent];
        Node& rightParent = m_nodes[m_nodes[fresh].parent];
        const std::uint32_t leftIndex = leftParent.indexOf(at);
        for (std::size_t c = 0; c < N; ++c)
            leftParent.count[c][leftIndex] -= moved[c];
        rightParent.setCounts(rightParent.indexOf(fresh), moved);
        SALVER_TEXT_ASSERT(m_nodes[at].parent == m_nodes[fresh].parent);
    }

    void growRoot(std::uint32_t oldRoot, std::uint32_t level)
    {
        const auto root = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.emplace_back();
        m_nodes[root].size = 1;
        m_nodes[root].child[0] = oldRoot;
        m_nodes[root].setCounts(0, m_total);
        m_nodes[oldRoot].parent = root;
        m_root = root;
        m_height = level + 1;
    }

    std::vector<Node> m_nodes;
    std::vector<Leaf> m_leaves;
    Counts m_total{};
    std::uint32_t m_root{0};
    std::uint32_t m_height{0};
    std::uint32_t m_firstLeaf{0};
};

} // namespace salver::text
