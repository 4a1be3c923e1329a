// SPDX-License-Identifier: Apache-2.0
#include "domain/reminder_plan.h"

#include "domain/pages.h"
#include "domain/preference_list.h"
#include "domain/queries.h"
#include "domain/say.h"

#include <algorithm>

namespace salver::domain {

namespace {

constexpr std::size_t linesMost = 5;

Result<std::string> chosen(Queries& queries, std::string_view key)
{
    const auto known = preferenceByKey(key);
    if (!known)
        return fail(known.error());
    auto value = queries.preference(std::string(key));
    if (value && value->empty())
        value = std::string((*known)->otherwise);
    return value;
}

/// The instants of the moments from the day before to some days ahead, which covers every shift of a zone.
std::vector<WallMs> instantsAround(const ReminderTimes& times, const Now& now)
{
    std::vector<WallMs> instants;
    for (int ahead = -1; ahead <= 2; ++ahead) {
        for (const int minutes : keptMoments(times))
            instants.push_back(now.at(now.today() + std::chrono::days{ahead}, minutes));
    }
    std::ranges::sort(instants);
    return instants;
}

} // namespace

Result<ReminderTimes> reminderTimes(Queries& queries)
{
    const auto from = chosen(queries, preferenceKey::quietFrom);
    const auto to = chosen(queries, preferenceKey::quietTo);
    const auto at = chosen(queries, preferenceKey::remindAt);
    if (!from || !to || !at)
        return fail(!from ? from.error() : !to ? to.error() : at.error());
    ReminderTimes times;
    times.quietFrom = minutesFrom(*from).value_or(times.quietFrom);
    times.quietTo = minutesFrom(*to).value_or(times.quietTo);
    times.moments = momentsFrom(*at);
    return times;
}

bool isQuiet(const ReminderTimes& times, int minutes)
{
    if (times.quietFrom <= times.quietTo)
        return minutes >= times.quietFrom && minutes < times.quietTo;
    return minutes >= times.quietFrom || minutes < times.quietTo;
}

std::vector<int> keptMoments(const ReminderTimes& times)
{
    std::vector<int> kept;
    for (const int minutes : times.moments)
        kept.push_back(isQuiet(times, minutes) ? times.quietTo : minutes);
    std::ranges::sort(kept);
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    kept.resize(std::min(kept.size(), momentsMost));
    return kept;
}

std::optional<WallMs> nextMoment(const ReminderTimes& times, const Now& now)
{
    const auto instants = instantsAround(times, now);
    const auto at = std::ranges::find_if(instants, [&](WallMs instant) { return instant > now.wall; });
    return at == instants.end() ? std::nullopt : std::optional(*at);
}

bool momentHasCome(const ReminderTimes& times, WallMs looked, const Now& now)
{
    if (isQuiet(times, now.minutesOf(now.wall)))
        return false;
    // What was missed before today is in Today; nobody is told of yesterday's moment.
    const auto dayBegan = now.at(now.today(), 0);
    return std::ranges::any_of(instantsAround(times, now), [&](WallMs instant) {
        return instant > looked && instant <= now.wall && instant >= dayBegan;
    });
}

std::optional<Reminder> gather(const TodayPage& page, const std::set<std::string>& told, const Now& now)
{
    Reminder reminder;
    std::vector<std::string> lines;
    std::size_t promises = 0;
    std::size_t visits = 0;
    const auto isNew = [&](const std::string& key) {
        if (told.contains(key))
            return false;
        reminder.keys.push_back(key);
        return true;
    };
    for (const auto& visit : page.next) {
        if (visit.starts < now.wall || !isNew(visit.id.toString()))
            continue;
        ++visits;
        lines.push_back(visit.time + "  " + (visit.client.found ? visit.client.name : say("A visit")));
    }
    for (const auto& promise : page.promises) {
        if (!isNew(promise.id.toString()))
            continue;
        ++promises;
        lines.push_back((promise.direction == Direction::Theirs ? say("They owe us: %1",
                                                                      {promise.text}) : promise.text) +
                        (promise.client.found ? ", " + promise.client.name : std::string()) +
                        (promise.overdue && promise.due ? " (" + promise.due->words + ')' : std::string()));
    }
    if (lines.empty())
        return std::nullopt;
    if (promises > 0)
        reminder.title = sayCount(static_cast<long long>(promises), "%n promise due", "%n promises due");
    if (visits > 0)
        reminder.title += (promises > 0 ? ", " : "") +
                sayCount(static_cast<long long>(visits), "%n visit today", "%n visits today");
    for (std::size_t i = 0; i < std::min(lines.size(), linesMost); ++i)
        reminder.text += (i == 0 ? "" : "\n") + lines[i];
    if (lines.size() > linesMost)
        reminder.text += '\n' + say("and %1 more", {std::to_string(lines.size() - linesMost)});
    return reminder;
}

std::string toldText(Day day, const std::set<std::string>& keys)
{
    auto text = dayText(day);
    for (const auto& key : keys)
        text += ' ' + key;
    return text;
}

std::set<std::string> toldOn(Day day, std::string_view text)
{
    std::set<std::string> keys;
    if (!text.starts_with(dayText(day)))
        return keys;
    text.remove_prefix(std::min<std::size_t>(text.size(), 10));
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end != 0)
            keys.emplace(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return keys;
}

} // namespace salver::domain
