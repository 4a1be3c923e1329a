// SPDX-License-Identifier: Apache-2.0
// The text that a handover begins with, from what is shared about the client.
#include "domain/advice_queries.h"
#include "domain/handover.h"
#include "domain/objective_queries.h"
#include "domain/say.h"
#include "domain/understanding.h"
#include "domain/words.h"

#include <algorithm>

namespace salver::domain {

namespace {

class DraftWriter {
public:
    DraftWriter(store::Reader& reader, const store::EntityRow& client, const Now& now)
        : m_rows(reader, now), m_space(client.space), m_client(client.id)
    {
    }

    Result<std::string> write()
    {
        talk();
        if (auto wants = objectives(); !wants)
            return fail(std::move(wants.error()));
        promises();
        tricky();
        facts();
        block(say("What I would add"), {"…"});
        if (auto outcome = m_rows.outcome(); !outcome)
            return fail(std::move(outcome.error()));
        return std::move(m_text);
    }

private:
    void block(const std::string& heading, const std::vector<std::string>& lines)
    {
        if (lines.empty())
            return;
        m_text += (m_text.empty() ? "" : "\n") + heading + "\n";
        for (const auto& line : lines)
            m_text += "- " + line + "\n";
    }

    /// Shared with the client's team, and nothing else.
    [[nodiscard]] std::vector<store::EntityRow> shared(store::Select select)
    {
        select.space = m_space;
        return m_rows.select(select);
    }

    void talk()
    {
        auto select = every(model::person::kind, model::person::client, m_client.toString());
        select.order.push_back({model::person::name, false, true});
        std::vector<std::string> lines;
        const auto people = shared(select);
        m_rows.learn(people);
        for (const auto& row : people) {
            const auto person = m_rows.person(row);
            auto line = person.name + (person.role.empty() ? "" : ", " + person.role) + ": " +
                        (person.talk.empty ? say("not noted yet how to talk with them") : person.talk.oneLine);
            if (!person.talk.wordsUse.empty())
                line = say("%1. Say: %2", {line, person.talk.wordsUse});
            if (!person.talk.wordsAvoid.empty())
                line = say("%1. Not: %2", {line, person.talk.wordsAvoid});
            lines.push_back(std::move(line));
            m_people.push_back(row.id.toString());
        }
        block(say("How to talk with them"), lines);
    }

    Result<void> objectives()
    {
        const auto found = objectivesOf(m_rows.reader(), m_client, m_rows.now());
        if (!found)
            return fail(found.error());
        std::vector<std::string> lines;
        for (const auto& each : *found) {
            if (each.isPrivate || each.doneWithOn)
                continue;
            auto line = "“" + each.heard.words + "”";
            if (each.heard.saidBy.found)
                line += " (" + each.heard.saidBy.name + ")";
            lines.push_back(each.playbacks.empty() ? say("%1, not played back yet", {line}) : line);
        }
        block(say("What they want, in their words"), lines);
        return {};
    }

    void promises()
    {
        namespace promise = model::promise;
        auto select = every(promise::kind, promise::client, m_client.toString());
        select.where.push_back(where(promise::state, store::Condition::Is::Equal, nameOf(PromiseState::Open)));
        select.order.push_back({promise::due, false, false});
        std::vector<std::string> lines;
        for (const auto& row : shared(select)) {
            const auto each = m_rows.promise(row);
            auto line = each.direction == Direction::Ours ? std::string(
                    say("We promised")) : say("They owe us");
            if (each.person.found)
                line += (each.direction == Direction::Ours ? " " : ", ") + each.person.name;
            line += ": " + each.text;
            if (each.due)
                line += ", " + dayLong(each.due->day, m_rows.today());
            lines.push_back(std::move(line));
        }
        block(say("Promises open, both ways"), lines);
    }

    void tricky()
    {
        std::vector<std::string> lines;
        auto select = every(model::problem::kind, model::problem::client, m_client.toString());
        select.where.push_back(where(model::problem::state, store::Condition::Is::Equal, nameOf(ProblemState::Stuck)));
        for (const auto& row : shared(select))
            lines.push_back(row.value(model::problem::title));
        block(say("Tricky"), lines);
    }

    void facts()
    {
        namespace fact = model::fact;
        auto found = shared(every(fact::kind, fact::client, m_client.toString()));
        if (!m_people.empty()) {
            auto ofPeople = every(fact::kind);
            ofPeople.where.push_back(oneOf(fact::person, m_people));
            std::ranges::move(shared(ofPeople), std::back_inserter(found));
        }
        std::vector<std::string> matters, little, business, unknown;
        for (const auto& row : found) {
            const auto each = m_rows.fact(row);
            const bool ofClient = each.about.id == m_client;
            const auto line = (ofClient ? "" : each.about.name + ": ") + each.text;
            switch (each.type) {
            case FactType::Matters:
            case FactType::Avoid:
            case FactType::Season:
            case FactType::CannotAccept: matters.push_back(line); break;
            case FactType::NotKnown: unknown.push_back(line); break;
            case FactType::DidForUs:
                if (!each.thankedOn)
                    matters.push_back(say("Not thanked yet: %1", {line}));
                break;
            case FactType::Pronounce:
            case FactType::Reach: break;
            default: (isBusiness(each.type) || isBrand(each.type) ? business : little).push_back(line);
            }
        }
        block(say("What matters now, what to avoid"), matters);
        block(say("Their business, their brand"), business);
        block(say("What we do not know yet"), unknown);
        block(say("Little things"), little);
    }

    PageRows m_rows;
    SpaceId m_space;
    EntityId m_client;
    std::vector<std::string> m_people;
    std::string m_text;
};

} // namespace

Result<std::string> handoverDraft(store::Reader& reader, const EntityId& id, const Now& now)
{
    const auto row = reader.entity(id);
    if (!row)
        return fail(row.error());
    if (row->kind != model::client::kind)
        return fail(ErrorCode::InvalidArgument, say("That is not a client."));
    return DraftWriter(reader, *row, now).write();
}

} // namespace salver::domain
