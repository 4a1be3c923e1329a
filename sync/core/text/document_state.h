// SPDX-License-Identifier: Apache-2.0
// What a Document is made of. Private to it; document.h has the promises.
#pragma once

#include "core/text/document.h"
#include "core/text/event_log.h"
#include "core/text/replay.h"
#include "core/text/storage.h"
#include "core/text/text_buffer.h"

#include <optional>
#include <vector>

namespace salver::text {

class Document::State {
public:
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Result<Run> insert(ReplicaId agent, std::uint64_t position, std::string_view utf8);
    Result<Run> remove(ReplicaId agent, std::uint64_t position, std::uint64_t count, bool backward);
    Result<std::vector<Splice>> apply(std::span<const Run> runs);
    Result<std::vector<Splice>> erase(std::vector<LvRange> ranges);

    [[nodiscard]] Version version() const;
    [[nodiscard]] Summary summary() const;
    [[nodiscard]] std::uint64_t seqNext(ReplicaId agent) const;
    [[nodiscard]] bool holds(const EventId& id) const;
    [[nodiscard]] std::vector<Run> runsIn(LvRange range) const;
    Result<std::vector<Region>> concurrentRegions(std::span<const Run> merged, std::uint64_t near);
    Result<Summary> meeting(std::span<const Run> merged, std::uint64_t near);
    Result<std::vector<Region>> placesOf(const Summary& events);

    /// Decodes a packed history; everything that looks behind the newest events needs it.
    Result<void> unpack();
    void pack();
    [[nodiscard]] std::string save();
    void checkInvariants();

    TextBuffer m_text;
    EventLog m_log;
    Replay m_replay{m_log};

private:
    friend class Document;

    /// These events and those beside them, and where all of it stands; `tracker` is null where none is beside them.
    struct BothSides {
        std::vector<LvRange> ours;
        std::vector<LvRange> theirs;
        std::unique_ptr<Replay> replay;
        Tracker* tracker{};
    };
    Result<BothSides> bothSides(std::span<const Run> merged);

    // One edit since the history was packed, so that the packed text can be had again.
    struct Step {
        std::uint64_t position{0};
        std::uint64_t inserted{0};
        std::string removed;
    };

    [[nodiscard]] EventId idOfHead(Lv lv) const;
    [[nodiscard]] bool followsOn(const Run& run) const;
    Result<std::vector<Splice>> applyNext(const Run& run);
    Result<void> admit(const Run& run);
    Result<void> admitNew(const Run& run, std::uint32_t agent, std::uint64_t offset, std::uint64_t length);
    [[nodiscard]] bool matches(const Run& run, std::uint32_t agent, std::uint64_t offset, std::uint64_t length, Lv lv);
    Result<std::vector<Lv>> resolve(std::span<const EventId> ids);
    [[nodiscard]] std::vector<Splice> perform(std::span<const Effect> effects);
    void noteInsert(std::uint64_t position, std::uint64_t count);
    void noteRemove(std::uint64_t position, std::uint64_t count);
    [[nodiscard]] Result<void> fits(std::uint64_t events, std::uint64_t scalars, std::uint64_t bytes) const;
    [[nodiscard]] Lv append(ReplicaId agent, std::uint64_t seq, Piece piece);

    std::optional<PackedHistory> m_packed; ///< then the log continues it
    std::vector<Step> m_steps;             ///< only while packed
};

} // namespace salver::text
