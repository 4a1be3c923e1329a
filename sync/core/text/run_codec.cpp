// SPDX-License-Identifier: Apache-2.0
#include "core/text/bytes.h"
#include "core/text/document.h"
#include "core/text/invariant.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace salver::text {

namespace {

constexpr std::uint8_t kRunsVersion = 1;
constexpr std::uint64_t kBodyBytesMax = std::uint64_t{1} << 27U;
constexpr std::uint64_t kPositionMax = std::uint64_t{1} << 28U;

// The first byte of a run.
constexpr unsigned kKindBits = 3U;
constexpr unsigned kErasedBit = 4U;
constexpr unsigned kChainedBit = 8U;   ///< its only parent is the last event of the run before
constexpr unsigned kFollowsBit = 16U;  ///< its id is the one after that event's
constexpr unsigned kSingleBit = 32U;   ///< one event

std::size_t agentIndex(const std::vector<ReplicaId>& agents, ReplicaId agent)
{
    return static_cast<std::size_t>(std::ranges::lower_bound(agents, agent) - agents.begin());
}

struct Before {
    bool any{false};
    EventId last;
};

void writeRun(ByteWriter& out, const std::vector<ReplicaId>& agents, const Run& run, const Before& before)
{
    const bool chained = before.any && run.parents.size() == 1 && run.parents[0] == before.last;
    const bool follows = before.any && run.first == EventId{before.last.agent, before.last.seq + 1};
    out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(run.kind) | (run.erased ? kErasedBit : 0U)
                                       | (chained ? kChainedBit : 0U) | (follows ? kFollowsBit : 0U)
                                       | (run.length == 1 ? kSingleBit : 0U)));
    if (!follows) {
        out.number(agentIndex(agents, run.first.agent));
        out.number(run.first.seq);
    }
    if (!chained) {
        out.number(run.parents.size());
        for (const EventId& parent : run.parents) {
            out.number(agentIndex(agents, parent.agent));
            out.number(parent.seq);
        }
    }
    out.number(run.position);
    if (run.length != 1)
        out.number(run.length);
    if (run.kind == Run::Kind::Insert && !run.erased) {
        out.number(run.content.size());
        out.raw(run.content);
    }
}

class RunReader {
public:
    explicit RunReader(std::string_view body) : m_in(body) {}

    [[nodiscard]] bool read(std::vector<Run>& runs)
    {
        const std::uint64_t agents = m_in.number(m_in.left() / 8);
        for (std::uint64_t i = 0; i < agents; ++i)
            m_agents.push_back(ReplicaId{m_in.fixed64()});
        const std::uint64_t count = m_in.number(std::min<std::uint64_t>(m_in.left() / 2, runsPerBatchMax));
        for (std::uint64_t i = 0; i < count; ++i) {
            Run run;
            if (!readRun(run))
                return false;
            m_before = {true, {run.first.agent, run.first.seq + run.length - 1}};
            runs.push_back(std::move(run));
        }
        return m_in.finished();
    }

private:
    bool readId(EventId& id)
    {
        const std::uint64_t agent = m_in.number();
        id.seq = m_in.number(TextLimits::seqMax - 1);
        if (m_in.failed() || agent >= m_agents.size())
            return false;
        id.agent = m_agents[agent];
        return true;
    }

    bool readRun(Run& run)
    {
        const unsigned code = m_in.byte();
        const bool chained = (code & kChainedBit) != 0;
        const bool follows = (code & kFollowsBit) != 0;
        if (m_in.failed() || code >= 64 || (code & kKindBits) > 2 || ((chained || follows) && !m_before.any))
            return false;
        run.kind = static_cast<Run::Kind>(code & kKindBits);
        run.erased = (code & kErasedBit) != 0;
        if (follows)
            run.first = {m_before.last.agent, m_before.last.seq + 1};
        else if (!readId(run.first))
            return false;
        if (chained)
            run.parents.push_back(m_before.last);
        else if (!readParents(run))
            return false;
        run.position = m_in.number(kPositionMax);
        run.length = (code & kSingleBit) != 0 ? 1 : m_in.number(TextLimits::scalarsMax);
        if (m_in.failed() || run.length == 0 || run.first.seq > TextLimits::seqMax - run.length
            || (run.erased && run.kind != Run::Kind::Insert))
            return false;
        if (run.kind != Run::Kind::Insert || run.erased)
            return true;
        run.content = m_in.raw(m_in.number());
        const auto extent = measureUtf8(run.content);
        return !m_in.failed() && extent && extent->scalars == run.length;
    }

    bool readParents(Run& run)
    {
        const std::uint64_t count = m_in.number(m_in.left() / 2);
        for (std::uint64_t i = 0; i < count; ++i) {
            EventId id;
            if (!readId(id))
                return false;
            run.parents.push_back(id);
        }
        return true;
    }

    ByteReader m_in;
    std::vector<ReplicaId> m_agents;
    Before m_before;
};

} // namespace

std::string encodeRuns(std::span<const Run> runs)
{
    SALVER_TEXT_ASSERT(runs.size() <= runsPerBatchMax);
    std::vector<ReplicaId> agents;
    for (const Run& run : runs) {
        agents.push_back(run.first.agent);
        for (const EventId& parent : run.parents)
            agents.push_back(parent.agent);
    }
    std::ranges::sort(agents);
    agents.erase(std::unique(agents.begin(), agents.end()), agents.end());
    ByteWriter body;
    body.number(agents.size());
    for (const ReplicaId agent : agents)
        body.fixed64(raw(agent));
    body.number(runs.size());
    Before before;
    for (const Run& run : runs) {
        writeRun(body, agents, run, before);
        before = {true, {run.first.agent, run.first.seq + run.length - 1}};
    }
    ByteWriter out;
    out.byte(kRunsVersion);
    out.column(body.bytes());
    out.fixed32(crc32c(out.bytes()));
    return out.take();
}

Result<std::vector<Run>> decodeRuns(std::string_view bytes)
{
    ByteReader in(bytes);
    std::vector<Run> runs;
    const std::uint8_t version = in.byte();
    if (version > kRunsVersion)
        return fail(ErrorCode::VersionTooNew, "These changes were made by a newer version of Salver. Update to read them.");
    bool good = version == kRunsVersion;
    const std::string body = good ? in.column(kBodyBytesMax) : std::string();
    const std::size_t end = in.position();
    good = good && !in.failed() && in.fixed32() == crc32c(bytes.substr(0, end)) && in.finished();
    if (!good || !RunReader(body).read(runs))
        return fail(ErrorCode::Malformed, "These changes to a text are damaged or are none.");
    return runs;
}

} // namespace salver::text
