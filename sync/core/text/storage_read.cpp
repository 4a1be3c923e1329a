// SPDX-License-Identifier: Apache-2.0
#include "core/text/bytes.h"
#include "core/text/document.h"
#include "core/text/graph_walk.h"
#include "core/text/history_columns.h"
#include "core/text/replay.h"
#include "core/text/storage.h"

#include <algorithm>

namespace salver::text {

namespace {

constexpr std::uint64_t kTextBytesMax = TextLimits::scalarsMax * 4;
constexpr std::uint64_t kColumnBytesMax = std::uint64_t{1} << 27U;

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::Malformed, "This stored text is damaged or is not a text.");
}

Result<void> checkVersion(ByteReader& in)
{
    const std::uint8_t version = in.byte();
    if (version > kStoredVersion)
        return fail(ErrorCode::VersionTooNew, "This text was stored by a newer version of Salver. Update to read it.");
    if (in.failed() || version != kStoredVersion)
        return damaged();
    return {};
}

struct Head {
    std::vector<ReplicaId> agents;
    PackedHistory history;
};

bool readSeen(ByteReader& in, const std::vector<ReplicaId>& agents, PackedHistory& history)
{
    std::uint64_t sum = 0;
    for (const ReplicaId agent : agents) {
        AgentSeen seen{agent, {}};
        std::uint64_t at = 0;
        const std::uint64_t ranges = in.number(in.left() / 2);
        for (std::uint64_t i = 0; i < ranges && !in.failed(); ++i) {
            const std::uint64_t gap = in.number(TextLimits::seqMax);
            const std::uint64_t length = in.number(TextLimits::eventsMax);
            if (length == 0 || at + gap + length > TextLimits::seqMax || (gap == 0 && i > 0))
                return false;
            seen.ranges.push_back({at + gap, at + gap + length});
            at += gap + length;
            sum += length;
        }
        if (seen.ranges.empty())
            return false;
        history.seen.push_back(std::move(seen));
    }
    return sum == history.events;
}

bool readFrontier(ByteReader& in, Head& head)
{
    PackedHistory& history = head.history;
    Lv above = history.events;
    const std::uint64_t heads = in.number(std::min<std::uint64_t>(in.left() / 3, history.events));
    for (std::uint64_t i = 0; i < heads && !in.failed(); ++i) {
        const std::uint64_t back = in.number(TextLimits::eventsMax);
        const std::uint64_t agent = in.number(head.agents.size() - 1);
        const std::uint64_t below = in.number(TextLimits::seqMax);
        if (in.failed() || back >= above)
            return false;
        above -= static_cast<Lv>(back) + 1;
        const std::uint64_t next = history.seen[agent].ranges.back().end;
        if (below >= next)
            return false;
        history.frontier.push_back(above);
        history.heads.push_back({head.agents[agent], next - 1 - below});
    }
    std::ranges::reverse(history.frontier);
    std::ranges::reverse(history.heads);
    return !history.frontier.empty() && history.frontier.back() == history.events - 1;
}

// Everything of a history block up to its columns.
bool readHead(ByteReader& in, Head& head)
{
    head.history.events = static_cast<Lv>(in.number(TextLimits::eventsMax));
    if (head.history.events == 0)
        return !in.failed();
    const std::uint64_t agents = in.number(std::min<std::uint64_t>(in.left() / 8, head.history.events));
    for (std::uint64_t i = 0; i < agents; ++i)
        head.agents.push_back(ReplicaId{in.fixed64()});
    auto sorted = head.agents;
    std::ranges::sort(sorted);
    if (agents == 0 || std::ranges::adjacent_find(sorted) != sorted.end())
        return false;
    return readSeen(in, head.agents, head.history) && readFrontier(in, head) && !in.failed();
}

struct Columns {
    std::array<std::string, HistoryColumns::count> bytes;
    ByteReader graph, ids, ops, longRuns, moves, deleted, lengths, forks, erased;

    explicit Columns(std::array<std::string, HistoryColumns::count> columns)
        : bytes(std::move(columns)), graph(bytes[0]), ids(bytes[1]), ops(bytes[2]), longRuns(bytes[3]),
          moves(bytes[4]), deleted(bytes[5]), lengths(bytes[6]), forks(bytes[7]), erased(bytes[8])
    {
    }
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;

    [[nodiscard]] bool failed() const
    {
        return graph.failed() || ids.failed() || ops.failed() || longRuns.failed() || moves.failed()
               || lengths.failed() || forks.failed() || erased.failed();
    }
    [[nodiscard]] bool finished() const
    {
        return graph.finished() && ids.finished() && ops.finished() && longRuns.finished() && moves.finished()
               && lengths.finished() && forks.finished() && erased.finished();
    }
};

// Reads the columns side by side and rebuilds the log, all but the content.
class HistoryReader {
public:
    HistoryReader(Columns& columns, const Head& head) : m_in(columns), m_head(head)
    {
        for (const ReplicaId agent : head.agents)
            static_cast<void>(m_log.agentIndex(agent));
        m_expected.resize(head.agents.size());
    }

    [[nodiscard]] bool run()
    {
        nextErased();
        while (m_log.end() < m_head.history.events) {
            if (!readEntry())
                return false;
        }
        return m_in.finished() && m_opLeft == 0;
    }
    [[nodiscard]] EventLog take() { return std::move(m_log); }

private:
    bool readEntry()
    {
        const Lv start = m_log.end();
        const Lv left = m_head.history.events - start;
        if (!readParents(start))
            return false;
        std::uint64_t length = left;
        if (!m_in.lengths.atEnd())
            length = m_in.lengths.number(left);
        if (length == 0 || m_in.failed())
            return false;
        const Lv end = start + static_cast<Lv>(length);
        m_starts.push_back(start);
        while (m_log.end() < end) {
            if (!readIdRun(end))
                return false;
        }
        return true;
    }

    bool readParents(Lv start)
    {
        m_parents.clear();
        const std::uint64_t count = m_in.graph.number(m_in.graph.left());
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint64_t code = m_in.graph.number();
            const std::uint64_t back = code >> 1U;
            if (m_in.graph.failed() || back == 0 || back > m_starts.size())
                return false;
            const std::size_t entry = m_starts.size() - back;
            const Lv entryEnd = entry + 1 < m_starts.size() ? m_starts[entry + 1] : start;
            std::uint64_t toEnd = 0;
            if ((code & 1U) != 0)
                toEnd = m_in.forks.number(entryEnd - m_starts[entry] - 1);
            if (m_in.forks.failed())
                return false;
            m_parents.push_back(entryEnd - 1 - static_cast<Lv>(toEnd));
        }
        if (m_parents.size() < 2)
            return true;
        const std::vector<Lv> given = m_parents;
        GraphWalk(m_log).reduce(m_parents);
        return given == m_parents;
    }

    bool readIdRun(Lv entryEnd)
    {
        const std::uint64_t code = m_in.ids.number();
        const std::uint64_t agent = code >> 2U;
        if (m_in.ids.failed() || agent >= m_expected.size())
            return false;
        std::uint64_t seq = m_expected[agent];
        if ((code & 1U) != 0)
            seq += static_cast<std::uint64_t>(m_in.ids.signedNumber());
        std::uint64_t length = entryEnd - m_log.end();
        if ((code & 2U) != 0)
            length = m_in.ids.number(length);
        if (m_in.ids.failed() || length == 0 || seq > TextLimits::seqMax - length)
            return false;
        const auto known = m_log.find(static_cast<std::uint32_t>(agent), seq);
        if (known.lv || known.length < length)
            return false;
        m_expected[agent] = seq + length;
        return readOps(static_cast<std::uint32_t>(agent), seq, static_cast<Lv>(length));
    }

    bool readOps(std::uint32_t agent, std::uint64_t seq, Lv length)
    {
        while (length > 0) {
            if (m_opLeft == 0 && !nextOp())
                return false;
            Piece piece;
            piece.agent = agent;
            piece.seq = seq;
            piece.kind = m_kind;
            piece.position = m_position;
            piece.length = std::min(length, m_opLeft);
            if (m_kind == Kind::Insert && !cutAtErased(piece))
                return false;
            piece.parents = m_parents;
            const Lv start = m_log.append(piece);
            m_parents.assign(1, start + piece.length - 1);
            m_opLeft -= piece.length;
            if (m_kind == Kind::Insert)
                m_position += piece.length;
            else if (m_kind == Kind::DeleteBackward)
                m_position -= piece.length;
            seq += piece.length;
            length -= piece.length;
        }
        return true;
    }

    bool nextOp()
    {
        const std::uint8_t code = m_in.ops.byte();
        m_kind = static_cast<Kind>(code & kKindMask);
        std::uint64_t length = code >> kLengthShift;
        if (length == kLongRun)
            length += m_in.longRuns.number(TextLimits::eventsMax);
        if ((code & kMovedBit) != 0)
            m_cursor += std::clamp<std::int64_t>(m_in.moves.signedNumber(), -kFar, kFar);
        const std::int64_t position = m_cursor - (m_kind == Kind::DeleteBackward ? 1 : 0);
        if (m_in.failed() || (code & kKindMask) > 2 || length == 0 || length > TextLimits::scalarsMax || position < 0
            || position > kFar || (m_kind == Kind::DeleteBackward && position + 1 < static_cast<std::int64_t>(length)))
            return false;
        m_position = static_cast<std::uint32_t>(position);
        m_opLeft = static_cast<Lv>(length);
        m_cursor = cursorAfter(m_kind, m_position, m_opLeft);
        return true;
    }

    bool nextErased()
    {
        if (m_in.erased.atEnd()) {
            m_erased = {m_head.history.events, m_head.history.events};
            return true;
        }
        const std::uint64_t gap = m_in.erased.number(m_head.history.events);
        const std::uint64_t length = m_in.erased.number(m_head.history.events);
        const std::uint64_t start = m_erased.end + gap;
        if (m_in.erased.failed() || length == 0 || start + length > m_head.history.events)
            return false;
        m_erased = {static_cast<Lv>(start), static_cast<Lv>(start + length)};
        return true;
    }

    // Keeps a piece of an insert all erased or not at all.
    bool cutAtErased(Piece& piece)
    {
        const Lv at = m_log.end();
        while (m_erased.end <= at && m_erased.start < m_head.history.events) {
            if (!nextErased())
                return false;
        }
        piece.erased = m_erased.start <= at && at < m_erased.end;
        const Lv limit = piece.erased ? m_erased.end : std::max(m_erased.start, at + 1);
        piece.length = std::min(piece.length, limit - at);
        return true;
    }

    // Positions are at most the longest text, and a cursor stands at most one run beyond.
    static constexpr std::int64_t kFar = std::int64_t{1} << 26;

    Columns& m_in;
    const Head& m_head;
    EventLog m_log;
    std::vector<Lv> m_starts;
    std::vector<Lv> m_parents;
    std::vector<std::uint64_t> m_expected;
    LvRange m_erased;
    Kind m_kind{Kind::Insert};
    std::uint32_t m_position{0};
    Lv m_opLeft{0};
    std::int64_t m_cursor{0};
};

} // namespace

Result<StoredText> readStored(std::string_view bytes)
{
    ByteReader in(bytes);
    if (auto known = checkVersion(in); !known)
        return fail(known.error());
    StoredText stored;
    stored.text = in.column(kTextBytesMax);
    const std::size_t head = in.position();
    if (in.failed() || in.fixed32() != crc32c(bytes.substr(0, head)))
        return damaged();
    const auto extent = measureUtf8(stored.text);
    if (!extent || extent->scalars > TextLimits::scalarsMax)
        return damaged();
    stored.extent = *extent;
    const std::string_view block = bytes.substr(in.position());
    if (block.size() < 4)
        return damaged();
    ByteReader sum(block.substr(block.size() - 4));
    if (sum.fixed32() != crc32c(block.substr(0, block.size() - 4)))
        return damaged();
    ByteReader history(block.substr(0, block.size() - 4));
    Head read;
    if (!readHead(history, read) || (read.history.events == 0 && (!history.atEnd() || extent->bytes != 0)))
        return damaged();
    std::ranges::sort(read.history.seen, {}, &AgentSeen::agent);
    stored.history = std::move(read.history);
    stored.history.bytes = block;
    return stored;
}

Result<std::string> readStoredText(std::string_view bytes)
{
    ByteReader in(bytes);
    if (auto known = checkVersion(in); !known)
        return fail(known.error());
    std::string text = in.column(kTextBytesMax);
    const std::size_t head = in.position();
    if (in.failed() || in.fixed32() != crc32c(bytes.substr(0, head)) || !measureUtf8(text))
        return damaged();
    return text;
}

namespace {

// Where the content of a stretch of inserts is to be had.
struct Source {
    Lv lv{0};
    Lv length{0};
    std::string_view content; ///< of the visible ones
    bool deleted{false};
};

// The visible text dealt out to the inserts that made it; the stretches are then put into the log's order.
std::optional<std::vector<Source>> dealOut(const Tracker& tracker, std::string_view text, const Extent& extent)
{
    std::vector<Source> sources;
    if (tracker.effectLength() != extent.scalars)
        return std::nullopt;
    std::size_t at = 0;
    tracker.eachStretch([&](const Tracker::Stretch& stretch) {
        std::size_t size = 0;
        if (!stretch.deleted)
            size = byteOfScalar(text.substr(at), stretch.length);
        sources.push_back({stretch.lv, stretch.length, text.substr(at, size), stretch.deleted});
        at += size;
    });
    std::ranges::sort(sources, {}, &Source::lv);
    return sources;
}

bool fillContent(EventLog& log, const std::vector<Source>& sources, std::string_view deleted, std::size_t hint)
{
    std::string content;
    content.reserve(hint);
    std::vector<std::uint32_t> ends;
    ends.reserve(log.opCount());
    auto source = sources.begin();
    Source rest = source == sources.end() ? Source{} : *source;
    for (std::size_t i = 0; i < log.opCount(); ++i) {
        const EventLog::Op op = log.op(i);
        Lv left = op.kind == Kind::Insert ? op.range.end - op.range.start : 0;
        while (left > 0) {
            const Lv n = std::min(left, rest.length);
            std::string_view& from = rest.deleted ? deleted : rest.content;
            if (!rest.deleted || !op.erased) {
                const std::string_view part = from.substr(0, byteOfScalar(from, n));
                from.remove_prefix(part.size());
                if (extentOf(part).scalars != n || (op.erased && part != replacementText(n)))
                    return false;
                if (!op.erased)
                    content.append(part);
            }
            left -= n;
            rest.length -= n;
            if (rest.length == 0)
                rest = ++source == sources.end() ? Source{} : *source;
        }
        ends.push_back(static_cast<std::uint32_t>(content.size()));
    }
    if (!deleted.empty() || source != sources.end())
        return false;
    log.adoptContent(std::move(content), ends);
    return true;
}

} // namespace

Result<std::string> historyBlock(const PackedHistory& packed)
{
    if (!packed.reread)
        return packed.bytes;
    const auto bytes = packed.reread();
    if (!bytes)
        return fail(bytes.error());
    auto stored = readStored(*bytes);
    if (!stored)
        return fail(stored.error());
    if (stored->history.seen != packed.seen || stored->history.frontier != packed.frontier)
        return damaged();
    return std::move(stored->history.bytes);
}

Result<EventLog> unpackHistory(const PackedHistory& packed, std::string_view text, const Extent& extent)
{
    if (packed.events == 0)
        return EventLog{};
    const auto block = historyBlock(packed);
    if (!block)
        return fail(block.error());
    ByteReader in(std::string_view(*block).substr(0, block->size() - 4));
    Head head;
    if (!readHead(in, head))
        return damaged();
    std::array<std::string, HistoryColumns::count> columns;
    const std::uint64_t present = in.number((1U << HistoryColumns::count) - 1);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if ((present >> i & 1U) != 0)
            columns[i] = in.column(kColumnBytesMax);
    }
    if (!in.finished() || !measureUtf8(columns[5]))
        return damaged();
    Columns readers(std::move(columns));
    const std::string& deleted = readers.bytes[5];
    HistoryReader reader(readers, head);
    if (!reader.run())
        return damaged();
    EventLog log = reader.take();
    if (log.summary() != packed.seen || log.frontier() != packed.frontier)
        return damaged();
    for (std::size_t i = 0; i < packed.heads.size(); ++i) {
        if (log.idOf(packed.frontier[i]) != packed.heads[i])
            return damaged();
    }
    Replay replay(log);
    const Tracker* tracker = replay.runWhole();
    if (tracker == nullptr)
        return damaged();
    const auto sources = dealOut(*tracker, text, extent);
    if (!sources || !fillContent(log, *sources, deleted, text.size() + deleted.size()))
        return damaged();
    return log;
}

} // namespace salver::text
