// SPDX-License-Identifier: Apache-2.0
#include "domain/understanding.h"

#include "domain/decoder.h"
#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace term = model::term;
namespace explained = model::explained;
namespace fact = model::fact;
namespace line = model::line;
namespace promise = model::promise;
using Is = store::Condition::Is;

/// What is older than this was said long ago: the brief is about now.
constexpr std::chrono::days recent{120};
constexpr std::size_t linesLooked = 200;

std::vector<ExplainedRow> explainedFrom(PageRows& rows, const std::vector<store::EntityRow>& found)
{
    std::vector<ExplainedRow> made;
    for (const auto& row : found)
        made.push_back({row.id, rows.ref(row.value(explained::person)), rows.ref(row.value(explained::client)),
                        rows.ago(row.value(explained::on)), rows.member(row.value(explained::by)), row.waiting});
    std::ranges::stable_sort(made, [](const ExplainedRow& a, const ExplainedRow& b) {
        const auto day = [](const ExplainedRow& row) { return row.on ? row.on->day : Day{}; };
        return day(a) > day(b);
    });
    return made;
}

TermRow termRow(PageRows& rows, const store::EntityRow& row)
{
    TermRow made;
    made.id = row.id;
    made.space = row.space;
    if (!row.value(term::client).empty())
        made.client = rows.ref(row.value(term::client));
    made.jargon = row.value(term::jargon);
    made.plain = row.value(term::plain);
    made.theirWord = row.value(term::theirWord);
    made.example = row.value(term::example);
    made.by = rows.member(row.value(term::by));
    made.on = rows.ago(wallOf(row, term::at).value_or(row.createdAt));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

store::Select explainedOf(const EntityId& client)
{
    return client.isNull() ? every(explained::kind) : every(explained::kind, explained::client, client.toString());
}

bool hasLetters(const store::EntityRow& row, const std::string& letters)
{
    if (letters.empty())
        return true;
    for (const auto field : {term::jargon, term::plain, term::theirWord, term::example}) {
        if (folded(row.value(field)).find(letters) != std::string::npos)
            return true;
    }
    return false;
}

/// A text of ours that a client will read or hear, and when it was written.
struct OurText {
    EntityId id;
    std::string text;
    WallMs at{};
    bool isLine{false};
};

std::vector<OurText> ourTexts(PageRows& rows, const EntityId& client)
{
    std::vector<OurText> texts;
    const auto id = client.toString();
    auto lines = every(line::kind, line::client, id);
    lines.where.push_back(where(line::at, Is::GreaterOrEqual,
                                instantText({rows.now().at(rows.today() - recent, 0), rows.now().zone})));
    lines.order.push_back({line::at, true, false});
    lines.limit = linesLooked;
    for (auto& row : rows.select(lines)) {
        const auto type = choiceFrom<LineType>(row.value(line::type)).value_or(LineType::Text);
        const auto at = wallOf(row, line::at).value_or(row.createdAt);
        // Their own words they know; a word that somebody marked in them is one that we do not.
        auto text = row.value(line::text);
        if (!isTheirWords(type) || text.find('=') != std::string::npos)
            texts.push_back({row.id, std::move(text), at, !isTheirWords(type)});
    }
    auto promises = every(promise::kind, promise::client, id);
    promises.where.push_back(where(promise::state, Is::Equal, nameOf(PromiseState::Open)));
    promises.where.push_back(where(promise::direction, Is::Equal, nameOf(Direction::Ours)));
    for (const auto& row : rows.select(promises))
        texts.push_back({row.id, row.value(promise::text), row.changedAt, true});
    auto direction = every(model::direction::kind, model::direction::client, id);
    direction.limit = 1;
    for (const auto& row : rows.select(direction))
        texts.push_back({row.id, row.value(model::direction::text), row.changedAt, true});
    std::ranges::stable_sort(texts, [](const OurText& a, const OurText& b) { return raw(a.at) > raw(b.at); });
    return texts;
}

class DecodeFinder {
public:
    DecodeFinder(PageRows& rows, const Decoder& decoder, const EntityId& client, std::size_t most)
        : m_rows(rows), m_decoder(decoder), m_client(client), m_most(most)
    {
        for (const auto& row : rows.select(explainedOf(client)))
            m_explained.insert(row.value(explained::term));
    }

    std::vector<TermToDecode> find(const std::vector<OurText>& texts)
    {
        for (const auto& text : texts) {
            if (m_found.size() >= m_most)
                break;
            for (const auto& word : markedTerms(text.text))
                mark(text, word);
            if (!text.isLine)
                continue;
            for (const auto& hit : m_decoder.find(text.text, m_client)) {
                const auto& entry = m_decoder.terms()[hit.term];
                if (entry.client.isNull() && !entry.plain.empty() && !m_explained.contains(entry.id.toString()))
                    add(entry.jargon, &entry, text,
                        say("\"%1\" stands in what we wrote on %2, and nobody here has had it explained.",
                            {entry.jargon, on(text)}));
            }
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] std::string on(const OurText& text) const
    {
        return dayShort(m_rows.now().dayOf(text.at), m_rows.today());
    }

    void mark(const OurText& text, const std::string& word)
    {
        const auto* entry = m_decoder.named(word, m_client);
        if (entry == nullptr || entry->plain.empty())
            add(word, entry, text,
                say("\"%1\" was marked with = on %2, and nobody has written what it means.", {word, on(text)}));
        else if (entry->client.isNull() && !m_explained.contains(entry->id.toString()))
            add(entry->jargon, entry, text,
                say("\"%1\" was marked with = on %2, and nobody here has had it explained.",
                    {entry->jargon, on(text)}));
    }

    void add(const std::string& jargon, const TermEntry* entry, const OurText& text, std::string why)
    {
        if (m_found.size() >= m_most || !m_seen.insert(folded(jargon)).second)
            return;
        TermToDecode made;
        made.jargon = jargon;
        if (entry != nullptr) {
            made.term = entry->id;
            made.plain = entry->plain;
            made.theirWord = entry->theirWord;
        }
        made.stands = text.id;
        made.on = m_rows.ago(text.at);
        made.why = {Rule::ToDecode, std::move(why)};
        m_found.push_back(std::move(made));
    }

    PageRows& m_rows;
    const Decoder& m_decoder;
    EntityId m_client;
    std::size_t m_most;
    std::set<std::string> m_explained;
    std::set<std::string> m_seen;
    std::vector<TermToDecode> m_found;
};

Day heard(const FactRow& row)
{
    return row.heardOn ? row.heardOn->day : Day{};
}

} // namespace

Result<std::vector<TermRow>> glossary(store::Reader& reader, const GlossaryFilter& filter, const Now& now)
{
    PageRows rows(reader, now);
    const auto asked = filter.client ? filter.client->toString() : std::string();
    const auto letters = folded(filter.letters);
    auto found = rows.select(every(term::kind));
    std::erase_if(found, [&](const store::EntityRow& row) {
        const auto& owner = row.value(term::client);
        return (filter.client && !owner.empty() && owner != asked) || !hasLetters(row, letters);
    });
    std::vector<std::pair<std::string, TermRow>> sorted;
    std::map<std::string, std::vector<store::EntityRow>> said;
    for (auto& row : rows.select(explainedOf(filter.client.value_or(EntityId{}))))
        said[row.value(explained::term)].push_back(std::move(row));
    for (const auto& row : found) {
        auto made = termRow(rows, row);
        if (const auto at = said.find(row.id.toString()); at != said.end())
            made.explained = explainedFrom(rows, at->second);
        sorted.emplace_back(folded(made.jargon), std::move(made));
    }
    std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) {
        const auto rank = [](const auto& each) {
            return std::tuple(!each.second.client.found, std::string_view(each.second.client.name), std::string_view(each.first));
        };
        return rank(a) < rank(b);
    });
    std::vector<TermRow> made;
    for (auto& each : sorted)
        made.push_back(std::move(each.second));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<TermRow> termOf(store::Reader& reader, const EntityId& id, const EntityId& client, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = rows.find(id.toString());
    if (!row || row->kind != term::kind)
        return fail(ErrorCode::NotFound, say("That word is not in the glossary any more."));
    auto made = termRow(rows, *row);
    auto select = explainedOf(client);
    select.where.push_back(where(explained::term, Is::Equal, id.toString()));
    made.explained = explainedFrom(rows, rows.select(select));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

std::vector<TermToDecode> termsToDecode(PageRows& rows, const EntityId& client, std::size_t most)
{
    const auto decoder = readDecoder(rows.reader());
    if (!decoder)
        return {};
    return DecodeFinder(rows, *decoder, client, most).find(ourTexts(rows, client));
}

Result<UnderstandingPage> understandingOf(store::Reader& reader, const EntityId& client, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = rows.find(client.toString());
    if (!row || row->kind != model::client::kind)
        return fail(ErrorCode::NotFound, say("That client is not here."));
    rows.learn({*row});
    UnderstandingPage page;
    page.client = rows.ref(client.toString());
    page.onlyHere = row->value(model::client::onlyHere);
    for (const auto& found : rows.select(every(fact::kind, fact::client, client.toString()))) {
        auto made = rows.fact(found);
        if (isBusiness(made.type))
            page.business.push_back(std::move(made));
        else if (isBrand(made.type))
            page.brand.push_back(std::move(made));
        else if (made.type == FactType::NotKnown)
            page.notKnown.push_back(std::move(made));
    }
    const auto byKind = [](const FactRow& a, const FactRow& b) {
        const auto rank = [](const FactRow& each) { return each.type == FactType::UsedIt ? -1 : static_cast<int>(each.type); };
        return std::tuple(rank(a), heard(b)) < std::tuple(rank(b), heard(a));
    };
    std::ranges::stable_sort(page.business, byKind);
    std::ranges::stable_sort(page.brand, byKind);
    std::ranges::stable_sort(page.notKnown, {}, heard);
    const auto also = alsoUsedFor(reader, client, page.onlyHere);
    if (!also)
        return fail(also.error());
    page.alsoUsed = *also;
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return page;
}

Result<std::size_t> alsoUsedFor(store::Reader& reader, const EntityId& client, std::string_view typed)
{
    const auto words = oneLine(typed);
    if (words.empty())
        return std::size_t{0};
    std::set<std::string> others;
    const auto look = [&](model::KindId kind, model::FieldId field, model::FieldId owner) -> Result<void> {
        auto select = every(kind);
        select.where.push_back(where(field, Is::Equal, words));
        const auto found = reader.select(select);
        if (!found)
            return fail(found.error());
        for (const auto& row : *found)
            others.insert(kind == model::client::kind ? row.id.toString() : row.value(owner));
        return {};
    };
    for (const auto& outcome : {look(model::client::kind, model::client::onlyHere, {}),
                                look(model::touch::kind, model::touch::idea, model::touch::client),
                                look(model::agreement::kind, model::agreement::text, model::agreement::client)}) {
        if (!outcome)
            return fail(outcome.error());
    }
    others.erase(client.toString());
    others.erase("");
    return others.size();
}

Result<Made> answerNotKnown(Commands& commands, const EntityId& id, FactType type, std::string_view answer,
                            std::string_view toldBy)
{
    const auto text = oneLine(answer);
    if (text.empty())
        return fail(ErrorCode::InvalidArgument, say("What is the answer? A line is enough."));
    const auto row = commands.liveOf(id, fact::kind);
    if (!row)
        return fail(row.error());
    if (choiceFrom<FactType>(row->value(fact::type)) != FactType::NotKnown)
        return fail(ErrorCode::InvalidArgument, say("That is known already. Change it instead."));
    if (type == FactType::NotKnown)
        return fail(ErrorCode::InvalidArgument, say("An answer is something that we know: say what kind of fact it "
                                                    "is."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, fact::type, nameOf(type))
        .write(id, row->kind, fact::text, text)
        .write(id, row->kind, fact::source, oneLine(toldBy))
        .write(id, row->kind, fact::heardOn, dayText(commands.now().today()))
        .write(id, row->kind, fact::confirmedOn, "")
        .write(id, row->kind, fact::by, commands.author());
    return commands.commit(draft, {id, row->kind, row->space}, say("Now we know"));
}

Result<std::vector<WithoutCard>> peopleWithoutCard(store::Reader& reader, const Now& now)
{
    PageRows rows(reader, now);
    std::vector<WithoutCard> found;
    auto select = every(model::person::kind);
    select.order.push_back({model::person::name, false, true});
    select.withProse = false;
    for (const auto& row : rows.select(select)) {
        auto person = rows.person(row);
        if (!person.talk.empty || !person.client.found)
            continue;
        Why why{Rule::NoTalkCard, say("%1 has been here since %2, and nobody has noted how to talk with them.",
                                      {person.name, dayShort(rows.now().dayOf(row.createdAt), rows.today())})};
        found.push_back({std::move(person), std::move(why)});
    }
    std::ranges::stable_sort(found, {}, [](const WithoutCard& each) { return folded(each.person.client.name); });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return found;
}

} // namespace salver::domain
