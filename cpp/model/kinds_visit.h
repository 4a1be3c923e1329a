// SPDX-License-Identifier: Apache-2.0
// The fields of what a visit needs: clients, people, lines, promises, objectives, advice. Part of kinds.cpp, which alone includes it.
#pragma once

#include "model/kinds.h"

#include <array>

namespace salver::model::fields {

constexpr auto modes = std::to_array<std::string_view>({"on site", "video", "phone", "walk"});
constexpr auto visitStates = std::to_array<std::string_view>({"planned", "running", "open", "wrapped"});
constexpr auto feltSources = std::to_array<std::string_view>({"said", "written", "sensed"});
constexpr auto lineTypes = std::to_array<std::string_view>(
    {"text", "quote", "promise", "question", "mark", "spark", "need", "said no", "advice", "challenge", "reassure",
     "detail"});
constexpr auto lanes = std::to_array<std::string_view>({"service", "work"});
constexpr auto directions = std::to_array<std::string_view>({"ours", "theirs"});
constexpr auto promiseStates = std::to_array<std::string_view>({"open", "kept", "let go"});
constexpr auto details = std::to_array<std::string_view>({"numbers", "pictures", "both"});
constexpr auto factTypes = std::to_array<std::string_view>(
    {"reach", "pronounce", "matters", "remember", "avoid", "detail", "season", "did for us", "small talk", "money",
     "calendar", "pressure", "rival", "who is who", "not known", "voice", "never says", "pictures", "used it",
     "cannot accept"});
constexpr auto whoseSparks = std::to_array<std::string_view>({"theirs", "ours"});
constexpr auto answers = std::to_array<std::string_view>({"confirmed", "corrected"});
constexpr auto confidences = std::to_array<std::string_view>({"commitment", "ability"});
constexpr auto sides = std::to_array<std::string_view>({"for", "against"});
constexpr auto stands = std::to_array<std::string_view>({"agrees", "sees it differently"});
constexpr auto stanceTypes = std::to_array<std::string_view>({"said no", "differ"});
constexpr auto problemStates = std::to_array<std::string_view>({"stuck", "solved"});


constexpr Field deleted{deletedField, "deleted", FieldType::Version, 0, {}};

constexpr std::uint8_t shown = flag::searchable | flag::title;

constexpr auto clientFields = std::to_array<Field>({
    deleted,
    {client::name, "name", FieldType::Words, shown | flag::indexed, {}},
    {client::sector, "sector", FieldType::Words, flag::searchable, {}},
    {client::about, "about", FieldType::Prose, flag::searchable, {}},
    {client::caredBy, "cared by", FieldType::Member, flag::indexed, {}},
    {client::second, "second", FieldType::Member, 0, {}},
    {client::since, "since", FieldType::Day, 0, {}},
    {client::tags, "tags", FieldType::List, 0, {}},
    {client::whyWeCare, "why we care", FieldType::Words, flag::searchable, {}},
    {client::onlyHere, "only here", FieldType::Words, flag::searchable, {}},
    {client::pulseOff, "pulse off", FieldType::Flag, 0, {}},
    {client::leftOn, "left on", FieldType::Day, 0, {}},
    {client::exitNote, "exit note", FieldType::Words, flag::searchable, {}},
});

constexpr auto personFields = std::to_array<Field>({
    deleted,
    {person::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {person::name, "name", FieldType::Words, shown | flag::indexed, {}},
    {person::pronounced, "pronounced", FieldType::Words, 0, {}},
    {person::role, "role", FieldType::Words, flag::searchable, {}},
    {person::email, "email", FieldType::Words, flag::searchable, {}},
    {person::phone, "phone", FieldType::Words, flag::searchable, {}},
    {person::about, "about", FieldType::Prose, flag::searchable, {}},
    {person::talkChannel, "talk channel", FieldType::Words, 0, {}},
    {person::talkHours, "talk hours", FieldType::Words, 0, {}},
    {person::talkDirectness, "talk directness", FieldType::Words, 0, {}},
    {person::talkDetail, "talk detail", FieldType::Choice, 0, details},
    {person::talkWordsUse, "words to use", FieldType::Words, flag::searchable, {}},
    {person::talkWordsAvoid, "words to avoid", FieldType::Words, flag::searchable, {}},
    {person::talkLanguage, "language", FieldType::Words, 0, {}},
});

constexpr auto visitFields = std::to_array<Field>({
    deleted,
    {visit::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {visit::people, "people", FieldType::List, 0, {}},
    {visit::mode, "mode", FieldType::Choice, 0, modes},
    {visit::place, "place", FieldType::Words, flag::searchable, {}},
    {visit::plannedStart, "planned start", FieldType::Instant, flag::indexed, {}},
    {visit::started, "started", FieldType::Instant, flag::indexed, {}},
    {visit::ended, "ended", FieldType::Instant, 0, {}},
    {visit::state, "state", FieldType::Choice, flag::indexed, visitStates},
    {visit::by, "by", FieldType::Member, 0, {}},
    {visit::workLine, "what we brought", FieldType::Words, flag::searchable, {}},
    {visit::movedOn, "what moved on", FieldType::Words, flag::searchable, {}},
    {visit::memorable, "what they will remember", FieldType::Words, flag::searchable, {}},
    {visit::workLink, "link", FieldType::Words, 0, {}},
    {visit::lane, "lane", FieldType::Choice, 0, lanes},
});

constexpr auto lineFields = std::to_array<Field>({
    deleted,
    {line::visit, "visit", FieldType::Reference, flag::indexed | flag::parent, {}},
    {line::text, "text", FieldType::Prose, shown, {}},
    {line::type, "type", FieldType::Choice, flag::indexed, lineTypes},
    {line::at, "at", FieldType::Instant, 0, {}},
    {line::order, "order", FieldType::Order, 0, {}},
    {line::by, "by", FieldType::Member, 0, {}},
    {line::who, "who", FieldType::Reference, 0, {}},
    {line::lane, "lane", FieldType::Choice, 0, lanes},
    {line::promise, "promise", FieldType::Reference, 0, {}},
    {line::client, "client", FieldType::Reference, flag::indexed, {}},
    {line::whose, "whose", FieldType::Choice, 0, whoseSparks},
});

constexpr auto promiseFields = std::to_array<Field>({
    deleted,
    {promise::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {promise::person, "person", FieldType::Reference, 0, {}},
    {promise::visit, "visit", FieldType::Reference, flag::indexed, {}},
    {promise::direction, "direction", FieldType::Choice, 0, directions},
    {promise::text, "text", FieldType::Words, shown, {}},
    {promise::due, "due", FieldType::Day, flag::indexed, {}},
    {promise::dueAsTyped, "due as typed", FieldType::Words, 0, {}},
    {promise::state, "state", FieldType::Choice, flag::indexed, promiseStates},
    {promise::settledOn, "settled on", FieldType::Day, 0, {}},
    {promise::by, "by", FieldType::Member, 0, {}},
    {promise::word, "word to them", FieldType::Words, flag::searchable, {}},
    {promise::line, "line", FieldType::Reference, flag::indexed, {}},
    {promise::repeats, "repeats", FieldType::Words, 0, {}},
    {promise::follows, "follows", FieldType::Reference, flag::indexed, {}},
});

constexpr auto factFields = std::to_array<Field>({
    deleted,
    {fact::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {fact::person, "person", FieldType::Reference, flag::indexed | flag::parent, {}},
    {fact::type, "type", FieldType::Choice, 0, factTypes},
    {fact::text, "text", FieldType::Words, shown, {}},
    {fact::source, "told by", FieldType::Words, 0, {}},
    {fact::heardOn, "heard on", FieldType::Day, 0, {}},
    {fact::confirmedOn, "confirmed on", FieldType::Day, 0, {}},
    {fact::lookAgainOn, "look again on", FieldType::Day, 0, {}},
    {fact::by, "by", FieldType::Member, 0, {}},
    {fact::thankedOn, "thanked on", FieldType::Day, 0, {}},
});

constexpr auto preferenceFields = std::to_array<Field>({
    deleted,
    {preference::key, "key", FieldType::Words, flag::indexed | flag::title, {}},
    {preference::value, "value", FieldType::Words, 0, {}},
});

constexpr auto tagFields = std::to_array<Field>({
    deleted,
    {tag::name, "name", FieldType::Words, shown | flag::indexed, {}},
});

constexpr auto feltFields = std::to_array<Field>({
    deleted,
    {felt::visit, "visit", FieldType::Reference, flag::indexed | flag::parent, {}},
    {felt::client, "client", FieldType::Reference, flag::indexed, {}},
    {felt::person, "person", FieldType::Reference, 0, {}},
    {felt::words, "words", FieldType::Words, shown, {}},
    {felt::source, "source", FieldType::Choice, 0, feltSources},
    {felt::before, "came in", FieldType::Words, flag::searchable, {}},
    {felt::after, "went out", FieldType::Words, flag::searchable, {}},
    {felt::askedBy, "asked by", FieldType::Member, 0, {}},
    {felt::by, "by", FieldType::Member, 0, {}},
    {felt::at, "at", FieldType::Instant, 0, {}},
});

constexpr auto rhythmFields = std::to_array<Field>({
    deleted,
    {rhythm::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {rhythm::person, "person", FieldType::Reference, flag::indexed | flag::parent, {}},
    {rhythm::text, "text", FieldType::Words, shown, {}},
    {rhythm::everyDays, "every days", FieldType::Number, 0, {}},
    {rhythm::pauses, "pauses", FieldType::Words, 0, {}},
    {rhythm::agreedWith, "agreed with", FieldType::Reference, 0, {}},
    {rhythm::agreedOn, "agreed on", FieldType::Day, 0, {}},
    {rhythm::by, "by", FieldType::Member, 0, {}},
});

constexpr auto objectiveFields = std::to_array<Field>({
    deleted,
    {objective::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {objective::words, "words", FieldType::Words, shown, {}},
    {objective::saidBy, "said by", FieldType::Reference, 0, {}},
    {objective::saidOn, "said on", FieldType::Day, 0, {}},
    {objective::line, "line", FieldType::Reference, flag::indexed, {}},
    {objective::by, "by", FieldType::Member, 0, {}},
    {objective::doneWithOn, "done with on", FieldType::Day, flag::indexed, {}},
});

constexpr auto playbackFields = std::to_array<Field>({
    deleted,
    {playback::objective, "objective", FieldType::Reference, flag::indexed | flag::parent, {}},
    {playback::client, "client", FieldType::Reference, flag::indexed, {}},
    {playback::text, "text", FieldType::Prose, shown, {}},
    {playback::playedBy, "played by", FieldType::Member, 0, {}},
    {playback::playedOn, "played on", FieldType::Day, 0, {}},
    {playback::answer, "answer", FieldType::Choice, 0, answers},
    {playback::answeredBy, "answered by", FieldType::Reference, 0, {}},
    {playback::answeredOn, "answered on", FieldType::Day, 0, {}},
    {playback::theirWords, "their words", FieldType::Words, flag::searchable, {}},
});

constexpr auto confidenceFields = std::to_array<Field>({
    deleted,
    {confidence::objective, "objective", FieldType::Reference, flag::indexed | flag::parent, {}},
    {confidence::client, "client", FieldType::Reference, flag::indexed, {}},
    {confidence::about, "about", FieldType::Choice, 0, confidences},
    {confidence::words, "words", FieldType::Words, shown, {}},
    {confidence::saidBy, "said by", FieldType::Reference, 0, {}},
    {confidence::saidOn, "said on", FieldType::Day, 0, {}},
    {confidence::by, "by", FieldType::Member, 0, {}},
});

constexpr auto weighupFields = std::to_array<Field>({
    deleted,
    {weighup::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {weighup::title, "title", FieldType::Words, shown, {}},
    {weighup::objective, "objective", FieldType::Reference, flag::indexed, {}},
    {weighup::whatFor, "what for", FieldType::Prose, flag::searchable, {}},
    {weighup::badResult, "what would make it bad", FieldType::Prose, flag::searchable, {}},
    {weighup::visit, "visit", FieldType::Reference, 0, {}},
    {weighup::by, "by", FieldType::Member, 0, {}},
    {weighup::at, "at", FieldType::Instant, 0, {}},
    {weighup::lookBackOn, "look back on", FieldType::Day, flag::indexed, {}},
});

constexpr auto optionFields = std::to_array<Field>({
    deleted,
    {option::weighup, "weighup", FieldType::Reference, flag::indexed | flag::parent, {}},
    {option::name, "name", FieldType::Words, shown, {}},
    {option::best, "best", FieldType::Words, flag::searchable, {}},
    {option::likely, "likely", FieldType::Words, flag::searchable, {}},
    {option::worst, "worst", FieldType::Words, flag::searchable, {}},
    {option::touches, "who it touches", FieldType::Words, flag::searchable, {}},
    {option::shortTerm, "short term", FieldType::Words, flag::searchable, {}},
    {option::longTerm, "long term", FieldType::Words, flag::searchable, {}},
    {option::weGain, "what we stand to gain", FieldType::Words, flag::searchable, {}},
    {option::unknown, "what we do not know", FieldType::Words, flag::searchable, {}},
    {option::ifItFailed, "suppose it failed", FieldType::Words, flag::searchable, {}},
    {option::order, "order", FieldType::Order, 0, {}},
    {option::by, "by", FieldType::Member, 0, {}},
});

constexpr auto pointFields = std::to_array<Field>({
    deleted,
    {point::option, "option", FieldType::Reference, flag::indexed | flag::parent, {}},
    {point::weighup, "weighup", FieldType::Reference, flag::indexed, {}},
    {point::side, "side", FieldType::Choice, 0, sides},
    {point::text, "text", FieldType::Words, shown, {}},
    {point::by, "by", FieldType::Member, 0, {}},
    {point::at, "at", FieldType::Instant, 0, {}},
    {point::cites, "cites", FieldType::Reference, 0, {}},
});

constexpr auto secondViewFields = std::to_array<Field>({
    deleted,
    {secondView::weighup, "weighup", FieldType::Reference, flag::indexed | flag::parent, {}},
    {secondView::client, "client", FieldType::Reference, flag::indexed, {}},
    {secondView::askedOf, "asked of", FieldType::Member, flag::indexed, {}},
    {secondView::askedBy, "asked by", FieldType::Member, 0, {}},
    {secondView::askedOn, "asked on", FieldType::Day, 0, {}},
    {secondView::text, "text", FieldType::Words, shown, {}},
    {secondView::stand, "stand", FieldType::Choice, 0, stands},
    {secondView::by, "by", FieldType::Member, 0, {}},
    {secondView::givenOn, "given on", FieldType::Day, 0, {}},
    {secondView::cites, "cites", FieldType::Reference, 0, {}},
});

constexpr auto recommendationFields = std::to_array<Field>({
    deleted,
    {recommendation::weighup, "weighup", FieldType::Reference, flag::indexed | flag::parent, {}},
    {recommendation::client, "client", FieldType::Reference, flag::indexed, {}},
    {recommendation::text, "text", FieldType::Words, shown, {}},
    {recommendation::option, "option", FieldType::Reference, 0, {}},
    {recommendation::by, "by", FieldType::Member, 0, {}},
    {recommendation::at, "at", FieldType::Instant, 0, {}},
    {recommendation::signature, "signature", FieldType::Words, 0, {}},
    {recommendation::cites, "cites", FieldType::Reference, 0, {}},
});

constexpr auto lookbackFields = std::to_array<Field>({
    deleted,
    {lookback::weighup, "weighup", FieldType::Reference, flag::indexed | flag::parent, {}},
    {lookback::client, "client", FieldType::Reference, flag::indexed, {}},
    {lookback::happened, "what happened", FieldType::Words, shown, {}},
    {lookback::missed, "what we missed", FieldType::Words, flag::searchable, {}},
    {lookback::sayAgain, "would we say it again", FieldType::Words, flag::searchable, {}},
    {lookback::by, "by", FieldType::Member, 0, {}},
    {lookback::on, "on", FieldType::Day, 0, {}},
});

constexpr auto stanceFields = std::to_array<Field>({
    deleted,
    {stance::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {stance::visit, "visit", FieldType::Reference, flag::indexed, {}},
    {stance::line, "line", FieldType::Reference, flag::indexed, {}},
    {stance::person, "person", FieldType::Reference, 0, {}},
    {stance::type, "type", FieldType::Choice, 0, stanceTypes},
    {stance::asked, "they asked", FieldType::Words, shown, {}},
    {stance::said, "we said", FieldType::Words, shown, {}},
    {stance::because, "because", FieldType::Words, flag::searchable, {}},
    {stance::instead, "offered instead", FieldType::Words, flag::searchable, {}},
    {stance::landed, "how it landed", FieldType::Words, flag::searchable, {}},
    {stance::by, "by", FieldType::Member, 0, {}},
    {stance::on, "on", FieldType::Day, 0, {}},
});

constexpr auto backingFields = std::to_array<Field>({
    deleted,
    {backing::stance, "stance", FieldType::Reference, flag::indexed | flag::parent, {}},
    {backing::by, "by", FieldType::Member, 0, {}},
    {backing::on, "on", FieldType::Day, 0, {}},
    {backing::text, "text", FieldType::Words, shown, {}},
});

constexpr auto adviceFields = std::to_array<Field>({
    deleted,
    {advice::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {advice::visit, "visit", FieldType::Reference, flag::indexed, {}},
    {advice::line, "line", FieldType::Reference, flag::indexed, {}},
    {advice::person, "person", FieldType::Reference, 0, {}},
    {advice::asked, "they asked", FieldType::Words, shown, {}},
    {advice::advised, "we advised", FieldType::Words, shown, {}},
    {advice::because, "because", FieldType::Words, flag::searchable, {}},
    {advice::weighup, "weighup", FieldType::Reference, flag::indexed, {}},
    {advice::by, "by", FieldType::Member, 0, {}},
    {advice::on, "on", FieldType::Day, 0, {}},
});

constexpr auto directionFields = std::to_array<Field>({
    deleted,
    {direction::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {direction::text, "text", FieldType::Prose, shown, {}},
    {direction::by, "by", FieldType::Member, 0, {}},
    {direction::on, "on", FieldType::Day, 0, {}},
    {direction::signature, "signature", FieldType::Words, 0, {}},
});

constexpr auto delegationFields = std::to_array<Field>({
    deleted,
    {delegation::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {delegation::what, "what", FieldType::Words, shown, {}},
    {delegation::limit, "limit", FieldType::Words, flag::searchable, {}},
    {delegation::saidBy, "said by", FieldType::Reference, 0, {}},
    {delegation::saidOn, "said on", FieldType::Day, 0, {}},
    {delegation::until, "until", FieldType::Day, 0, {}},
    {delegation::by, "by", FieldType::Member, 0, {}},
});

constexpr auto problemFields = std::to_array<Field>({
    deleted,
    {problem::client, "client", FieldType::Reference, flag::indexed | flag::parent, {}},
    {problem::title, "title", FieldType::Words, shown, {}},
    {problem::visit, "visit", FieldType::Reference, 0, {}},
    {problem::line, "line", FieldType::Reference, flag::indexed, {}},
    {problem::state, "state", FieldType::Choice, flag::indexed, problemStates},
    {problem::solved, "what solved it", FieldType::Words, flag::searchable, {}},
    {problem::solvedOn, "solved on", FieldType::Day, 0, {}},
    {problem::by, "by", FieldType::Member, 0, {}},
    {problem::at, "at", FieldType::Instant, 0, {}},
});

constexpr auto attemptFields = std::to_array<Field>({
    deleted,
    {attempt::problem, "problem", FieldType::Reference, flag::indexed | flag::parent, {}},
    {attempt::client, "client", FieldType::Reference, flag::indexed, {}},
    {attempt::text, "text", FieldType::Words, shown, {}},
    {attempt::helpedBy, "helped by", FieldType::Words, flag::searchable, {}},
    {attempt::visit, "visit", FieldType::Reference, 0, {}},
    {attempt::by, "by", FieldType::Member, 0, {}},
    {attempt::at, "at", FieldType::Instant, 0, {}},
});

constexpr auto lookFields = std::to_array<Field>({
    deleted,
    {look::of, "of", FieldType::Reference, flag::indexed, {}},
    {look::field, "field", FieldType::Number, 0, {}},
    {look::seen, "seen", FieldType::Words, 0, {}},
});

} // namespace salver::model::fields
