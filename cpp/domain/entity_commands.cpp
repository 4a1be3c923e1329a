// SPDX-License-Identifier: Apache-2.0
// Commands that any kind of entity takes: set, edit, remove, restore, settle; and preferences.
#include "domain/commands.h"
#include "domain/field_values.h"
#include "domain/look_over.h"
#include "domain/line_matters.h"
#include "domain/names.h"
#include "domain/preference_list.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include "core/change.h"
#include "core/limits.h"

#include <algorithm>

namespace salver::domain {

namespace {

Result<const model::Kind*> knownKind(const store::EntityRow& row)
{
    const auto* kind = model::findKind(row.kind);
    if (kind == nullptr)
        return fail(ErrorCode::VersionTooOld, say("That was made by a newer Salver. Update this one to change it."));
    return kind;
}

/// What names who wrote something, and what something is called by, is not set to just anything.
Result<void> mayBeTyped(const store::EntityRow& row, const model::Field& field, std::string_view typed)
{
    if (field.name == "by")
        return fail(ErrorCode::NotAllowed, say("Who wrote a %1 stays as it is: nobody writes in another's name.",
                                               {kindWord(row.kind)}));
    if (row.kind == model::preference::kind && field.id != model::preference::value)
        return fail(ErrorCode::NotAllowed, say("A preference keeps its name; set its value."));
    const bool isName = (row.kind == model::client::kind && field.id == model::client::name) ||
                        (row.kind == model::person::kind && field.id == model::person::name);
    if (isName) {
        if (auto name = nameFrom(typed, kindWord(row.kind)); !name)
            return fail(std::move(name.error()));
    }
    return {};
}

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace

Result<Made> Commands::setField(const EntityId& id, std::string_view fieldName, std::string_view typed)
{
    const auto row = live(id);
    if (!row)
        return fail(row.error());
    const auto kind = knownKind(*row);
    if (!kind)
        return fail(kind.error());
    const auto field = fieldByName(**kind, fieldName);
    if (!field)
        return fail(field.error());
    if (auto allowed = mayBeTyped(*row, **field, typed); !allowed)
        return fail(std::move(allowed.error()));
    if (row->kind == model::preference::kind)
        return setPreference(row->value(model::preference::key), typed);
    if ((*field)->type == model::FieldType::Prose)
        return setProse(*row, **field, sanitizeUtf8(typed));
    // A line's type and a promise's date and state bring something with them.
    if (row->kind == model::promise::kind && (*field)->id == model::promise::due)
        return setDue(id, typed);
    if (row->kind == model::promise::kind && (*field)->id == model::promise::repeats)
        return setRepeats(id, typed);
    auto value = valueFromTyped(m_reader, row->space, **kind, **field, typed, now());
    if (!value)
        return fail(std::move(value.error()));
    if (row->kind == model::line::kind && (*field)->id == model::line::type && !value->empty()) {
        const auto made = setLineType(id, choiceFrom<LineType>(*value).value_or(LineType::Text));
        return made ? Result<Made>(made->line) : fail(made.error());
    }
    if (row->kind == model::promise::kind && (*field)->id == model::promise::state &&
        *value == nameOf(PromiseState::Kept))
        return keepPromise(id);
    if (row->kind == model::promise::kind && (*field)->id == model::promise::state &&
        *value == nameOf(PromiseState::LetGo))
        return letPromiseGo(id, row->value(model::promise::word));
    if (row->kind == model::promise::kind && (*field)->id == model::promise::state &&
        *value == nameOf(PromiseState::Open) && row->value(model::promise::state) != *value)
        return reopenPromise(id);
    return setValue(id, (*field)->id, std::move(*value));
}

Result<Made> Commands::setValue(const EntityId& id, model::FieldId field, std::string value)
{
    const auto row = live(id);
    if (!row)
        return fail(row.error());
    const auto kind = knownKind(*row);
    if (!kind)
        return fail(kind.error());
    const auto* declared = model::findField(**kind, field);
    if (declared == nullptr)
        return fail(ErrorCode::NotFound, say("A %1 has no such field.", {kindWord(row->kind)}));
    if (row->kind == model::fact::kind && field == model::fact::lookAgainOn && value.empty() &&
        choiceFrom<FactType>(row->value(model::fact::type)) == FactType::Season)
        return fail(ErrorCode::InvalidArgument, say("A season needs a day to look at it again. Set a later one, or "
                                                    "delete it."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, field, std::move(value));
    return commit(draft, {id, row->kind, row->space}, say("%1 changed", {capitalised(fieldWord(declared))}));
}

Result<Made> Commands::setProse(const store::EntityRow& row, const model::Field& field, std::string_view text)
{
    DraftBuilder draft(row.space);
    for (auto& splice : TextDelta::between(row.value(field.id), text).splices())
        draft.splice(row.id, row.kind, field.id, std::move(splice));
    return commit(draft, {row.id, row.kind, row.space}, say("%1 changed", {capitalised(fieldWord(&field))}));
}

Result<Made> Commands::spliceText(const EntityId& id, model::FieldId field, std::uint64_t position,
                                  std::uint64_t removed, std::string_view inserted)
{
    const auto row = live(id);
    if (!row)
        return fail(row.error());
    const auto kind = knownKind(*row);
    if (!kind)
        return fail(kind.error());
    const auto* declared = model::findField(**kind, field);
    if (declared == nullptr || declared->type != model::FieldType::Prose)
        return fail(ErrorCode::InvalidArgument, say("That field holds a short value, not a text. Use set instead."));
    const auto document = m_reader.document(id, field);
    if (!document)
        return fail(document.error());
    const auto length = document->lengthScalars();
    if (position > length || removed > length - position)
        return fail(ErrorCode::InvalidArgument, say("The text has %1 characters; an edit at %2 that takes away %3 "
                                                    "does not fit in it.",
                                                    {std::to_string(length), std::to_string(position),
                                                     std::to_string(removed)}));
    const text::Splice splice{position, removed, sanitizeUtf8(inserted)};
    const auto delta = TextDelta::fromSplices(std::span(&splice, 1));
    const auto landed = commitText(id, row->kind, field, *document, delta, false);
    if (!landed)
        return fail(landed.error());
    return Made{id, row->kind, row->space};
}

Result<TextLanded> Commands::editText(const TextBatch& batch)
{
    const auto document = m_reader.document(batch.entity, batch.field);
    if (!document)
        return fail(document.error());
    const auto others = deltaSince(*document, batch.seen);
    if (!others)
        return fail(others.error());
    auto landed = commitText(batch.entity, batch.kind, batch.field, *document, batch.delta.over(*others, true), true);
    if (landed)
        landed->others = others->over(batch.delta, false);
    return landed;
}

Result<TextLanded> Commands::commitText(const EntityId& id, model::KindId kind, model::FieldId field,
                                        const text::Document& document, const TextDelta& delta, bool typing)
{
    const auto row = live(id);
    if (!row)
        return fail(row.error());
    if (delta.empty())
        return TextLanded{document.summary(), {}};
    const auto before = document.text();
    if (delta.applied(before).size() > limits::textBytes)
        return fail(ErrorCode::TooLarge, say("That would make the text longer than 2 MB. Take a part of it, or put "
                                             "it into several."));
    DraftBuilder draft(row->space);
    for (auto& splice : delta.splices())
        draft.splice(id, kind, field, std::move(splice));
    if (auto done = write(std::vector{draft}); !done)
        return fail(std::move(done.error()));
    const auto after = m_reader.document(id, field);
    if (!after)
        return fail(after.error());
    TextUndo back{id, kind, field, document.summary(), delta.inverse(before), {}, after->summary()};
    UndoStep step{say("Typing"), {{row->space, {}, {std::move(back)}}}, typing, m_clock.now()};
    m_undo.typed(std::move(step));
    return TextLanded{after->summary(), {}};
}

Result<Made> Commands::remove(const EntityId& id)
{
    const auto row = live(id);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    draft.remove(id, row->kind);
    const bool isLine = row->kind == model::line::kind;
    const bool isPromise = row->kind == model::promise::kind;
    if (isLine || isPromise) {
        const auto other = EntityId::parse(row->value(isLine ? model::line::promise : model::promise::line));
        const auto otherRow = other ? live(*other) : fail(ErrorCode::NotFound, "");
        if (otherRow && otherRow->space == row->space)
            draft.remove(otherRow->id, otherRow->kind);
    }
    if (isLine) {
        if (auto dropped = dropMatters(*this, draft, id, row->space); !dropped)
            return fail(std::move(dropped.error()));
    }
    return commit(draft, {id, row->kind, row->space}, say("%1 deleted", {capitalised(kindWord(row->kind))}));
}

Result<Made> Commands::restore(const EntityId& id)
{
    const auto row = m_reader.entity(id);
    if (!row)
        return fail(row.error());
    const Made made{id, row->kind, row->space};
    if (row->presence == store::Presence::Live)
        return made;
    DraftBuilder draft(row->space);
    draft.restore(id, row->kind);
    const bool isLine = row->kind == model::line::kind;
    if (isLine || row->kind == model::promise::kind) {
        const auto other = EntityId::parse(row->value(isLine ? model::line::promise : model::promise::line));
        const auto otherRow = other ? m_reader.entity(*other) : fail(ErrorCode::NotFound, "");
        if (otherRow && otherRow->presence == store::Presence::Binned && otherRow->space == row->space)
            draft.restore(otherRow->id, otherRow->kind);
    }
    if (isLine) {
        const auto type = choiceFrom<LineType>(row->value(model::line::type)).value_or(LineType::Text);
        const auto matter = matterFrom(*row, type, row->value(model::line::text), now());
        if (auto written = writeMatter(*this, draft, matter); !written)
            return fail(std::move(written.error()));
    }
    return commit(draft, made, say("%1 restored", {capitalised(kindWord(row->kind))}));
}

Result<Made> Commands::settle(const EntityId& id, model::FieldId field, std::string value)
{
    const auto contests = m_reader.contests();
    if (!contests)
        return fail(contests.error());
    const auto open = std::ranges::find_if(
        *contests, [&](const auto& contest) { return contest.entity == id && contest.field == field; });
    if (open == contests->end()) {
        const auto row = live(id);
        if (!row)
            return fail(row.error());
        const auto* kind = model::findKind(row->kind);
        const auto* declared = kind == nullptr ? nullptr : model::findField(*kind, field);
        if (declared != nullptr && declared->type == model::FieldType::Prose)
            return settleText(*this, id, field, value);
        return fail(ErrorCode::Conflict, say("There is nothing to settle there: it reads \"%1\" for everybody.",
                                             {clipped(row->value(field), 80)}));
    }
    DraftBuilder draft(open->space);
    draft.write(id, open->kind, field, std::move(value));
    return commit(draft, {id, open->kind, open->space}, say("Settled"));
}

Result<Made> Commands::settleDeleted(const EntityId& id, bool kept)
{
    const auto row = live(id);
    if (!row)
        return fail(row.error());
    if (row->presence != store::Presence::DeletedAndEdited)
        return fail(ErrorCode::Conflict, say("There is nothing to settle there: nobody has deleted it."));
    DraftBuilder draft(row->space);
    if (kept)
        draft.restore(id, row->kind);
    else
        draft.remove(id, row->kind);
    return commit(draft, {id, row->kind, row->space}, kept ? say("Kept") : say("Deleted"));
}

Result<Made> Commands::keepBoth(const EntityId& id, model::FieldId field)
{
    const auto row = live(id);
    if (!row)
        return fail(row.error());
    const auto kind = knownKind(*row);
    const auto* declared = kind ? model::findField(**kind, field) : nullptr;
    if (declared == nullptr || declared->type != model::FieldType::Words)
        return fail(ErrorCode::InvalidArgument, say("Only one of these can hold. Pick it."));
    const auto contests = m_reader.contests();
    if (!contests)
        return fail(contests.error());
    std::string both;
    for (const auto& contest : *contests) {
        if (contest.entity != id || contest.field != field)
            continue;
        std::vector<std::string> seen;
        for (const auto& write : contest.live) {
            if (write.value.empty() || std::ranges::find(seen, write.value) != seen.end())
                continue;
            seen.push_back(write.value);
            both += (both.empty() ? "" : " / ") + write.value;
        }
    }
    return settle(id, field, std::move(both));
}

Result<Made> Commands::setPreference(std::string_view key, std::string_view typed)
{
    namespace preference = model::preference;
    const auto known = preferenceByKey(key);
    if (!known)
        return fail(known.error());
    const std::string name((*known)->key);
    const auto value = preferenceValue(**known, typed);
    if (!value)
        return fail(value.error());
    const auto space = privateSpace();
    if (!space)
        return fail(space.error());
    const auto id = derivedId(*space, raw(preference::kind), name);
    const Made made{id, preference::kind, *space};
    const auto row = m_reader.entity(id);
    if (!row && row.error().code != ErrorCode::NotFound)
        return fail(row.error());
    if (row && row->value(preference::value) == *value && row->presence == store::Presence::Live)
        return made;
    DraftBuilder draft(*space);
    if (!row)
        draft.makesForGood(id).write(id, preference::kind, preference::key, name);
    else if (row->presence == store::Presence::Binned)
        draft.restore(id, preference::kind);
    draft.write(id, preference::kind, preference::value, *value);
    return commit(draft, made, say("Preference changed"));
}

} // namespace salver::domain
