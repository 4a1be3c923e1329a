// SPDX-License-Identifier: Apache-2.0
// Commands on the lines of a visit.
#include "domain/commands.h"
#include "domain/field_values.h"
#include "domain/line_matters.h"
#include "domain/order_key.h"
#include "domain/promise_words.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include "core/change.h"

namespace salver::domain {

namespace {

namespace line = model::line;

/// How well a person's name fits what stands behind an @: the whole name, a part of it, the beginning of a part.
int fitOf(std::string_view name, std::string_view rest, std::string_view word)
{
    if (rest.starts_with(name) && (rest.size() == name.size() || rest[name.size()] == ' '))
        return 3;
    int best = 0;
    while (!name.empty()) {
        const auto end = name.find(' ');
        const auto part = name.substr(0, end);
        name = end == std::string_view::npos ? std::string_view{} : name.substr(end + 1);
        if (part == word)
            best = 2;
        else if (best == 0 && part.starts_with(word))
            best = 1;
    }
    return best;
}

/// A spark is theirs where it says so ("* they lit up", or whom by name), ours where it begins with us.
std::optional<Whose> whoseSpark(const ParsedLine& parsed, const EntityId& who)
{
    if (parsed.type != LineType::Spark)
        return std::nullopt;
    const auto start = folded(std::string_view(parsed.text).substr(0, 8));
    for (const auto* ours : {"we ", "we'", "we\xE2\x80\x99", "i ", "our "}) {
        if (start.starts_with(ours))
            return Whose::Ours;
    }
    const bool theirs = start.starts_with("they ") || start.starts_with("their ") || !who.isNull();
    return theirs ? std::optional(Whose::Theirs) : std::nullopt;
}

} // namespace

Result<std::string> Commands::nextOrder(const EntityId& visit)
{
    store::Select last;
    last.kind = line::kind;
    last.where.push_back({line::visit, store::Condition::Is::Equal, visit.toString(), {}});
    last.order.push_back({line::order, true, false});
    last.limit = 1;
    last.withProse = false;
    const auto rows = m_reader.select(last);
    if (!rows)
        return fail(rows.error());
    return keyAfter(rows->empty() ? std::string_view{} : rows->front().value(line::order), m_clock.now());
}

Result<EntityId> Commands::mentioned(const EntityId& client, const ParsedLine& parsed)
{
    if (parsed.names.empty() || client.isNull())
        return EntityId{};
    store::Select people;
    people.kind = model::person::kind;
    people.where.push_back({model::person::client, store::Condition::Is::Equal, client.toString(), {}});
    people.withProse = false;
    const auto rows = m_reader.select(people);
    if (!rows)
        return fail(rows.error());
    for (const auto& name : parsed.names) {
        const auto word = folded(name.word);
        const auto rest = folded(std::string_view(parsed.text).substr(name.at));
        int best = 0;
        std::size_t fitting = 0;
        EntityId found;
        for (const auto& row : *rows) {
            const auto fit = fitOf(folded(row.value(model::person::name)), rest, word);
            if (fit > best) {
                best = fit;
                fitting = 0;
            }
            if (fit == best && fit > 0) {
                ++fitting;
                found = row.id;
            }
        }
        // Two people of that name: nobody is guessed.
        if (fitting == 1)
            return found;
    }
    return EntityId{};
}

Result<std::optional<Made>> Commands::writeMeaning(DraftBuilder& draft, const EntityId& id,
                                                   const store::EntityRow& visit, const ParsedLine& parsed)
{
    const auto client = EntityId::parse(visit.value(model::visit::client)).value_or(EntityId{});
    const auto who = mentioned(client, parsed);
    if (!who)
        return fail(who.error());
    draft.write(id, line::kind, line::type, nameOf(parsed.type));
    draft.with(id, line::kind, line::who, who->isNull() ? "" : who->toString());
    const auto whose = whoseSpark(parsed, *who);
    draft.with(id, line::kind, line::whose, whose ? nameOf(*whose) : "");
    for (const auto& tag : parsed.tags) {
        if (auto written = writeTag(draft, tag); !written)
            return fail(std::move(written.error()));
    }
    const LineMatter matter{id, parsed.type, parsed.text, visit.id, client, *who, author(), now().today(), visit.space};
    if (auto written = writeMatter(*this, draft, matter); !written)
        return fail(std::move(written.error()));
    if (parsed.type != LineType::Promise)
        return std::optional<Made>{};
    const auto promise = writePromise(draft, visit, id, *who, parsed.text, parsed.theirs);
    draft.write(id, line::kind, line::promise, promise.id.toString());
    return std::optional(promise);
}

Made Commands::writePromise(DraftBuilder& draft, const store::EntityRow& visit, const EntityId& lineId,
                            const EntityId& person, std::string_view words, bool theirs)
{
    namespace promise = model::promise;
    const auto parted = promiseWords(words, now().today());
    const Made made{newId(), promise::kind, visit.space};
    draft.creates(made.id, promise::kind)
        .with(made.id, promise::kind, promise::client, visit.value(model::visit::client))
        .with(made.id, promise::kind, promise::person, person.isNull() ? "" : person.toString())
        .with(made.id, promise::kind, promise::visit, visit.id.toString())
        .with(made.id, promise::kind, promise::direction, nameOf(theirs ? Direction::Theirs : Direction::Ours))
        .with(made.id, promise::kind, promise::text, parted.text)
        .with(made.id, promise::kind, promise::due, parted.due ? dayText(*parted.due) : "")
        .with(made.id, promise::kind, promise::dueAsTyped, parted.typed)
        .with(made.id, promise::kind, promise::repeats, parted.repeats)
        .with(made.id, promise::kind, promise::state, nameOf(PromiseState::Open))
        .with(made.id, promise::kind, promise::by, author())
        .with(made.id, promise::kind, promise::line, lineId.toString());
    return made;
}

Result<CapturedLine> Commands::captureLine(const EntityId& visitId, std::string_view typed, bool isPrivate)
{
    auto visit = liveOf(visitId, model::visit::kind);
    if (!visit)
        return fail(visit.error());
    if (isPrivate) {
        const auto own = privateSpace();
        if (!own)
            return fail(own.error());
        visit->space = *own;
    }
    const auto order = nextOrder(visitId);
    if (!order)
        return fail(order.error());
    const auto parsed = parseLine(sanitizeUtf8(typed));
    const Made made{newId(), line::kind, visit->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, line::kind)
        .with(made.id, line::kind, line::visit, visitId.toString())
        .with(made.id, line::kind, line::client, visit->value(model::visit::client))
        .with(made.id, line::kind, line::at, instantText(now().instant()))
        .with(made.id, line::kind, line::order, *order)
        .with(made.id, line::kind, line::by, author())
        .text(made.id, line::kind, line::text, parsed.text);
    const auto promise = writeMeaning(draft, made.id, *visit, parsed);
    if (!promise)
        return fail(promise.error());
    const auto done = commit(draft, made, say("Line added"));
    if (!done)
        return fail(done.error());
    return CapturedLine{made, *promise};
}

Result<Made> Commands::addMark(const EntityId& visit)
{
    const auto made = captureLine(visit, "\xE2\x97\x86");
    if (!made)
        return fail(made.error());
    return made->line;
}

Result<CapturedLine> Commands::rewriteLine(const store::EntityRow& row, std::string_view typed, std::string label)
{
    const auto visitId = EntityId::parse(row.value(line::visit)).value_or(EntityId{});
    auto visit = liveOf(visitId, model::visit::kind);
    if (!visit)
        return fail(visit.error());
    visit->space = row.space; // what a private line makes is private
    const auto parsed = parseLine(sanitizeUtf8(typed));
    const Made made{row.id, row.kind, row.space};
    DraftBuilder draft(row.space);
    for (auto& splice : TextDelta::between(row.value(line::text), parsed.text).splices())
        draft.splice(row.id, row.kind, line::text, std::move(splice));
    const auto promise = writeMeaning(draft, row.id, *visit, parsed);
    if (!promise)
        return fail(promise.error());
    const auto done = commit(draft, made, std::move(label));
    if (!done)
        return fail(done.error());
    return CapturedLine{made, *promise};
}

Result<CapturedLine> Commands::fillMark(const EntityId& id, std::string_view typed)
{
    const auto row = liveOf(id, line::kind);
    if (!row)
        return fail(row.error());
    if (choiceFrom<LineType>(row->value(line::type)) != LineType::Mark)
        return fail(ErrorCode::InvalidArgument, say("That line is not a mark any more; it has its words."));
    return rewriteLine(*row, typed, say("Mark filled in"));
}

Result<CapturedLine> Commands::finishLine(const EntityId& id)
{
    const auto row = liveOf(id, line::kind);
    if (!row)
        return fail(row.error());
    const CapturedLine same{{row->id, row->kind, row->space}, std::nullopt};
    const auto type = choiceFrom<LineType>(row->value(line::type)).value_or(LineType::Text);
    if (type == LineType::Promise) {
        auto refreshed = refreshPromise(*row);
        return refreshed ? Result<CapturedLine>(same) : fail(std::move(refreshed.error()));
    }
    if (type != LineType::Text) {
        DraftBuilder draft(row->space);
        auto written = writeMatter(*this, draft, matterFrom(*row, type, row->value(line::text), now()));
        if (written)
            written = commit(std::vector{draft}, say("Line finished"));
        return written ? Result<CapturedLine>(same) : fail(std::move(written.error()));
    }
    const auto parsed = parseLine(row->value(line::text));
    const bool plain = parsed.markLength == 0 && parsed.tags.empty() && parsed.names.empty();
    if (plain)
        return same;
    return rewriteLine(*row, row->value(line::text), say("Line finished"));
}

Result<void> Commands::refreshPromise(const store::EntityRow& row)
{
    namespace promise = model::promise;
    const auto id = EntityId::parse(row.value(line::promise));
    const auto made = id ? live(*id) : fail(ErrorCode::NotFound, "");
    if (!made)
        return {}; // the promise went its own way
    const auto parted = promiseWords(row.value(line::text), now().today());
    DraftBuilder draft(made->space);
    if (!parted.text.empty() && made->value(promise::text) != parted.text)
        draft.write(*id, promise::kind, promise::text, parted.text);
    // A date that was set by hand stays (Commands::setDue); one that came from the line's words follows them.
    const bool byHand = made->value(promise::due).empty() != made->value(promise::dueAsTyped).empty();
    if (parted.due && !byHand && made->value(promise::dueAsTyped) != parted.typed) {
        draft.write(*id, promise::kind, promise::due, dayText(*parted.due));
        draft.write(*id, promise::kind, promise::dueAsTyped, parted.typed);
        if (made->value(promise::repeats) != parted.repeats)
            draft.write(*id, promise::kind, promise::repeats, parted.repeats);
    }
    return commit(std::vector{draft}, say("Promise reworded"));
}

Result<CapturedLine> Commands::setLineType(const EntityId& id, LineType type)
{
    const auto row = liveOf(id, line::kind);
    if (!row)
        return fail(row.error());
    const Made made{row->id, row->kind, row->space};
    if (choiceFrom<LineType>(row->value(line::type)) == type)
        return CapturedLine{made, std::nullopt};
    DraftBuilder draft(row->space);
    std::optional<Made> promise;
    draft.write(id, row->kind, line::type, nameOf(type));
    if (auto written = writeMatter(*this, draft, matterFrom(*row, type, row->value(line::text), now())); !written)
        return fail(std::move(written.error()));
    if (const auto old = EntityId::parse(row->value(line::promise))) {
        if (const auto promiseRow = live(*old))
            draft.remove(*old, promiseRow->kind);
        draft.write(id, row->kind, line::promise, "");
    }
    if (type == LineType::Promise) {
        auto visit = liveOf(EntityId::parse(row->value(line::visit)).value_or(EntityId{}), model::visit::kind);
        if (!visit)
            return fail(visit.error());
        visit->space = row->space;
        const auto who = EntityId::parse(row->value(line::who)).value_or(EntityId{});
        promise = writePromise(draft, *visit, id, who, row->value(line::text), false);
        draft.write(id, row->kind, line::promise, promise->id.toString());
    }
    const auto done = commit(draft, made, say("Line changed"));
    if (!done)
        return fail(done.error());
    return CapturedLine{made, promise};
}

} // namespace salver::domain
