// SPDX-License-Identifier: Apache-2.0
#include "domain/handover.h"

#include "core/hash.h"
#include "domain/field_values.h"
#include "domain/say.h"
#include "domain/scalars.h"
#include "domain/weighup_commands.h"
#include "domain/when.h"
#include "domain/words.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace handover = model::handover;
namespace client = model::client;
namespace promise = model::promise;

/// What a signature is put under: the words, whoever wrote the last of them.
std::string digestOf(const std::string& draft)
{
    constexpr std::size_t enough = 32;
    return blake2b({draft}).toHex().substr(0, enough);
}

HandoverStage stageOf(const store::EntityRow& row)
{
    if (!row.value(handover::readOn).empty())
        return HandoverStage::Done;
    if (row.value(handover::signedOn).empty())
        return HandoverStage::Draft;
    return row.value(handover::signedText) == digestOf(row.value(handover::draft)) ? HandoverStage::Signed
                                                                                  : HandoverStage::Changed;
}

Why whyOf(const HandoverRow& row, Day today)
{
    const auto goes = row.startedOn ? say("%1 goes from %2 to %3 since %4.",
                                          {row.client.name, row.from.name, row.to.name, dayShort(row.startedOn->day, today)})
                                    : say("%1 goes from %2 to %3.", {row.client.name, row.from.name, row.to.name});
    switch (row.stage) {
    case HandoverStage::Draft: return {Rule::HandoverWaits, say("%1 It waits to be signed by %2.",
                                                                {goes, row.from.name})};
    case HandoverStage::Changed:
        return {Rule::HandoverWaits, say("%1 It was changed after the signature, so %2 is asked to sign again.",
                                         {goes, row.from.name})};
    case HandoverStage::Signed: return {Rule::HandoverWaits, say("%1 It is signed and waits to be read by %2.",
                                                                 {goes, row.to.name})};
    case HandoverStage::Done: break;
    }
    return {};
}

/// Who has left signs nothing any more: a lead of the team does it for them.
bool mayBeSignedBy(const PageRows& rows, const MemberRef& leaver)
{
    return leaver.me || (!leaver.known && rows.isLead());
}

HandoverRow handoverRow(PageRows& rows, const store::EntityRow& row)
{
    HandoverRow made;
    made.id = row.id;
    made.space = row.space;
    made.client = rows.ref(row.value(handover::client));
    made.from = rows.member(row.value(handover::from));
    made.to = rows.member(row.value(handover::to));
    made.stage = stageOf(row);
    made.draft = row.value(handover::draft);
    made.startedOn = rows.ago(row.value(handover::startedOn));
    made.signedOn = rows.ago(row.value(handover::signedOn));
    made.signature = row.value(handover::signature);
    made.readOn = rows.ago(row.value(handover::readOn));
    made.questions = row.value(handover::questions);
    if (const auto first = rows.find(row.value(handover::promise)); first && first->kind == promise::kind)
        made.promise = rows.promise(*first);
    made.toSign = mayBeSignedBy(rows, made.from) && (made.stage == HandoverStage::Draft || made.stage == HandoverStage::Changed);
    made.toRead = made.to.me && made.stage == HandoverStage::Signed;
    made.waiting = row.waiting;
    made.contested = row.contested;
    made.why = whyOf(made, rows.today());
    return made;
}

Result<std::vector<HandoverRow>> rowsFrom(PageRows& rows, const store::Select& select)
{
    std::vector<HandoverRow> made;
    for (const auto& row : rows.select(select))
        made.push_back(handoverRow(rows, row));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Day begun(const HandoverRow& row)
{
    return row.startedOn ? row.startedOn->day : Day{};
}

Result<store::EntityRow> underWay(Commands& commands, const EntityId& id)
{
    auto row = commands.liveOf(id, handover::kind);
    if (row && !row->value(handover::readOn).empty())
        return fail(ErrorCode::InvalidArgument, say("That handover is done."));
    return row;
}

} // namespace

Result<std::vector<HandoverRow>> handoversOf(store::Reader& reader, const EntityId& of, const Now& now)
{
    PageRows rows(reader, now);
    auto made = rowsFrom(rows, every(handover::kind, handover::client, of.toString()));
    if (made)
        std::ranges::stable_sort(*made, [](const HandoverRow& a, const HandoverRow& b) {
            return std::tuple(a.stage == HandoverStage::Done, begun(b)) < std::tuple(b.stage == HandoverStage::Done, begun(a));
        });
    return made;
}

Result<HandoverRow> handoverOf(store::Reader& reader, const EntityId& id, const Now& now)
{
    PageRows rows(reader, now);
    const auto row = rows.find(id.toString());
    if (!row || row->kind != handover::kind)
        return fail(ErrorCode::NotFound, say("That handover is not here any more."));
    auto made = handoverRow(rows, *row);
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<std::vector<HandoverRow>> handoversUnderWay(store::Reader& reader, bool ofMe, const Now& now)
{
    PageRows rows(reader, now);
    auto select = every(handover::kind);
    select.where.push_back(where(handover::readOn, store::Condition::Is::NotSet, {}));
    auto made = rowsFrom(rows, select);
    if (!made)
        return made;
    std::erase_if(*made, [ofMe](const HandoverRow& row) {
        return !row.client.found || (ofMe && !row.toSign && !row.toRead);
    });
    std::ranges::stable_sort(*made, {}, begun);
    return made;
}

Result<Made> startHandover(Commands& commands, const EntityId& of, std::string_view to)
{
    const auto row = commands.liveOf(of, client::kind);
    if (!row)
        return fail(row.error());
    const auto& kind = *model::findKind(handover::kind);
    const auto receiver = valueFromTyped(commands.reader(), row->space, kind, *model::findField(kind, handover::to), to,
                                         commands.now());
    if (!receiver)
        return fail(receiver.error());
    const auto& cares = row->value(client::caredBy);
    const auto leaver = cares.empty() ? commands.author() : cares;
    if (receiver->empty())
        return fail(ErrorCode::InvalidArgument, say("Who takes over? A colleague's name."));
    if (*receiver == leaver)
        return fail(ErrorCode::InvalidArgument, say("They look after this client already."));
    const auto known = handoversOf(commands.reader(), of, commands.now());
    const auto draftText = handoverDraft(commands.reader(), of, commands.now());
    if (!known || !draftText)
        return fail(!known ? known.error() : draftText.error());
    if (!known->empty() && known->front().stage != HandoverStage::Done)
        return fail(ErrorCode::InvalidArgument, say("A handover of %1 to %2 is under way already.",
                                                    {row->value(client::name), known->front().to.name}));
    const Made made{commands.newId(), handover::kind, row->space};
    const auto now = commands.now();
    DraftBuilder draft(made.space);
    draft.creates(made.id, made.kind)
        .with(made.id, made.kind, handover::client, of.toString())
        .with(made.id, made.kind, handover::from, leaver)
        .with(made.id, made.kind, handover::to, *receiver)
        .with(made.id, made.kind, handover::startedOn, dayText(now.today()))
        .with(made.id, made.kind, handover::by, commands.author())
        .with(made.id, made.kind, handover::at, instantText(now.instant()))
        .text(made.id, made.kind, handover::draft, *draftText);
    return commands.commit(draft, made, say("Handover begun"));
}

Result<Made> signHandover(Commands& commands, const EntityId& id)
{
    const auto row = underWay(commands, id);
    const auto signature = signatureOf(commands);
    if (!row || !signature)
        return fail(!row ? row.error() : signature.error());
    const PageRows rows(commands.reader(), commands.now());
    if (!mayBeSignedBy(rows, rows.member(row->value(handover::from))))
        return fail(ErrorCode::NotAllowed, say("Whoever hands the client over signs; for somebody who has left, a "
                                               "lead does."));
    if (trimmed(row->value(handover::draft)).empty())
        return fail(ErrorCode::InvalidArgument, say("There is nothing to sign yet: write what the next one should "
                                                    "know."));
    DraftBuilder draft(row->space);
    draft.write(id, row->kind, handover::signedOn, dayText(commands.now().today()))
        .write(id, row->kind, handover::signature, *signature)
        .write(id, row->kind, handover::signedText, digestOf(row->value(handover::draft)));
    return commands.commit(draft, {id, row->kind, row->space}, say("Handover signed"));
}

Result<Made> takeOver(Commands& commands, const EntityId& id, std::string_view questions, std::string_view visitOn)
{
    const auto row = underWay(commands, id);
    if (!row)
        return fail(row.error());
    if (row->value(handover::to) != commands.author())
        return fail(ErrorCode::NotAllowed, say("Whoever takes the client over says so, and nobody else."));
    if (stageOf(*row) != HandoverStage::Signed)
        return fail(ErrorCode::InvalidArgument, say("It is not signed as it reads now. It can be taken over once it "
                                                    "is."));
    const auto of = EntityId::parse(row->value(handover::client)).value_or(EntityId{});
    const auto owner = commands.liveOf(of, client::kind);
    if (!owner)
        return fail(owner.error());
    const auto typed = oneLine(visitOn);
    const auto day = typed.empty() ? std::nullopt : readDay(typed, commands.now().today());
    if (!typed.empty() && !day)
        return fail(ErrorCode::InvalidArgument, say("\"%1\" was not understood as a day.", {typed}));
    PageRows rows(commands.reader(), commands.now());
    const auto from = rows.member(row->value(handover::from));
    const Made made{id, handover::kind, row->space};
    const auto first = commands.newId();
    DraftBuilder draft(made.space);
    draft.creates(first, promise::kind)
        .with(first, promise::kind, promise::client, of.toString())
        .with(first, promise::kind, promise::direction, nameOf(Direction::Ours))
        .with(first, promise::kind, promise::text, say("A first visit together with %1", {from.name}))
        .with(first, promise::kind, promise::due, day ? dayText(*day) : "")
        .with(first, promise::kind, promise::state, nameOf(PromiseState::Open))
        .with(first, promise::kind, promise::by, commands.author())
        .write(id, made.kind, handover::readOn, dayText(commands.now().today()))
        .write(id, made.kind, handover::questions, oneLine(questions))
        .write(id, made.kind, handover::promise, first.toString())
        .write(of, client::kind, client::caredBy, commands.author());
    // Nobody stands in for themself.
    if (owner->value(client::second) == commands.author())
        draft.write(of, client::kind, client::second, "");
    return commands.commit(draft, made, say("Taken over"));
}

} // namespace salver::domain
