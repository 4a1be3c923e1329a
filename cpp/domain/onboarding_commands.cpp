// SPDX-License-Identifier: Apache-2.0
#include "domain/onboarding_commands.h"

#include "domain/field_values.h"
#include "domain/onboarding_steps.h"
#include "domain/order_key.h"
#include "domain/page_rows.h"
#include "domain/past_day.h"
#include "domain/say.h"
#include "domain/when.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace onboarding = model::onboarding;
namespace step = model::step;

std::string stepReference(const Uuid& id)
{
    return id.isNull() ? std::string() : id.toString();
}

std::string numberOr(int number, int most, int otherwise)
{
    return std::to_string(number > 0 ? std::min(number, most) : otherwise);
}

using ReadsDay = std::optional<Day> (*)(std::string_view typed, Day today);

Result<Day> dayOfStep(const Commands& commands, std::string_view typed, ReadsDay read)
{
    const auto words = oneLine(typed);
    const auto today = commands.now().today();
    if (words.empty())
        return today;
    const auto day = read(words, today);
    if (!day)
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day.", {words}));
    return *day;
}

struct StepInPlan {
    Plan plan;
    store::EntityRow row;
};

Result<StepInPlan> stepIn(Commands& commands, const EntityId& id)
{
    auto row = commands.liveOf(id, step::kind);
    if (!row)
        return fail(row.error());
    auto plan = readPlan(commands.reader(), EntityId::parse(row->value(step::onboarding)).value_or(EntityId{}));
    if (!plan)
        return fail(plan.error());
    return StepInPlan{std::move(*plan), std::move(*row)};
}

Result<StepInPlan> stepOfClient(Commands& commands, const EntityId& id)
{
    auto found = stepIn(commands, id);
    if (found && found->plan.isTemplate())
        return fail(ErrorCode::InvalidArgument, say("That step stands in a template. Start a plan with a client "
                                                    "first."));
    return found;
}

/// The order key of a step behind all others of a week.
std::string behind(const Plan& plan, int week, const EntityId& but, WallMs now)
{
    std::string last;
    for (const auto& each : plan.steps) {
        if (each.id != but && plan.weekOfStep(each) == week)
            last = std::max(last, each.value(step::order));
    }
    return keyAfter(last, now);
}

StepPlaced placed(const Plan& plan, const Made& made, int week, bool asks)
{
    StepPlaced answer{made, week, {}, 0};
    if (asks)
        answer.caution = plan.caution(week, made.id);
    if (!answer.caution.empty())
        answer.roomIn = plan.roomFrom(week + 1, made.id);
    return answer;
}

Made madeAs(const store::EntityRow& row)
{
    return {row.id, row.kind, row.space};
}

void writeStep(DraftBuilder& draft, const Made& made, const Plan& plan, const StepWords& words, int week,
               std::string order, const std::string& author)
{
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, step::onboarding, plan.row.id.toString())
        .with(made.id, made.kind, step::client, plan.row.value(onboarding::client))
        .with(made.id, made.kind, step::text, words.text)
        .with(made.id, made.kind, step::whose, nameOf(words.whose))
        .with(made.id, made.kind, step::asks, words.asks ? "1" : "")
        .with(made.id, made.kind, step::week, std::to_string(week))
        .with(made.id, made.kind, step::order, std::move(order))
        .with(made.id, made.kind, step::who, stepReference(words.who))
        .with(made.id, made.kind, step::with, stepReference(words.with))
        .with(made.id, made.kind, step::by, author);
}

/// Nobody is asked to get to know the same people twice at once.
Result<void> noneUnderWay(Commands& commands, const EntityId& client)
{
    auto select = every(onboarding::kind, onboarding::client, client.toString());
    select.where.push_back(where(onboarding::state, store::Condition::Is::Equal, nameOf(OnboardingState::Running)));
    const auto running = commands.reader().select(select);
    if (!running)
        return fail(running.error());
    if (!running->empty())
        return fail(ErrorCode::InvalidArgument,
                    say("A plan with them is under way already. Finish it before another one starts."));
    return {};
}

} // namespace

Result<Made> addTemplate(Commands& commands, std::string_view title, int weeks, int asksAWeek)
{
    const auto words = oneLine(title);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What is the template called?"));
    const auto team = commands.team();
    if (!team)
        return fail(team.error());
    const Made made{commands.newId(), onboarding::kind, *team};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, onboarding::title, words)
        .with(made.id, made.kind, onboarding::weeks, numberOr(weeks, weeksMost, weeksUsual))
        .with(made.id, made.kind, onboarding::asksAWeek, numberOr(asksAWeek, asksMost, asksUsual))
        .with(made.id, made.kind, onboarding::by, commands.author());
    return commands.commit(draft, made, say("Template added"));
}

Result<Made> startOnboarding(Commands& commands, const NewOnboarding& what)
{
    const auto client = commands.liveOf(what.client, model::client::kind);
    const auto starts = dayOfStep(commands, what.startsOn, &readDay);
    if (!client || !starts)
        return fail(!client ? client.error() : starts.error());
    if (auto free = noneUnderWay(commands, what.client); !free)
        return fail(std::move(free.error()));
    Plan origin;
    if (!what.origin.isNull()) {
        auto found = readPlan(commands.reader(), what.origin);
        if (!found)
            return fail(found.error());
        origin = std::move(*found);
    }
    const Made made{commands.newId(), onboarding::kind, client->space};
    const auto title = what.origin.isNull() ? say("Getting to know each other") : origin.row.value(onboarding::title);
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, onboarding::client, what.client.toString())
        .with(made.id, made.kind, onboarding::title, title)
        .with(made.id, made.kind, onboarding::origin, stepReference(what.origin))
        .with(made.id, made.kind, onboarding::startedOn, dayText(*starts))
        .with(made.id, made.kind, onboarding::weeks, numberOr(what.weeks, weeksMost, origin.weeks))
        .with(made.id, made.kind, onboarding::asksAWeek, numberOr(what.asksAWeek, asksMost, origin.asksAWeek))
        .with(made.id, made.kind, onboarding::state, nameOf(OnboardingState::Running))
        .with(made.id, made.kind, onboarding::by, commands.author());
    Plan plan;
    plan.row.id = made.id;
    plan.row.values[onboarding::client] = what.client.toString();
    for (const auto& each : origin.steps) {
        const StepWords words{each.value(step::text),
                              choiceFrom<Learner>(each.value(step::whose)).value_or(Learner::WeLearn),
                              !each.value(step::asks).empty(),
                              {},
                              {}};
        writeStep(draft, {commands.newId(), step::kind, made.space}, plan, words, origin.weekOfStep(each),
                  each.value(step::order), commands.author());
    }
    return commands.commit(draft, made, say("Getting to know each other began"));
}

Result<StepPlaced> addStep(Commands& commands, const EntityId& of, const StepWords& words, int week)
{
    auto asked = words;
    asked.text = oneLine(words.text);
    if (asked.text.empty())
        return fail(ErrorCode::InvalidArgument, say("What is there to learn, of them or of us? A line is enough."));
    const auto plan = readPlan(commands.reader(), of);
    if (!plan)
        return fail(plan.error());
    const int in = std::clamp(week, 1, weeksMost);
    const Made made{commands.newId(), step::kind, plan->row.space};
    DraftBuilder draft(made.space);
    writeStep(draft, made, *plan, asked, in, behind(*plan, in, made.id, commands.now().wall), commands.author());
    const auto done = commands.commit(draft, made, say("Step added"));
    return done ? Result<StepPlaced>(placed(*plan, made, in, asked.asks)) : fail(done.error());
}

Result<StepPlaced> changeStep(Commands& commands, const EntityId& id, const StepWords& words)
{
    const auto text = oneLine(words.text);
    if (text.empty())
        return fail(ErrorCode::InvalidArgument, say("A step without words says nothing. Delete it instead."));
    const auto found = stepIn(commands, id);
    if (!found)
        return fail(found.error());
    DraftBuilder draft(found->row.space);
    const auto put = [&](model::FieldId field, std::string value) {
        if (found->row.value(field) != value)
            draft.write(id, step::kind, field, std::move(value));
    };
    put(step::text, text);
    put(step::whose, nameOf(words.whose));
    put(step::asks, words.asks ? "1" : "");
    put(step::who, stepReference(words.who));
    put(step::with, stepReference(words.with));
    const auto done = commands.commit(draft, madeAs(found->row), say("Step changed"));
    return done ? Result<StepPlaced>(placed(found->plan, *done, found->plan.weekOfStep(found->row), words.asks))
                : fail(done.error());
}

Result<StepPlaced> moveStep(Commands& commands, const EntityId& id, int week)
{
    const auto found = stepIn(commands, id);
    if (!found)
        return fail(found.error());
    if (!found->row.value(step::askedOn).empty())
        return fail(ErrorCode::InvalidArgument, say("It was asked already, so it stands in the week in which it was."));
    const int in = std::clamp(week, 1, weeksMost);
    DraftBuilder draft(found->row.space);
    if (found->plan.weekOfStep(found->row) != in)
        draft.write(id, step::kind, step::week, std::to_string(in))
            .write(id, step::kind, step::order, behind(found->plan, in, id, commands.now().wall));
    const auto done = commands.commit(draft, madeAs(found->row), say("Moved to week %1", {std::to_string(in)}));
    return done ? Result<StepPlaced>(placed(found->plan, *done, in, !found->row.value(step::asks).empty()))
                : fail(done.error());
}

Result<StepPlaced> shiftStep(Commands& commands, const EntityId& id, bool up)
{
    const auto found = stepIn(commands, id);
    if (!found)
        return fail(found.error());
    const int week = found->plan.weekOfStep(found->row);
    std::vector<const store::EntityRow*> mates;
    for (const auto& each : found->plan.steps) {
        if (found->plan.weekOfStep(each) == week)
            mates.push_back(&each);
    }
    const auto here = std::ranges::find(mates, id, [](const auto* each) { return each->id; });
    const auto at = static_cast<std::size_t>(here - mates.begin());
    const bool atEnd = up ? at == 0 : at + 1 == mates.size();
    if (atEnd)
        return moveStep(commands, id, up ? week - 1 : week + 1);
    const std::size_t other = up ? at - 1 : at + 1;
    const auto orderAt = [&](std::size_t index) { return mates[index]->value(step::order); };
    const auto low = up ? (other > 0 ? orderAt(other - 1) : std::string()) : orderAt(other);
    const auto high = up ? orderAt(other) : (other + 1 < mates.size() ? orderAt(other + 1) : std::string());
    DraftBuilder draft(found->row.space);
    // Two steps that were given one key by two devices stand by their ids; between them there is no room.
    draft.write(id, step::kind, step::order,
                high.empty() || low < high ? keyBetween(low, high) : keyAfter(low, commands.now().wall));
    const auto done = commands.commit(draft, madeAs(found->row), up ? say("Moved up") : say("Moved down"));
    return done ? Result<StepPlaced>(placed(found->plan, *done, week, false)) : fail(done.error());
}

Result<StepPlaced> askStep(Commands& commands, const EntityId& id, std::string_view on)
{
    const auto found = stepOfClient(commands, id);
    const auto day = dayOfStep(commands, on, &readPastDay);
    if (!found || !day)
        return fail(!found ? found.error() : day.error());
    if (*day > commands.now().today())
        return fail(ErrorCode::InvalidArgument, say("That day is still to come. Move the step to its week instead."));
    DraftBuilder draft(found->row.space);
    draft.write(id, step::kind, step::askedOn, dayText(*day));
    const auto done = commands.commit(draft, madeAs(found->row), say("Asked"));
    if (!done)
        return fail(done.error());
    const int week = found->plan.startedOn ? std::max(1, weekOf(*found->plan.startedOn, *day)) : 1;
    return placed(found->plan, *done, week, !found->row.value(step::asks).empty());
}

Result<Made> unaskStep(Commands& commands, const EntityId& id)
{
    const auto found = stepOfClient(commands, id);
    if (!found)
        return fail(found.error());
    DraftBuilder draft(found->row.space);
    draft.write(id, step::kind, step::askedOn, "");
    return commands.commit(draft, madeAs(found->row), say("Not asked yet"));
}

Result<Made> learnStep(Commands& commands, const EntityId& id, std::string_view sentence)
{
    const auto found = stepOfClient(commands, id);
    if (!found)
        return fail(found.error());
    const auto words = oneLine(sentence);
    DraftBuilder draft(found->row.space);
    if (found->row.value(step::learned) != words) {
        draft.write(id, step::kind, step::learned, words);
        if (words.empty() != found->row.value(step::learnedOn).empty())
            draft.write(id, step::kind, step::learnedOn, words.empty() ? "" : dayText(commands.now().today()));
    }
    return commands.commit(draft, madeAs(found->row), words.empty() ?
            say("Nothing learned yet") : say("Noted what was learned"));
}

Result<Made> learnedToFact(Commands& commands, const EntityId& id, FactType type, bool ofClient)
{
    const auto found = stepOfClient(commands, id);
    if (!found)
        return fail(found.error());
    const auto& learned = found->row.value(step::learned);
    if (learned.empty())
        return fail(ErrorCode::InvalidArgument, say("Nothing was learned in this step yet."));
    const auto with = EntityId::parse(found->row.value(step::with)).value_or(EntityId{});
    PageRows rows(commands.reader(), commands.now());
    NewFact what;
    what.type = type;
    what.text = learned;
    what.source = rows.ref(found->row.value(step::with)).name;
    what.heardOn = parseDay(found->row.value(step::learnedOn));
    if (ofClient || with.isNull())
        what.client = EntityId::parse(found->row.value(step::client)).value_or(EntityId{});
    else
        what.person = with;
    const bool ofPerson = !what.person.isNull();
    auto same = every(model::fact::kind, ofPerson ? model::fact::person : model::fact::client,
                      (ofPerson ? what.person : what.client).toString());
    for (const auto& fact : rows.select(same)) {
        if (fact.value(model::fact::text) == oneLine(learned))
            return fail(ErrorCode::InvalidArgument, say("That is noted already, just so."));
    }
    return commands.addFact(what);
}

Result<Made> slowDown(Commands& commands, const EntityId& id)
{
    const auto plan = readPlan(commands.reader(), id);
    if (!plan)
        return fail(plan.error());
    DraftBuilder draft(plan->row.space);
    bool any = false;
    for (const auto& each : plan->steps) {
        if (plan->settled(each))
            continue;
        any = true;
        draft.write(each.id, step::kind, step::week, std::to_string(std::min(plan->weekOfStep(each) + 1, weeksMost)));
    }
    if (!any)
        return fail(ErrorCode::InvalidArgument, say("Nothing is left to come later."));
    draft.write(id, onboarding::kind, onboarding::weeks, std::to_string(std::min(plan->weeks + 1, weeksMost)));
    return commands.commit(draft, madeAs(plan->row), say("What is left comes a week later"));
}

Result<Made> setPace(Commands& commands, const EntityId& id, int weeks, int asksAWeek)
{
    const auto row = commands.liveOf(id, onboarding::kind);
    if (!row)
        return fail(row.error());
    DraftBuilder draft(row->space);
    if (weeks > 0)
        draft.write(id, onboarding::kind, onboarding::weeks, numberOr(weeks, weeksMost, weeksUsual));
    if (asksAWeek > 0)
        draft.write(id, onboarding::kind, onboarding::asksAWeek, numberOr(asksAWeek, asksMost, asksUsual));
    return commands.commit(draft, madeAs(*row), say("Pace changed"));
}

Result<Made> finishOnboarding(Commands& commands, const EntityId& id, bool done)
{
    const auto row = commands.liveOf(id, onboarding::kind);
    if (!row)
        return fail(row.error());
    if (row->value(onboarding::client).empty())
        return fail(ErrorCode::InvalidArgument, say("A template is never done; it is there for the next one."));
    DraftBuilder draft(row->space);
    draft.write(id, onboarding::kind, onboarding::state, nameOf(done ? OnboardingState::Done : OnboardingState::Running));
    return commands.commit(draft, madeAs(*row), done ? say("Done, for now") : say("Under way again"));
}

} // namespace salver::domain
