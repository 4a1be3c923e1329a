// SPDX-License-Identifier: Apache-2.0
// The fields of the house, of getting to know each other, of touches and of what was asked. Part of kinds.cpp, which alone includes it.
#pragma once

#include "model/kinds_visit.h"

#include <array>

namespace salver::model::fields {

constexpr auto houseSlots = std::to_array<std::string_view>({"ethos", "standard"});
constexpr auto momentTypes = std::to_array<std::string_view>({"kept", "missed"});
constexpr auto agreementTopics = std::to_array<std::string_view>(
    {"who decides", "how we disagree", "bad news", "meetings", "tools", "never"});
constexpr auto experimentStates = std::to_array<std::string_view>({"trying", "keep", "drop"});
constexpr auto onboardingStates = std::to_array<std::string_view>({"running", "done"});
constexpr auto learners = std::to_array<std::string_view>({"we learn", "they learn"});
constexpr auto touchTypes = std::to_array<std::string_view>({"touch", "hospitality"});
constexpr auto askedModes = std::to_array<std::string_view>({"in person", "video", "phone", "written", "form"});

constexpr auto termFields = std::to_array<Field>({
    deleted,
    {term::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {term::jargon, "jargon", FieldType::Words, shown | flag::indexed, {}},
    {term::plain, "plain", FieldType::Words, flag::searchable, {}},
    {term::theirWord, "their word", FieldType::Words, flag::searchable, {}},
    {term::example, "example", FieldType::Words, flag::searchable, {}},
    {term::by, "by", FieldType::Member, 0, {}},
    {term::at, "at", FieldType::Instant, 0, {}},
});

constexpr auto explainedFields = std::to_array<Field>({
    deleted,
    {explained::term, "term", FieldType::Reference, flag::indexed | flag::parent, {}},
    {explained::client, "client", FieldType::Reference, flag::indexed, {}},
    {explained::person, "person", FieldType::Reference, flag::indexed, {}},
    {explained::on, "on", FieldType::Day, 0, {}},
    {explained::by, "by", FieldType::Member, 0, {}},
});

constexpr auto housePageFields = std::to_array<Field>({
    deleted,
    {housePage::slot, "slot", FieldType::Choice, flag::indexed, houseSlots},
    {housePage::title, "title", FieldType::Words, shown, {}},
    {housePage::text, "text", FieldType::Prose, shown, {}},
    {housePage::by, "by", FieldType::Member, 0, {}},
});

constexpr auto pledgeFields = std::to_array<Field>({
    deleted,
    {pledge::text, "text", FieldType::Words, shown, {}},
    {pledge::notice, "how a client would notice", FieldType::Words, flag::searchable, {}},
    {pledge::order, "order", FieldType::Order, 0, {}},
    {pledge::by, "by", FieldType::Member, 0, {}},
    {pledge::at, "at", FieldType::Instant, 0, {}},
});

constexpr auto pledgeSignatureFields = std::to_array<Field>({
    deleted,
    {pledgeSignature::by, "by", FieldType::Member, flag::indexed, {}},
    {pledgeSignature::on, "on", FieldType::Day, 0, {}},
    {pledgeSignature::wording, "wording", FieldType::Words, 0, {}},
});

constexpr auto momentFields = std::to_array<Field>({
    deleted,
    {moment::pledge, "pledge", FieldType::Reference, flag::indexed | flag::parent, {}},
    {moment::client, "client", FieldType::Reference, flag::indexed, {}},
    {moment::visit, "visit", FieldType::Reference, 0, {}},
    {moment::line, "line", FieldType::Reference, flag::indexed, {}},
    {moment::type, "type", FieldType::Choice, flag::indexed, momentTypes},
    {moment::story, "story", FieldType::Words, shown, {}},
    {moment::madeGood, "how we made it good", FieldType::Words, flag::searchable, {}},
    {moment::by, "by", FieldType::Member, 0, {}},
    {moment::on, "on", FieldType::Day, 0, {}},
});

constexpr auto agreementFields = std::to_array<Field>({
    deleted,
    {agreement::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {agreement::about, "about", FieldType::Choice, 0, agreementTopics},
    {agreement::text, "text", FieldType::Words, shown, {}},
    {agreement::origin, "origin", FieldType::Reference, 0, {}},
    {agreement::agreedWith, "agreed with", FieldType::Reference, 0, {}},
    {agreement::agreedOn, "agreed on", FieldType::Day, 0, {}},
    {agreement::lookedAtOn, "looked at on", FieldType::Day, flag::indexed, {}},
    {agreement::order, "order", FieldType::Order, 0, {}},
    {agreement::by, "by", FieldType::Member, 0, {}},
});

constexpr auto experimentFields = std::to_array<Field>({
    deleted,
    {experiment::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {experiment::text, "text", FieldType::Words, shown, {}},
    {experiment::state, "state", FieldType::Choice, flag::indexed, experimentStates},
    {experiment::startedOn, "started on", FieldType::Day, 0, {}},
    {experiment::settledOn, "settled on", FieldType::Day, 0, {}},
    {experiment::learned, "what we learned", FieldType::Words, flag::searchable, {}},
    {experiment::by, "by", FieldType::Member, 0, {}},
});

constexpr auto reflectionFields = std::to_array<Field>({
    deleted,
    {reflection::week, "week", FieldType::Day, flag::indexed, {}},
    {reflection::text, "text", FieldType::Prose, shown, {}},
});

constexpr auto onboardingFields = std::to_array<Field>({
    deleted,
    {onboarding::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {onboarding::title, "title", FieldType::Words, shown, {}},
    {onboarding::origin, "origin", FieldType::Reference, 0, {}},
    {onboarding::startedOn, "started on", FieldType::Day, flag::indexed, {}},
    {onboarding::weeks, "weeks", FieldType::Number, 0, {}},
    {onboarding::asksAWeek, "asks a week", FieldType::Number, 0, {}},
    {onboarding::state, "state", FieldType::Choice, flag::indexed, onboardingStates},
    {onboarding::by, "by", FieldType::Member, 0, {}},
});

constexpr auto stepFields = std::to_array<Field>({
    deleted,
    {step::onboarding, "onboarding", FieldType::Reference, flag::indexed | flag::parent, {}},
    {step::client, "client", FieldType::Reference, flag::indexed, {}},
    {step::text, "text", FieldType::Words, shown, {}},
    {step::whose, "whose", FieldType::Choice, 0, learners},
    {step::asks, "asks", FieldType::Flag, 0, {}},
    {step::week, "week", FieldType::Number, 0, {}},
    {step::order, "order", FieldType::Order, 0, {}},
    {step::who, "who", FieldType::Member, 0, {}},
    {step::with, "with", FieldType::Reference, 0, {}},
    {step::askedOn, "asked on", FieldType::Day, 0, {}},
    {step::learned, "learned", FieldType::Words, flag::searchable, {}},
    {step::learnedOn, "learned on", FieldType::Day, 0, {}},
    {step::by, "by", FieldType::Member, 0, {}},
});

constexpr auto touchFields = std::to_array<Field>({
    deleted,
    {touch::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {touch::person, "person", FieldType::Reference, flag::indexed, {}},
    {touch::idea, "idea", FieldType::Words, shown, {}},
    {touch::because, "because", FieldType::Words, flag::searchable, {}},
    {touch::line, "line", FieldType::Reference, flag::indexed, {}},
    {touch::type, "type", FieldType::Choice, 0, touchTypes},
    {touch::givenOn, "given on", FieldType::Day, flag::indexed, {}},
    {touch::givenBy, "given by", FieldType::Member, 0, {}},
    {touch::landed, "how it landed", FieldType::Words, flag::searchable, {}},
    {touch::value, "value", FieldType::Words, 0, {}},
    {touch::by, "by", FieldType::Member, 0, {}},
    {touch::at, "at", FieldType::Instant, 0, {}},
});

constexpr auto pulseFields = std::to_array<Field>({
    deleted,
    {pulse::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {pulse::person, "person", FieldType::Reference, flag::indexed, {}},
    {pulse::answer, "answer", FieldType::Number, 0, {}},
    {pulse::change, "change", FieldType::Words, shown, {}},
    {pulse::mode, "mode", FieldType::Choice, 0, askedModes},
    {pulse::askedBy, "asked by", FieldType::Member, 0, {}},
    {pulse::on, "on", FieldType::Day, flag::indexed, {}},
    {pulse::grouped, "grouped", FieldType::Flag, 0, {}},
    {pulse::by, "by", FieldType::Member, 0, {}},
});

constexpr auto panelFields = std::to_array<Field>({
    deleted,
    {panel::question, "question", FieldType::Words, shown, {}},
    {panel::how, "how asked", FieldType::Words, flag::searchable, {}},
    {panel::on, "on", FieldType::Day, 0, {}},
    {panel::closedOn, "closed on", FieldType::Day, flag::indexed, {}},
    {panel::by, "by", FieldType::Member, 0, {}},
});

constexpr auto panelAnswerFields = std::to_array<Field>({
    deleted,
    {panelAnswer::panel, "panel", FieldType::Reference, flag::indexed | flag::parent, {}},
    {panelAnswer::client, "client", FieldType::Reference, flag::indexed, {}},
    {panelAnswer::person, "person", FieldType::Reference, flag::indexed, {}},
    {panelAnswer::words, "words", FieldType::Words, shown, {}},
    {panelAnswer::mode, "mode", FieldType::Choice, 0, askedModes},
    {panelAnswer::askedBy, "asked by", FieldType::Member, 0, {}},
    {panelAnswer::on, "on", FieldType::Day, 0, {}},
    {panelAnswer::by, "by", FieldType::Member, 0, {}},
});

constexpr auto themeFields = std::to_array<Field>({
    deleted,
    {theme::panel, "panel", FieldType::Reference, flag::indexed | flag::parent, {}},
    {theme::name, "name", FieldType::Words, shown, {}},
    {theme::order, "order", FieldType::Order, 0, {}},
    {theme::by, "by", FieldType::Member, 0, {}},
});

constexpr auto sortingFields = std::to_array<Field>({
    deleted,
    {sorting::theme, "theme", FieldType::Reference, flag::indexed | flag::parent, {}},
    {sorting::answer, "answer", FieldType::Reference, flag::indexed, {}},
    {sorting::panel, "panel", FieldType::Reference, flag::indexed, {}},
    {sorting::by, "by", FieldType::Member, 0, {}},
});

constexpr auto handoverFields = std::to_array<Field>({
    deleted,
    {handover::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {handover::from, "from", FieldType::Member, flag::indexed, {}},
    {handover::to, "to", FieldType::Member, flag::indexed, {}},
    {handover::draft, "draft", FieldType::Prose, shown, {}},
    {handover::startedOn, "started on", FieldType::Day, 0, {}},
    {handover::signedOn, "signed on", FieldType::Day, 0, {}},
    {handover::signature, "signature", FieldType::Words, 0, {}},
    {handover::readOn, "read on", FieldType::Day, 0, {}},
    {handover::questions, "questions", FieldType::Words, flag::searchable, {}},
    {handover::promise, "promise", FieldType::Reference, flag::indexed, {}},
    {handover::by, "by", FieldType::Member, 0, {}},
    {handover::at, "at", FieldType::Instant, 0, {}},
    // The digest of the draft as it was signed: a draft that reads otherwise is not signed any more.
    {handover::signedText, "signed text", FieldType::Words, 0, {}},
});

constexpr auto tellingFields = std::to_array<Field>({
    deleted,
    {telling::visit, "visit", FieldType::Reference, flag::indexed | flag::parent, {}},
    {telling::client, "client", FieldType::Reference, flag::indexed, {}},
    {telling::lines, "lines", FieldType::List, 0, {}},
    {telling::to, "to", FieldType::Member, flag::indexed, {}},
    {telling::words, "words", FieldType::Words, shown, {}},
    {telling::by, "by", FieldType::Member, 0, {}},
    {telling::at, "at", FieldType::Instant, 0, {}},
    {telling::seenOn, "seen on", FieldType::Day, flag::indexed, {}},
});

} // namespace salver::model::fields
