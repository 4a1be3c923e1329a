// SPDX-License-Identifier: Apache-2.0
#include "domain/page_rows.h"

#include "domain/field_values.h"
#include "domain/promise_repeats.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/words.h"

#include <algorithm>

namespace salver::domain {

namespace {

constexpr int askAgainDays = 365;

std::string id(const store::EntityRow& row, model::FieldId field)
{
    return row.value(field);
}

} // namespace

PageRows::PageRows(store::Reader& reader, Now now) : m_reader(reader), m_now(std::move(now)), m_today(m_now.today())
{
    m_me = keep(m_reader.user());
    m_spaces = keep(m_reader.spaces());
    for (const auto& space : m_spaces) {
        for (const auto& member : keep(m_reader.members(space.id))) {
            const auto& name = member.displayName.empty() ? member.userName : member.displayName;
            m_members[member.id] = {member.id, name, initialsOf(name), member.id == m_me, true};
        }
    }
    if (!m_me.isNull() && !m_members.contains(m_me))
        m_members[m_me] = {m_me, say("You"), "Y", true, true};
}

Result<void> PageRows::outcome() const
{
    return m_error ? Result<void>(fail(*m_error)) : Result<void>();
}

std::vector<store::EntityRow> PageRows::select(const store::Select& select)
{
    return keep(m_reader.select(select));
}

std::optional<store::EntityRow> PageRows::find(std::string_view idText)
{
    const auto entity = EntityId::parse(idText);
    if (!entity)
        return std::nullopt;
    auto row = m_reader.entity(*entity);
    if (row)
        return std::move(*row);
    if (row.error().code != ErrorCode::NotFound && !m_error)
        m_error = row.error();
    return std::nullopt;
}

MemberRef PageRows::member(const UserId& user) const
{
    const auto at = m_members.find(user);
    if (at != m_members.end())
        return at->second;
    if (user.isNull())
        return {};
    return {user, say("someone who has left"), "?", false, false};
}

MemberRef PageRows::member(std::string_view idText) const
{
    const auto user = UserId::parse(idText);
    return user ? member(*user) : MemberRef{};
}

std::vector<MemberRef> PageRows::members() const
{
    std::vector<MemberRef> all;
    for (const auto& [user, member] : m_members)
        all.push_back(member);
    std::ranges::stable_sort(all, {}, [](const MemberRef& member) { return folded(member.name); });
    return all;
}

bool PageRows::isPrivate(const SpaceId& space) const
{
    const auto at = std::ranges::find(m_spaces, space, &SpaceSyncState::id);
    return at != m_spaces.end() && at->purpose == SpacePurpose::Private;
}

bool PageRows::isLead() const
{
    return std::ranges::any_of(m_spaces, [](const auto& space) {
        return space.purpose == SpacePurpose::Team && space.role == Role::Lead;
    });
}

EntityRef PageRows::ref(std::string_view idText)
{
    if (idText.empty())
        return {};
    const auto known = m_names.find(idText);
    if (known != m_names.end())
        return known->second;
    const auto row = find(idText);
    EntityRef made{EntityId::parse(idText).value_or(EntityId{}), say("not shared with you"), false};
    if (row)
        made = {row->id, titleOf(*row), true};
    m_names.emplace(std::string(idText), made);
    return made;
}

std::vector<EntityRef> PageRows::refs(std::string_view list)
{
    std::vector<EntityRef> all;
    while (!list.empty()) {
        const auto end = list.find('\n');
        all.push_back(ref(list.substr(0, end)));
        list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
    }
    return all;
}

void PageRows::learn(const std::vector<store::EntityRow>& rows)
{
    for (const auto& row : rows)
        m_names.insert_or_assign(row.id.toString(), EntityRef{row.id, titleOf(row), true});
}

std::optional<DayWords> PageRows::due(std::string_view text) const
{
    const auto day = parseDay(text);
    return day ? std::optional(DayWords{*day, dueWords(*day, m_today)}) : std::nullopt;
}

std::optional<DayWords> PageRows::ago(std::string_view text) const
{
    const auto day = parseDay(text);
    return day ? std::optional(DayWords{*day, agoWords(*day, m_today)}) : std::nullopt;
}

DayWords PageRows::ago(WallMs at) const
{
    const auto day = m_now.dayOf(at);
    return {day, agoWords(day, m_today)};
}

std::string PageRows::moment(WallMs at) const
{
    return dayLong(m_now.dayOf(at), m_today) + ", " + m_now.timeOf(at);
}

std::string PageRows::readable(const model::Field& field, std::string_view value)
{
    using model::FieldType;
    if (value.empty())
        return {};
    switch (field.type) {
    case FieldType::Member: return member(value).name;
    case FieldType::Reference: return ref(value).name;
    case FieldType::List: {
        std::vector<std::string> names;
        for (const auto& each : refs(value))
            names.push_back(each.name);
        return joinNames(names);
    }
    case FieldType::Day: {
        const auto day = parseDay(value);
        return day ? dayLong(*day, m_today) : std::string(value);
    }
    case FieldType::Instant: {
        const auto instant = parseInstant(value);
        return instant ? moment(instant->wall) : std::string(value);
    }
    case FieldType::Flag: return say("yes");
    default: return std::string(value);
    }
}

LineRow PageRows::line(const store::EntityRow& row)
{
    namespace line = model::line;
    LineRow made;
    made.id = row.id;
    made.space = row.space;
    made.visit = EntityId::parse(id(row, line::visit)).value_or(EntityId{});
    made.type = choiceFrom<LineType>(row.value(line::type)).value_or(LineType::Text);
    made.text = row.value(line::text);
    made.at = wallOf(row, line::at).value_or(row.createdAt);
    made.time = m_now.timeOf(made.at);
    made.day = ago(made.at);
    made.client = ref(id(row, line::client));
    made.by = member(id(row, line::by));
    made.who = ref(id(row, line::who));
    made.lane = choiceFrom<Lane>(row.value(line::lane));
    made.whose = choiceFrom<Whose>(row.value(line::whose));
    made.promise = EntityId::parse(id(row, line::promise)).value_or(EntityId{});
    made.waiting = row.waiting;
    made.contested = row.contested;
    made.deletedAndEdited = row.presence == store::Presence::DeletedAndEdited;
    made.isPrivate = isPrivate(row.space);
    return made;
}

LineRow PageRows::line(const store::EntityRow& row, const std::vector<PromiseRow>& promises)
{
    auto made = line(row);
    if (made.promise.isNull())
        return made;
    const auto at = std::ranges::find(promises, made.promise, &PromiseRow::id);
    if (at != promises.end())
        made.due = at->due;
    return made;
}

PromiseRow PageRows::promise(const store::EntityRow& row)
{
    namespace promise = model::promise;
    PromiseRow made;
    made.id = row.id;
    made.space = row.space;
    made.direction = choiceFrom<Direction>(row.value(promise::direction)).value_or(Direction::Ours);
    made.state = choiceFrom<PromiseState>(row.value(promise::state)).value_or(PromiseState::Open);
    made.text = row.value(promise::text);
    made.client = ref(id(row, promise::client));
    made.person = ref(id(row, promise::person));
    made.visit = EntityId::parse(id(row, promise::visit)).value_or(EntityId{});
    made.line = EntityId::parse(id(row, promise::line)).value_or(EntityId{});
    made.due = due(row.value(promise::due));
    if (!made.due)
        made.dueAsTyped = row.value(promise::dueAsTyped);
    made.overdue = made.due && made.due->day < m_today && made.state == PromiseState::Open;
    made.dueToday = made.due && made.due->day == m_today && made.state == PromiseState::Open;
    made.settledOn = ago(row.value(promise::settledOn));
    made.word = row.value(promise::word);
    made.repeats = row.value(promise::repeats);
    made.repeatsUnread = !made.repeats.empty() && !readRepeat(made.repeats);
    made.follows = EntityId::parse(id(row, promise::follows)).value_or(EntityId{});
    if (made.state == PromiseState::Kept)
        made.keptWords = keptWords(parseDay(row.value(promise::due)), parseDay(row.value(promise::settledOn)));
    made.isPrivate = isPrivate(row.space);
    made.by = member(id(row, promise::by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    if (made.due && made.state == PromiseState::Open)
        made.why = {Rule::Due, made.direction == Direction::Ours
                                   ? say("We promised this for %1. A promise shows from its day on until it is kept "
                                         "or let go.", {dayLong(made.due->day, m_today)})
                                   : say("They promised this for %1. A promise shows from its day on until it is "
                                         "kept or let go.", {dayLong(made.due->day, m_today)})};
    return made;
}

VisitRow PageRows::visit(const store::EntityRow& row)
{
    namespace visit = model::visit;
    VisitRow made;
    made.id = row.id;
    made.space = row.space;
    made.client = ref(id(row, visit::client));
    made.people = refs(row.value(visit::people));
    made.mode = choiceFrom<VisitMode>(row.value(visit::mode));
    made.place = row.value(visit::place);
    made.state = choiceFrom<VisitState>(row.value(visit::state)).value_or(VisitState::Open);
    const auto started = wallOf(row, visit::started);
    made.starts = started ? *started : wallOf(row, visit::plannedStart).value_or(row.createdAt);
    made.time = m_now.timeOf(made.starts);
    const auto day = m_now.dayOf(made.starts);
    made.day = {day, day > m_today ? dueWords(day, m_today) : agoWords(day, m_today)};
    made.lane = choiceFrom<Lane>(row.value(visit::lane));
    made.by = member(id(row, visit::by));
    made.waiting = row.waiting;
    return made;
}

FactRow PageRows::fact(const store::EntityRow& row)
{
    namespace fact = model::fact;
    FactRow made;
    made.id = row.id;
    made.space = row.space;
    const auto& person = row.value(fact::person);
    made.about = ref(person.empty() ? id(row, fact::client) : person);
    made.type = choiceFrom<FactType>(row.value(fact::type)).value_or(FactType::Remember);
    made.text = row.value(fact::text);
    made.source = row.value(fact::source);
    made.heardOn = ago(row.value(fact::heardOn));
    made.confirmedOn = ago(row.value(fact::confirmedOn));
    made.lookAgainOn = due(row.value(fact::lookAgainOn));
    made.thankedOn = ago(row.value(fact::thankedOn));
    made.by = member(id(row, fact::by));
    made.isPrivate = isPrivate(row.space);
    made.waiting = row.waiting;
    made.contested = row.contested;
    const auto& known = made.confirmedOn ? made.confirmedOn : made.heardOn;
    if (made.lookAgainOn && made.lookAgainOn->day <= m_today)
        made.askAgain = Why{Rule::LookAgain, made.type == FactType::Season
                                                 ? say("Its look-again day was set to %1. A season passes: remove "
                                                       "it, or keep it a while longer.",
                                                       {dayLong(made.lookAgainOn->day, m_today)})
                                                 : say("Its look-again day was set to %1.",
                                                       {dayLong(made.lookAgainOn->day, m_today)})};
    // What somebody did for us stays done.
    else if (made.type != FactType::DidForUs && known && (m_today - known->day).count() > askAgainDays)
        made.askAgain = Why{Rule::AskAgain, say("Nobody has confirmed it since %1. A fact older than a year is worth "
                                                "asking again.", {dayShort(known->day, m_today)})};
    return made;
}

PersonRow PageRows::person(const store::EntityRow& row)
{
    namespace person = model::person;
    PersonRow made;
    made.id = row.id;
    made.client = ref(id(row, person::client));
    made.name = row.value(person::name);
    made.pronounced = row.value(person::pronounced);
    made.role = row.value(person::role);
    made.email = row.value(person::email);
    made.phone = row.value(person::phone);
    made.talk = talkCard(row);
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

FeltRow PageRows::felt(const store::EntityRow& row)
{
    namespace felt = model::felt;
    FeltRow made;
    made.id = row.id;
    made.space = row.space;
    made.visit = EntityId::parse(id(row, felt::visit)).value_or(EntityId{});
    made.person = ref(id(row, felt::person));
    made.words = row.value(felt::words);
    made.before = row.value(felt::before);
    made.after = row.value(felt::after);
    made.source = choiceFrom<FeltSource>(row.value(felt::source));
    made.theirWords = made.source == FeltSource::Said || made.source == FeltSource::Written;
    made.day = ago(wallOf(row, felt::at).value_or(row.createdAt));
    made.by = member(id(row, felt::by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

std::string titleOf(const store::EntityRow& row)
{
    const auto* kind = model::findKind(row.kind);
    if (kind == nullptr)
        return say("something from a newer Salver");
    for (const auto& field : kind->fields) {
        if (field.has(model::flag::title) && !row.value(field.id).empty())
            return clipped(oneLine(row.value(field.id)), 120);
    }
    return std::string(kind->name);
}

TalkCard talkCard(const store::EntityRow& row)
{
    namespace person = model::person;
    TalkCard card;
    card.channel = row.value(person::talkChannel);
    card.hours = row.value(person::talkHours);
    card.directness = row.value(person::talkDirectness);
    card.detail = choiceFrom<TalkDetail>(row.value(person::talkDetail));
    card.wordsUse = row.value(person::talkWordsUse);
    card.wordsAvoid = row.value(person::talkWordsAvoid);
    card.language = row.value(person::talkLanguage);
    std::string line = card.channel;
    if (!card.hours.empty())
        line += (line.empty() ? "" : ", ") + card.hours;
    const auto add = [&line](const std::string& words) {
        if (!words.empty())
            line += (line.empty() ? "" : " \xC2\xB7 ") + words;
    };
    add(card.directness);
    if (card.detail)
        add(*card.detail == TalkDetail::Both ? say("numbers and pictures") : nameOf(*card.detail));
    if (!card.wordsUse.empty())
        add(say("say: %1", {card.wordsUse}));
    if (!card.wordsAvoid.empty())
        add(say("not: %1", {card.wordsAvoid}));
    add(card.language);
    card.oneLine = line;
    card.empty = line.empty();
    return card;
}

bool isTheirWords(LineType type)
{
    return type == LineType::Quote || type == LineType::Need;
}

std::optional<WallMs> wallOf(const store::EntityRow& row, model::FieldId field)
{
    const auto instant = parseInstant(row.value(field));
    return instant ? std::optional(instant->wall) : std::nullopt;
}

EntityId idIn(const store::EntityRow& row, model::FieldId field)
{
    return EntityId::parse(row.value(field)).value_or(EntityId{});
}

void newestFirst(std::vector<store::EntityRow>& found, model::FieldId on)
{
    std::ranges::sort(found, [on](const store::EntityRow& a, const store::EntityRow& b) {
        return std::tie(b.value(on), b.createdAt, b.id) < std::tie(a.value(on), a.createdAt, a.id);
    });
}

Result<std::map<std::string, WallMs>> lastContacts(store::Reader& reader)
{
    const auto groups = reader.group(model::visit::kind, model::visit::client, model::visit::started);
    if (!groups)
        return fail(groups.error());
    std::map<std::string, WallMs> latest;
    for (const auto& group : *groups) {
        if (const auto instant = parseInstant(group.greatest))
            latest[group.key] = instant->wall;
    }
    return latest;
}

store::Select every(model::KindId kind)
{
    store::Select select;
    select.kind = kind;
    return select;
}

store::Select every(model::KindId kind, model::FieldId field, std::string value)
{
    auto select = every(kind);
    select.where.push_back(where(field, store::Condition::Is::Equal, std::move(value)));
    return select;
}

store::Condition where(model::FieldId field, store::Condition::Is is, std::string value)
{
    store::Condition condition;
    condition.field = field;
    condition.is = is;
    condition.value = std::move(value);
    return condition;
}

store::Condition oneOf(model::FieldId field, std::vector<std::string> values)
{
    store::Condition condition;
    condition.field = field;
    condition.is = store::Condition::Is::OneOf;
    condition.values = std::move(values);
    return condition;
}

} // namespace salver::domain
