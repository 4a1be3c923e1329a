// SPDX-License-Identifier: Apache-2.0
#include "domain/touch_queries.h"

#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace touch = model::touch;
namespace fact = model::fact;
namespace person = model::person;
using Is = store::Condition::Is;

TouchRow touchRow(PageRows& rows, const store::EntityRow& row)
{
    TouchRow made;
    made.id = row.id;
    made.client = rows.ref(row.value(touch::client));
    made.person = rows.ref(row.value(touch::person));
    made.type = choiceFrom<TouchType>(row.value(touch::type)).value_or(TouchType::Touch);
    made.idea = row.value(touch::idea);
    made.because = row.value(touch::because);
    made.landed = row.value(touch::landed);
    made.value = row.value(touch::value);
    made.line = EntityId::parse(row.value(touch::line)).value_or(EntityId{});
    made.givenOn = rows.ago(row.value(touch::givenOn));
    made.givenBy = rows.member(row.value(touch::givenBy));
    made.by = rows.member(row.value(touch::by));
    made.noted = rows.ago(wallOf(row, touch::at).value_or(row.createdAt));
    made.isPrivate = rows.isPrivate(row.space);
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

void newestTouchesFirst(std::vector<store::EntityRow>& found)
{
    std::ranges::sort(found, [](const store::EntityRow& a, const store::EntityRow& b) {
        const auto key = [](const store::EntityRow& row) {
            return std::tuple(row.value(touch::givenOn), wallOf(row, touch::at).value_or(row.createdAt), row.id);
        };
        return key(b) < key(a);
    });
}

std::vector<store::EntityRow> touchRowsOf(PageRows& rows, const EntityId& client)
{
    auto found = rows.select(every(touch::kind, touch::client, client.toString()));
    newestTouchesFirst(found);
    return found;
}

std::string refusal(const FactRow& row)
{
    std::string told = row.source;
    if (row.heardOn)
        told += (told.empty() ? "" : ", ") + row.heardOn->words;
    return told.empty() ? row.text : row.text + " (" + told + ')';
}

void warn(PageRows& rows, std::vector<TouchRow>& ideas, const EntityId& client)
{
    if (ideas.empty())
        return;
    std::map<EntityId, std::vector<FactRow>> known;
    for (auto& idea : ideas) {
        const auto [at, fresh] = known.try_emplace(idea.person.id);
        if (fresh)
            at->second = cannotAccept(rows, client, idea.person.id);
        for (const auto& each : at->second)
            idea.cannotAccept.push_back(idea.person.found || each.about.id == client ? refusal(each)
                                                                                     : each.about.name + ": " + refusal(each));
    }
}

/// The words of an idea without case, marks and those that say nothing by themselves.
std::set<std::string> tellingWords(std::string_view idea)
{
    static const std::set<std::string, std::less<>> small{"a", "an", "the", "some", "of", "for", "to", "with", "and", "in",
                                                          "her", "his", "their", "them", "from", "on", "at", "my", "our"};
    std::set<std::string> found;
    std::string word;
    const auto take = [&] {
        if (!word.empty() && !small.contains(word))
            found.insert(word);
        word.clear();
    };
    for (const char letter : folded(idea)) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool inWord = byte >= 0x80 || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (inWord)
            word += letter;
        else if (letter != '\'')
            take();
    }
    take();
    return found;
}

} // namespace

bool sameIdea(std::string_view one, std::string_view other)
{
    const auto mine = tellingWords(one);
    const auto theirs = tellingWords(other);
    if (mine == theirs)
        return !mine.empty() || folded(one) == folded(other);
    const auto& fewer = mine.size() <= theirs.size() ? mine : theirs;
    const auto& more = mine.size() <= theirs.size() ? theirs : mine;
    // One word alone ("book") would find too much.
    return fewer.size() >= 2 && std::ranges::includes(more, fewer);
}

std::vector<FactRow> cannotAccept(PageRows& rows, const EntityId& client, const EntityId& of)
{
    std::vector<std::string> people;
    if (!of.isNull()) {
        people.push_back(of.toString());
    } else {
        auto select = every(person::kind, person::client, client.toString());
        select.withProse = false;
        for (const auto& row : rows.select(select))
            people.push_back(row.id.toString());
    }
    const auto refused = [&](store::Select select, std::vector<FactRow>& into) {
        select.where.push_back(where(fact::type, Is::Equal, nameOf(FactType::CannotAccept)));
        for (const auto& row : rows.select(select))
            into.push_back(rows.fact(row));
    };
    std::vector<FactRow> found;
    refused(every(fact::kind, fact::client, client.toString()), found);
    if (!people.empty()) {
        auto theirs = every(fact::kind);
        theirs.where.push_back(oneOf(fact::person, std::move(people)));
        refused(std::move(theirs), found);
    }
    return found;
}

std::vector<TouchRow> touchesFor(PageRows& rows, const EntityId& client, std::size_t givenMost, std::size_t ideasMost)
{
    std::vector<TouchRow> given;
    std::vector<TouchRow> ideas;
    for (const auto& row : touchRowsOf(rows, client)) {
        const bool was = !row.value(touch::givenOn).empty();
        auto& list = was ? given : ideas;
        if (list.size() < (was ? givenMost : ideasMost))
            list.push_back(touchRow(rows, row));
    }
    warn(rows, ideas, client);
    given.insert(given.end(), std::make_move_iterator(ideas.begin()), std::make_move_iterator(ideas.end()));
    return given;
}

Result<TouchesPage> touchesOf(store::Reader& reader, const EntityId& client, const Now& now)
{
    PageRows rows(reader, now);
    TouchesPage page;
    for (const auto& row : touchRowsOf(rows, client))
        (row.value(touch::givenOn).empty() ? page.ideas : page.given).push_back(touchRow(rows, row));
    warn(rows, page.ideas, client);
    page.cannotAccept = cannotAccept(rows, client, {});
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<std::optional<TouchRow>> touchedBefore(store::Reader& reader, const EntityId& client, const EntityId& of,
                                              std::string_view idea, const Now& now)
{
    PageRows rows(reader, now);
    std::optional<TouchRow> found;
    for (const auto& row : touchRowsOf(rows, client)) {
        const auto& whom = row.value(touch::person);
        const bool theirs = of.isNull() || whom.empty() || whom == of.toString();
        if (!found && theirs && sameIdea(row.value(touch::idea), idea))
            found = touchRow(rows, row);
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

std::string beforeSentence(const TouchRow& before)
{
    const auto whom = before.person.name.empty() ? before.client.name : before.person.name;
    const std::string idea = "\xE2\x80\x9C" + before.idea + "\xE2\x80\x9D";
    if (before.givenOn)
        return say("%1 was given to %2 (%3, %4).", {idea, whom, before.givenOn->words, before.givenBy.name});
    return say("%1 is an idea for %2 already (%3, %4).", {idea, whom, before.noted.words, before.by.name});
}

Result<std::vector<TouchRow>> recentTouches(Queries& queries, std::size_t most, const Now& now)
{
    PageRows rows(queries.reader(), now);
    auto select = every(touch::kind);
    select.where.push_back(where(touch::givenOn, Is::Set, {}));
    select.order.push_back({touch::givenOn, true, false});
    select.limit = most;
    auto found = rows.select(select);
    newestTouchesFirst(found);
    std::vector<TouchRow> made;
    for (const auto& row : found)
        made.push_back(touchRow(rows, row));
    std::erase_if(made, [](const TouchRow& row) { return !row.client.found; });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<std::vector<TouchRow>> touchRegister(store::Reader& reader, const RegisterFilter& filter, const Now& now)
{
    PageRows rows(reader, now);
    auto select = filter.client.isNull() ? every(touch::kind) : every(touch::kind, touch::client, filter.client.toString());
    select.where.push_back(where(touch::givenOn, Is::Set, {}));
    if (filter.from)
        select.where.push_back(where(touch::givenOn, Is::GreaterOrEqual, dayText(*filter.from)));
    if (filter.to)
        select.where.push_back(where(touch::givenOn, Is::LessOrEqual, dayText(*filter.to)));
    auto found = rows.select(select);
    newestTouchesFirst(found);
    std::vector<TouchRow> made;
    for (auto row = found.rbegin(); row != found.rend(); ++row) {
        // Whoever works alone has all of it in their own space, and a register all the same.
        const auto of = rows.isPrivate(row->space) ? rows.find(row->value(touch::client)) : std::nullopt;
        if (!rows.isPrivate(row->space) || (of && of->space == row->space))
            made.push_back(touchRow(rows, *row));
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

} // namespace salver::domain
