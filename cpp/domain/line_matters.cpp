// SPDX-License-Identifier: Apache-2.0
#include "domain/line_matters.h"

#include "domain/field_values.h"
#include "domain/page_rows.h"
#include "domain/say.h"
#include "domain/scalars.h"

#include <array>

namespace salver::domain {

namespace {

namespace objective = model::objective;
namespace stance = model::stance;
namespace advice = model::advice;

constexpr std::array<LineType, 3> mattering{LineType::Need, LineType::SaidNo, LineType::Advice};

std::optional<model::KindId> kindFor(LineType type)
{
    switch (type) {
    case LineType::Need: return objective::kind;
    case LineType::SaidNo: return stance::kind;
    case LineType::Advice: return advice::kind;
    default: return std::nullopt;
    }
}

EntityId matterId(const SpaceId& space, model::KindId kind, const EntityId& line)
{
    return derivedId(space, raw(kind), "line:" + line.toString());
}

using Values = std::vector<std::pair<model::FieldId, std::string>>;

/// What the line's words say of the entity. What a person fills in later is not among it.
Values saidIn(const LineMatter& line)
{
    if (line.type == LineType::Need)
        return {{objective::words, oneLine(line.text)}, {objective::saidBy, line.who.isNull() ? "" : line.who.toString()}};
    const auto parts = reasoned(line.text);
    const bool no = line.type == LineType::SaidNo;
    Values values{{no ? stance::asked : advice::advised, parts.what},
                  {no ? stance::person : advice::person, line.who.isNull() ? "" : line.who.toString()}};
    if (!parts.because.empty())
        values.emplace_back(no ? stance::because : advice::because, parts.because);
    return values;
}

void writeNew(DraftBuilder& draft, const Made& made, const LineMatter& line)
{
    const auto put = [&](model::FieldId field, std::string value) {
        draft.with(made.id, made.kind, field, std::move(value));
    };
    const auto client = line.client.toString();
    const auto visit = line.visit.isNull() ? std::string() : line.visit.toString();
    if (line.type == LineType::Need) {
        put(objective::client, client);
        put(objective::saidOn, dayText(line.day));
        put(objective::line, line.line.toString());
        put(objective::by, line.by);
    } else if (line.type == LineType::SaidNo) {
        put(stance::client, client);
        put(stance::visit, visit);
        put(stance::line, line.line.toString());
        put(stance::type, nameOf(StanceType::SaidNo));
        put(stance::by, line.by);
        put(stance::on, dayText(line.day));
    } else {
        put(advice::client, client);
        put(advice::visit, visit);
        put(advice::line, line.line.toString());
        put(advice::by, line.by);
        put(advice::on, dayText(line.day));
    }
    for (auto& [field, value] : saidIn(line))
        put(field, std::move(value));
}

} // namespace

std::optional<Made> matterOf(const LineMatter& line)
{
    const auto kind = kindFor(line.type);
    if (!kind)
        return std::nullopt;
    return Made{matterId(line.space, *kind, line.line), *kind, line.space};
}

Result<void> writeMatter(Commands& commands, DraftBuilder& draft, const LineMatter& line)
{
    if (auto dropped = dropMatters(commands, draft, line.line, line.space, line.type); !dropped)
        return dropped;
    const auto made = matterOf(line);
    if (!made || line.client.isNull() || oneLine(line.text).empty())
        return {};
    const auto row = commands.reader().entity(made->id);
    if (!row && row.error().code != ErrorCode::NotFound)
        return fail(row.error());
    if (!row) {
        draft.creates(made->id, made->kind);
        writeNew(draft, *made, line);
        return {};
    }
    if (row->presence == store::Presence::Binned)
        draft.restore(made->id, made->kind);
    for (auto& [field, value] : saidIn(line)) {
        // A name that was set by hand is not taken away by a line that names nobody.
        if (!value.empty() && row->value(field) != value)
            draft.write(made->id, made->kind, field, std::move(value));
    }
    return {};
}

Result<void> dropMatters(Commands& commands, DraftBuilder& draft, const EntityId& line, const SpaceId& space,
                         std::optional<LineType> butFor)
{
    for (const auto type : mattering) {
        if (type == butFor)
            continue;
        const auto kind = kindFor(type).value_or(model::KindId{});
        const auto id = matterId(space, kind, line);
        const auto row = commands.reader().entity(id);
        if (row && row->presence != store::Presence::Binned)
            draft.remove(id, kind);
        else if (!row && row.error().code != ErrorCode::NotFound)
            return fail(row.error());
    }
    return {};
}

LineMatter matterFrom(const store::EntityRow& row, LineType type, std::string text, const Now& now)
{
    namespace line = model::line;
    const auto ref = [&](model::FieldId field) { return EntityId::parse(row.value(field)).value_or(EntityId{}); };
    return {row.id,           type, std::move(text), ref(line::visit), ref(line::client), ref(line::who),
            row.value(line::by), now.dayOf(wallOf(row, line::at).value_or(row.createdAt)), row.space};
}

Result<CapturedLine> finishReworded(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, model::line::kind);
    if (!row)
        return fail(row.error());
    if (row->value(model::line::type) == nameOf(LineType::Need)) {
        const auto known = commands.reader().entity(matterId(row->space, objective::kind, id));
        if (known && known->presence != store::Presence::Binned && !known->value(objective::words).empty())
            return CapturedLine{{row->id, row->kind, row->space}, std::nullopt};
    }
    return commands.finishLine(id);
}

Reasoned reasoned(std::string_view text)
{
    const auto whole = oneLine(text);
    constexpr std::string_view word = "because ";
    for (auto at = whole.find(word); at != std::string::npos; at = whole.find(word, at + 1)) {
        if (at == 0 || whole[at - 1] != ' ')
            continue;
        std::string what(trimmed(std::string_view(whole).substr(0, at)));
        while (!what.empty() && (what.back() == ',' || what.back() == ':' || what.back() == ';'))
            what.pop_back();
        return {what, std::string(trimmed(std::string_view(whole).substr(at + word.size())))};
    }
    return {whole, {}};
}

} // namespace salver::domain
