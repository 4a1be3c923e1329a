// SPDX-License-Identifier: Apache-2.0
#include "core/text/bytes.h"
#include "core/text/history_columns.h"
#include "core/text/invariant.h"
#include "core/text/replay.h"
#include "core/text/storage.h"

#include <algorithm>

namespace salver::text {

namespace {

void writeHead(ByteWriter& out, const EventLog& log, const Summary& seen)
{
    out.number(log.end());
    out.number(log.agentCount());
    for (std::uint32_t agent = 0; agent < log.agentCount(); ++agent)
        out.fixed64(raw(log.agentAt(agent)));
    for (std::uint32_t agent = 0; agent < log.agentCount(); ++agent) {
        const AgentSeen* of = seenOf(seen, log.agentAt(agent));
        SALVER_TEXT_ASSERT(of != nullptr);
        out.number(of->ranges.size());
        std::uint64_t at = 0;
        for (const SeqRange& range : of->ranges) {
            out.number(range.first - at);
            out.number(range.end - range.first);
            at = range.end;
        }
    }
    const auto& frontier = log.frontier();
    out.number(frontier.size());
    Lv above = log.end();
    for (auto head = frontier.rbegin(); head != frontier.rend(); ++head) {
        const auto run = log.agentRunAt(*head);
        out.number(above - *head - 1);
        out.number(run.agent);
        out.number(log.seqNext(run.agent) - 1 - (run.seq + (*head - run.range.start)));
        above = *head;
    }
}

void writeGraph(const EventLog& log, HistoryColumns& columns)
{
    for (std::size_t i = 0; i < log.entryCount(); ++i) {
        const auto& entry = log.entry(i);
        const auto parents = log.parentsOf(i);
        columns.graph.number(parents.size());
        for (const Lv parent : parents) {
            const std::size_t of = log.entryIndexOf(parent);
            const Lv toEnd = log.entry(of).end - 1 - parent;
            columns.graph.number((i - of) << 1U | (toEnd != 0 ? 1U : 0U));
            if (toEnd != 0)
                columns.forks.number(toEnd);
        }
        if (i + 1 < log.entryCount())
            columns.lengths.number(entry.end - entry.start);
    }
}

void writeIds(const EventLog& log, HistoryColumns& columns)
{
    std::vector<std::uint64_t> expected(log.agentCount(), 0);
    for (std::size_t i = 0; i < log.entryCount(); ++i) {
        const auto& entry = log.entry(i);
        for (Lv at = entry.start; at < entry.end;) {
            const auto run = log.agentRunAt(at);
            const Lv end = std::min(run.range.end, entry.end);
            const std::uint64_t seq = run.seq + (at - run.range.start);
            const auto jump = static_cast<std::int64_t>(seq - expected[run.agent]);
            const bool part = end < entry.end;
            columns.ids.number(std::uint64_t{run.agent} << 2U | (part ? 2U : 0U) | (jump != 0 ? 1U : 0U));
            if (jump != 0)
                columns.ids.signedNumber(jump);
            if (part)
                columns.ids.number(end - at);
            expected[run.agent] = seq + (end - at);
            at = end;
        }
    }
}

void writeOps(const EventLog& log, HistoryColumns& columns)
{
    std::int64_t cursor = 0;
    Lv erasedTo = 0;
    for (std::size_t i = 0; i < log.opCount(); ++i) {
        const EventLog::Op op = log.op(i);
        const std::uint32_t length = op.range.end - op.range.start;
        const std::int64_t moved = cursorBefore(op.kind, op.position) - cursor;
        const std::uint32_t shortLength = std::min(length, kLongRun);
        columns.ops.byte(static_cast<std::uint8_t>(static_cast<unsigned>(op.kind) | (moved != 0 ? kMovedBit : 0U)
                                                   | shortLength << kLengthShift));
        if (shortLength == kLongRun)
            columns.longRuns.number(length - kLongRun);
        if (moved != 0)
            columns.moves.signedNumber(moved);
        if (op.erased) {
            columns.erased.number(op.range.start - erasedTo);
            columns.erased.number(length);
            erasedTo = op.range.end;
        }
        cursor = cursorAfter(op.kind, op.position, length);
    }
}

// The content of what was inserted, not erased, and deleted again, in the order of the log.
std::string deletedContent(const EventLog& log)
{
    bool anyDelete = false;
    for (std::size_t i = 0; i < log.opCount() && !anyDelete; ++i)
        anyDelete = log.op(i).kind != Kind::Insert;
    std::string content;
    if (!anyDelete)
        return content;
    Replay replay(log);
    const Tracker* tracker = replay.runWhole();
    SALVER_TEXT_ASSERT(tracker != nullptr);
    std::vector<LvRange> dead;
    tracker->eachStretch([&](const Tracker::Stretch& stretch) {
        if (stretch.deleted)
            dead.push_back({stretch.lv, stretch.lv + stretch.length});
    });
    std::sort(dead.begin(), dead.end(), [](const LvRange& a, const LvRange& b) { return a.start < b.start; });
    for (const LvRange& range : dead) {
        for (Lv at = range.start; at < range.end;) {
            const EventLog::Op op = log.op(log.opIndexOf(at)).slice({at, range.end});
            content.append(op.content);
            at = op.range.end;
        }
    }
    return content;
}

} // namespace

std::string packHistory(const EventLog& log)
{
    SALVER_TEXT_ASSERT(log.first() == 0);
    ByteWriter out;
    if (log.end() == 0) {
        out.number(0);
        out.fixed32(crc32c(out.bytes()));
        return out.take();
    }
    writeHead(out, log, log.summary());
    HistoryColumns columns;
    writeGraph(log, columns);
    writeIds(log, columns);
    writeOps(log, columns);
    columns.deleted.raw(deletedContent(log));
    std::uint64_t present = 0;
    for (std::size_t i = 0; i < columns.inOrder().size(); ++i)
        present |= columns.inOrder()[i]->empty() ? 0U : std::uint64_t{1} << i;
    out.number(present);
    for (const ByteWriter* column : columns.inOrder()) {
        if (!column->empty())
            out.column(column->bytes());
    }
    out.fixed32(crc32c(out.bytes()));
    return out.take();
}

std::string writeStored(std::string_view text, std::string_view historyBlock)
{
    ByteWriter out;
    out.byte(kStoredVersion);
    out.column(text);
    out.fixed32(crc32c(out.bytes()));
    out.raw(historyBlock);
    return out.take();
}

} // namespace salver::text
