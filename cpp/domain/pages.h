// SPDX-License-Identifier: Apache-2.0
// What the pages show, as plain values: rows with their facts worked out, in the order in which they stand. Queries
// make them; view models and the CLI only lay them out. Words are given beside the values they come from.
#pragma once

#include "domain/choices.h"
#include "domain/day.h"
#include "store/rows.h"

#include <optional>
#include <string>
#include <vector>

namespace salver::domain {

/// Why something is brought up: the rule, and its sentence with the facts in it.
enum class Rule : std::uint8_t {
    RhythmPassed,   ///< an agreed rhythm whose day has come without a contact
    NotSpokenFor,   ///< a client nobody has had a visit with for long
    NeverVisited,   ///< a client that was added a while ago and has no visit yet
    NotFiled,       ///< a capture that has no client yet
    AskAgain,       ///< a fact older than a year
    LookAgain,      ///< a fact whose look-again day has come
    Due,            ///< a promise that is due
    NextVisit,
    UnfinishedMark,
    NotPlayedBack,  ///< an objective that was heard and never played back
    LookBack,       ///< a weigh-up whose look-back day has come
    ViewAsked,      ///< a second view that a colleague asked for
    Stuck,          ///< something tricky without a solution
    DifferentValues,
    DeletedAndEdited,
    LookItOver,     ///< two people changed the same sentence of a text apart
    StepThisWeek,   ///< a step of getting to know each other that is for this week
    NothingLearned, ///< one whose week has passed without a sentence of what was learned
    ToDecode,       ///< a word of ours that nobody explained to them, or that nobody knows the meaning of
    NoSecond,       ///< a client with nobody to stand in
    NoTalkCard,     ///< a person of whom nobody noted how to talk with them
    NeverAsked,     ///< a client that was never asked how well we look after them
    HandoverWaits,  ///< a handover that waits for the one who leaves or for the one who comes
    Told            ///< a visit, or some of its lines, that a colleague passed on
};
struct Why {
    Rule rule{};
    std::string sentence;
};

struct MemberRef {
    UserId id;
    std::string name; ///< "someone who has left" where the person is not a member any more
    std::string initials;
    bool me{false};
    bool known{false};
};

struct EntityRef {
    EntityId id;
    std::string name; ///< empty: not set; "not shared with you" where it cannot be followed
    bool found{false};
};

struct DayWords {
    Day day;
    std::string words;
};

struct LineRow {
    EntityId id;
    SpaceId space;
    EntityId visit;
    LineType type{};
    std::string text;
    WallMs at{};
    std::string time; ///< "10:05"
    DayWords day;
    EntityRef client;
    MemberRef by;
    EntityRef who; ///< whose words
    std::optional<Lane> lane;
    std::optional<Whose> whose; ///< of a spark
    EntityId promise;
    std::optional<DayWords> due; ///< of its promise
    bool waiting{false};
    bool contested{false};
    bool deletedAndEdited{false};
    bool isPrivate{false};
};

struct PromiseRow {
    EntityId id;
    SpaceId space;
    Direction direction{};
    PromiseState state{};
    std::string text;
    EntityRef client;
    EntityRef person;
    EntityId visit;
    EntityId line;
    std::optional<DayWords> due;
    std::string dueAsTyped; ///< words that could not be read as a day
    std::string repeats;    ///< as typed: "every Friday"
    bool repeatsUnread{false}; ///< it repeats, but from these words nobody can tell when: worth asking
    EntityId follows;       ///< the one that was kept before this one
    std::string keptWords;  ///< "kept", "kept, 2 days late"; empty unless it is kept
    bool isPrivate{false};
    bool overdue{false};
    bool dueToday{false};
    std::optional<DayWords> settledOn;
    std::string word; ///< what was said to them when it was let go
    MemberRef by;
    bool waiting{false};
    bool contested{false};
    Why why;
};

struct VisitRow {
    EntityId id;
    SpaceId space;
    EntityRef client;
    std::vector<EntityRef> people;
    std::optional<VisitMode> mode;
    std::string place;
    VisitState state{};
    WallMs starts{}; ///< started, or else planned
    std::string time;
    DayWords day;
    std::optional<Lane> lane;
    MemberRef by;
    bool waiting{false};
    Why why;
};

/// How a visit left one person, or all of them, by one of us.
struct FeltRow {
    EntityId id;
    SpaceId space;
    EntityId visit;
    EntityRef person; ///< not set: all who were there
    std::string words;
    std::string before; ///< how they came in
    std::string after;  ///< and went out
    std::optional<FeltSource> source;
    bool theirWords{false}; ///< said or written by them, so set in serif
    DayWords day;
    MemberRef by;
    bool waiting{false};
    bool contested{false};
};

struct FactRow {
    EntityId id;
    SpaceId space;
    EntityRef about;
    FactType type{};
    std::string text;
    std::string source;
    std::optional<DayWords> heardOn;
    std::optional<DayWords> confirmedOn;
    std::optional<DayWords> lookAgainOn;
    std::optional<DayWords> thankedOn; ///< of what they did for us
    MemberRef by;
    bool isPrivate{false};
    bool waiting{false};
    bool contested{false};
    std::optional<Why> askAgain; ///< older than a year, or its look-again day has come
};

/// How somebody likes to be talked with; empty where nobody has noted it.
struct TalkCard {
    std::string channel;
    std::string hours;
    std::string directness;
    std::optional<TalkDetail> detail;
    std::string wordsUse;
    std::string wordsAvoid;
    std::string language;
    bool empty{true};
    std::string oneLine; ///< "Phone, before 10 · straight · numbers"
};

// Today

struct Thought {
    EntityRef client;
    EntityRef person; ///< where it is about one person
    EntityId rhythm;  ///< where an agreed rhythm brought it up
    EntityId step;    ///< where a step of getting to know each other did
    std::string text;
    Why why;
};

struct TodayPage {
    Day day;
    std::string heading; ///< "Today, Tue 14 May"
    std::vector<VisitRow> running; ///< mine
    std::vector<VisitRow> next;    ///< planned for today, in order of time
    std::optional<VisitRow> later; ///< the first one after today
    std::vector<LineRow> objectives; ///< for each of `next` at most one: their words, newest
    std::vector<PromiseRow> promises; ///< due or overdue, both directions
    std::vector<Thought> thoughts;    ///< at most three
    std::vector<LineRow> marks;       ///< mine, not filled in
    std::vector<VisitRow> unfiled;    ///< captures without a client
    std::size_t needsYou{};
    std::string nothing; ///< the sentence for an empty page
};

// Clients

enum class ClientSort : std::uint8_t { Name, LastContact, NextVisit, Mine };

struct ClientRow {
    EntityId id;
    SpaceId space;
    std::string name;
    std::string sector;
    MemberRef caredBy;
    MemberRef second;
    std::optional<DayWords> lastContact;
    std::optional<DayWords> nextVisit;
    std::size_t promisesDue{};  ///< ours, due or overdue
    std::size_t promisesOpen{}; ///< both ways
    bool mine{false};           ///< cared for, or seconded, by the signed-in person
    bool waiting{false};
    bool contested{false};
};

struct ClientsQuery {
    std::string filter; ///< name, sector or a person's name contains it, folded
    ClientSort sort{ClientSort::Name};
    bool onlyMine{false};
    std::optional<SpaceId> space;
    std::size_t limit{};
    std::size_t offset{};
};
struct ClientsPage {
    std::vector<ClientRow> rows;
    std::size_t total{};
};

struct PersonRow {
    EntityId id;
    EntityRef client;
    std::string name;
    std::string pronounced;
    std::string role;
    std::string email;
    std::string phone;
    TalkCard talk;
    bool waiting{false};
    bool contested{false};
};

struct TagRow {
    EntityId id;
    std::string name;
};

struct ClientPage {
    ClientRow row;
    std::string about;
    std::string whyWeCare;
    std::optional<DayWords> since;
    std::vector<TagRow> tags;
    std::vector<PersonRow> people;
    std::vector<LineRow> objectives; ///< their words, newest first, at most five
    std::vector<PromiseRow> ours;    ///< open
    std::vector<PromiseRow> theirs;
    std::vector<FeltRow> felt;       ///< newest first, at most eight
    std::vector<LineRow> questions;  ///< open questions, newest first, at most ten
    std::vector<LineRow> sparks;     ///< newest first, at most five
    std::vector<LineRow> reassured;  ///< newest first, at most three
    std::vector<LineRow> challenged;
    std::vector<FactRow> facts;
    std::optional<VisitRow> running; ///< mine
    std::vector<MemberRef> there;    ///< colleagues whose visit with them runs now
    std::optional<VisitRow> last;
    std::string lastMovedOn;
    std::string lastMemorable;
};

struct TimelineFilter {
    std::optional<Lane> lane;
    std::optional<LineType> lineType;
    std::optional<EntityId> person;
    std::optional<UserId> author;
    bool theirWordsOnly{false};
    std::size_t limit{20};
    std::size_t offset{};
};
struct TimelineEntry {
    enum class Kind : std::uint8_t { Visit, Promise, Fact, Question };
    Kind kind{};
    EntityId id;
    SpaceId space;
    WallMs at{};
    DayWords day;
    std::string title; ///< "On site, Brightwater House, with Sam and Lena"
    MemberRef by;
    std::vector<LineRow> lines;        ///< of a visit; one that was noted between visits
    std::optional<VisitRow> visit;
    std::string workLine, workLink, movedOn, memorable;
    std::vector<FeltRow> felt;
    bool notesHidden{false}; ///< the filter leaves out what was noted afterwards
    std::optional<PromiseRow> promise;
    std::optional<FactRow> fact;
    bool waiting{false};
};
struct Timeline {
    std::vector<TimelineEntry> entries;
    std::size_t total{};
};

struct PersonPage {
    PersonRow row;
    std::string about;
    std::vector<FactRow> facts;
    std::vector<LineRow> theirWords; ///< newest first, at most ten
    std::vector<PromiseRow> promises;
};

struct VisitPage {
    VisitRow row;
    std::vector<LineRow> lines;
    std::optional<LineRow> objective;
    std::vector<PersonRow> clientPeople; ///< for @Names and for who was there
    std::string workLine, workLink, movedOn, memorable;
    std::vector<FeltRow> felt; ///< in the order of writing
    std::vector<LineRow> reassured, challenged;
    std::vector<LineRow> unfilledMarks;
    std::vector<PromiseRow> promises;
    std::size_t waiting{}; ///< of its lines
};

struct VisitsPage {
    std::vector<VisitRow> rows; ///< newest first
    std::size_t total{};
};

// Promises

struct PromiseSide {
    std::vector<PromiseRow> due; ///< overdue, today, or without a day
    std::vector<PromiseRow> later;
    std::vector<PromiseRow> kept; ///< newest first
    std::vector<PromiseRow> letGo;
};
struct PromisesPage {
    PromiseSide ours;
    PromiseSide theirs;
};

// Find

struct FoundRow {
    EntityId id;
    SpaceId space;
    model::KindId kind{};
    model::FieldId field{};
    std::string kindName;
    std::string text;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks; ///< (start, length) in bytes
    EntityRef client;
    EntityId visit; ///< of a line: where to jump to
    std::optional<LineType> lineType;
    DayWords day;
    MemberRef by;
    bool theirWords{false};
};
struct FoundPage {
    std::vector<FoundRow> rows;
    std::size_t total{};
    std::size_t late{}; ///< so many texts are not in the index yet
    std::string hint; ///< what of the search could not be made sense of
};

// What happened to a field, and what needs a person

struct HistoryRow {
    store::WriteRow write;
    MemberRef by;
    std::string value; ///< for reading: names instead of ids, days in words
    std::string when;  ///< "Tue 14 May, 11:04"
    bool here{false};  ///< written on this device
};
struct FieldHistory {
    std::string field;
    std::vector<HistoryRow> rows; ///< newest first
};

struct NeedsYouValue {
    WriteId write;
    MemberRef by;
    std::string raw;   ///< what settle() takes
    std::string value; ///< for reading
    std::string when;
    bool here{false};  ///< written on this device
    bool shown{false}; ///< what others see until somebody picks
};
struct NeedsYouRow {
    EntityId entity;
    SpaceId space;
    model::KindId kind{};
    model::FieldId field{}; ///< `deleted`: deleted there, edited here
    std::string kindName;
    std::string fieldName;
    std::string title; ///< what the entity is called
    EntityRef client;
    bool isWords{false}; ///< keeping both makes sense
    std::vector<NeedsYouValue> values;
    std::vector<NeedsYouValue> before;
    Why why;
};

struct BinRow {
    EntityId id;
    SpaceId space;
    model::KindId kind{};
    std::string kindName;
    std::string title;
    MemberRef by;
    WallMs deletedAt{};
    std::string when;
    int daysLeft{};
};

struct OutgoingItem {
    store::OutgoingRow row;
    std::string kindName;
    std::string spaceName;
    std::string when;
};

struct SpaceRow {
    SpaceSyncState state;
    bool isDefault{false};
};

// The house

struct HouseMember {
    MemberRef who;
    Role role{Role::None};
};
struct HouseSpace {
    SpaceSyncState state;
    std::vector<HouseMember> members; ///< leads first, then by name
};

} // namespace salver::domain
