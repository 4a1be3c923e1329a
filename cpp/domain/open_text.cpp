// SPDX-License-Identifier: Apache-2.0
#include "domain/open_text.h"

#include "domain/scalars.h"

#include <algorithm>
#include <utility>

namespace salver::domain {

namespace {

/// The events of `run` from `from` on, as a run of its own.
text::Run pieceOf(const text::Run& run, std::uint64_t from, std::uint64_t length)
{
    text::Run piece = run;
    piece.length = length;
    piece.first.seq += from;
    if (from > 0)
        piece.parents = {{run.first.agent, run.first.seq + from - 1}};
    if (run.kind == text::Run::Kind::Insert)
        piece.position += from;
    else if (run.kind == text::Run::Kind::DeleteBackward)
        piece.position -= from;
    if (!run.content.empty()) {
        const auto begin = bytesAfter(run.content, 0, from);
        piece.content = run.content.substr(begin, bytesAfter(run.content, begin, length) - begin);
    }
    return piece;
}

/// Those pieces of the runs whose events `seen` names.
std::vector<text::Run> piecesIn(const std::vector<text::Run>& runs, const text::Summary& seen)
{
    std::vector<text::Run> pieces;
    for (const auto& run : runs) {
        const auto agent = std::ranges::find(seen, run.first.agent, &text::AgentSeen::agent);
        if (agent == seen.end())
            continue;
        for (const auto& range : agent->ranges) {
            const auto first = std::max(range.first, run.first.seq);
            const auto end = std::min(range.end, run.first.seq + run.length);
            if (first < end)
                pieces.push_back(pieceOf(run, first - run.first.seq, end - first));
        }
    }
    return pieces;
}

} // namespace

Result<TextDelta> deltaBetween(const text::Document& document, const text::Summary& from, const text::Summary& to)
{
    if (from == to)
        return TextDelta{};
    const auto all = document.runs();
    if (!all)
        return fail(all.error());
    text::Document text;
    if (const auto built = text.apply(piecesIn(*all, from)); !built)
        return fail(built.error());
    // What is there already is skipped.
    const auto splices = text.apply(piecesIn(*all, to));
    if (!splices)
        return fail(splices.error());
    return TextDelta::fromSplices(*splices);
}

Result<TextDelta> deltaSince(const text::Document& document, const text::Summary& seen)
{
    return deltaBetween(document, seen, document.summary());
}

OpenText::OpenText(const EntityId& entity, model::KindId kind, model::FieldId field, const text::Document& stored)
    : m_entity(entity), m_kind(kind), m_field(field), m_seen(stored.summary()), m_shown(stored.text())
{
}

void OpenText::typed(const text::Splice& splice)
{
    const auto delta = TextDelta::fromSplices(std::span(&splice, 1));
    m_shown = delta.applied(m_shown);
    m_pending = m_pending.then(delta);
}

std::optional<TextBatch> OpenText::takeBatch()
{
    if (m_underWay || m_pending.empty())
        return std::nullopt;
    m_underWay = std::exchange(m_pending, {});
    return TextBatch{m_entity, m_kind, m_field, m_seen, *m_underWay};
}

std::vector<text::Splice> OpenText::takeIn(const TextDelta& others)
{
    // The store put our batch before what others wrote at the same place, so what is pending stands first here too.
    const auto shown = others.over(m_pending, false);
    m_pending = m_pending.over(others, true);
    m_shown = shown.applied(m_shown);
    return shown.splices();
}

std::vector<text::Splice> OpenText::landed(const TextLanded& outcome)
{
    m_underWay.reset();
    m_seen = outcome.seen;
    return takeIn(outcome.others);
}

Result<std::vector<text::Splice>> OpenText::refresh(const text::Document& stored)
{
    if (m_underWay)
        return std::vector<text::Splice>{};
    const auto others = deltaSince(stored, m_seen);
    if (!others)
        return fail(others.error());
    // A reader may still see an older moment than our last batch; it brings nothing new then.
    if (others->empty() && stored.runsSince(m_seen).value_or(std::vector<text::Run>{}).empty())
        return std::vector<text::Splice>{};
    m_seen = stored.summary();
    return takeIn(*others);
}

void OpenText::refused()
{
    if (!m_underWay)
        return;
    m_pending = m_underWay->then(m_pending);
    m_underWay.reset();
}

} // namespace salver::domain
