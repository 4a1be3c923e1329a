// SPDX-License-Identifier: Apache-2.0
#include "domain/panel_commands.h"

#include "domain/field_values.h"
#include "domain/order_key.h"
#include "domain/page_rows.h"
#include "domain/pulse_commands.h"
#include "domain/say.h"

#include <algorithm>
#include <set>

namespace salver::domain {

namespace {

namespace panel = model::panel;
namespace answer = model::panelAnswer;
namespace theme = model::theme;
namespace sorting = model::sorting;

Result<store::EntityRow> openPanel(Commands& commands, const EntityId& id)
{
    auto row = commands.liveOf(id, panel::kind);
    if (row && !row->value(panel::closedOn).empty())
        return fail(ErrorCode::InvalidArgument, say("This question is closed. Open it again to note another answer."));
    return row;
}

} // namespace

Result<Made> addPanel(Commands& commands, std::string_view question, std::string_view how)
{
    const auto words = oneLine(question);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What is the one question that all of them are asked?"));
    const auto space = commands.team();
    if (!space)
        return fail(space.error());
    const Made made{commands.newId(), panel::kind, *space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, panel::question, words)
        .with(made.id, made.kind, panel::how, oneLine(how))
        .with(made.id, made.kind, panel::on, dayText(commands.now().today()))
        .with(made.id, made.kind, panel::by, commands.author());
    return commands.commit(draft, made, say("Question begun"));
}

Result<Made> closePanel(Commands& commands, const EntityId& id, bool closed)
{
    const auto row = commands.liveOf(id, panel::kind);
    if (!row)
        return fail(row.error());
    const Made made{id, panel::kind, row->space};
    if (row->value(panel::closedOn).empty() != closed)
        return made;
    DraftBuilder draft(made.space);
    draft.write(id, made.kind, panel::closedOn, closed ? dayText(commands.now().today()) : "");
    return commands.commit(draft, made, closed ? say("Question closed") : say("Question open again"));
}

Result<Made> notePanelAnswer(Commands& commands, const PanelAsked& what)
{
    const auto row = openPanel(commands, what.panel);
    const auto person = commands.liveOf(what.person, model::person::kind);
    const auto mode = askedModeFrom(what.mode);
    if (!row || !person || !mode)
        return fail(!row ? row.error() : !person ? person.error() : mode.error());
    const auto words = oneLine(what.words);
    const auto known = commands.reader().select(every(answer::kind, answer::panel, what.panel.toString()));
    if (!known)
        return fail(known.error());
    const auto before = std::ranges::find_if(
        *known, [&](const auto& each) { return each.value(answer::person) == what.person.toString(); });
    const auto asker = what.askedBy.isNull() ? commands.author() : what.askedBy.toString();
    DraftBuilder draft(row->space);
    if (before != known->end()) {
        if (!before->value(answer::words).empty() || words.empty())
            return fail(ErrorCode::InvalidArgument,
                        words.empty() ? say("%1 has been asked already.", {person->value(model::person::name)})
                                      : say("%1 has answered already. Their words can be corrected where they stand.",
                                            {person->value(model::person::name)}));
        const Made made{before->id, answer::kind, row->space};
        draft.write(made.id, made.kind, answer::words, words)
            .with(made.id, made.kind, answer::mode, *mode)
            .with(made.id, made.kind, answer::askedBy, asker)
            .write(made.id, made.kind, answer::on, dayText(commands.now().today()));
        return commands.commit(draft, made, say("Answer noted"));
    }
    std::set<std::string> people;
    for (const auto& each : *known)
        people.insert(each.value(answer::person));
    if (people.size() >= panelMost)
        return fail(ErrorCode::InvalidArgument, say("A mini panel has at most 12 people. Begin another question for "
                                                    "more."));
    const Made made{commands.newId(), answer::kind, row->space};
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, answer::panel, what.panel.toString())
        .with(made.id, made.kind, answer::client, person->value(model::person::client))
        .with(made.id, made.kind, answer::person, what.person.toString())
        .with(made.id, made.kind, answer::words, words)
        .with(made.id, made.kind, answer::mode, *mode)
        .with(made.id, made.kind, answer::askedBy, asker)
        .with(made.id, made.kind, answer::on, dayText(commands.now().today()))
        .with(made.id, made.kind, answer::by, commands.author());
    return commands.commit(draft, made, words.empty() ? say("Noted that they were asked") : say("Answer noted"));
}

Result<Made> addTheme(Commands& commands, const EntityId& of, std::string_view name)
{
    const auto words = oneLine(name);
    if (words.empty())
        return fail(ErrorCode::InvalidArgument, say("What would you call it? A theme has the name that you give it."));
    const auto row = commands.liveOf(of, panel::kind);
    if (!row)
        return fail(row.error());
    const auto known = commands.reader().select(every(theme::kind, theme::panel, of.toString()));
    if (!known)
        return fail(known.error());
    std::string last;
    for (const auto& each : *known)
        last = std::max(last, each.value(theme::order));
    const Made made{commands.newId(), theme::kind, row->space};
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, theme::panel, of.toString())
        .with(made.id, made.kind, theme::name, words)
        .with(made.id, made.kind, theme::order, keyAfter(last, commands.now().wall))
        .with(made.id, made.kind, theme::by, commands.author());
    return commands.commit(draft, made, say("Theme named"));
}

Result<Made> sortAnswer(Commands& commands, const EntityId& themeId, const EntityId& answerId, bool there)
{
    const auto named = commands.liveOf(themeId, theme::kind);
    const auto said = commands.liveOf(answerId, answer::kind);
    if (!named || !said)
        return fail(!named ? named.error() : said.error());
    if (named->value(theme::panel) != said->value(answer::panel))
        return fail(ErrorCode::InvalidArgument, say("That answer belongs to another question."));
    const Made made{derivedId(named->space, raw(sorting::kind), themeId.toString() + ' ' + answerId.toString()),
                    sorting::kind, named->space};
    const auto known = commands.reader().entity(made.id);
    if (!known && known.error().code != ErrorCode::NotFound)
        return fail(known.error());
    // What came from elsewhere, as the sample did, may stand under another id.
    auto laid = commands.reader().select(every(sorting::kind, sorting::theme, themeId.toString()));
    if (!laid)
        return fail(laid.error());
    std::erase_if(*laid, [&](const auto& row) { return row.value(sorting::answer) != answerId.toString(); });
    if (laid->empty() != there)
        return made;
    DraftBuilder draft(made.space);
    if (!there) {
        for (const auto& row : *laid)
            draft.remove(row.id, row.kind);
        return commands.commit(draft, made, say("Taken out of the theme"));
    }
    if (known)
        draft.restore(made.id, made.kind);
    else
        // Without who did it: two who lay it there apart would have written different names into one record.
        draft.creates(made.id, made.kind)
            .with(made.id, made.kind, sorting::theme, themeId.toString())
            .with(made.id, made.kind, sorting::answer, answerId.toString())
            .with(made.id, made.kind, sorting::panel, named->value(theme::panel));
    return commands.commit(draft, made, say("Laid to the theme"));
}

} // namespace salver::domain
