// SPDX-License-Identifier: Apache-2.0
// An independent and slow way to the same text: the FugueMax tree of "The Art of the Fugue" (Weidner and Kleppmann,
// arXiv:2305.00583, section 4), where every event is placed by looking at exactly the events that its author had
// seen. Shares nothing with sync/core/text but the values that go in. For tests and the simulator; one thread.
#pragma once

#include "core/text/event.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace salver::test {

class TextOracle {
public:
    TextOracle();

    /// Takes in a run whose parents are here; an event that is here already is passed over.
    /// False: a parent is missing or a position is outside the text at the parents.
    bool add(const text::Run& run);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string textAt(const text::Version& version) const;
    /// The number of scalars visible at a version.
    [[nodiscard]] std::size_t lengthAt(const text::Version& version) const;
    [[nodiscard]] std::size_t eventCount() const { return m_seenBy.size(); }

private:
    static constexpr std::size_t root = 0;
    static constexpr std::size_t end = static_cast<std::size_t>(-1);

    // One character. The root stands for the beginning of the text.
    struct Node {
        text::EventId id;
        std::size_t event{0};
        std::string content;
        std::size_t rightOrigin{end};
        std::vector<std::size_t> leftChildren;
        std::vector<std::size_t> rightChildren;
        std::vector<std::size_t> deletedBy; ///< events
    };
    using EventSet = std::vector<bool>;

    [[nodiscard]] EventSet seenAt(std::span<const text::EventId> version) const;
    [[nodiscard]] std::vector<std::size_t> walk() const;
    [[nodiscard]] bool isVisible(const Node& node, const EventSet& seen) const;
    [[nodiscard]] bool isSeen(std::size_t node, const EventSet& seen) const;
    bool insert(const text::EventId& id, std::uint64_t position, std::string content, const EventSet& seen,
                std::size_t event);
    bool remove(std::uint64_t position, const EventSet& seen, std::size_t event);
    void adopt(std::size_t parent, bool right, std::size_t child);
    [[nodiscard]] std::string render(const EventSet& seen) const;

    std::vector<Node> m_nodes;
    std::map<text::EventId, std::size_t> m_events;
    std::vector<EventSet> m_seenBy; ///< for each event, itself and its ancestors
};

/// Splits UTF-8 into its scalars.
[[nodiscard]] std::vector<std::string> scalarsOf(const std::string& utf8);

} // namespace salver::test
