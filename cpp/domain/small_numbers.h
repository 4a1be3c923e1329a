// SPDX-License-Identifier: Apache-2.0
// What a few answers can bear: the intervals and tests for small numbers, each with its source; the one table that says
// what may be shown of n answers; and the words for it. Everything that shows a number of answers goes through
// figuresOf(), so that no screen and no verb can say more than the table allows. The cut-offs (5, 10, 30) are
// conventions with a simulation behind them, not theorems. Pure functions, any thread.
#pragma once

#include "core/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace salver::domain {

/// The two-sided 95 % point of the normal distribution.
inline constexpr double normalPoint = 1.959963984540054;

struct Interval {
    double low{};
    double high{};
};

/// Wilson's score interval for k of n, in 0 to 1. E. B. Wilson 1927; recommended for small n by Brown, Cai & DasGupta 2001.
[[nodiscard]] Interval wilson(std::size_t k, std::size_t n, double z = normalPoint);
/// Of 1 to 5 or anything else that has an order; the mean of the two in the middle where n is even. Not of nothing.
[[nodiscard]] double median(std::vector<int> values);
/// Two-sided exact sign test on those who moved: how often chance alone would be at least as one-sided. 1 for nobody.
[[nodiscard]] double signTest(std::size_t up, std::size_t down);
/// The difference p1 - p2 of two independent groups from their Wilson intervals. R. G. Newcombe 1998, method 10.
[[nodiscard]] Interval newcombe(std::size_t k1, std::size_t n1, std::size_t k2, std::size_t n2);
/// The t-interval of a mean on a scale of 1 to 5, cut off at its ends; nothing below 30 answers.
struct Mean {
    double mean{};
    Interval range;
};
[[nodiscard]] std::optional<Mean> meanOf(std::span<const int> answers);

struct NetPromoter {
    double net{}; ///< -1 to 1
    Interval range;
};
/// The adjusted-Wald interval around promoters minus detractors. B. Rocks 2016; J. Lewis & J. Sauro. No refusal: see below.
[[nodiscard]] Interval netPromoterRange(std::size_t promoters, std::size_t detractors, std::size_t n);
/// InvalidArgument with the reason below 30 answers, where the interval covers half the scale.
[[nodiscard]] Result<NetPromoter> netPromoter(std::size_t promoters, std::size_t detractors, std::size_t n);

/// The rule table: what may be shown of n answers. Each answer itself may always be shown.
struct MayShow {
    bool anything{};   ///< n > 0
    bool counts{};     ///< "4 of 6 said 4 or 5", the middle answer, the rough range in words
    bool bar{};        ///< the rough range drawn, a whole percentage beside its count
    bool mean{};       ///< with its interval
    bool asterisk{};   ///< it is a small number
};
inline constexpr std::size_t countsFrom = 5;
inline constexpr std::size_t barFrom = 10;
inline constexpr std::size_t meanFrom = 30;
[[nodiscard]] MayShow mayShow(std::size_t n);

/// The footnote of every asterisk.
inline constexpr std::string_view smallNumberNote = "*Not statistically significant by any stretch";
/// "n = 3*", "n = 14, rough*", "n = 34"; for nobody a sentence.
[[nodiscard]] std::string nLabel(std::size_t n);
/// A share in words: "almost nobody", "about 4 in 10", "about half", "almost everyone".
[[nodiscard]] std::string shareWords(double share);
/// "20 form, 14 in person": the most frequent first, by name among equals.
[[nodiscard]] std::string askedHow(std::vector<std::string> modes);

/// Everything that may be said of these answers on a scale of 1 to 5; what the table does not allow is empty.
struct AnswerFigures {
    std::size_t n{};
    std::size_t top{}; ///< said 4 or 5; only to be shown through `counts`
    MayShow may;
    std::string label;
    std::string note;   ///< the footnote
    std::string counts; ///< "4 of 6 said 4 or 5"; from 10 on "12 of 14 (86 %) said 4 or 5"
    std::string middle; ///< "the middle answer is 4"
    std::string rough;  ///< "If these were a fair draw, it could be anywhere from about 4 in 10 to almost everyone."
    std::string mean;   ///< "the mean is 4.1, somewhere from 3.8 to 4.4"
    std::optional<Interval> bar;
};
[[nodiscard]] AnswerFigures figuresOf(std::span<const int> answers);

/// How many of all: "3 of 5 said something like this".
[[nodiscard]] std::string countOf(std::size_t k, std::size_t n, std::string_view what);

/// Before and now, of the same people: pairs of answers.
using Pairs = std::span<const std::pair<int, int>>;
/// "Better" and "worse" only from six who moved and a sign test of 5 %; otherwise that it cannot be told. "" for no pairs.
[[nodiscard]] std::string changeAmongSame(Pairs pairs);
/// Of two groups of different people, only from 30 each and an interval that leaves out 0. "" where either is empty.
[[nodiscard]] std::string changeBetweenGroups(std::size_t k1, std::size_t n1, std::size_t k2, std::size_t n2);

/// Answers that were promised to be read only together: nothing until there are five.
inline constexpr std::size_t groupFrom = 5;
/// Which of these parts of a whole may be shown so that no other can be worked out by taking away: parts of five and
/// more, and the whole only where what is left over is nobody or five and more.
struct GroupsShown {
    std::vector<bool> parts;
    bool whole{};
};
[[nodiscard]] GroupsShown groupsShown(std::span<const std::size_t> parts);

} // namespace salver::domain
