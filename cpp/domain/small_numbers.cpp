// SPDX-License-Identifier: Apache-2.0
#include "domain/small_numbers.h"

#include "domain/say.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

namespace salver::domain {

namespace {

constexpr int scaleLow = 1;
constexpr int scaleHigh = 5;
constexpr int topFrom = 4;
constexpr std::size_t movedFrom = 6;
constexpr double chance = 0.05;
constexpr const char* tooFew = sayWord("Too few to tell a change from chance.");

double part(std::size_t k, std::size_t n)
{
    return n == 0 ? 0 : double(k) / double(n);
}

std::string fixed(double value, int digits)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
    return {text.data(), end.ptr};
}

/// C(n, i) / 2^n through logarithms, so that no n is too large.
double binomialHalf(std::size_t n, std::size_t i)
{
    const auto m = double(n);
    const auto j = double(i);
    return std::exp(std::lgamma(m + 1) - std::lgamma(j + 1) - std::lgamma(m - j + 1) - m * std::log(2.0));
}

std::string middleWords(double middle)
{
    const bool whole = middle == std::floor(middle);
    return whole ? say("the middle answer is %1", {fixed(middle, 0)})
                 : say("the middle lies between %1 and %2",
                       {fixed(std::floor(middle), 0), fixed(std::ceil(middle), 0)});
}

std::string roughWords(const Interval& range)
{
    const auto low = shareWords(range.low);
    const auto high = shareWords(range.high);
    return low == high ? say("If these were a fair draw, it would be %1.", {low})
                       : say("If these were a fair draw, it could be anywhere from %1 to %2.", {low, high});
}

} // namespace

Interval wilson(std::size_t k, std::size_t n, double z)
{
    if (n == 0)
        return {0, 1};
    const double p = part(k, n);
    const auto size = double(n);
    const double zz = z * z;
    const double centre = (p + zz / (2 * size)) / (1 + zz / size);
    const double half = z * std::sqrt(p * (1 - p) / size + zz / (4 * size * size)) / (1 + zz / size);
    return {k == 0 ? 0 : std::max(0.0, centre - half), k == n ? 1 : std::min(1.0, centre + half)};
}

double median(std::vector<int> values)
{
    std::ranges::sort(values);
    const auto half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

double signTest(std::size_t up, std::size_t down)
{
    const auto moved = up + down;
    double tail = 0;
    for (std::size_t i = 0; i <= std::min(up, down); ++i)
        tail += binomialHalf(moved, i);
    return std::min(1.0, 2 * tail);
}

Interval newcombe(std::size_t k1, std::size_t n1, std::size_t k2, std::size_t n2)
{
    const double p1 = part(k1, n1);
    const double p2 = part(k2, n2);
    const auto one = wilson(k1, n1);
    const auto two = wilson(k2, n2);
    const double difference = p1 - p2;
    return {difference - std::hypot(p1 - one.low, two.high - p2), difference + std::hypot(one.high - p1, p2 - two.low)};
}

std::optional<Mean> meanOf(std::span<const int> answers)
{
    if (answers.size() < meanFrom)
        return std::nullopt;
    const auto size = double(answers.size());
    const double mean = std::accumulate(answers.begin(), answers.end(), 0.0) / size;
    double squares = 0;
    for (const int each : answers)
        squares += (each - mean) * (each - mean);
    const boost::math::students_t distribution(size - 1);
    const double half = boost::math::quantile(distribution, 1 - chance / 2) * std::sqrt(squares / (size - 1) / size);
    return Mean{mean, {std::max(double(scaleLow), mean - half), std::min(double(scaleHigh), mean + half)}};
}

Interval netPromoterRange(std::size_t promoters, std::size_t detractors, std::size_t n)
{
    const double size = double(n) + 3;
    const double p = (double(promoters) + 0.75) / size;
    const double d = (double(detractors) + 0.75) / size;
    const double half = normalPoint * std::sqrt((p + d - (p - d) * (p - d)) / size);
    return {std::max(-1.0, p - d - half), std::min(1.0, p - d + half)};
}

Result<NetPromoter> netPromoter(std::size_t promoters, std::size_t detractors, std::size_t n)
{
    if (promoters + detractors > n)
        return fail(ErrorCode::InvalidArgument, say("There are more promoters and detractors than answers."));
    if (n < meanFrom)
        return fail(ErrorCode::InvalidArgument,
                    say("Below 30 answers that figure says nothing: from 5 people \"+80\" could be anything from +4 "
                        "to +96. It takes about 190 to be sure of it within 10 points."));
    return NetPromoter{part(promoters, n) - part(detractors, n), netPromoterRange(promoters, detractors, n)};
}

MayShow mayShow(std::size_t n)
{
    return {n > 0, n >= countsFrom, n >= barFrom, n >= meanFrom, n > 0 && n < meanFrom};
}

std::string nLabel(std::size_t n)
{
    if (n == 0)
        return say("Nobody has been asked yet");
    const auto may = mayShow(n);
    const auto count = std::to_string(n);
    if (may.bar && may.asterisk)
        return say("n = %1, rough*", {count});
    return may.asterisk ? say("n = %1*", {count}) : say("n = %1", {count});
}

std::string shareWords(double share)
{
    const auto tenths = std::lround(share * 10);
    if (share >= 0.95)
        return say("almost everyone");
    if (share < 0.05)
        return say("almost nobody");
    return tenths == 5 ? say("about half") : say("about %1 in 10", {std::to_string(tenths)});
}

std::string askedHow(std::vector<std::string> modes)
{
    std::map<std::string, std::size_t> counts;
    for (auto& mode : modes)
        ++counts[mode.empty() ? say("not noted how") : std::move(mode)];
    std::vector<std::pair<std::string, std::size_t>> all(counts.begin(), counts.end());
    std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string words;
    for (const auto& [mode, count] : all)
        words += (words.empty() ? "" : ", ") + std::to_string(count) + ' ' + mode;
    return words;
}

AnswerFigures figuresOf(std::span<const int> answers)
{
    AnswerFigures made;
    made.n = answers.size();
    made.top = std::size_t(std::ranges::count_if(answers, [](int each) { return each >= topFrom; }));
    made.may = mayShow(made.n);
    made.label = nLabel(made.n);
    if (made.may.asterisk)
        made.note = say(smallNumberNote.data());
    if (!made.may.counts)
        return made;
    const auto range = wilson(made.top, made.n);
    const auto top = std::to_string(made.top);
    const auto all = std::to_string(made.n);
    made.counts = made.may.bar ? say("%1 of %2 (%3 %) said 4 or 5",
                                     {top, all, std::to_string(std::lround(100 * part(made.top, made.n)))})
                               : say("%1 of %2 said 4 or 5", {top, all});
    made.middle = middleWords(median({answers.begin(), answers.end()}));
    made.rough = roughWords(range);
    if (made.may.bar)
        made.bar = range;
    if (const auto mean = meanOf(answers))
        made.mean = say("the mean is %1, somewhere from %2 to %3",
                        {fixed(mean->mean, 1), fixed(mean->range.low, 1), fixed(mean->range.high, 1)});
    return made;
}

std::string countOf(std::size_t k, std::size_t n, std::string_view what)
{
    return std::to_string(k) + " of " + std::to_string(n) + ' ' + std::string(what);
}

std::string changeAmongSame(Pairs pairs)
{
    if (pairs.empty())
        return {};
    std::size_t up = 0;
    std::size_t down = 0;
    for (const auto& [before, now] : pairs) {
        up += now > before ? 1 : 0;
        down += now < before ? 1 : 0;
    }
    const auto moved = up + down;
    if (moved < movedFrom || signTest(up, down) > chance)
        return say(tooFew);
    const auto all = std::to_string(pairs.size());
    const auto most = std::to_string(std::max(up, down));
    const auto rest = std::to_string(std::min(up, down));
    return up > down ? say("Of %1 people who were asked twice, %2 say it is better and %3 the other way; chance alone "
                           "would seldom do that.", {all, most, rest})
                     : say("Of %1 people who were asked twice, %2 say it is worse and %3 the other way; chance alone "
                           "would seldom do that.", {all, most, rest});
}

std::string changeBetweenGroups(std::size_t k1, std::size_t n1, std::size_t k2, std::size_t n2)
{
    if (n1 == 0 || n2 == 0)
        return {};
    const auto range = newcombe(k2, n2, k1, n1);
    if (n1 < meanFrom || n2 < meanFrom || (range.low <= 0 && range.high >= 0))
        return say(tooFew);
    const auto before = std::to_string(k1);
    const auto ofBefore = std::to_string(n1);
    const auto now = std::to_string(k2);
    const auto ofNow = std::to_string(n2);
    return range.low > 0 ? say("Different people were asked, and those asked since say it is better: %1 of %2 said 4 "
                               "or 5 before, %3 of %4 now.", {before, ofBefore, now, ofNow})
                         : say("Different people were asked, and those asked since say it is worse: %1 of %2 said 4 "
                               "or 5 before, %3 of %4 now.", {before, ofBefore, now, ofNow});
}

GroupsShown groupsShown(std::span<const std::size_t> parts)
{
    GroupsShown made;
    std::size_t left = 0;
    std::size_t all = 0;
    for (const auto each : parts) {
        made.parts.push_back(each >= groupFrom);
        left += each >= groupFrom ? 0 : each;
        all += each;
    }
    made.whole = all >= groupFrom && (left == 0 || left >= groupFrom);
    return made;
}

} // namespace salver::domain
