// SPDX-License-Identifier: Apache-2.0
#include "model/kinds.h"

#include <algorithm>
#include <array>

namespace salver::model {

namespace {

constexpr auto modes = std::to_array<std::string_view>({"on site", "video", "phone", "walk"});
constexpr auto visitStates = std::to_array<std::string_view>({"planned", "running", "open", "wrapped"});
constexpr auto feltSources = std::to_array<std::string_view>({"said", "written", "sensed"});
constexpr auto lineTypes = std::to_array<std::string_view>(
    {"text", "quote", "promise", "question", "mark", "spark", "need", "said no"});
constexpr auto lanes = std::to_array<std::string_view>({"service", "work"});
constexpr auto directions = std::to_array<std::string_view>({"ours", "theirs"});
constexpr auto promiseStates = std::to_array<std::string_view>({"open", "kept", "let go"});
constexpr auto details = std::to_array<std::string_view>({"numbers", "pictures", "both"});
constexpr auto factTypes = std::to_array<std::string_view>(
    {"reach", "pronounce", "matters", "remember", "avoid", "detail", "season"});

constexpr Field deleted{deletedField, "deleted", FieldType::Version, 0, {}};

constexpr std::uint8_t shown = flag::searchable | flag::title;

constexpr auto clientFields = std::to_array<Field>({
    deleted,
    {client::name, "name", FieldType::Words, shown | flag::indexed, {}},
    {client::sector, "sector", FieldType::Words, flag::searchable, {}},
    {client::about, "about", FieldType::Prose, flag::searchable, {}},
    {client::caredBy, "cared by", FieldType::Member, flag::indexed, {}},
    {client::second, "second", FieldType::Member, 0, {}},
    {client::since, "since", FieldType::Day, 0, {}},
    {client::tags, "tags", FieldType::List, 0, {}},
});

constexpr auto personFields = std::to_array<Field>({
    deleted,
    {person::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {person::name, "name", FieldType::Words, shown | flag::indexed, {}},
    {person::pronounced, "pronounced", FieldType::Words, 0, {}},
    {person::role, "role", FieldType::Words, flag::searchable, {}},
    {person::email, "email", FieldType::Words, flag::searchable, {}},
    {person::phone, "phone", FieldType::Words, flag::searchable, {}},
    {person::about, "about", FieldType::Prose, flag::searchable, {}},
    {person::talkChannel, "talk channel", FieldType::Words, 0, {}},
    {person::talkHours, "talk hours", FieldType::Words, 0, {}},
    {person::talkDirectness, "talk directness", FieldType::Words, 0, {}},
    {person::talkDetail, "talk detail", FieldType::Choice, 0, details},
    {person::talkWordsUse, "words to use", FieldType::Words, flag::searchable, {}},
    {person::talkWordsAvoid, "words to avoid", FieldType::Words, flag::searchable, {}},
    {person::talkLanguage, "language", FieldType::Words, 0, {}},
});

constexpr auto visitFields = std::to_array<Field>({
    deleted,
    {visit::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {visit::people, "people", FieldType::List, 0, {}},
    {visit::mode, "mode", FieldType::Choice, 0, modes},
    {visit::place, "place", FieldType::Words, flag::searchable, {}},
    {visit::plannedStart, "planned start", FieldType::Instant, flag::indexed, {}},
    {visit::started, "started", FieldType::Instant, flag::indexed, {}},
    {visit::ended, "ended", FieldType::Instant, 0, {}},
    {visit::state, "state", FieldType::Choice, flag::indexed, visitStates},
    {visit::by, "by", FieldType::Member, 0, {}},
    {visit::workLine, "what we brought", FieldType::Words, flag::searchable, {}},
    {visit::movedOn, "what moved on", FieldType::Words, flag::searchable, {}},
    {visit::memorable, "what they will remember", FieldType::Words, flag::searchable, {}},
    {visit::feltWords, "how it felt", FieldType::Words, flag::searchable, {}},
    {visit::feltSource, "felt source", FieldType::Choice, 0, feltSources},
});

constexpr auto lineFields = std::to_array<Field>({
    deleted,
    {line::visit, "visit", FieldType::Reference, flag::indexed | flag::parent, {}},
    {line::text, "text", FieldType::Prose, shown, {}},
    {line::type, "type", FieldType::Choice, flag::indexed, lineTypes},
    {line::at, "at", FieldType::Instant, 0, {}},
    {line::order, "order", FieldType::Order, 0, {}},
    {line::by, "by", FieldType::Member, 0, {}},
    {line::who, "who", FieldType::Reference, 0, {}},
    {line::lane, "lane", FieldType::Choice, 0, lanes},
    {line::promise, "promise", FieldType::Reference, 0, {}},
    {line::client, "client", FieldType::Reference, flag::indexed, {}},
});

constexpr auto promiseFields = std::to_array<Field>({
    deleted,
    {promise::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {promise::person, "person", FieldType::Reference, 0, {}},
    {promise::visit, "visit", FieldType::Reference, flag::indexed, {}},
    {promise::direction, "direction", FieldType::Choice, 0, directions},
    {promise::text, "text", FieldType::Words, shown, {}},
    {promise::due, "due", FieldType::Day, flag::indexed, {}},
    {promise::dueAsTyped, "due as typed", FieldType::Words, 0, {}},
    {promise::state, "state", FieldType::Choice, flag::indexed, promiseStates},
    {promise::settledOn, "settled on", FieldType::Day, 0, {}},
    {promise::by, "by", FieldType::Member, 0, {}},
    {promise::word, "word to them", FieldType::Words, flag::searchable, {}},
    {promise::line, "line", FieldType::Reference, flag::indexed, {}},
});

constexpr auto factFields = std::to_array<Field>({
    deleted,
    {fact::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {fact::person, "person", FieldType::Reference, flag::indexed | flag::parent, {}},
    {fact::type, "type", FieldType::Choice, 0, factTypes},
    {fact::text, "text", FieldType::Words, shown, {}},
    {fact::source, "told by", FieldType::Words, 0, {}},
    {fact::heardOn, "heard on", FieldType::Day, 0, {}},
    {fact::confirmedOn, "confirmed on", FieldType::Day, 0, {}},
    {fact::lookAgainOn, "look again on", FieldType::Day, 0, {}},
    {fact::by, "by", FieldType::Member, 0, {}},
});

constexpr auto preferenceFields = std::to_array<Field>({
    deleted,
    {preference::key, "key", FieldType::Words, flag::indexed | flag::title, {}},
    {preference::value, "value", FieldType::Words, 0, {}},
});

constexpr auto tagFields = std::to_array<Field>({
    deleted,
    {tag::name, "name", FieldType::Words, shown | flag::indexed, {}},
});

constexpr auto allKinds = std::to_array<Kind>({
    {client::kind, "client", clientFields},
    {person::kind, "person", personFields},
    {visit::kind, "visit", visitFields},
    {line::kind, "line", lineFields},
    {promise::kind, "promise", promiseFields},
    {fact::kind, "fact", factFields},
    {preference::kind, "preference", preferenceFields},
    {tag::kind, "tag", tagFields},
});

/// Wire numbers rise, so none is used twice and lookups need no table.
consteval bool numbersRise()
{
    for (std::size_t k = 0; k < allKinds.size(); ++k) {
        if (k > 0 && allKinds[k].id <= allKinds[k - 1].id)
            return false;
        const auto fields = allKinds[k].fields;
        for (std::size_t f = 1; f < fields.size(); ++f) {
            if (fields[f].id <= fields[f - 1].id)
                return false;
        }
    }
    return true;
}
static_assert(numbersRise());

/// What the store builds on: numbers and counts within its bounds, the first field everywhere the same, a title that
/// can be read, parents that are references.
consteval bool keepsToTheBounds()
{
    for (const auto& kind : allKinds) {
        std::size_t searchable = 0;
        if (static_cast<std::uint32_t>(kind.id) > wireNumberMax || kind.fields.empty()
            || kind.fields.front().id != deletedField || kind.fields.front().type != FieldType::Version)
            return false;
        for (const auto& field : kind.fields) {
            if (static_cast<std::uint32_t>(field.id) > wireNumberMax)
                return false;
            if (field.has(flag::searchable)) {
                ++searchable;
                if (field.type != FieldType::Prose && field.type != FieldType::Words)
                    return false;
            }
            if (field.has(flag::parent) && (field.type != FieldType::Reference || !field.has(flag::indexed)))
                return false;
        }
        if (searchable > searchableFieldsMax)
            return false;
    }
    return true;
}
static_assert(keepsToTheBounds());

} // namespace

std::span<const Kind> kinds()
{
    return allKinds;
}

const Kind* findKind(KindId id)
{
    const auto at = std::ranges::find(allKinds, id, &Kind::id);
    return at == allKinds.end() ? nullptr : &*at;
}

const Kind* findKind(std::string_view name)
{
    const auto at = std::ranges::find(allKinds, name, &Kind::name);
    return at == allKinds.end() ? nullptr : &*at;
}

const Field* findField(const Kind& kind, FieldId id)
{
    const auto at = std::ranges::find(kind.fields, id, &Field::id);
    return at == kind.fields.end() ? nullptr : &*at;
}

const Field* findField(const Kind& kind, std::string_view name)
{
    const auto at = std::ranges::find(kind.fields, name, &Field::name);
    return at == kind.fields.end() ? nullptr : &*at;
}

} // namespace salver::model
