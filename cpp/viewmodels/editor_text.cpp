// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/editor_text.h"

#include <QList>

#include <algorithm>
#include <optional>
#include <utility>

namespace salver::viewmodels {

namespace {

using Match = std::pair<qsizetype, qsizetype>;

/// Above this many units on both sides a plain replacement would take away too much that stayed.
constexpr qsizetype longHull = 24;
constexpr qsizetype mostEdits = 160;

/// Keeps the furthest-reaching paths of each step for the way back.
class Diff {
public:
    Diff(const std::u32string& before, const std::u32string& after)
        : m_before(before), m_after(after), m_n(qsizetype(before.size())), m_m(qsizetype(after.size()))
    {
    }

    /// The characters that stay. Nothing where more than `mostEdits` would be needed.
    std::optional<std::vector<Match>> matches()
    {
        std::vector<qsizetype> reach(std::size_t(2 * mostEdits + 3), 0);
        for (qsizetype d = 0; d <= mostEdits; ++d) {
            m_trace.push_back(reach);
            for (qsizetype k = -d; k <= d; k += 2) {
                qsizetype x = d == 0 ? 0 : step(m_trace.back(), k, d).first;
                while (x < m_n && x - k < m_m && same(x, x - k))
                    ++x;
                reach[index(k)] = x;
                if (x >= m_n && x - k >= m_m)
                    return wayBack(d);
            }
        }
        return std::nullopt;
    }

private:
    static std::size_t index(qsizetype diagonal) { return std::size_t(diagonal + mostEdits + 1); }
    bool same(qsizetype x, qsizetype y) const { return m_before[std::size_t(x)] == m_after[std::size_t(y)]; }

    /// Where step d starts on diagonal k, and the diagonal it came from.
    static std::pair<qsizetype, qsizetype> step(const std::vector<qsizetype>& reach, qsizetype k, qsizetype d)
    {
        const bool down = k == -d || (k != d && reach[index(k - 1)] < reach[index(k + 1)]);
        return down ? std::pair{reach[index(k + 1)], k + 1} : std::pair{reach[index(k - 1)] + 1, k - 1};
    }

    std::vector<Match> wayBack(qsizetype d) const
    {
        std::vector<Match> equal;
        qsizetype x = m_n;
        qsizetype y = m_m;
        for (; d >= 0; --d) {
            const auto& reach = m_trace[std::size_t(d)];
            const auto [start, from] = d == 0 ? std::pair<qsizetype, qsizetype>{0, 0} : step(reach, x - y, d);
            while (x > start) {
                --x;
                --y;
                equal.emplace_back(x, y);
            }
            if (d > 0) {
                x = reach[index(from)];
                y = x - from;
            }
        }
        std::ranges::reverse(equal);
        return equal;
    }

    const std::u32string& m_before;
    const std::u32string& m_after;
    qsizetype m_n;
    qsizetype m_m;
    std::vector<std::vector<qsizetype>> m_trace;
};

std::u32string codePoints(QStringView text)
{
    const auto points = text.toUcs4();
    return {points.begin(), points.end()};
}

/// Splices for what lies between the matches, moving right, each on the text as it has become.
std::vector<text::Splice> between(const std::u32string& before, const std::u32string& after,
                                  const std::vector<Match>& equal, std::uint64_t offset)
{
    std::vector<text::Splice> splices;
    qsizetype x = 0;
    qsizetype y = 0;
    const auto close = [&](qsizetype toX, qsizetype toY) {
        if (toX > x || toY > y) {
            const QString come = QString::fromUcs4(after.data() + y, toY - y);
            splices.push_back({offset + std::uint64_t(y), std::uint64_t(toX - x), come.toStdString()});
        }
        x = toX + 1;
        y = toY + 1;
    };
    for (const auto& [matchX, matchY] : equal)
        close(matchX, matchY);
    close(qsizetype(before.size()), qsizetype(after.size()));
    return splices;
}

} // namespace

std::uint64_t scalarsIn(QStringView text)
{
    return std::uint64_t(text.size() - std::ranges::count_if(text, [](QChar unit) { return unit.isLowSurrogate(); }));
}

qsizetype utf16Offset(QStringView text, std::uint64_t scalars)
{
    qsizetype at = 0;
    for (; scalars > 0 && at < text.size(); --scalars)
        at += text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate() ? 2 : 1;
    return at;
}

QString sanitised(QStringView text)
{
    QString clean = text.toString();
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const QChar unit = clean.at(i);
        if (unit.isHighSurrogate() && i + 1 < clean.size() && clean.at(i + 1).isLowSurrogate())
            ++i;
        else if (unit.isSurrogate() || unit.isNull())
            clean[i] = QChar::ReplacementCharacter;
    }
    return clean;
}

QString displayed(QStringView stored)
{
    constexpr char16_t beginningOfFrame = 0xFDD0;
    constexpr char16_t endOfFrame = 0xFDD1;
    QString shown = stored.toString();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const char16_t unit = shown.at(i).unicode();
        if (unit == u'\r')
            shown[i] = QChar::LineSeparator;
        else if (unit == QChar::ParagraphSeparator)
            shown[i] = u'\n';
        else if (unit == 0 || unit == beginningOfFrame || unit == endOfFrame)
            shown[i] = QChar::ReplacementCharacter;
    }
    return shown;
}

std::vector<text::Splice> difference(QStringView before, QStringView after, std::uint64_t offset)
{
    qsizetype head = 0;
    const qsizetype shorter = std::min(before.size(), after.size());
    while (head < shorter && before[head] == after[head])
        ++head;
    // A pair of which only the first half is equal is a different character.
    if (head > 0 && before[head - 1].isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    if (tail > 0 && before[before.size() - tail].isLowSurrogate())
        --tail;
    const QStringView gone = before.sliced(head, before.size() - head - tail);
    const QStringView come = after.sliced(head, after.size() - head - tail);
    if (gone.isEmpty() && come.isEmpty())
        return {};
    offset += scalarsIn(before.first(head));
    if (gone.size() > longHull && come.size() > longHull) {
        const std::u32string a = codePoints(gone);
        const std::u32string b = codePoints(come);
        if (const auto equal = Diff(a, b).matches())
            return between(a, b, *equal, offset);
    }
    return {{offset, scalarsIn(gone), come.toString().toStdString()}};
}

} // namespace salver::viewmodels
