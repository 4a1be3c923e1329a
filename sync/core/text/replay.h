// SPDX-License-Identifier: Apache-2.0
// Walks the newest events of a history and turns each into what it does to the current text. Events whose parents
// are the whole history before them stand as they are; the others go through a Tracker that starts at the latest
// critical version before them. Between two merges the tracker is kept, so that two people who type at once cost
// what they type. Owned by one Document; not thread safe.
#pragma once

#include "core/text/event_log.h"
#include "core/text/graph_walk.h"
#include "core/text/tracker.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace salver::text {

class Replay {
public:
    explicit Replay(const EventLog& log) : m_log(&log), m_walk(log) {}

    enum class Outcome { Done, OutsideText, TooLong };

    /// Says what the log's newest events, from `fresh` on, do to a text that has `length` scalars and holds all
    /// events before them. `length` becomes the length after. Only on Done are the effects of any use.
    [[nodiscard]] Outcome run(Lv fresh, std::uint32_t& length, std::vector<Effect>& effects);

    /// Replays the whole log, from nothing, in one tracker and leaves it there to be looked at; null if a position
    /// is outside the text.
    [[nodiscard]] const Tracker* runWhole();
    /// Replays from the latest critical version before `from` and leaves the tracker to be looked at. The text at
    /// the end has `length` scalars.
    [[nodiscard]] Tracker& runZone(Lv from, std::uint32_t length);

    /// Lets go of the tracker.
    void forget() { m_tracker.reset(); }
    /// Without clearing every merge replays the whole history in one tracker.
    void setClearing(bool on)
    {
        m_clearing = on;
        forget();
    }
    void checkInvariants() const
    {
        if (m_tracker)
            m_tracker->checkInvariants();
    }
    [[nodiscard]] GraphWalk& walk() { return m_walk; }

private:
    [[nodiscard]] bool forward(LvRange events, std::uint32_t& length, std::vector<Effect>& effects);
    [[nodiscard]] bool concurrent(LvRange events, Lv fresh, std::uint32_t& length, std::vector<Effect>& effects);
    void catchUp(LvRange events, std::uint32_t length);
    void start(Lv base, Lv room, std::uint32_t underlying);
    [[nodiscard]] bool replay(LvRange events, std::vector<Effect>* effects);
    void prepare(std::span<const Lv> version);
    [[nodiscard]] std::uint32_t underlyingAtMost(LvRange events, std::uint32_t length) const;

    const EventLog* m_log;
    GraphWalk m_walk;
    std::unique_ptr<Tracker> m_tracker;
    Lv m_base{0};                ///< the first event that the tracker covers
    Lv m_applied{0};             ///< one past the last
    std::uint32_t m_excess{0};   ///< see Tracker::setExcess
    std::vector<Lv> m_prepared;  ///< the tracker's prepare version
    bool m_clearing{true};
};

} // namespace salver::text
