// SPDX-License-Identifier: Apache-2.0
#include "core/text/document_state.h"
#include "core/text/invariant.h"

#include <algorithm>

namespace salver::text {

namespace {

// Positions fit the log's 28 bits with room to spare.
constexpr std::uint64_t kAppliedPositionMax = TextLimits::scalarsMax * 2;

tl::unexpected<Error> malformed(const char* what)
{
    return fail(ErrorCode::Malformed, std::string("A change to a text is malformed: ") + what + ".");
}

Result<Extent> checkForm(const Run& run)
{
    if (run.length == 0)
        return malformed("it has no events");
    if (run.length > TextLimits::scalarsMax)
        return fail(ErrorCode::TooLarge, "A change to a text is too long.");
    if (run.first.seq > TextLimits::seqMax - run.length)
        return malformed("its numbers are out of range");
    if (run.position > kAppliedPositionMax
        || (run.kind == Kind::DeleteBackward && run.position + 1 < run.length))
        return malformed("its position is out of range");
    if (run.kind > Kind::DeleteBackward)
        return malformed("it is of no known kind");
    if (run.kind != Kind::Insert || run.erased) {
        if (!run.content.empty() || (run.erased && run.kind != Kind::Insert))
            return malformed("it has content where there can be none");
        return Extent{};
    }
    const auto extent = measureUtf8(run.content);
    if (!extent || extent->scalars != run.length)
        return malformed("its content is not the text that it says");
    return *extent;
}

EventLog::Op viewOf(const Run& run)
{
    return {{0, static_cast<Lv>(run.length)}, run.kind, run.erased, static_cast<std::uint32_t>(run.position),
            run.content};
}

Piece pieceOf(const EventLog::Op& op)
{
    Piece piece;
    piece.kind = op.kind;
    piece.erased = op.erased;
    piece.position = op.position;
    piece.length = op.range.end - op.range.start;
    piece.content = op.content;
    return piece;
}

// Joins splices that follow on from one another.
class SpliceList {
public:
    void insert(std::uint64_t position, std::string_view content, std::uint64_t scalars)
    {
        if (m_list.empty() || m_list.back().position + m_inserted != position) {
            m_list.push_back({position, 0, {}});
            m_inserted = 0;
        }
        m_list.back().inserted.append(content);
        m_inserted += scalars;
    }
    void remove(std::uint64_t position, std::uint64_t count)
    {
        if (!m_list.empty() && m_inserted == 0) {
            Splice& last = m_list.back();
            if (position == last.position || position + count == last.position) {
                last.position = position;
                last.removed += count;
                return;
            }
        }
        m_list.push_back({position, count, {}});
        m_inserted = 0;
    }
    [[nodiscard]] std::vector<Splice> take() { return std::move(m_list); }

private:
    std::vector<Splice> m_list;
    std::uint64_t m_inserted{0};
};

} // namespace

// Whether a run was written at exactly what is here, by an agent of whom nothing later is known.
bool Document::State::followsOn(const Run& run) const
{
    const auto& frontier = m_log.frontier();
    if (run.parents.size() != frontier.size() || frontier.size() > 1)
        return false;
    if (frontier.size() == 1 && run.parents[0] != idOfHead(frontier[0]))
        return false;
    return run.first.seq >= seqNext(run.first.agent);
}

Result<std::vector<Splice>> Document::State::applyNext(const Run& run)
{
    const std::uint64_t length = m_text.extent().scalars;
    const EventLog::Op op = viewOf(run);
    std::vector<Splice> splices;
    if (run.kind == Kind::Insert) {
        if (run.position > length)
            return malformed("its position is outside the text");
        std::string replaced;
        std::string_view content = run.content;
        if (run.erased)
            content = replaced = replacementText(run.length);
        static_cast<void>(append(run.first.agent, run.first.seq, pieceOf(op)));
        noteInsert(run.position, run.length);
        m_text.insert(run.position, content, extentOf(content));
        splices.push_back({run.position, 0, std::string(content)});
        return splices;
    }
    const bool backward = run.kind == Kind::DeleteBackward;
    if (run.position >= length || (!backward && run.length > length - run.position))
        return malformed("its position is outside the text");
    const std::uint64_t from = backward ? run.position + 1 - run.length : run.position;
    static_cast<void>(append(run.first.agent, run.first.seq, pieceOf(op)));
    noteRemove(from, run.length);
    m_text.remove(from, run.length);
    splices.push_back({from, run.length, {}});
    return splices;
}

Result<std::vector<Splice>> Document::State::apply(std::span<const Run> runs)
{
    std::uint64_t bytes = 0;
    for (const Run& run : runs) {
        const auto extent = checkForm(run);
        if (!extent)
            return fail(extent.error());
        bytes += extent->bytes;
    }
    if (runs.size() == 1 && followsOn(runs[0])) {
        const bool insert = runs[0].kind == Kind::Insert;
        if (auto room = fits(runs[0].length, insert ? runs[0].length : 0, bytes); !room)
            return fail(room.error());
        return applyNext(runs[0]);
    }
    if (auto unpacked = unpack(); !unpacked)
        return fail(unpacked.error());

    const EventLog::Mark mark = m_log.mark();
    for (const Run& run : runs) {
        if (auto admitted = admit(run); !admitted) {
            m_log.rollback(mark);
            return fail(admitted.error());
        }
    }
    if (m_log.end() == mark.end)
        return std::vector<Splice>{};
    std::vector<Effect> effects;
    auto length = static_cast<std::uint32_t>(m_text.extent().scalars);
    const Replay::Outcome outcome = m_replay.run(mark.end, length, effects);
    if (outcome != Replay::Outcome::Done) {
        m_replay.forget();
        m_log.rollback(mark);
        if (outcome == Replay::Outcome::TooLong)
            return fail(ErrorCode::TooLarge, "With this change the text would be too long.");
        return malformed("its position is outside the text");
    }
    auto splices = perform(effects);
    SALVER_TEXT_ASSERT(m_text.extent().scalars == length);
    return splices;
}

// Takes in what of a run is new; what is here must be the same.
Result<void> Document::State::admit(const Run& run)
{
    const std::uint32_t agent = m_log.agentIndex(run.first.agent);
    for (std::uint64_t offset = 0; offset < run.length;) {
        const auto known = m_log.find(agent, run.first.seq + offset);
        const std::uint64_t n = std::min(known.length, run.length - offset);
        if (!known.lv) {
            if (auto added = admitNew(run, agent, offset, n); !added)
                return added;
        } else if (!matches(run, agent, offset, n, *known.lv)) {
            return fail(ErrorCode::SequenceReused, "Two different changes to a text have the same number.");
        }
        offset += n;
    }
    return {};
}

Result<std::vector<Lv>> Document::State::resolve(std::span<const EventId> ids)
{
    std::vector<Lv> version;
    version.reserve(ids.size());
    for (const EventId& id : ids) {
        const auto lv = m_log.find(id);
        if (!lv)
            return fail(ErrorCode::NotFound, "What this change to a text builds on is not here yet.", true);
        version.push_back(*lv);
    }
    if (version.size() < 2)
        return version;
    // Heads of the history are never ancestors of one another.
    std::ranges::sort(version);
    if (!std::ranges::includes(m_log.frontier(), version))
        m_replay.walk().reduce(version);
    return version;
}

Result<void> Document::State::admitNew(const Run& run, std::uint32_t agent, std::uint64_t offset,
                                       std::uint64_t length)
{
    std::vector<Lv> parents;
    if (offset == 0) {
        auto resolved = resolve(run.parents);
        if (!resolved)
            return fail(resolved.error());
        parents = std::move(*resolved);
    } else {
        parents.push_back(*m_log.find(agent, run.first.seq + offset - 1).lv);
    }
    const auto from = static_cast<Lv>(offset);
    Piece piece = pieceOf(viewOf(run).slice({from, from + static_cast<Lv>(length)}));
    if (auto room = fits(length, 0, piece.content.size()); !room)
        return room;
    piece.agent = agent;
    piece.seq = run.first.seq + offset;
    piece.parents = parents;
    static_cast<void>(m_log.append(piece));
    return {};
}

// Whether events lv … are what the run says of its events offset … .
bool Document::State::matches(const Run& run, std::uint32_t agent, std::uint64_t offset, std::uint64_t length, Lv lv)
{
    const std::size_t entry = m_log.entryIndexOf(lv);
    const auto end = lv + static_cast<Lv>(length);
    if (m_log.entry(entry).end < end)
        return false;
    std::vector<Lv> parents;
    if (offset == 0) {
        auto resolved = resolve(run.parents);
        if (!resolved)
            return false;
        parents = std::move(*resolved);
    } else {
        const auto before = m_log.find(agent, run.first.seq + offset - 1);
        parents.push_back(*before.lv);
    }
    const Lv previous = lv - 1;
    const bool first = lv == m_log.entry(entry).start;
    const std::span<const Lv> stored = first ? m_log.parentsOf(entry) : std::span(&previous, 1);
    if (!std::ranges::equal(stored, parents))
        return false;

    auto from = static_cast<Lv>(offset);
    for (Lv at = lv; at < end;) {
        const EventLog::Op here = m_log.op(m_log.opIndexOf(at)).slice({at, end});
        const Lv n = here.range.end - here.range.start;
        const EventLog::Op there = viewOf(run).slice({from, from + n});
        const bool bothDelete = here.kind != Kind::Insert && there.kind != Kind::Insert;
        if (here.position != there.position || (here.kind != there.kind && !(bothDelete && n == 1)))
            return false;
        if (!here.erased && !there.erased && here.content != there.content)
            return false;
        at += n;
        from += n;
    }
    return true;
}

std::vector<Splice> Document::State::perform(std::span<const Effect> effects)
{
    SpliceList splices;
    for (const Effect& effect : effects) {
        if (!effect.insert) {
            m_text.remove(effect.position, effect.length);
            splices.remove(effect.position, effect.length);
            continue;
        }
        std::uint64_t position = effect.position;
        const Lv end = effect.lv + effect.length;
        for (Lv at = effect.lv; at < end;) {
            const EventLog::Op op = m_log.op(m_log.opIndexOf(at)).slice({at, end});
            const std::uint64_t n = op.range.end - op.range.start;
            const std::string replaced = op.erased ? replacementText(n) : std::string();
            const std::string_view content = op.erased ? std::string_view(replaced) : op.content;
            m_text.insert(position, content, extentOf(content));
            splices.insert(position, content, n);
            position += n;
            at = op.range.end;
        }
    }
    return splices.take();
}

} // namespace salver::text
