// SPDX-License-Identifier: Apache-2.0
#include "store/committer.h"

#include "core/erasure.h"
#include "core/limits.h"
#include "core/planted.h"
#include "store/canonical.h"

#include <algorithm>

namespace salver::store {

namespace {

/// Text that one change carries at most; the rest of its megabyte is for values and names.
constexpr std::size_t textBytesPerChange = 3 * limits::insertBytes;

bool holdsNothing(const EntityOps& ops)
{
    return ops.writes.empty() && ops.edits.empty();
}

Result<const model::Field*> fieldOf(model::KindId kind, model::FieldId field)
{
    const auto* known = model::findKind(kind);
    const auto* declared = known == nullptr ? nullptr : model::findField(*known, field);
    if (declared == nullptr)
        return fail(ErrorCode::InvalidArgument, "There is no such field; nothing was saved.");
    return declared;
}

/// Names what a new write replaces, the first ones where they are more than it may name.
void nameAll(RegisterWrite& write, const std::vector<LiveWrite>& live)
{
    for (const auto& other : live) {
        if (write.replaces.size() == limits::namedWrites)
            break;
        write.replaces.push_back(other.id);
    }
}

/// What would bring `live` back after another value was written over it.
Step formerly(const EntityId& entity, model::KindId kind, model::FieldId field, const std::vector<LiveWrite>& live)
{
    std::vector<std::string> values;
    for (const auto& write : live) {
        if (std::ranges::find(values, write.value) == values.end())
            values.push_back(write.value);
    }
    if (values.size() > 1)
        return PutBackValues{entity, kind, field, std::move(values)};
    return SetField{entity, kind, field, values.empty() ? std::string() : std::move(values.front())};
}

} // namespace

Result<Committer::Plan*> Committer::planFor(Run& run, const EntityId& entity, model::KindId kind)
{
    const auto [at, fresh] = run.index.try_emplace({entity, kind}, run.plans.size());
    if (!fresh)
        return &run.plans[at->second];
    if (model::findKind(kind) == nullptr || entity.isNull())
        return fail(ErrorCode::InvalidArgument, "There is no such kind of entry; nothing was saved.");
    if (run.plans.size() >= limits::entitiesPerChange)
        return fail(ErrorCode::TooLarge, "Too many entries were changed at once; do it in smaller steps.");
    Plan plan;
    plan.ops.entity = entity;
    plan.ops.kind = raw(kind);
    if (auto found = m_tables.entities.find(run.space.no, entity, kind)) {
        plan.entity = *found;
        if (found->standing == Standing::Purged && run.removal != erasedValue && m_tables.entities.isErased(*found))
            return fail(ErrorCode::Erased, "A lead of \"" + run.space.name + "\" erased this, so it cannot be changed or "
                                           "brought back; nothing was saved.");
    }
    plan.fresh = raw(plan.entity.no) == 0;
    run.plans.push_back(std::move(plan));
    return &run.plans.back();
}

Result<void> Committer::planSet(Run& run, const SetField& step)
{
    const auto field = fieldOf(step.kind, step.field);
    if (!field)
        return fail(field.error());
    auto value = canonicalValue(**field, step.value);
    if (!value)
        return fail(std::move(value.error()));
    auto plan = planFor(run, step.entity, step.kind);
    if (!plan)
        return fail(std::move(plan.error()));
    auto& ops = (*plan)->ops;
    const auto earlier = std::ranges::find(ops.writes, raw(step.field), &RegisterWrite::field);
    if (earlier != ops.writes.end()) {
        earlier->value = std::move(*value);
        return {};
    }
    RegisterWrite write;
    write.field = raw(step.field);
    std::vector<LiveWrite> live;
    if (raw((*plan)->entity.no) != 0) {
        live = m_tables.registers.live((*plan)->entity.no, step.field);
        const bool same = std::ranges::all_of(live, [&](const LiveWrite& other) { return other.value == *value; });
        if (same && (!live.empty() || value->empty()))
            return {};
        nameAll(write, live);
    } else if (value->empty()) {
        return {};
    }
    write.value = std::move(*value);
    ops.writes.push_back(std::move(write));
    (*plan)->undo.insert((*plan)->undo.begin(), formerly(step.entity, step.kind, step.field, live));
    return {};
}

Result<void> Committer::planPutBack(Run& run, const PutBackValues& step)
{
    const auto field = fieldOf(step.kind, step.field);
    if (!field)
        return fail(field.error());
    auto plan = planFor(run, step.entity, step.kind);
    if (!plan)
        return fail(std::move(plan.error()));
    if (raw((*plan)->entity.no) == 0)
        return fail(ErrorCode::NotFound, "This is not there any more, so its values cannot be put back.");
    const auto live = m_tables.registers.live((*plan)->entity.no, step.field);
    RegisterWrite write;
    write.field = raw(step.field);
    nameAll(write, live);
    for (const auto& each : step.values) {
        auto value = canonicalValue(**field, each);
        if (!value)
            return fail(std::move(value.error()));
        write.value = std::move(*value);
        auto& to = &each == &step.values.front() ? (*plan)->ops.writes : (*plan)->beside;
        to.push_back(write);
    }
    (*plan)->undo.insert((*plan)->undo.begin(), formerly(step.entity, step.kind, step.field, live));
    return {};
}

Result<void> Committer::planSplice(Run& run, const SpliceText& step)
{
    const auto field = fieldOf(step.kind, step.field);
    if (!field)
        return fail(field.error());
    if ((*field)->type != model::FieldType::Prose)
        return fail(ErrorCode::InvalidArgument,
                    "\"" + std::string((*field)->name) + "\" is set as a value, not edited as a text.");
    if (step.inserted.size() > 2 * limits::textBytes)
        return fail(ErrorCode::TooLarge, "A text may hold 2 MB at the most; put the rest into another one.");
    if (step.removed == 0 && step.inserted.empty())
        return {};
    auto plan = planFor(run, step.entity, step.kind);
    if (!plan)
        return fail(std::move(plan.error()));
    (*plan)->splices.push_back(&step);
    return {};
}

Result<void> Committer::planDeleted(Run& run, const EntityId& entity, model::KindId kind, bool remove)
{
    auto plan = planFor(run, entity, kind);
    if (!plan)
        return fail(std::move(plan.error()));
    if (raw((*plan)->entity.no) == 0)
        return fail(ErrorCode::NotFound, "This is not there any more, so it cannot be deleted or brought back.");
    const auto live = m_tables.registers.live((*plan)->entity.no, model::deletedField);
    const auto wanted = remove ? run.removal : std::string_view{};
    // Writing it again is only of use where it settles something: several writes, or an edit made beside it.
    const bool settled = (*plan)->entity.standing != Standing::DeletedAndEdited
        && std::ranges::all_of(live, [&](const LiveWrite& write) { return write.value == wanted; });
    if (settled && (!live.empty() || !remove))
        return {};
    RegisterWrite write;
    write.field = raw(model::deletedField);
    for (const auto& other : live) {
        if (write.replaces.size() < limits::namedWrites)
            write.replaces.push_back(other.id);
    }
    write.value = std::string(wanted);
    if (remove)
        write.seen = Entities::seenNow(run.space);
    (*plan)->ops.writes.push_back(std::move(write));
    if (remove)
        (*plan)->undo.insert((*plan)->undo.begin(), RestoreEntity{entity, kind});
    else
        (*plan)->undo.insert((*plan)->undo.begin(), RemoveEntity{entity, kind});
    return {};
}

Result<void> Committer::plan(Run& run)
{
    for (const auto& step : run.draft.steps) {
        Result<void> done;
        if (const auto* set = std::get_if<SetField>(&step))
            done = planSet(run, *set);
        else if (const auto* splice = std::get_if<SpliceText>(&step))
            done = planSplice(run, *splice);
        else if (const auto* remove = std::get_if<RemoveEntity>(&step))
            done = planDeleted(run, remove->entity, remove->kind, true);
        else if (const auto* restore = std::get_if<RestoreEntity>(&step))
            done = planDeleted(run, restore->entity, restore->kind, false);
        else if (const auto* back = std::get_if<PutBackValues>(&step))
            done = planPutBack(run, *back);
        if (!done)
            return done;
    }
    return {};
}

void Committer::beginChange(Run& run, UserId author)
{
    run.change = {};
    run.change.space = run.space.id;
    run.change.replica = run.space.replica;
    run.change.sequence = next(run.space.lastSequence);
    if (planted(Plant::SequenceFromOutbox))
        run.change.sequence = next(Sequence{static_cast<std::uint64_t>(m_tables.db.ask(
            "SELECT coalesce(max(sequence), 0) FROM change WHERE space = ? AND state = 0", run.space.no))});
    run.change.lamport = next(run.space.lamport);
    run.change.wall = m_clock.now();
    run.change.author = author;
    run.textBytes = 0;
}

Result<void> Committer::add(Run& run, Plan& plan, std::uint32_t field, text::Run piece)
{
    if (run.textBytes + piece.content.size() > textBytesPerChange
        || plan.ops.edits.size() >= limits::runsPerEntity) {
        if (auto done = finishChange(run); !done)
            return done;
    }
    run.textBytes += piece.content.size();
    plan.ops.edits.push_back({field, std::move(piece)});
    return {};
}

Result<void> Committer::splice(Run& run, Plan& plan)
{
    if (raw(plan.entity.no) == 0)
        plan.entity = m_tables.entities.create(run.space, run.change, plan.ops);
    std::map<model::FieldId, std::string> before;
    for (const auto* step : plan.splices) {
        if (!plan.fresh || plan.splices.size() > 1)
            before.try_emplace(step->field,
                               plan.fresh ? std::string{} : m_tables.texts.content(plan.entity.no, step->field));
        const auto inserted = sanitizeUtf8(step->inserted);
        auto edited = m_tables.texts.edit(plan.entity.no, step->field, run.space.replica, step->position,
                                          step->removed, inserted);
        if (!edited)
            return fail(std::move(edited.error()));
        m_tables.texts.write(plan.entity.no, step->field, edited->runs);
        plan.undo.insert(plan.undo.begin(), SpliceText{step->entity, step->kind, step->field, step->position,
                                                       countScalars(inserted), std::move(edited->removed)});
        for (auto& piece : edited->runs) {
            if (auto done = add(run, plan, raw(step->field), std::move(piece)); !done)
                return done;
        }
        // The usual line, made in one go: what it reads is what was put in.
        if (before.empty())
            m_tables.search.replace(plan.entity.no, *plan.entity.kind, step->field, {}, inserted);
    }
    for (const auto& [field, text] : before)
        m_tables.search.replace(plan.entity.no, *plan.entity.kind, field, text,
                                m_tables.texts.content(plan.entity.no, field));
    plan.splices.clear();
    return {};
}

Result<void> Committer::finishChange(Run& run)
{
    std::vector<EntityRecord> entities;
    for (auto& plan : run.plans) {
        if (holdsNothing(plan.ops))
            continue;
        if (raw(plan.entity.no) == 0)
            plan.entity = m_tables.entities.create(run.space, run.change, plan.ops);
        entities.push_back(plan.entity);
        EntityOps next;
        next.entity = plan.ops.entity;
        next.kind = plan.ops.kind;
        run.change.entities.push_back(std::exchange(plan.ops, std::move(next)));
    }
    if (entities.empty())
        return {};
    if (auto done = store(run.space, run.change, std::move(entities), true, m_random, *m_facts); !done)
        return done;
    run.wrote = true;
    for (auto& plan : run.plans) {
        if (raw(plan.entity.no) != 0)
            plan.entity.created = false;
    }
    beginChange(run, run.change.author);
    return {};
}

Result<void> Committer::store(SpaceRow& space, const Change& change, std::vector<EntityRecord> entities,
                              bool textsDone, Random& random, Committed& facts)
{
    const auto encoded = encodeChange(change, random);
    if (!encoded)
        return fail(encoded.error());
    m_tables.db
        .use("INSERT INTO change (space, replica, sequence, lamport, wall, author, hash, state) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .run(space.no, change.replica, change.sequence, change.lamport, change.wall, change.author, encoded->hash,
             ChangeState::Waiting);
    const ChangeNo no{m_tables.db.lastRow()};
    m_tables.db.use("INSERT INTO change_bytes (no, bytes) VALUES (?, ?)").run(no, Blob{encoded->bytes});
    space.lastSequence = change.sequence;
    space.dirty = true;
    m_merger.merge({space, change, encoded->hash, no, Cursor{}, true, std::move(entities)}, textsDone, facts);
    facts.syncStateChanged = true;
    return {};
}

Result<CommitOutcome> Committer::write(const Draft& draft, const UserId& author, std::string_view removal,
                                       Committed& facts)
{
    auto* space = m_tables.spaces.find(draft.space);
    if (space == nullptr)
        return fail(ErrorCode::NotFound, "This space is not on this device any more.");
    if (space->role < Role::Member)
        return fail(ErrorCode::NotAllowed, "You may read \"" + space->name + "\" but not write to it. Ask its lead.");
    m_facts = &facts;
    Run run{draft, *space, removal, {}, {}, {}, 0, false};
    run.plans.reserve(std::min<std::size_t>(draft.steps.size(), limits::entitiesPerChange));
    beginChange(run, author);
    if (auto done = plan(run); !done)
        return fail(std::move(done.error()));
    for (auto& plan : run.plans) {
        if (plan.splices.empty())
            continue;
        if (auto done = splice(run, plan); !done)
            return fail(std::move(done.error()));
    }
    if (auto done = finishChange(run); !done)
        return fail(std::move(done.error()));
    for (auto& plan : run.plans) {
        for (auto& write : plan.beside) {
            plan.ops.writes.push_back(std::move(write));
            if (auto done = finishChange(run); !done)
                return fail(std::move(done.error()));
        }
    }
    CommitOutcome outcome;
    outcome.undo.space = draft.space;
    if (!run.wrote)
        return outcome;
    outcome.change = {space->replica, space->lastSequence};
    for (auto plan = run.plans.rbegin(); plan != run.plans.rend(); ++plan) {
        if (!plan->fresh)
            std::ranges::move(plan->undo, std::back_inserter(outcome.undo.steps));
        else if (raw(plan->entity.no) != 0)
            outcome.undo.steps.emplace_back(RemoveEntity{plan->entity.id, plan->entity.kindId});
    }
    return outcome;
}

Result<WriteId> Committer::writeAnew(SpaceRow& space, Change change, Random& random, Committed& facts)
{
    change.replica = space.replica;
    change.sequence = next(space.lastSequence);
    if (change.lamport == Lamport{})
        change.lamport = next(space.lamport);
    if (auto done = store(space, change, {}, false, random, facts); !done)
        return fail(std::move(done.error()));
    return change.id();
}

} // namespace salver::store
