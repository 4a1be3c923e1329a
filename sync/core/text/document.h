// SPDX-License-Identifier: Apache-2.0
// A text that several people may change apart and that comes together again letter by letter: its visible content
// and its whole history as a graph of events, merged by the Eg-walker algorithm (Gentle and Kleppmann, EuroSys 2025)
// with the FugueMax ordering (Weidner and Kleppmann, arXiv:2305.00583). Owned by whoever opened it and used from one
// thread at a time. It reads no clock, draws no random number and keeps no global state.
#pragma once

#include "core/result.h"
#include "core/text/event.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace salver::text {

/// Above these an edit, a merge or a file is refused with TooLarge.
struct TextLimits {
    static constexpr std::uint64_t scalarsMax = std::uint64_t{1} << 24U; ///< of the visible text, and of one run
    static constexpr std::uint64_t eventsMax = std::uint64_t{1} << 26U;  ///< of the whole history
    static constexpr std::uint64_t seqMax = std::uint64_t{1} << 62U;
};

class Document {
public:
    Document();
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    /// An independent document with the same text and history.
    [[nodiscard]] Document clone() const;

    // Typing here. Both take effect at once and return the run to be put into a change; its ids start at
    // seqNext(agent), its parents are the version before. InvalidArgument: outside the text, nothing to do,
    // or bytes that are not UTF-8.
    [[nodiscard]] Result<Run> insert(ReplicaId agent, std::uint64_t position, std::string_view utf8);
    /// Takes away `count` scalars from `position` on; `backward` records them as typed with Backspace.
    [[nodiscard]] Result<Run> remove(ReplicaId agent, std::uint64_t position, std::uint64_t count,
                                     bool backward = false);

    /// Merges runs from elsewhere, each after its parents, and returns what that does to the visible text.
    /// What is here already is skipped. All or nothing; on an error the document is as it was:
    ///   NotFound        a parent is missing: keep the runs and try again when more has come
    ///   SequenceReused  an id that is here already stands for something else
    ///   Malformed       breaks a rule (a position outside the text at its parents, bad UTF-8, wrong length …)
    ///   TooLarge        over TextLimits
    [[nodiscard]] Result<std::vector<Splice>> apply(std::span<const Run> runs);
    [[nodiscard]] Result<std::vector<Splice>> apply(const Run& run) { return apply(std::span(&run, 1)); }

    // The visible text.
    [[nodiscard]] std::string text() const;
    /// Clipped to the text.
    [[nodiscard]] std::string substring(std::uint64_t position, std::uint64_t length) const;
    [[nodiscard]] std::uint64_t lengthScalars() const;
    [[nodiscard]] std::uint64_t lengthUtf16() const;
    [[nodiscard]] std::uint64_t lengthBytes() const;
    /// Clipped to the text. O(log n), and O(1) while the text has nothing outside the basic plane.
    [[nodiscard]] std::uint64_t utf16FromScalar(std::uint64_t scalars) const;
    /// An offset inside a surrogate pair gives the pair's own position.
    [[nodiscard]] std::uint64_t scalarFromUtf16(std::uint64_t units) const;

    // What it holds.
    [[nodiscard]] Version version() const;
    [[nodiscard]] Summary summary() const;
    /// The next free sequence of an agent: one above the highest ever seen.
    [[nodiscard]] std::uint64_t seqNext(ReplicaId agent) const;
    [[nodiscard]] bool holds(const EventId& id) const;
    [[nodiscard]] std::uint64_t eventCount() const;

    // The history. These decode it first if that has not happened yet; Malformed or Damaged where it cannot be read,
    // which only a document from open() can be.
    [[nodiscard]] Result<std::vector<Run>> runs() const;
    /// What is here and not in `seen`, parents before children.
    [[nodiscard]] Result<std::vector<Run>> runsSince(const Summary& seen) const;
    /// The text at an older version. NotFound: an event that is not here.
    [[nodiscard]] Result<std::string> textAt(const Version& version) const;
    /// Where, in the current text, these runs (merged before) and runs that neither side had seen of the other
    /// changed the same place: within `near` scalars of each other on one line. Ascending, not touching.
    [[nodiscard]] Result<std::vector<Region>> concurrentRegions(std::span<const Run> merged,
                                                                std::uint64_t near = 24) const;

    /// The same as the events of both sides that met there; empty where no region is.
    [[nodiscard]] Result<Summary> meeting(std::span<const Run> merged, std::uint64_t near = 24) const;
    /// Where in the current text stands what these events inserted or deleted (the length is 0 where nothing of it
    /// is visible). Ascending, not touching. Events that are not here are passed over.
    [[nodiscard]] Result<std::vector<Region>> placesOf(const Summary& events) const;

    /// Forgets the content of these events for good; positions, lengths and ids stay. What is visible of it becomes
    /// U+FFFD. Events that are not here or not inserts are passed over.
    [[nodiscard]] Result<std::vector<Splice>> erase(ReplicaId agent, SeqRange events);
    [[nodiscard]] Result<std::vector<Splice>> eraseAll();

    // Storage; docs/text.md has the bytes.
    /// The whole history and the current text. After open(), what was edited since makes this decode the history:
    /// call loadHistory() first where that can fail.
    [[nodiscard]] std::string save() const;
    /// Decodes the history now. Once it went well, nothing later can fail for want of it.
    [[nodiscard]] Result<void> loadHistory() const;
    /// Checks everything, the history included. For bytes from anywhere.
    [[nodiscard]] static Result<Document> load(std::string_view bytes);
    /// Reads the text and checks the sums; the history stays packed until something needs it. For our own files.
    [[nodiscard]] static Result<Document> open(std::string_view bytes);
    /// The same, but the packed history is not even kept in memory: when something needs it, `reread` gives the
    /// very bytes once more. For many texts open at once; loadHistory() says whether that went well.
    using Reread = std::function<Result<std::string>()>;
    [[nodiscard]] static Result<Document> open(std::string_view bytes, Reread reread);
    /// Only the current text; does not look at the history.
    [[nodiscard]] static Result<std::string> loadText(std::string_view bytes);
    /// Lets go of what only speeds up the next merge and packs the history: the form to keep many texts open in.
    void settle();

    /// Aborts with a message if the document contradicts itself. Costs a full replay; for tests and the simulator.
    void checkInvariants() const;

    /// For tests: without it a merge starts at the beginning of the history and keeps all of its state.
    void setClearing(bool on);

private:
    class State;
    explicit Document(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A batch of runs in few bytes, for a log that is only appended to. decodeRuns checks the form (lengths, UTF-8,
/// limits, sum), not whether the runs fit any document: that is apply()'s. A batch has at most runsPerBatchMax runs.
inline constexpr std::size_t runsPerBatchMax = std::size_t{1} << 20U;
[[nodiscard]] std::string encodeRuns(std::span<const Run> runs);
[[nodiscard]] Result<std::vector<Run>> decodeRuns(std::string_view bytes);

} // namespace salver::text
