// SPDX-License-Identifier: Apache-2.0
// Seeded randomness and small helpers for the tests of mergeable texts: a failing seed can be run again.
#pragma once

#include "core/text/document.h"

#include <QString>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace salver::test {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    /// 0 … sides - 1.
    std::uint64_t roll(std::uint64_t sides) { return m_engine() % sides; }
    bool oneIn(std::uint64_t sides) { return roll(sides) == 0; }

    /// Some scalars, among them ones of two, three and four bytes.
    std::string scalars(std::uint64_t count)
    {
        static const std::vector<std::string> alphabet{"a", "b", "c", "d", " ", "\n", "x", "y", "z", "\xC3\xA9",
                                                       "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xF0\x9F\x87\xAB"};
        std::string text;
        for (std::uint64_t i = 0; i < count; ++i)
            text += alphabet[roll(alphabet.size())];
        return text;
    }

private:
    std::mt19937_64 m_engine;
};

/// An order that keeps parents before children, otherwise random.
inline std::vector<text::Run> shuffled(const std::vector<text::Run>& runs, Dice& dice)
{
    std::vector<text::Run> waiting = runs;
    std::vector<text::Run> ordered;
    const auto isHere = [&](const text::EventId& id) {
        return std::any_of(ordered.begin(), ordered.end(), [&](const text::Run& run) {
            return run.first.agent == id.agent && run.first.seq <= id.seq && id.seq < run.first.seq + run.length;
        });
    };
    while (!waiting.empty()) {
        std::vector<std::size_t> ready;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (std::all_of(waiting[i].parents.begin(), waiting[i].parents.end(), isHere))
                ready.push_back(i);
        }
        const std::size_t chosen = ready.at(dice.roll(ready.size()));
        ordered.push_back(waiting[chosen]);
        waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
    return ordered;
}

/// What a list of splices makes of a text.
inline std::string spliced(const std::string& text, const std::vector<text::Splice>& splices)
{
    std::u32string scalars = QString::fromStdString(text).toStdU32String();
    for (const text::Splice& splice : splices)
        scalars.replace(splice.position, splice.removed, QString::fromStdString(splice.inserted).toStdU32String());
    return QString::fromStdU32String(scalars).toStdString();
}

} // namespace salver::test
