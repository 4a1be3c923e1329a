// SPDX-License-Identifier: Apache-2.0
#include "domain/weighup_commands.h"

#include "domain/field_values.h"
#include "domain/order_key.h"
#include "domain/page_rows.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/when.h"
#include "domain/words.h"

namespace salver::domain {

namespace {

namespace weighup = model::weighup;
namespace option = model::option;
namespace point = model::point;
namespace secondView = model::secondView;
namespace recommendation = model::recommendation;
namespace lookback = model::lookback;

std::string referenceText(const EntityId& id)
{
    return id.isNull() ? std::string() : id.toString();
}

Result<std::string> lookBackDay(const Commands& commands, std::string_view typed)
{
    const auto words = oneLine(typed);
    if (words.empty())
        return std::string();
    const auto day = readDay(words, commands.now().today());
    if (!day)
        return fail(ErrorCode::InvalidArgument,
                    say("\"%1\" was not understood as a day. Try \"in six months\" or \"2026-11-14\".", {words}));
    return dayText(*day);
}

void writeOption(DraftBuilder& draft, const Made& made, const EntityId& of, const std::string& name,
                 const std::string& order, const std::string& by)
{
    draft.creates(made.id, option::kind)
        .with(made.id, option::kind, option::weighup, of.toString())
        .with(made.id, option::kind, option::name, name)
        .with(made.id, option::kind, option::order, order)
        .with(made.id, option::kind, option::by, by);
}

Result<std::vector<store::EntityRow>> optionsOf(Commands& commands, const EntityId& of)
{
    auto select = every(option::kind, option::weighup, of.toString());
    select.order.push_back({option::order, false, false});
    return commands.reader().select(select);
}

} // namespace

Result<Made> addWeighup(Commands& commands, const NewWeighup& what)
{
    const auto title = oneLine(what.title);
    if (title.empty())
        return fail(ErrorCode::InvalidArgument, say("What is there to weigh up? It needs a line."));
    const auto client = commands.liveOf(what.client, model::client::kind);
    if (!client)
        return fail(client.error());
    const Made made{commands.newId(), weighup::kind, client->space};
    const auto now = commands.now();
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, weighup::client, what.client.toString())
        .with(made.id, made.kind, weighup::title, title)
        .with(made.id, made.kind, weighup::objective, referenceText(what.objective))
        .with(made.id, made.kind, weighup::visit, referenceText(what.visit))
        .with(made.id, made.kind, weighup::by, commands.author())
        .with(made.id, made.kind, weighup::at, instantText(now.instant()))
        .text(made.id, made.kind, weighup::whatFor, sanitizeUtf8(trimmed(what.whatFor)))
        .text(made.id, made.kind, weighup::badResult, sanitizeUtf8(trimmed(what.badResult)));
    std::vector<std::string> names;
    for (const auto& name : what.options) {
        if (auto words = oneLine(name); !words.empty())
            names.push_back(std::move(words));
    }
    for (auto n = names.size(); n < optionsLeast; ++n)
        names.push_back(n == 0 ? say("One way") : say("Another way"));
    std::string order;
    for (const auto& name : names) {
        order = keyAfter(order, now.wall);
        writeOption(draft, {commands.newId(), option::kind, made.space}, made.id, name, order, commands.author());
    }
    if (!what.advice.isNull())
        draft.write(what.advice, model::advice::kind, model::advice::weighup, made.id.toString());
    return commands.commit(draft, made, say("Weigh-up begun"));
}

Result<Made> weighUpAdvice(Commands& commands, const EntityId& id)
{
    namespace advice = model::advice;
    const auto row = commands.liveOf(id, advice::kind);
    if (!row)
        return fail(row.error());
    if (const auto known = EntityId::parse(row->value(advice::weighup))) {
        if (const auto there = commands.liveOf(*known, weighup::kind))
            return Made{there->id, there->kind, there->space};
    }
    NewWeighup what;
    what.client = EntityId::parse(row->value(advice::client)).value_or(EntityId{});
    what.visit = EntityId::parse(row->value(advice::visit)).value_or(EntityId{});
    const auto& asked = row->value(advice::asked);
    const auto& advised = row->value(advice::advised);
    what.title = asked.empty() ? advised : asked;
    what.options = {advised};
    const auto client = commands.liveOf(what.client, model::client::kind);
    // A private line's advice stays private: only what stands in the client's own space can point there.
    if (client && client->space == row->space)
        what.advice = id;
    return addWeighup(commands, what);
}

Result<Made> addOption(Commands& commands, const EntityId& of, std::string_view name)
{
    const auto words = oneLine(name);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("A way to go needs a name."));
    const auto row = commands.liveOf(of, weighup::kind);
    if (!row)
        return fail(row.error());
    const auto others = optionsOf(commands, of);
    if (!others)
        return fail(others.error());
    const auto last = others->empty() ? std::string() : others->back().value(option::order);
    const Made made{commands.newId(), option::kind, row->space};
    DraftBuilder draft(made.space);
    writeOption(draft, made, of, words, keyAfter(last, commands.now().wall), commands.author());
    return commands.commit(draft, made, say("Option added"));
}

Result<Made> removeOption(Commands& commands, const EntityId& id)
{
    const auto row = commands.liveOf(id, option::kind);
    if (!row)
        return fail(row.error());
    const auto all = optionsOf(commands, EntityId::parse(row->value(option::weighup)).value_or(EntityId{}));
    if (!all)
        return fail(all.error());
    if (all->size() <= optionsLeast)
        return fail(ErrorCode::InvalidArgument, say("With one way to go there is nothing to weigh up. Add another "
                                                    "first."));
    return commands.remove(id);
}

Result<Made> addPoint(Commands& commands, const NewPoint& what)
{
    const auto words = oneLine(what.text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("There is nothing in that point yet."));
    const auto row = commands.liveOf(what.option, option::kind);
    if (!row)
        return fail(row.error());
    const Made made{commands.newId(), point::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, point::option, what.option.toString())
        .with(made.id, made.kind, point::weighup, row->value(option::weighup))
        .with(made.id, made.kind, point::side, nameOf(what.side))
        .with(made.id, made.kind, point::text, words)
        .with(made.id, made.kind, point::by, commands.author())
        .with(made.id, made.kind, point::at, instantText(commands.now().instant()))
        .with(made.id, made.kind, point::cites, referenceText(what.cites));
    return commands.commit(draft, made, say("Point added"));
}

Result<Made> askSecondView(Commands& commands, const EntityId& of, const UserId& askedOf)
{
    const auto row = commands.liveOf(of, weighup::kind);
    if (!row)
        return fail(row.error());
    if (askedOf.isNull() || askedOf == commands.store().user())
        return fail(ErrorCode::InvalidArgument, say("A second view is a colleague's. Whose would you like?"));
    const Made made{commands.newId(), secondView::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, secondView::weighup, of.toString())
        .with(made.id, made.kind, secondView::client, row->value(weighup::client))
        .with(made.id, made.kind, secondView::askedOf, askedOf.toString())
        .with(made.id, made.kind, secondView::askedBy, commands.author())
        .with(made.id, made.kind, secondView::askedOn, dayText(commands.now().today()));
    return commands.commit(draft, made, say("Second view asked"));
}

Result<Made> giveSecondView(Commands& commands, const SecondViewGiven& what)
{
    const auto words = oneLine(what.text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("A second view takes words: how do you see it?"));
    const auto of = commands.liveOf(what.weighup, weighup::kind);
    if (!of)
        return fail(of.error());
    auto made = Made{commands.newId(), secondView::kind, of->space};
    bool answers = false;
    if (!what.asked.isNull()) {
        const auto asked = commands.liveOf(what.asked, secondView::kind);
        if (!asked)
            return fail(asked.error());
        // Only whom it was asked of answers it, and only once; anything else stands beside it.
        answers = asked->value(secondView::givenOn).empty() &&
                  asked->value(secondView::askedOf) == commands.author();
        if (answers)
            made = {asked->id, asked->kind, asked->space};
    }
    DraftBuilder draft(made.space);
    if (!answers)
        draft.creates(made.id, made.kind)
            .with(made.id, made.kind, secondView::weighup, what.weighup.toString())
            .with(made.id, made.kind, secondView::client, of->value(weighup::client));
    draft.with(made.id, made.kind, secondView::text, words)
        .with(made.id, made.kind, secondView::stand, nameOf(what.stand))
        .with(made.id, made.kind, secondView::by, commands.author())
        .with(made.id, made.kind, secondView::givenOn, dayText(commands.now().today()))
        .with(made.id, made.kind, secondView::cites, referenceText(what.cites));
    return commands.commit(draft, made, say("Second view given"));
}

Result<std::string> signatureOf(Commands& commands)
{
    namespace preference = model::preference;
    const auto own = commands.privateSpace();
    if (!own)
        return fail(own.error());
    const auto kept = commands.reader().entity(derivedId(*own, raw(preference::kind), "signature"));
    if (kept && kept->presence == store::Presence::Live && !kept->value(preference::value).empty())
        return kept->value(preference::value);
    const PageRows rows(commands.reader(), commands.now());
    return rows.member(rows.me()).name;
}

Result<Made> recommend(Commands& commands, const NewRecommendation& what)
{
    const auto words = oneLine(what.text);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("A recommendation takes words: what do you recommend, and why?"));
    const auto row = commands.liveOf(what.weighup, weighup::kind);
    if (!row)
        return fail(row.error());
    const auto options = optionsOf(commands, what.weighup);
    const auto signature = signatureOf(commands);
    const auto day = lookBackDay(commands, what.lookBackOn);
    if (!options || !signature || !day)
        return fail(!options ? options.error() : !signature ? signature.error() : day.error());
    if (options->size() < optionsLeast)
        return fail(ErrorCode::InvalidArgument, say("With one way to go nothing was weighed up. Add another first."));
    const Made made{commands.newId(), recommendation::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, recommendation::weighup, what.weighup.toString())
        .with(made.id, made.kind, recommendation::client, row->value(weighup::client))
        .with(made.id, made.kind, recommendation::text, words)
        .with(made.id, made.kind, recommendation::option, referenceText(what.option))
        .with(made.id, made.kind, recommendation::by, commands.author())
        .with(made.id, made.kind, recommendation::at, instantText(commands.now().instant()))
        .with(made.id, made.kind, recommendation::signature, *signature)
        .with(made.id, made.kind, recommendation::cites, referenceText(what.cites));
    if (!day->empty())
        draft.write(what.weighup, weighup::kind, weighup::lookBackOn, *day);
    return commands.commit(draft, made, say("Recommendation signed"));
}

Result<Made> setLookBack(Commands& commands, const EntityId& of, std::string_view typed)
{
    const auto row = commands.liveOf(of, weighup::kind);
    if (!row)
        return fail(row.error());
    const auto day = lookBackDay(commands, typed);
    if (!day)
        return fail(day.error());
    DraftBuilder draft(row->space);
    draft.write(of, weighup::kind, weighup::lookBackOn, *day);
    return commands.commit(draft, {of, row->kind, row->space}, day->empty() ?
            say("No look-back") : say("Look-back set"));
}

Result<Made> lookBack(Commands& commands, const NewLookback& what)
{
    const auto happened = oneLine(what.happened);
    if (happened.empty())
        return fail(ErrorCode::InvalidArgument, say("Looking back begins with what happened."));
    const auto row = commands.liveOf(what.weighup, weighup::kind);
    if (!row)
        return fail(row.error());
    const Made made{commands.newId(), lookback::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, lookback::weighup, what.weighup.toString())
        .with(made.id, made.kind, lookback::client, row->value(weighup::client))
        .with(made.id, made.kind, lookback::happened, happened)
        .with(made.id, made.kind, lookback::missed, oneLine(what.missed))
        .with(made.id, made.kind, lookback::sayAgain, oneLine(what.sayAgain))
        .with(made.id, made.kind, lookback::by, commands.author())
        .with(made.id, made.kind, lookback::on, dayText(commands.now().today()));
    return commands.commit(draft, made, say("Looked back"));
}

} // namespace salver::domain
