// SPDX-License-Identifier: Apache-2.0
#include "domain/look_over.h"

#include "core/text/event_set.h"
#include "domain/page_rows.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include <algorithm>
#include <map>

namespace salver::domain {

namespace {

using TextKey = std::pair<EntityId, model::FieldId>;

/// What was looked at, by text.
Result<std::map<TextKey, std::vector<text::Summary>>> looksAt(store::Reader& reader, std::vector<std::string> entities)
{
    std::map<TextKey, std::vector<text::Summary>> looks;
    auto select = every(model::look::kind);
    select.where.push_back(oneOf(model::look::of, std::move(entities)));
    const auto rows = reader.select(select);
    if (!rows)
        return fail(rows.error());
    for (const auto& row : *rows) {
        const auto of = EntityId::parse(row.value(model::look::of));
        auto seen = text::readEvents(row.value(model::look::seen));
        const auto number = static_cast<std::uint32_t>(std::strtoul(row.value(model::look::field).c_str(), nullptr, 10));
        if (of && seen)
            looks[{*of, model::FieldId{number}}].push_back(std::move(*seen));
    }
    return looks;
}

/// Scalars [from, end) of the text: the whole lines in which something met.
std::pair<std::uint64_t, std::uint64_t> linesAround(std::string_view text, const std::vector<text::Region>& regions)
{
    const auto first = bytesAfter(text, 0, regions.front().position);
    const auto last = bytesAfter(text, first, regions.back().position + regions.back().length - regions.front().position);
    const auto above = first == 0 ? std::string_view::npos : text.rfind('\n', first - 1);
    const auto below = text.find('\n', last);
    const auto from = above == std::string_view::npos ? 0 : above + 1;
    const auto end = below == std::string_view::npos ? text.size() : below;
    return {scalarCount(text.substr(0, from)), scalarCount(text.substr(0, end))};
}

/// The events of each author among these.
std::vector<std::pair<UserId, text::Summary>> byAuthor(const std::vector<store::TextChangeRow>& changes,
                                                       const text::Summary& events)
{
    std::vector<std::pair<UserId, text::Summary>> all;
    for (const auto& change : changes) {
        const auto* seen = text::seenOf(events, change.replica);
        if (seen == nullptr)
            continue;
        for (const auto& range : seen->ranges) {
            const text::SeqRange mine{std::max(range.first, change.first),
                                      std::min(range.end, change.first + change.length)};
            if (mine.first >= mine.end)
                continue;
            auto at = std::ranges::find(all, change.author, &std::pair<UserId, text::Summary>::first);
            if (at == all.end())
                at = all.insert(all.end(), {change.author, {}});
            text::addEvents(at->second, change.replica, mine);
        }
    }
    return all;
}

std::vector<LookPart> partsOf(std::string_view lines, std::uint64_t from,
                              const std::vector<std::vector<text::Region>>& hands)
{
    const auto length = scalarCount(lines);
    std::vector<std::optional<std::size_t>> owner(length);
    for (std::size_t hand = 0; hand < hands.size(); ++hand) {
        for (const auto& region : hands[hand]) {
            for (auto at = std::max(region.position, from); at < region.position + region.length; ++at) {
                if (at - from < length)
                    owner[at - from] = hand;
            }
        }
    }
    std::vector<LookPart> parts;
    std::size_t byte = 0;
    for (std::uint64_t at = 0; at < length; ++at) {
        const auto end = bytesAfter(lines, byte, 1);
        if (parts.empty() || parts.back().hand != owner[at])
            parts.push_back({owner[at], {}});
        parts.back().text += lines.substr(byte, end - byte);
        byte = end;
    }
    return parts;
}

Result<AwaitsLook> awaitingIn(store::Reader& reader, const EntityId& entity, model::FieldId field)
{
    auto all = awaitingLook(reader);
    if (!all)
        return fail(std::move(all.error()));
    const auto at = std::ranges::find_if(
        *all, [&](const AwaitsLook& awaits) { return awaits.entity == entity && awaits.field == field; });
    if (at == all->end())
        return fail(ErrorCode::NotFound, say("Nothing in this text awaits a look any more."));
    return std::move(*at);
}

/// The lines in question: where they stand in the text, in scalars.
Result<std::pair<std::uint64_t, std::uint64_t>> writtenLines(const text::Document& document, const text::Summary& events)
{
    const auto places = document.placesOf(events);
    if (!places)
        return fail(places.error());
    if (places->empty())
        return fail(ErrorCode::NotFound, say("What was changed apart is not in this text any more."));
    return linesAround(document.text(), *places);
}

void writeLook(Commands& commands, DraftBuilder& draft, const AwaitsLook& awaits, const text::Summary& seen)
{
    namespace look = model::look;
    const auto id = commands.newId();
    draft.creates(id, look::kind)
        .write(id, look::kind, look::of, awaits.entity.toString())
        .write(id, look::kind, look::field, std::to_string(static_cast<std::uint32_t>(awaits.field)))
        .write(id, look::kind, look::seen, text::writeEvents(seen));
}

} // namespace

Result<std::vector<AwaitsLook>> awaitingLook(store::Reader& reader)
{
    const auto apart = reader.apart();
    if (!apart)
        return fail(apart.error());
    std::vector<AwaitsLook> all;
    if (apart->empty())
        return all;
    std::vector<std::string> entities;
    for (const auto& row : *apart)
        entities.push_back(row.entity.toString());
    const auto looks = looksAt(reader, std::move(entities));
    if (!looks)
        return fail(looks.error());
    for (const auto& row : *apart) {
        const auto seen = looks->find({row.entity, row.field});
        if (seen != looks->end() && std::ranges::any_of(seen->second, [&](const text::Summary& events) {
                return text::holdsAll(events, row.events);
            }))
            continue;
        if (all.empty() || all.back().entity != row.entity || all.back().field != row.field)
            all.push_back({row.entity, row.space, row.kind, row.field, {}});
        text::addEvents(all.back().events, row.events);
    }
    return all;
}

Result<LookOver> lookOver(Queries& queries, const EntityId& entity, model::FieldId field, const Now& now)
{
    auto& reader = queries.reader();
    PageRows rows(reader, now);
    const auto awaits = awaitingIn(reader, entity, field);
    if (!awaits)
        return fail(awaits.error());
    const auto document = reader.document(entity, field);
    if (!document)
        return fail(document.error());
    const auto lines = writtenLines(*document, awaits->events);
    if (!lines)
        return fail(lines.error());
    const auto changes = reader.textChanges(entity, field);
    if (!changes)
        return fail(changes.error());
    auto authors = byAuthor(*changes, awaits->events);
    std::ranges::stable_partition(authors, [&](const auto& author) { return author.first == rows.me(); });
    LookOver over;
    std::vector<std::vector<text::Region>> hands;
    for (const auto& [author, events] : authors) {
        auto places = document->placesOf(events);
        if (!places)
            return fail(std::move(places.error()));
        over.hands.push_back(rows.member(author));
        hands.push_back(std::move(*places));
    }
    const auto [from, end] = *lines;
    over.before = document->substring(0, from);
    over.parts = partsOf(document->substring(from, end - from), from, hands);
    over.after = document->substring(end, document->lengthScalars());
    over.seen = document->summary();
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return over;
}

Result<Made> readsWell(Commands& commands, const EntityId& entity, model::FieldId field)
{
    const auto awaits = awaitingIn(commands.reader(), entity, field);
    if (!awaits)
        return fail(awaits.error());
    const auto document = commands.reader().document(entity, field);
    if (!document)
        return fail(document.error());
    DraftBuilder draft(awaits->space);
    writeLook(commands, draft, *awaits, document->summary());
    return commands.commit(draft, {entity, awaits->kind, awaits->space}, say("Looked over"));
}

Result<Made> settleText(Commands& commands, const EntityId& entity, model::FieldId field, std::string_view whole)
{
    const auto awaits = awaitingIn(commands.reader(), entity, field);
    if (!awaits && awaits.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::InvalidArgument, say("A text merges what several people write, so there is nothing to "
                                                    "settle in it. Change its words with edit or set."));
    if (!awaits)
        return fail(awaits.error());
    const auto document = commands.reader().document(entity, field);
    if (!document)
        return fail(document.error());
    DraftBuilder draft(awaits->space);
    for (auto& splice : TextDelta::between(document->text(), sanitizeUtf8(whole)).splices())
        draft.splice(entity, awaits->kind, field, std::move(splice));
    writeLook(commands, draft, *awaits, document->summary());
    return commands.commit(draft, {entity, awaits->kind, awaits->space}, say("Looked over"));
}

Result<Made> rewriteLooked(Commands& commands, const EntityId& entity, model::FieldId field,
                           const text::Summary& seen, std::string_view typed)
{
    const auto awaits = awaitingIn(commands.reader(), entity, field);
    if (!awaits)
        return fail(awaits.error());
    const auto document = commands.reader().document(entity, field);
    if (!document)
        return fail(document.error());
    if (document->summary() != seen)
        return fail(ErrorCode::Conflict, say("Somebody has changed this text in the meantime. Here is how it reads "
                                             "now."));
    const auto lines = writtenLines(*document, awaits->events);
    if (!lines)
        return fail(lines.error());
    const auto [from, end] = *lines;
    DraftBuilder draft(awaits->space);
    for (auto& splice : TextDelta::between(document->substring(from, end - from), sanitizeUtf8(typed)).splices()) {
        splice.position += from;
        draft.splice(entity, awaits->kind, field, std::move(splice));
    }
    writeLook(commands, draft, *awaits, seen);
    return commands.commit(draft, {entity, awaits->kind, awaits->space}, say("Looked over"));
}

} // namespace salver::domain
