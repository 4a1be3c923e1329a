// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_checks.h"

#include "simulation/sim_play.h"

#include <algorithm>

namespace salver::sim {

namespace {

std::string nameOfDevice(const SimDevice& device)
{
    return "device " + std::to_string(device.number());
}

void takeIn(LogFold& fold, const Change& change)
{
    for (const auto& ops : change.entities) {
        auto& touches = fold.touches[{ops.entity, ops.kind}];
        for (const auto& write : ops.writes) {
            if (write.field != raw(model::deletedField) || write.value.empty())
                touches.push_back(change.id());
            auto& writes = fold.writes[{ops.entity, ops.kind, write.field}];
            for (const auto& name : write.replaces) {
                for (auto& earlier : writes) {
                    if (earlier.id == name)
                        earlier.live = false;
                }
            }
            writes.push_back({change.id(), change.lamport, write.value, write.seen, true});
        }
        if (!ops.edits.empty())
            touches.push_back(change.id());
        for (const auto& edit : ops.edits)
            fold.runs[{ops.entity, ops.kind, edit.field}].push_back(edit.run);
    }
}

void checkSpaceState(SimDevice& device, const SpaceId& space, const LogFold& fold)
{
    const auto spaces = device.journal().spaces();
    const auto state = std::find_if(spaces->begin(), spaces->end(), [&](const auto& one) { return one.id == space; });
    if (state == spaces->end())
        throw Violation{nameOfDevice(device) + " does not hold a space of its own"};
    if (state->cursor != fold.head)
        throw Violation{nameOfDevice(device) + " stands at " + std::to_string(raw(state->cursor)) + " of "
                        + std::to_string(raw(fold.head))};
    if (state->running != fold.running)
        throw Violation{nameOfDevice(device) + " has another running hash than the log"};
    if (state->waiting > 0)
        throw Violation{nameOfDevice(device) + " still waits"};
    if (state->parked > 0 && !device.mayHaveParked())
        throw Violation{nameOfDevice(device) + " has parked what nobody had cause to refuse"};
}

void checkRegister(SimDevice& device, const FieldKey& key, const std::vector<FoldWrite>& writes)
{
    const auto& [entity, kind, field] = key;
    const auto history = device.reader().history(entity, model::FieldId{field});
    if (!history)
        throw Violation{nameOfDevice(device) + " cannot read a field: " + history.error().sentence};
    std::set<std::pair<WriteId, std::string>> expected;
    const FoldWrite* shown = nullptr;
    for (const auto& write : writes) {
        if (!write.live)
            continue;
        expected.insert({write.id, write.value});
        if (shown == nullptr
            || std::tie(write.lamport, write.id.replica) > std::tie(shown->lamport, shown->id.replica))
            shown = &write;
    }
    std::set<std::pair<WriteId, std::string>> got;
    for (const auto& write : *history) {
        if (!write.live)
            continue;
        got.insert({write.id, write.value});
        if (write.shown && shown != nullptr && write.id != shown->id)
            throw Violation{nameOfDevice(device) + " shows \"" + write.value + "\" instead of \"" + shown->value
                            + "\""};
    }
    if (got != expected) {
        std::string values;
        for (const auto& [id, value] : got)
            values += " \"" + value + "\"";
        values += " instead of";
        for (const auto& [id, value] : expected)
            values += " \"" + value + "\"";
        throw Violation{nameOfDevice(device) + " has " + std::to_string(got.size()) + " live values of a field, the log "
                        + std::to_string(expected.size()) + ":" + values};
    }
}

void checkEntities(SimDevice& device, const std::map<EntityKey, store::Presence>& presences)
{
    for (const auto& [key, expected] : presences) {
        if (model::findKind(model::KindId{key.second}) == nullptr)
            continue; // kept and passed on, but nothing that people see
        const auto row = device.reader().entity(key.first);
        if (!row)
            throw Violation{nameOfDevice(device) + " does not know an entity of the log"};
        if (row->presence != expected)
            throw Violation{nameOfDevice(device) + " has an entity in state "
                            + std::to_string(static_cast<int>(row->presence)) + " instead of "
                            + std::to_string(static_cast<int>(expected))};
    }
}

void checkText(SimDevice& device, const FieldKey& key, const std::string& expected)
{
    const auto& [entity, kind, field] = key;
    const auto document = device.reader().document(entity, model::FieldId{field});
    if (!document)
        throw Violation{nameOfDevice(device) + " cannot read a text: " + document.error().sentence};
    if (document->text() != expected)
        throw Violation{nameOfDevice(device) + " shows the text \"" + document->text() + "\" instead of \"" + expected
                        + "\""};
    // What the lists and the search read is the same text.
    const auto row = device.reader().entity(entity);
    if (row && row->value(model::FieldId{field}) != expected)
        throw Violation{nameOfDevice(device) + " lists another text than its history gives"};
}

std::string oracleText(const std::vector<text::Run>& runs)
{
    test::TextOracle oracle;
    for (const auto& run : runs) {
        if (!oracle.add(run))
            throw Violation{"the log holds an edit of a text before what it builds on"};
    }
    return oracle.text();
}

/// What was of a space leaves the device with the membership; the words of its texts are not found any more.
void checkGone(SimDevice& device, const SpaceId& space, const LogFold& fold, const Notebook& notebook)
{
    const auto spaces = device.reader().spaces();
    if (!spaces || std::any_of(spaces->begin(), spaces->end(), [&](const auto& one) { return one.id == space; }))
        throw Violation{nameOfDevice(device) + " still lists a space that was taken away"};
    for (const auto& [key, touches] : fold.touches) {
        if (device.reader().entity(key.first))
            throw Violation{nameOfDevice(device) + " still holds an entity of a space that was taken away"};
    }
    for (const auto& saved : notebook.saved) {
        if (saved.space != space)
            continue;
        const auto found = device.reader().search({saved.value.substr(0, saved.value.find("·"))});
        for (const auto& hit : found ? found->hits : std::vector<store::SearchHit>{}) {
            if (hit.space == space)
                throw Violation{nameOfDevice(device) + " still finds words of a space that was taken away"};
        }
    }
}

void checkNotebook(World& world, const Notebook& notebook, const std::map<SpaceId, LogFold>& folds)
{
    std::set<std::string> replacedKnowingly;
    for (const auto& saved : notebook.saved)
        replacedKnowingly.insert(saved.replaced.begin(), saved.replaced.end());
    for (const auto& saved : notebook.saved) {
        const auto& fold = folds.at(saved.space);
        const auto times = fold.count(saved);
        if (times > 1)
            throw Violation{"\"" + saved.value + "\" is in the log " + std::to_string(times) + " times"};
        const bool lost = times == 0 && saved.certain && !saved.gone
            && std::none_of(world.devices().begin(), world.devices().end(),
                            [&](const auto& device) { return isSetAside(*device, saved); });
        if (lost)
            throw Violation{"\"" + saved.value + "\" was saved on device " + std::to_string(saved.device)
                            + " and is nowhere"};
        if (times == 0 || saved.text)
            continue;
        for (const auto& write : fold.writes.at({saved.entity, raw(saved.kind), raw(saved.field)})) {
            if (write.value == saved.value && !write.live && !replacedKnowingly.contains(saved.value))
                throw Violation{"\"" + saved.value + "\" was written over by somebody who had not seen it"};
        }
    }
}

} // namespace

std::size_t LogFold::count(const Saved& saved) const
{
    std::size_t times = 0;
    const FieldKey key{saved.entity, raw(saved.kind), raw(saved.field)};
    if (const auto found = writes.find(key); !saved.text && found != writes.end()) {
        for (const auto& write : found->second)
            times += write.value == saved.value ? 1 : 0;
    }
    if (const auto found = runs.find(key); saved.text && found != runs.end()) {
        for (const auto& run : found->second)
            times += run.content.find(saved.value) != std::string::npos ? 1 : 0;
    }
    return times;
}

LogFold foldLog(SimServer& server, const SpaceId& space)
{
    LogFold fold;
    std::map<ReplicaId, Sequence> highest;
    for (const auto& entry : server.log(space)) {
        if (entry.cursor != next(fold.head))
            throw Violation{"the log has a hole before " + std::to_string(raw(entry.cursor))};
        fold.head = entry.cursor;
        const auto decoded = decodeChange(entry.bytes);
        if (!decoded)
            throw Violation{"the log holds what cannot be read: " + decoded.error().sentence};
        fold.running = runningHash(fold.running, decoded->hash);
        auto& sequence = highest[decoded->change.replica];
        if (decoded->change.sequence <= sequence)
            throw Violation{"the log holds a device's changes out of order"};
        sequence = decoded->change.sequence;
        takeIn(fold, decoded->change);
    }
    return fold;
}

void checkQuietWorld(World& world, const Notebook& notebook)
{
    std::map<SpaceId, LogFold> folds;
    for (const auto& space : world.server().spaces())
        folds.emplace(space, foldLog(world.server(), space));
    for (const auto& [space, fold] : folds) {
        std::map<FieldKey, std::string> texts;
        for (const auto& [key, runs] : fold.runs)
            texts.emplace(key, oracleText(runs));
        const auto presences = presencesOf(fold);
        std::optional<Hash> digest;
        for (auto& device : world.devices()) {
            const bool inTeam = space == world.server().team();
            if (!inTeam && space != device->user().privateSpace)
                continue;
            if (inTeam && world.server().roleInTeam(device->user().id) == Role::None) {
                checkGone(*device, space, fold, notebook);
                continue;
            }
            checkSpaceState(*device, space, fold);
            for (const auto& [key, writes] : fold.writes)
                checkRegister(*device, key, writes);
            for (const auto& [key, text] : texts)
                checkText(*device, key, text);
            checkEntities(*device, presences);
            const auto own = device->journal().digest(space);
            if (!own || (digest && *own != *digest))
                throw Violation{nameOfDevice(*device) + " has another digest at the same cursor"};
            digest = *own;
            world.tell("digest " + own->toHex());
        }
    }
    checkNotebook(world, notebook, folds);
    for (auto& device : world.devices()) {
        const auto findings = device->store().check();
        if (!findings || !findings->empty())
            throw Violation{nameOfDevice(*device) + "'s database is not sound: "
                            + (findings ? findings->front() : findings.error().sentence)};
    }
    if (const auto findings = world.server().findings(); !findings.empty())
        throw Violation{"the server's database is not sound: " + findings.front()};
}

} // namespace salver::sim
