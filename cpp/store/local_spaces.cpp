// SPDX-License-Identifier: Apache-2.0
// "Just this device": two spaces that no server knows, so that everything works before the first sign-in; and their
// move into the person's private space after it. Nothing made alone is shared with anyone by signing in.
#include "store/core.h"

#include "core/limits.h"

#include <algorithm>
#include <map>

namespace salver::store {

namespace {

/// Entities moved in one change.
constexpr std::size_t movedPerChange = 200;
constexpr unsigned derivedVersion = 8;

struct Moved {
    EntityRecord entity;
    FieldValues values;
    std::map<model::FieldId, std::string> prose;
    EntityId id; ///< in the target space
};

std::vector<Moved> contentsOf(Core& core, const SpaceRow& space)
{
    std::vector<Moved> contents;
    std::vector<EntityNo> numbers;
    {
        auto rows = core.db->use("SELECT no FROM entity WHERE space = ? ORDER BY no");
        rows.bind(space.no);
        while (rows.step())
            numbers.push_back(rows.number<EntityNo>(0));
    }
    for (const auto no : numbers) {
        const auto entity = core.tables.entities.find(no);
        if (!entity || entity->kind == nullptr || entity->standing == Standing::Purged)
            continue;
        Moved moved{*entity, {}, {}, {}};
        for (const auto& field : entity->kind->fields) {
            if (field.type == model::FieldType::Prose)
                moved.prose[field.id] = core.tables.texts.content(no, field.id);
            else if (isProjected(field))
                moved.values[field.id] = core.tables.projections.value(no, *entity->kind, field);
        }
        contents.push_back(std::move(moved));
    }
    return contents;
}

/// An id made from a natural key (a field's value, or its folded form) is made from the same key again; any other by
/// the rule for moving.
EntityId idIn(const Tokenizer& tokenizer, const SpaceRow& from, const SpaceRow& to, const Moved& moved)
{
    const auto kind = raw(moved.entity.kindId);
    if ((moved.entity.id.bytes[6] >> 4U) == derivedVersion) {
        for (const auto& [field, value] : moved.values) {
            for (const auto& key : {value, tokenizer.foldInPlace(value)}) {
                if (!key.empty() && derivedId(from.id, kind, key) == moved.entity.id)
                    return derivedId(to.id, kind, key);
            }
        }
    }
    return movedId(moved.entity.id, to.id);
}

std::string rename(const std::string& value, const std::map<EntityId, EntityId>& ids)
{
    std::string renamed;
    for (std::size_t from = 0; from < value.size();) {
        const auto to = std::min(value.find('\n', from), value.size());
        const auto id = EntityId::parse(std::string_view(value).substr(from, to - from));
        const auto at = id ? ids.find(*id) : ids.end();
        renamed += (renamed.empty() ? "" : "\n")
            + (at == ids.end() ? value.substr(from, to - from) : at->second.toString());
        from = to + 1;
    }
    return renamed;
}

/// What changes its name on the way: entities, and the person, who had a name of this device's before signing in.
struct Names {
    std::map<EntityId, EntityId> entities;
    std::string userBefore;
    std::string user;
};

std::string valueThere(model::FieldType type, const std::string& value, const Names& names)
{
    if (type == model::FieldType::Reference || type == model::FieldType::List)
        return rename(value, names.entities);
    return type == model::FieldType::Member && value == names.userBefore ? names.user : value;
}

void addSteps(const Moved& moved, const Names& names, bool there, Draft& draft)
{
    const auto kind = moved.entity.kindId;
    for (const auto& [field, value] : moved.values) {
        if (value.empty())
            continue;
        const auto type = model::findField(*moved.entity.kind, field)->type;
        draft.steps.emplace_back(SetField{moved.id, kind, field, valueThere(type, value, names)});
    }
    for (const auto& [field, text] : moved.prose) {
        // Moving twice is moving once: a text that is there already is not typed again.
        if (!there && !text.empty())
            draft.steps.emplace_back(SpliceText{moved.id, kind, field, 0, 0, text});
    }
}

Result<void> moveOne(Core& core, SpaceRow& from, SpaceRow& target, Committed& facts)
{
    auto contents = contentsOf(core, from);
    Names names{{}, {}, core.user.toString()};
    if (const auto before = UserId::fromBytes(core.fact("user before")))
        names.userBefore = before->toString();
    for (auto& moved : contents) {
        moved.id = idIn(core.db->tokenizer(), from, target, moved);
        names.entities[moved.entity.id] = moved.id;
    }
    Draft binned{target.id, {}};
    for (std::size_t i = 0; i < contents.size();) {
        Draft draft{target.id, {}};
        std::size_t text = 0;
        const auto end = std::min(contents.size(), i + movedPerChange);
        for (; i < end && text < limits::insertBytes; ++i) {
            const auto& moved = contents[i];
            const bool there = core.tables.entities.find(target.no, moved.id, moved.entity.kindId).has_value();
            addSteps(moved, names, there, draft);
            for (const auto& [field, value] : moved.values)
                text += value.size();
            for (const auto& [field, prose] : moved.prose)
                text += prose.size();
            if (moved.entity.standing == Standing::Binned)
                binned.steps.emplace_back(RemoveEntity{moved.id, moved.entity.kindId});
        }
        if (auto done = core.committer.write(draft, core.user, binnedValue, facts); !done)
            return fail(std::move(done.error()));
    }
    for (const auto& step : binned.steps) {
        if (auto done = core.committer.write({target.id, {step}}, core.user, binnedValue, facts); !done)
            return fail(std::move(done.error()));
    }
    for (const auto& moved : contents)
        takeOutOfSearch(core.tables, moved.entity.no);
    core.tables.texts.removeSpace(from.no);
    core.db->use("DELETE FROM space WHERE no = ?").run(from.no);
    core.tables.spaces.forget(from.no);
    facts.everything = true;
    facts.touched.clear();
    return {};
}

} // namespace

Result<void> makeLocalSpaces(Core& core, const std::string& displayName)
{
    if (!core.user.isNull())
        return fail(ErrorCode::NotAllowed, "This device's data belongs to an account already.");
    core.user = UserId(uuidV7(core.clock.now(), core.random));
    core.setFact("user", core.user.view());
    core.setFact("local user", "1");
    const Member self{core.user, "me", displayName, Role::Lead};
    for (const auto purpose : {SpacePurpose::Private, SpacePurpose::Team}) {
        const SpaceDescription description{SpaceId(uuidV7(core.clock.now(), core.random)),
                                           purpose == SpacePurpose::Private ? "Private" : "This device",
                                           purpose, Role::Lead, {self}};
        const auto& row = core.tables.spaces.add(description, true, core.random);
        core.db->use("INSERT INTO member (space, id, user_name, display_name, role) VALUES (?, ?, ?, ?, ?)")
            .run(row.no, self.id, Text{self.userName}, Text{self.displayName}, self.role);
    }
    return {};
}

Result<void> moveLocalSpaces(Core& core, SpaceRow& target, Committed& facts)
{
    std::vector<SpaceNo> local;
    for (const auto& row : core.tables.spaces.all()) {
        if (row.local)
            local.push_back(row.no);
    }
    const auto targetNo = target.no;
    for (const auto no : local) {
        auto* from = core.tables.spaces.find(no);
        auto* to = core.tables.spaces.find(targetNo);
        if (auto done = moveOne(core, *from, *to, facts); !done)
            return done;
    }
    if (!local.empty())
        core.note("What was written on this device before signing in is now in your private space.");
    return {};
}

} // namespace salver::store
