// SPDX-License-Identifier: Apache-2.0
#include "domain/text_delta.h"

#include "domain/scalars.h"

#include <algorithm>
#include <limits>

namespace salver::domain {

/// Goes over a delta's steps in pieces; behind the last step it keeps for ever.
class TextDelta::Walker {
public:
    explicit Walker(const std::vector<Step>& steps) : m_steps(steps) {}

    [[nodiscard]] bool done() const { return m_index == m_steps.size(); }
    [[nodiscard]] Step::Kind kind() const { return done() ? Step::Kind::Keep : m_steps[m_index].kind; }
    [[nodiscard]] std::uint64_t left() const
    {
        return done() ? std::numeric_limits<std::uint64_t>::max() : m_steps[m_index].length - m_used;
    }
    /// Takes at most what is left of the step.
    Step take(std::uint64_t length)
    {
        if (done())
            return {Step::Kind::Keep, length, {}};
        const auto& step = m_steps[m_index];
        Step piece{step.kind, length, {}};
        if (step.kind == Step::Kind::Insert) {
            const auto end = bytesAfter(step.content, m_byte, length);
            piece.content = step.content.substr(m_byte, end - m_byte);
            m_byte = end;
        }
        m_used += length;
        if (m_used == step.length) {
            ++m_index;
            m_used = 0;
            m_byte = 0;
        }
        return piece;
    }
    Step take() { return take(left()); }

private:
    const std::vector<Step>& m_steps;
    std::size_t m_index{};
    std::uint64_t m_used{};
    std::size_t m_byte{};
};

void TextDelta::push(Step step)
{
    if (step.length == 0)
        return;
    const auto join = [](Step& to, Step& from) {
        to.length += from.length;
        to.content += from.content;
    };
    if (!m_steps.empty() && m_steps.back().kind == step.kind) {
        join(m_steps.back(), step);
        return;
    }
    // Inserting before or behind a removal at the same place is the same change; one form makes equal ones equal.
    if (step.kind == Step::Kind::Insert && !m_steps.empty() && m_steps.back().kind == Step::Kind::Remove) {
        if (m_steps.size() > 1 && m_steps[m_steps.size() - 2].kind == Step::Kind::Insert)
            join(m_steps[m_steps.size() - 2], step);
        else
            m_steps.insert(m_steps.end() - 1, std::move(step));
        return;
    }
    m_steps.push_back(std::move(step));
}

void TextDelta::finish()
{
    if (!m_steps.empty() && m_steps.back().kind == Step::Kind::Keep)
        m_steps.pop_back();
}

TextDelta TextDelta::fromSplices(std::span<const text::Splice> splices)
{
    TextDelta whole;
    for (const auto& splice : splices) {
        TextDelta one;
        one.push({Step::Kind::Keep, splice.position, {}});
        one.push({Step::Kind::Insert, scalarCount(splice.inserted), splice.inserted});
        one.push({Step::Kind::Remove, splice.removed, {}});
        one.finish();
        whole = whole.then(one);
    }
    return whole;
}

TextDelta TextDelta::between(std::string_view before, std::string_view after)
{
    const auto middle = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
    const auto shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    while (head > 0 && ((head < before.size() && middle(before[head])) || (head < after.size() && middle(after[head]))))
        --head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && middle(before[before.size() - tail]))
        --tail;
    const auto removed = before.substr(head, before.size() - tail - head);
    const auto inserted = after.substr(head, after.size() - tail - head);
    const text::Splice splice{scalarCount(before.substr(0, head)), scalarCount(removed), std::string(inserted)};
    return fromSplices(std::span(&splice, 1));
}

std::vector<text::Splice> TextDelta::splices() const
{
    std::vector<text::Splice> found;
    std::uint64_t position = 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const auto& step = m_steps[i];
        if (step.kind == Step::Kind::Keep) {
            position += step.length;
        } else if (step.kind == Step::Kind::Insert) {
            found.push_back({position, 0, step.content});
        } else {
            if (i > 0 && m_steps[i - 1].kind == Step::Kind::Insert)
                found.back().removed = step.length;
            else
                found.push_back({position, step.length, {}});
            position += step.length;
        }
    }
    std::ranges::reverse(found);
    return found;
}

TextDelta TextDelta::then(const TextDelta& next) const
{
    TextDelta both;
    Walker first(m_steps);
    Walker second(next.m_steps);
    while (!first.done() || !second.done()) {
        if (second.kind() == Step::Kind::Insert) {
            both.push(second.take());
        } else if (first.kind() == Step::Kind::Remove) {
            both.push(first.take());
        } else {
            const auto length = std::min(first.left(), second.left());
            auto made = first.take(length);
            const auto done = second.take(length);
            if (done.kind == Step::Kind::Keep)
                both.push(std::move(made));
            else if (made.kind == Step::Kind::Keep)
                both.push(done);
        }
    }
    both.finish();
    return both;
}

TextDelta TextDelta::over(const TextDelta& other, bool first) const
{
    TextDelta moved;
    Walker mine(m_steps);
    Walker theirs(other.m_steps);
    while (!mine.done()) {
        const bool theirsInserts = theirs.kind() == Step::Kind::Insert;
        if (mine.kind() == Step::Kind::Insert && (first || !theirsInserts)) {
            moved.push(mine.take());
        } else if (theirsInserts) {
            moved.push({Step::Kind::Keep, theirs.take().length, {}});
        } else {
            const auto length = std::min(mine.left(), theirs.left());
            auto step = mine.take(length);
            if (theirs.take(length).kind == Step::Kind::Keep)
                moved.push(std::move(step));
        }
    }
    moved.finish();
    return moved;
}

TextDelta TextDelta::inverse(std::string_view before) const
{
    TextDelta back;
    std::size_t at = 0;
    for (const auto& step : m_steps) {
        if (step.kind == Step::Kind::Insert) {
            back.push({Step::Kind::Remove, step.length, {}});
            continue;
        }
        const auto end = bytesAfter(before, at, step.length);
        if (step.kind == Step::Kind::Keep)
            back.push({Step::Kind::Keep, step.length, {}});
        else
            back.push({Step::Kind::Insert, step.length, std::string(before.substr(at, end - at))});
        at = end;
    }
    back.finish();
    return back;
}

std::string TextDelta::applied(std::string_view text) const
{
    std::string after;
    after.reserve(text.size());
    std::size_t at = 0;
    for (const auto& step : m_steps) {
        if (step.kind == Step::Kind::Insert) {
            after += step.content;
            continue;
        }
        const auto end = bytesAfter(text, at, step.length);
        if (step.kind == Step::Kind::Keep)
            after += text.substr(at, end - at);
        at = end;
    }
    after += text.substr(at);
    return after;
}

} // namespace salver::domain
