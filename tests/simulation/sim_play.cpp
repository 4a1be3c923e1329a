// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_play.h"

#include "simulation/sim_checks.h"

#include <algorithm>
#include <array>

namespace salver::sim {

namespace {

/// Letters of one to four bytes, and a pair that joins.
constexpr std::array<std::string_view, 12> letters{"a", "e", "n", " ", "é", "ß", "漢", "字", "😀", "𝒳", "👩🏽", "ى"};

struct Place {
    model::KindId kind;
    model::FieldId field;
};
constexpr std::array<Place, 6> wordPlaces{{{model::client::kind, model::client::name},
                                           {model::client::kind, model::client::sector},
                                           {model::person::kind, model::person::name},
                                           {model::person::kind, model::person::role},
                                           {model::visit::kind, model::visit::place},
                                           {model::visit::kind, model::visit::memorable}}};
constexpr std::array<Place, 3> textPlaces{{{model::client::kind, model::client::about},
                                           {model::line::kind, model::line::text},
                                           {model::person::kind, model::person::about}}};

/// How many units a scalar takes in UTF-16, for the planted bug that mistakes one for the other.
std::uint64_t utf16Before(const std::string& text, std::uint64_t scalars)
{
    std::uint64_t units = 0;
    std::uint64_t seen = 0;
    for (std::size_t at = 0; at < text.size() && seen < scalars; ++seen) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
        units += bytes == 4 ? 2 : 1;
        at += bytes;
    }
    return units;
}

} // namespace

void Play::perform(const Step& step)
{
    auto& device = *m_world.devices()[step.device % m_world.devices().size()];
    SimRandom dice(step.dice);
    switch (step.kind) {
    case Step::Kind::AddEntity: addEntity(device, dice); break;
    case Step::Kind::SetField: setField(device, dice); break;
    case Step::Kind::Settle: settle(device, dice); break;
    case Step::Kind::EditText: editText(device, dice); break;
    case Step::Kind::Remove: remove(device, dice, false); break;
    case Step::Kind::AllAtOnce: allAtOnce(device, dice); break;
    case Step::Kind::BringBack: remove(device, dice, true); break;
    case Step::Kind::Wait: m_world.run(static_cast<std::int64_t>(dice.below(dice.oneIn(4) ? 30'000 : 800))); break;
    default: disturb(step, device, dice); break;
    }
    m_world.run(static_cast<std::int64_t>(dice.below(30)));
}

void Play::disturb(const Step& step, SimDevice& device, SimRandom& dice)
{
    auto& server = m_world.server();
    switch (step.kind) {
    case Step::Kind::NetworkOff:
        m_world.count(Fault::Partition);
        device.setOnline(false);
        break;
    case Step::Kind::NetworkOn: device.setOnline(true); break;
    case Step::Kind::CrashDevice:
        m_world.count(Fault::Crash);
        if (dice.oneIn(3))
            device.crashNow();
        else
            device.crashAfter(dice.below(40));
        break;
    case Step::Kind::KeepDevice: device.keep(); break;
    case Step::Kind::RestoreDevice: restoreDevice(device); break;
    case Step::Kind::CopyDevice: copyDevice(device, dice); break;
    case Step::Kind::CrashServer:
        m_world.count(Fault::ServerCrash);
        if (dice.oneIn(3))
            server.crashNow();
        else
            server.crashAfter(dice.below(40));
        break;
    case Step::Kind::KeepServer:
        if (server.up())
            server.keep();
        break;
    case Step::Kind::RestoreServer:
        if (server.hasKept()) {
            m_world.count(Fault::RestoreServer);
            everybodyUp();
            server.goBackToKept();
            noteWhatIsGone();
        }
        break;
    case Step::Kind::FillDisk:
        m_world.count(Fault::DiskFull);
        device.fillDisk(static_cast<std::int64_t>(dice.below(20'000)));
        break;
    case Step::Kind::JumpClock:
        m_world.count(Fault::Clock);
        device.jumpClock(static_cast<std::int64_t>(dice.below(4 * 86'400'000)) - 2 * 86'400'000);
        break;
    case Step::Kind::MuteLine:
        m_world.count(Fault::HalfOpen);
        device.mute(dice.oneIn(2), static_cast<std::int64_t>(dice.below(90'000)));
        break;
    case Step::Kind::ChangeRole: changeRole(device, dice); break;
    case Step::Kind::WriteFromLater: writeFromLater(dice); break;
    case Step::Kind::CutLog:
        m_world.count(Fault::Compaction);
        server.lookAfterLogs();
        break;
    case Step::Kind::BeginAnew: beginAnew(device); break;
    case Step::Kind::Quiet: quietPoint(m_world, m_notebook); break;
    default: break;
    }
}

void Play::everybodyUp()
{
    m_world.server().restart();
    for (auto& device : m_world.devices())
        device->restart();
}

void Play::restoreDevice(SimDevice& device)
{
    if (!device.kept())
        return;
    m_world.count(Fault::RestoreDevice);
    everybodyUp();
    device.take(*device.kept());
    noteWhatIsGone();
}

void Play::copyDevice(SimDevice& device, SimRandom& dice)
{
    // A database belongs to its account: only another device of the same person can use it.
    std::vector<SimDevice*> others;
    for (auto& other : m_world.devices()) {
        if (other.get() != &device && other->user().id == device.user().id)
            others.push_back(other.get());
    }
    if (others.empty())
        return;
    m_world.count(Fault::CopyDevice);
    everybodyUp();
    others[dice.below(others.size())]->take(device.image());
    noteWhatIsGone();
}

void Play::beginAnew(SimDevice& device)
{
    m_world.count(Fault::Compaction);
    everybodyUp();
    device.beginAnew();
    noteWhatIsGone();
}

void Play::changeRole(SimDevice& device, SimRandom& dice)
{
    // One person always stays, so that there is somebody to ask what the log holds.
    if (device.user().id == m_world.server().anyMember(m_world.server().team()))
        return;
    m_world.count(Fault::Membership);
    constexpr std::array<Role, 4> roles{Role::None, Role::Viewer, Role::Member, Role::Member};
    m_world.server().setRoleInTeam(device.user().id, roles[dice.below(roles.size())]);
}

void Play::writeFromLater(SimRandom& dice)
{
    constexpr std::uint32_t unknownKind = 900;
    constexpr std::uint32_t unknownField = 77;
    m_world.count(Fault::Skew);
    Saved line;
    line.space = m_world.server().team();
    line.entity = EntityId(uuidV7(WallMs{storyBegins + m_world.now()}, dice));
    line.kind = model::KindId{unknownKind};
    line.field = model::FieldId{unknownField};
    line.device = 1000;
    std::vector<EntityId> team;
    for (const auto& id : m_notebook.entities) {
        if (m_notebook.kinds.at(id).first == line.space)
            team.push_back(id);
    }
    if (!team.empty() && dice.oneIn(2)) {
        line.entity = team[dice.below(team.size())];
        line.kind = m_notebook.kinds.at(line.entity).second;
    }
    line.value = freshWords(dice);
    line.certain = m_world.server().pushFromLater(line.entity, raw(line.kind), unknownField, line.value);
    m_notebook.saved.push_back(std::move(line));
}

std::optional<Play::Target> Play::anyEntity(SimDevice& device, SimRandom& dice, std::optional<model::KindId> kind)
{
    if (!device.running() || m_notebook.entities.empty())
        return std::nullopt;
    // The newest are met most, so that people meet each other.
    const auto count = m_notebook.entities.size();
    for (int tries = 0; tries < 6; ++tries) {
        const auto back = dice.below(dice.oneIn(3) ? count : std::min<std::size_t>(count, 4));
        const auto id = m_notebook.entities[count - 1 - back];
        const auto& [space, itsKind] = m_notebook.kinds.at(id);
        if (kind && itsKind != *kind)
            continue;
        if (device.reader().entity(id))
            return Target{id, space, itsKind};
    }
    return std::nullopt;
}

std::string Play::freshWords(SimRandom& dice)
{
    auto words = "w" + std::to_string(++m_notebook.counter) + "·";
    if (m_notebook.counter % 3 == 1)
        words += "😀"; // beyond the basic plane in every story
    for (auto left = dice.below(6); left > 0; --left)
        words += letters[dice.below(letters.size())];
    return words + ";";
}

std::vector<std::string> Play::liveValues(SimDevice& device, const Target& target, model::FieldId field)
{
    std::vector<std::string> live;
    const auto history = device.reader().history(target.entity, field);
    if (history) {
        for (const auto& write : *history) {
            if (write.live)
                live.push_back(write.value);
        }
    }
    return live;
}

void Play::save(SimDevice& device, const store::Draft& draft, std::vector<Saved> lines)
{
    const bool saved = device.commit(draft);
    // After a power cut nobody knows; while the device lives, a refusal means that nothing was written.
    if (!saved && device.running()) {
        const auto code = device.refusal().code;
        const bool fair = code == ErrorCode::NotAllowed || code == ErrorCode::NotFound || code == ErrorCode::DiskFull
            || device.diskIsFull();
        if (!fair)
            throw Violation{"a device does not save: " + device.refusal().sentence};
        return;
    }
    for (auto& line : lines) {
        line.certain = saved;
        line.device = device.number();
        line.space = draft.space;
        if (!m_notebook.kinds.contains(line.entity)) {
            m_notebook.kinds[line.entity] = {draft.space, line.kind};
            m_notebook.entities.push_back(line.entity);
        }
        m_notebook.saved.push_back(std::move(line));
    }
}

void Play::addEntity(SimDevice& device, SimRandom& dice)
{
    if (!device.running())
        return;
    const auto spaces = device.reader().spaces();
    if (!spaces || spaces->empty())
        return; // before the first contact there is nowhere to write
    const bool inTeam = !dice.oneIn(5);
    const auto space = inTeam ? m_world.server().team() : device.user().privateSpace;
    if (std::none_of(spaces->begin(), spaces->end(), [&](const auto& one) { return one.id == space; }))
        return;
    const EntityId id(uuidV7(WallMs{storyBegins + m_world.now()}, dice));
    store::Draft draft{space, {}};
    Saved line;
    line.entity = id;
    line.value = freshWords(dice);
    const auto under = [&](model::KindId parentKind, model::FieldId field) {
        const auto parent = anyEntity(device, dice, parentKind);
        if (parent && parent->space == space)
            draft.steps.emplace_back(store::SetField{id, line.kind, field, parent->entity.toString()});
    };
    switch (dice.below(4)) {
    case 0:
        line.kind = model::client::kind;
        line.field = model::client::name;
        break;
    case 1:
        line.kind = model::person::kind;
        line.field = model::person::name;
        under(model::client::kind, model::person::client);
        break;
    case 2:
        line.kind = model::visit::kind;
        line.field = model::visit::place;
        under(model::client::kind, model::visit::client);
        break;
    default:
        line.kind = model::line::kind;
        line.field = model::line::text;
        line.text = true;
        under(model::visit::kind, model::line::visit);
        break;
    }
    if (line.text)
        draft.steps.emplace_back(store::SpliceText{id, line.kind, line.field, 0, 0, line.value});
    else
        draft.steps.emplace_back(store::SetField{id, line.kind, line.field, line.value});
    save(device, draft, {line});
}

void Play::setField(SimDevice& device, SimRandom& dice)
{
    if (const auto target = anyEntity(device, dice))
        setFieldOf(device, *target, dice);
}

void Play::setFieldOf(SimDevice& device, const Target& target, SimRandom& dice)
{
    std::vector<model::FieldId> fields;
    for (const auto& place : wordPlaces) {
        if (place.kind == target.kind)
            fields.push_back(place.field);
    }
    if (fields.empty())
        return;
    Saved line;
    line.entity = target.entity;
    line.kind = target.kind;
    line.field = fields[dice.below(fields.size())];
    line.value = freshWords(dice);
    line.replaced = liveValues(device, target, line.field);
    m_world.counters.mostContested =
        std::max<std::uint64_t>(m_world.counters.mostContested, line.replaced.size());
    save(device, {target.space, {store::SetField{line.entity, line.kind, line.field, line.value}}}, {line});
}

void Play::allAtOnce(SimDevice& device, SimRandom& dice)
{
    const auto target = anyEntity(device, dice);
    if (!target)
        return;
    // The same dice for all, so that all choose the same field.
    const auto common = dice.draw();
    for (const auto& each : m_world.devices()) {
        SimRandom own(common);
        if (!each->running() || !each->reader().entity(target->entity))
            continue;
        if (target->kind == model::line::kind || own.oneIn(3))
            editTextOf(*each, *target, own);
        else
            setFieldOf(*each, *target, own);
    }
}

void Play::settle(SimDevice& device, SimRandom& dice)
{
    if (!device.running())
        return;
    const auto contests = device.reader().contests();
    if (!contests || contests->empty())
        return;
    const auto& contest = (*contests)[dice.below(contests->size())];
    if (contest.field == model::deletedField)
        return;
    ++m_world.counters.conflictsSettled;
    Saved line;
    line.entity = contest.entity;
    line.kind = contest.kind;
    line.field = contest.field;
    line.value = freshWords(dice);
    line.replaced = liveValues(device, {contest.entity, contest.space, contest.kind}, contest.field);
    save(device, {contest.space, {store::SetField{line.entity, line.kind, line.field, line.value}}}, {line});
}

void Play::editText(SimDevice& device, SimRandom& dice)
{
    if (const auto target = anyEntity(device, dice))
        editTextOf(device, *target, dice);
}

void Play::editTextOf(SimDevice& device, const Target& target, SimRandom& dice)
{
    const auto place = std::find_if(textPlaces.begin(), textPlaces.end(),
                                    [&](const Place& one) { return one.kind == target.kind; });
    if (place == textPlaces.end())
        return;
    const auto document = device.reader().document(target.entity, place->field);
    if (!document)
        throw Violation{"a text cannot be read: " + document.error().sentence};
    const auto length = document->lengthScalars();
    store::SpliceText splice{target.entity, target.kind, place->field, dice.below(length + 1), 0, {}};
    if (dice.oneIn(3))
        splice.removed = dice.below(std::min<std::uint64_t>(length - splice.position, 8) + 1);
    Saved line;
    line.entity = target.entity;
    line.kind = target.kind;
    line.field = place->field;
    line.text = true;
    line.value = freshWords(dice);
    splice.inserted = line.value;
    const auto expected = document->substring(0, splice.position) + line.value
        + document->substring(splice.position + splice.removed, length);
    if (m_world.plants(Plant::Utf16Positions))
        splice.position = std::min(length - splice.removed, utf16Before(document->text(), splice.position));
    save(device, {target.space, {splice}}, {line});
    if (!device.running() || m_notebook.saved.empty() || m_notebook.saved.back().value != line.value)
        return;
    const auto after = device.reader().document(target.entity, place->field);
    if (!after || after->text() != expected)
        throw Violation{"what was typed does not stand where it was typed: \"" + (after ? after->text() : "")
                        + "\" instead of \"" + expected + "\""};
}

void Play::remove(SimDevice& device, SimRandom& dice, bool back)
{
    const auto target = anyEntity(device, dice);
    if (!target)
        return;
    store::Draft draft{target->space, {}};
    if (back)
        draft.steps.emplace_back(store::RestoreEntity{target->entity, target->kind});
    else
        draft.steps.emplace_back(store::RemoveEntity{target->entity, target->kind});
    save(device, draft, {});
}

bool isSetAside(SimDevice& device, const Saved& saved)
{
    constexpr std::size_t all = 100'000;
    const auto outgoing = device.reader().outgoing(all);
    if (outgoing && std::ranges::any_of(*outgoing, [&](const store::OutgoingRow& row) {
            return row.parked && row.content.find(saved.value) != std::string::npos;
        }))
        return true;
    const auto leftovers = device.reader().leftovers();
    return leftovers && std::ranges::any_of(*leftovers, [&](const store::LeftoverRow& row) {
               return row.content.find(saved.value) != std::string::npos;
           });
}

bool holds(SimDevice& device, const Saved& saved)
{
    if (isSetAside(device, saved))
        return true;
    if (!saved.text) {
        const auto history = device.reader().history(saved.entity, saved.field);
        return history && std::any_of(history->begin(), history->end(), [&](const store::WriteRow& write) {
                   return write.value == saved.value;
               });
    }
    const auto document = device.reader().document(saved.entity, saved.field);
    const auto runs = document ? document->runs() : Result<std::vector<text::Run>>();
    return runs && std::any_of(runs->begin(), runs->end(), [&](const text::Run& run) {
               return run.content.find(saved.value) != std::string::npos;
           });
}

void Play::noteWhatIsGone()
{
    std::map<SpaceId, LogFold> folds;
    for (const auto& space : m_world.server().spaces())
        folds.emplace(space, foldLog(m_world.server(), space));
    for (auto& saved : m_notebook.saved) {
        if (saved.gone)
            continue;
        const bool somewhere = folds.at(saved.space).count(saved) > 0
            || std::any_of(m_world.devices().begin(), m_world.devices().end(),
                           [&](const auto& device) { return device->running() && holds(*device, saved); });
        saved.gone = !somewhere;
    }
}

} // namespace salver::sim
