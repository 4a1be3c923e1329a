// SPDX-License-Identifier: Apache-2.0
#include "support/text_oracle.h"

#include <algorithm>

namespace salver::test {

std::vector<std::string> scalarsOf(const std::string& utf8)
{
    std::vector<std::string> scalars;
    for (const char byte : utf8) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U)
            scalars.emplace_back();
        scalars.back().push_back(byte);
    }
    return scalars;
}

TextOracle::TextOracle()
{
    m_nodes.emplace_back();
}

TextOracle::EventSet TextOracle::seenAt(std::span<const text::EventId> version) const
{
    EventSet seen(m_seenBy.size(), false);
    for (const text::EventId& id : version) {
        const EventSet& more = m_seenBy[m_events.at(id)];
        for (std::size_t i = 0; i < more.size(); ++i) {
            if (more[i])
                seen[i] = true;
        }
    }
    return seen;
}

// All nodes in document order: left children, the node, right children.
std::vector<std::size_t> TextOracle::walk() const
{
    struct Frame {
        std::size_t node{0};
        bool open{false};
    };
    std::vector<std::size_t> order;
    std::vector<Frame> stack{{root, false}};
    while (!stack.empty()) {
        const Frame frame = stack.back();
        stack.pop_back();
        const Node& node = m_nodes[frame.node];
        if (frame.open) {
            order.push_back(frame.node);
            continue;
        }
        for (auto child = node.rightChildren.rbegin(); child != node.rightChildren.rend(); ++child)
            stack.push_back({*child, false});
        stack.push_back({frame.node, true});
        for (auto child = node.leftChildren.rbegin(); child != node.leftChildren.rend(); ++child)
            stack.push_back({*child, false});
    }
    return order;
}

bool TextOracle::isSeen(std::size_t node, const EventSet& seen) const
{
    return node == root || seen[m_nodes[node].event];
}

bool TextOracle::isVisible(const Node& node, const EventSet& seen) const
{
    return seen[node.event]
           && std::none_of(node.deletedBy.begin(), node.deletedBy.end(), [&](std::size_t event) { return seen[event]; });
}

bool TextOracle::add(const text::Run& run)
{
    const auto content = scalarsOf(run.content);
    for (std::uint64_t k = 0; k < run.length; ++k) {
        const text::EventId id{run.first.agent, run.first.seq + k};
        if (m_events.contains(id))
            continue;
        std::vector<text::EventId> parents = run.parents;
        if (k > 0)
            parents.assign(1, {run.first.agent, run.first.seq + k - 1});
        for (const auto& parent : parents) {
            if (!m_events.contains(parent))
                return false;
        }
        EventSet seen = seenAt(parents);
        const std::size_t event = m_seenBy.size();
        seen.push_back(false);
        bool placed = false;
        if (run.kind == text::Run::Kind::Insert)
            placed = insert(id, run.position + k, run.erased ? "\xEF\xBF\xBD" : content.at(k), seen, event);
        else
            placed = remove(run.kind == text::Run::Kind::Delete ? run.position : run.position - k, seen, event);
        if (!placed)
            return false;
        seen[event] = true;
        m_seenBy.push_back(std::move(seen));
        m_events.emplace(id, event);
    }
    return true;
}

bool TextOracle::insert(const text::EventId& id, std::uint64_t position, std::string content, const EventSet& seen,
                        std::size_t event)
{
    const auto order = walk();
    // The left origin is the last visible character before the position; the right origin follows it among
    // everything that the author knew of, deleted or not.
    std::size_t leftOrigin = end;
    std::size_t rightOrigin = end;
    std::uint64_t visible = 0;
    for (const std::size_t node : order) {
        if (!isSeen(node, seen))
            continue;
        if (leftOrigin != end) {
            rightOrigin = node;
            break;
        }
        if (node != root && isVisible(m_nodes[node], seen))
            ++visible;
        else if (node != root)
            continue;
        if (visible == position)
            leftOrigin = node;
    }
    if (leftOrigin == end)
        return false;
    Node fresh;
    fresh.id = id;
    fresh.event = event;
    fresh.content = std::move(content);
    fresh.rightOrigin = rightOrigin;
    m_nodes.push_back(std::move(fresh));
    const std::size_t child = m_nodes.size() - 1;
    const auto& siblings = m_nodes[leftOrigin].rightChildren;
    const bool taken = std::any_of(siblings.begin(), siblings.end(),
                                   [&](std::size_t sibling) { return isSeen(sibling, seen); });
    adopt(taken ? rightOrigin : leftOrigin, !taken, child);
    return true;
}

// Left children ascend by id. Right children: the one whose right origin is further to the right comes first; among
// equals by id.
void TextOracle::adopt(std::size_t parent, bool right, std::size_t child)
{
    auto& siblings = right ? m_nodes[parent].rightChildren : m_nodes[parent].leftChildren;
    const auto order = walk();
    const auto rank = [&](std::size_t node) {
        return node == end ? order.size()
                           : static_cast<std::size_t>(std::find(order.begin(), order.end(), node) - order.begin());
    };
    const auto before = [&](std::size_t a, std::size_t b) {
        if (right) {
            const std::size_t originA = rank(m_nodes[a].rightOrigin);
            const std::size_t originB = rank(m_nodes[b].rightOrigin);
            if (originA != originB)
                return originA > originB;
        }
        return m_nodes[a].id < m_nodes[b].id;
    };
    siblings.insert(std::find_if(siblings.begin(), siblings.end(),
                                 [&](std::size_t sibling) { return before(child, sibling); }),
                    child);
}

bool TextOracle::remove(std::uint64_t position, const EventSet& seen, std::size_t event)
{
    std::uint64_t visible = 0;
    for (const std::size_t node : walk()) {
        if (node == root || !isVisible(m_nodes[node], seen))
            continue;
        if (visible == position) {
            m_nodes[node].deletedBy.push_back(event);
            return true;
        }
        ++visible;
    }
    return false;
}

std::string TextOracle::render(const EventSet& seen) const
{
    std::string text;
    for (const std::size_t node : walk()) {
        if (node != root && isVisible(m_nodes[node], seen))
            text += m_nodes[node].content;
    }
    return text;
}

std::string TextOracle::text() const
{
    return render(EventSet(m_seenBy.size(), true));
}

std::string TextOracle::textAt(const text::Version& version) const
{
    return render(seenAt(version));
}

std::size_t TextOracle::lengthAt(const text::Version& version) const
{
    const EventSet seen = seenAt(version);
    return static_cast<std::size_t>(std::count_if(m_nodes.begin() + 1, m_nodes.end(),
                                                  [&](const Node& node) { return isVisible(node, seen); }));
}

} // namespace salver::test
