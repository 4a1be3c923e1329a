// SPDX-License-Identifier: Apache-2.0
#include "domain/pulse_queries.h"

#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace pulse = model::pulse;
namespace client = model::client;
namespace person = model::person;

/// What was said longer ago is history, not how things are going.
constexpr auto current = std::chrono::days(365);
/// A quarter, with some days' grace: asked on the same weekday three months later is no sooner.
constexpr auto quarter = std::chrono::days(88);

std::optional<int> answerOf(const store::EntityRow& row)
{
    const auto& text = row.value(pulse::answer);
    int answer = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), answer);
    return read.ec == std::errc{} && answer >= 1 && answer <= 5 ? std::optional(answer) : std::nullopt;
}

PulseRow pulseRow(PageRows& rows, const store::EntityRow& row)
{
    PulseRow made;
    made.id = row.id;
    made.space = row.space;
    made.client = rows.ref(row.value(pulse::client));
    made.person = rows.ref(row.value(pulse::person));
    made.answer = answerOf(row);
    made.change = row.value(pulse::change);
    made.mode = row.value(pulse::mode);
    made.askedBy = rows.member(row.value(pulse::askedBy));
    made.askerLooksAfter = looksAfter(rows, row.value(pulse::client), made.askedBy);
    made.on = rows.ago(row.value(pulse::on));
    made.grouped = !row.value(pulse::grouped).empty();
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

Day askedOn(const PulseRow& row)
{
    return row.on ? row.on->day : Day{};
}

store::Select ofClient(model::KindId kind, model::FieldId field, const EntityId& of)
{
    auto select = of.isNull() ? every(kind) : every(kind, field, of.toString());
    select.withProse = false;
    return select;
}

/// Leaves out what was promised to be read only together, where fewer than five would be read, or taking away what is
/// shown elsewhere would show fewer than five.
std::string holdBack(std::vector<PulseRow>& all, bool house)
{
    std::map<EntityId, std::size_t> sizes;
    for (const auto& row : all) {
        if (row.grouped && row.answer)
            ++sizes[row.client.id];
    }
    if (sizes.empty())
        return {};
    std::vector<std::size_t> parts;
    for (const auto& [id, size] : sizes)
        parts.push_back(size);
    const auto shown = groupsShown(parts);
    std::set<EntityId> hidden;
    std::size_t at = 0;
    for (const auto& [id, size] : sizes) {
        if (!shown.parts[at++] && !(house && shown.whole))
            hidden.insert(id);
    }
    const auto gone = std::erase_if(all, [&](const PulseRow& row) {
        return row.grouped && (!row.answer || hidden.contains(row.client.id));
    });
    return gone == 0 ? std::string()
                     : say("Some answered on the promise that they are read only together. They are shown from five "
                           "on, without names.");
}

std::vector<PulseRow> latestOf(const std::vector<PulseRow>& all, Day today)
{
    std::vector<PulseRow> made;
    std::map<EntityId, std::size_t> places;
    for (const auto& row : all) {
        if (askedOn(row) + current < today)
            continue;
        const auto at = row.grouped ? places.end() : places.find(row.person.id);
        if (at != places.end()) {
            made[at->second] = row;
            continue;
        }
        if (!row.grouped)
            places[row.person.id] = made.size();
        made.push_back(row);
    }
    // By client and name: an order by answer would be a ranking.
    std::ranges::stable_sort(made, [](const PulseRow& a, const PulseRow& b) {
        return std::tuple(folded(a.client.name), folded(a.person.name)) <
               std::tuple(folded(b.client.name), folded(b.person.name));
    });
    return made;
}

/// What may be said of then and now: of the same people where some were asked twice, else of those asked in this year
/// and in the one before.
std::string changeOf(const std::vector<PulseRow>& all, Day today)
{
    std::map<EntityId, std::vector<int>> answers;
    for (const auto& row : all) {
        if (!row.grouped && row.answer)
            answers[row.person.id].push_back(*row.answer);
    }
    std::vector<std::pair<int, int>> pairs;
    for (const auto& [id, given] : answers) {
        if (given.size() > 1)
            pairs.emplace_back(given[given.size() - 2], given.back());
    }
    if (!pairs.empty())
        return changeAmongSame(pairs);
    std::size_t top[2]{};
    std::size_t count[2]{};
    for (const auto& row : all) {
        if (!row.answer || row.grouped)
            continue;
        const std::size_t now = askedOn(row) + current >= today ? 1 : 0;
        ++count[now];
        top[now] += *row.answer >= 4 ? 1 : 0;
    }
    return changeBetweenGroups(top[0], count[0], top[1], count[1]);
}

std::string coverageOf(PageRows& rows, const PulseView& view, const EntityId& of)
{
    const auto people = rows.reader().count(ofClient(person::kind, person::client, of));
    const auto silent = view.latest.size() - view.figures.n;
    if (view.latest.empty())
        return {};
    const auto answered = std::to_string(view.figures.n);
    const auto known = std::to_string(people.value_or(0));
    const auto words =
        of.isNull() ? say("%1 of the %2 people we know answered in the last twelve months", {answered, known})
                    : say("%1 of the %2 people we know there answered in the last twelve months", {answered, known});
    return silent == 0 ? say("%1.", {words})
                       : sayCount(static_cast<long long>(silent), "%1; %n was asked and gave no answer.",
                                  "%1; %n were asked and gave no answer.", {words});
}

std::string csvCell(const std::string& cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string made = "\"";
    for (const char letter : cell)
        made += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return made + '"';
}

} // namespace

bool looksAfter(PageRows& rows, const std::string& clientId, const MemberRef& member)
{
    if (member.id.isNull())
        return false;
    const auto row = rows.find(clientId);
    const auto id = member.id.toString();
    return row && (row->value(client::caredBy) == id || row->value(client::second) == id);
}

std::string askersWords(const std::vector<std::pair<MemberRef, bool>>& askers)
{
    std::map<std::string, bool> names;
    for (const auto& [member, after] : askers) {
        if (!member.name.empty())
            names[member.name] = names[member.name] || after;
    }
    std::vector<std::string> words;
    for (const auto& [name, after] : names)
        words.push_back(after ? say("%1, who looks after them", {name}) : name);
    std::string made;
    for (std::size_t i = 0; i < words.size(); ++i)
        made += (i == 0 ? "" : i + 1 < words.size() ? "; " : words[i - 1].find(',') != std::string::npos ?
                say(", and ") : say(" and ")) + words[i];
    return made.empty() ? made : say("Asked by %1.", {made});
}

PulseView pulseView(PageRows& rows, const EntityId& of)
{
    PulseView view;
    auto select = ofClient(pulse::kind, pulse::client, of);
    select.order.push_back({pulse::on, false, false});
    for (const auto& row : rows.select(select)) {
        auto made = pulseRow(rows, row);
        if (made.client.found)
            view.all.push_back(std::move(made));
    }
    view.heldBack = holdBack(view.all, of.isNull());
    view.latest = latestOf(view.all, rows.today());
    std::vector<int> answers;
    std::vector<std::string> modes;
    std::vector<std::pair<MemberRef, bool>> askers;
    for (const auto& row : view.latest) {
        askers.emplace_back(row.askedBy, row.askerLooksAfter);
        if (!row.answer)
            continue;
        answers.push_back(*row.answer);
        modes.push_back(row.mode);
    }
    view.figures = figuresOf(answers);
    view.how = askedHow(std::move(modes));
    view.askers = askersWords(askers);
    view.coverage = coverageOf(rows, view, of);
    view.change = changeOf(view.all, rows.today());
    return view;
}

Result<PulseView> pulses(store::Reader& reader, const EntityId& of, const Now& now)
{
    PageRows rows(reader, now);
    auto view = pulseView(rows, of);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return view;
}

std::vector<NotAsked> notAskedRows(PageRows& rows, const EntityId& of)
{
    std::map<std::string, Day> asked;
    for (const auto& row : rows.select(ofClient(pulse::kind, pulse::client, of))) {
        const auto day = parseDay(row.value(pulse::on));
        auto& last = asked[row.value(pulse::person)];
        last = day ? std::max(last, *day) : last;
    }
    std::set<std::string> quiet;
    auto clients = every(client::kind);
    clients.withProse = false;
    const auto all = rows.select(clients);
    rows.learn(all);
    for (const auto& row : all) {
        if (!row.value(client::pulseOff).empty() || !row.value(client::leftOn).empty())
            quiet.insert(row.id.toString());
    }
    std::vector<NotAsked> made;
    for (const auto& row : rows.select(ofClient(person::kind, person::client, of))) {
        const auto last = asked.find(row.id.toString());
        const bool ever = last != asked.end() && last->second != Day{};
        if (quiet.contains(row.value(person::client)) || (ever && last->second + current >= rows.today()))
            continue;
        NotAsked each;
        each.person = {row.id, row.value(person::name), true};
        each.client = rows.ref(row.value(person::client));
        if (!each.client.found)
            continue;
        if (ever)
            each.lastAsked = DayWords{last->second, agoWords(last->second, rows.today())};
        each.why = ever ? say("It is more than a year since %1 was asked how well we look after them.",
                              {each.person.name})
                        : say("Nobody has asked %1 yet how well we look after them.", {each.person.name});
        made.push_back(std::move(each));
    }
    std::ranges::stable_sort(made, [](const NotAsked& a, const NotAsked& b) {
        return std::tuple(folded(a.client.name), folded(a.person.name)) <
               std::tuple(folded(b.client.name), folded(b.person.name));
    });
    return made;
}

Result<std::vector<NotAsked>> notAsked(store::Reader& reader, const EntityId& of, const Now& now)
{
    PageRows rows(reader, now);
    auto made = notAskedRows(rows, of);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<std::string> pulseWarning(store::Reader& reader, const EntityId& who, const UserId& askedBy, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = rows.find(who.toString());
    std::string words;
    if (row) {
        std::optional<Day> last;
        for (const auto& each : rows.select(every(pulse::kind, pulse::person, who.toString()))) {
            const auto day = parseDay(each.value(pulse::on));
            if (day && (!last || *day > *last))
                last = day;
        }
        if (last && *last + quarter > rows.today())
            words = say("%1 was asked on %2. Once a quarter is enough; asked more often, people answer to be left "
                        "alone.", {row->value(person::name), dayShort(*last, rows.today())});
        const auto asker = rows.member(askedBy.isNull() ? rows.me() : askedBy);
        if (looksAfter(rows, row->value(person::client), asker))
            words += (words.empty() ? "" : " ") +
                     (asker.me ? say("You look after them and would be asking about your own care. That is fine; it is "
                                     "said beside the answer. A colleague may hear more.")
                               : say("%1 looks after them and would be asking about their own care. That is fine; it "
                                     "is said beside the answer. A colleague may hear more.",
                                     {asker.name}));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return words;
}

std::string pulseCsv(const PulseView& view)
{
    std::size_t answered = 0;
    for (const auto& row : view.all)
        answered += row.answer ? 1 : 0;
    const auto small = mayShow(answered).asterisk;
    std::string made = "client,person,on,answer,change,mode,asked_by,asker_looks_after,n_in_view,note\r\n";
    for (const auto& row : view.all) {
        const std::vector<std::string> cells{csvCell(row.client.name),
                                             csvCell(row.person.name),
                                             row.on && !row.grouped ? dayText(row.on->day) : "",
                                             row.answer ? std::to_string(*row.answer) : "",
                                             csvCell(row.change),
                                             csvCell(row.mode),
                                             csvCell(row.askedBy.name),
                                             row.askerLooksAfter ? "yes" : "no",
                                             std::to_string(answered),
                                             std::string(small ? smallNumberNote : "")};
        for (std::size_t i = 0; i < cells.size(); ++i)
            made += (i == 0 ? "" : ",") + cells[i];
        made += "\r\n";
    }
    return made;
}

} // namespace salver::domain
