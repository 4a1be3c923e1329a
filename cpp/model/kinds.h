// SPDX-License-Identifier: Apache-2.0
// Every kind of entity and every field, declared once: wire number, name, type. The store makes its tables, the
// search its index, the CLI its names and the history its labels from this. A wire number is never used again.
// Constant data, any thread. No SQL, no Qt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace salver::model {

/// How a register's bytes read; docs/storage.md has each canonical form. Prose is the only mergeable text.
enum class FieldType : std::uint8_t {
    Prose,     ///< mergeable text with its event graph
    Words,     ///< a short line of UTF-8
    Number,    ///< decimal integer
    Flag,      ///< "1" or nothing
    Day,       ///< a calendar day without a zone, 2026-05-14
    Instant,   ///< milliseconds since 1970 in UTC, a space, the IANA zone: "1778752800000 Europe/London"
    TimeOfDay, ///< local, 18:30
    Choice,    ///< one of the field's choices, by its name
    Reference, ///< another entity's id, 36 characters
    Member,    ///< a colleague's user id, 36 characters
    List,      ///< references, one a line
    Order,     ///< a fractional key between neighbours, bytes compare
    Version    ///< only `deleted`
};

enum class KindId : std::uint32_t {};
enum class FieldId : std::uint32_t {};

namespace flag {
inline constexpr std::uint8_t indexed = 1;    ///< the store keeps an index for lists
inline constexpr std::uint8_t searchable = 2; ///< its words are found by search
inline constexpr std::uint8_t parent = 4;     ///< this reference makes the entity a child of the other
inline constexpr std::uint8_t title = 8;      ///< what the entity is called in lists, hits and history
} // namespace flag

struct Field {
    FieldId id{};
    std::string_view name;
    FieldType type{};
    std::uint8_t flags{};
    std::span<const std::string_view> choices;
    [[nodiscard]] constexpr bool has(std::uint8_t bit) const { return (flags & bit) != 0; }
};

struct Kind {
    KindId id{};
    std::string_view name;
    std::span<const Field> fields;
};

/// A kind has no more searchable fields than this; the store numbers the index's rows by it.
inline constexpr std::size_t searchableFieldsMax = 16;
/// Wire numbers of kinds and fields stay below this.
inline constexpr std::uint32_t wireNumberMax = 0xFFFF;

/// Field 1 of every kind: written to delete, with the version its author saw; written empty to bring back.
inline constexpr FieldId deletedField{1};

/// All kinds, in order of their wire numbers.
[[nodiscard]] std::span<const Kind> kinds();
/// nullptr where the number or the name is not known to this build.
[[nodiscard]] const Kind* findKind(KindId id);
[[nodiscard]] const Kind* findKind(std::string_view name);
[[nodiscard]] const Field* findField(const Kind& kind, FieldId id);
[[nodiscard]] const Field* findField(const Kind& kind, std::string_view name);

namespace client {
inline constexpr KindId kind{1};
inline constexpr FieldId name{2}, sector{3}, about{4}, caredBy{5}, second{6}, since{7}, tags{8}, whyWeCare{9},
    onlyHere{10}, pulseOff{11}, leftOn{12}, exitNote{13};
} // namespace client

namespace person {
inline constexpr KindId kind{2};
inline constexpr FieldId client{2}, name{3}, pronounced{4}, role{5}, email{6}, phone{7}, about{8};
/// The communication card: how this person likes to be talked with.
inline constexpr FieldId talkChannel{20}, talkHours{21}, talkDirectness{22}, talkDetail{23}, talkWordsUse{24},
    talkWordsAvoid{25}, talkLanguage{26};
} // namespace person

namespace visit {
inline constexpr KindId kind{3};
inline constexpr FieldId client{2}, people{3}, mode{4}, place{5}, plannedStart{6}, started{7}, ended{8}, state{9},
    by{10}, workLine{11}, movedOn{12}, memorable{13}, workLink{16}, lane{17}; // 14 and 15 were what `felt` is now
} // namespace visit

namespace line {
inline constexpr KindId kind{4};
inline constexpr FieldId visit{2}, text{3}, type{4}, at{5}, order{6}, by{7}, who{8}, lane{9}, promise{10}, client{11},
    whose{12};
} // namespace line

namespace promise {
inline constexpr KindId kind{5};
inline constexpr FieldId client{2}, person{3}, visit{4}, direction{5}, text{6}, due{7}, dueAsTyped{8}, state{9},
    settledOn{10}, by{11}, word{12}, line{13}, repeats{14}, follows{15};
} // namespace promise

namespace fact {
inline constexpr KindId kind{6};
inline constexpr FieldId client{2}, person{3}, type{4}, text{5}, source{6}, heardOn{7}, confirmedOn{8},
    lookAgainOn{9}, by{10}, thankedOn{11};
} // namespace fact

namespace preference {
/// One entity a key (derived id), in the person's private space.
inline constexpr KindId kind{7};
inline constexpr FieldId key{2}, value{3};
} // namespace preference

namespace tag {
/// One entity a name (derived id).
inline constexpr KindId kind{8};
inline constexpr FieldId name{2};
} // namespace tag

namespace felt {
/// How one visit left one person, or all of them, in words: theirs or what we sensed. One author; never edited by two.
inline constexpr KindId kind{9};
inline constexpr FieldId visit{2}, client{3}, person{4}, words{5}, source{6}, before{7}, after{8}, askedBy{9}, by{10},
    at{11};
} // namespace felt

namespace rhythm {
/// How often a client or a person is to hear from us, as agreed with them.
inline constexpr KindId kind{10};
inline constexpr FieldId client{2}, person{3}, text{4}, everyDays{5}, pauses{6}, agreedWith{7}, agreedOn{8}, by{9};
} // namespace rhythm

namespace objective {
/// What they want, in their words: heard. Understood and confident are records of their own.
inline constexpr KindId kind{11};
inline constexpr FieldId client{2}, words{3}, saidBy{4}, saidOn{5}, line{6}, by{7}, doneWithOn{8};
} // namespace objective

namespace playback {
/// What we understood, said back to them, and what they answered.
inline constexpr KindId kind{12};
inline constexpr FieldId objective{2}, client{3}, text{4}, playedBy{5}, playedOn{6}, answer{7}, answeredBy{8},
    answeredOn{9}, theirWords{10};
} // namespace playback

namespace confidence {
/// What they said of our commitment or of our ability.
inline constexpr KindId kind{13};
inline constexpr FieldId objective{2}, client{3}, about{4}, words{5}, saidBy{6}, saidOn{7}, by{8};
} // namespace confidence

namespace weighup {
inline constexpr KindId kind{14};
inline constexpr FieldId client{2}, title{3}, objective{4}, whatFor{5}, badResult{6}, visit{7}, by{8}, at{9},
    lookBackOn{10};
} // namespace weighup

namespace option {
/// One way to go in a weigh-up. It has words and no number.
inline constexpr KindId kind{15};
inline constexpr FieldId weighup{2}, name{3}, best{4}, likely{5}, worst{6}, touches{7}, shortTerm{8}, longTerm{9},
    weGain{10}, unknown{11}, ifItFailed{12}, order{13}, by{14};
} // namespace option

namespace point {
/// One reason for or against an option, by one author.
inline constexpr KindId kind{16};
inline constexpr FieldId option{2}, weighup{3}, side{4}, text{5}, by{6}, at{7}, cites{8};
} // namespace point

namespace secondView {
/// A colleague's view that was asked for, or given unasked. Dissent stays beside the recommendation.
inline constexpr KindId kind{17};
inline constexpr FieldId weighup{2}, client{3}, askedOf{4}, askedBy{5}, askedOn{6}, text{7}, stand{8}, by{9}, givenOn{10},
    cites{11};
} // namespace secondView

namespace recommendation {
/// Written and signed by a person; a later one stands above it, none is overwritten.
inline constexpr KindId kind{18};
inline constexpr FieldId weighup{2}, client{3}, text{4}, option{5}, by{6}, at{7}, signature{8}, cites{9};
} // namespace recommendation

namespace lookback {
/// What became of it, asked on the weigh-up's day.
inline constexpr KindId kind{19};
inline constexpr FieldId weighup{2}, client{3}, happened{4}, missed{5}, sayAgain{6}, by{7}, on{8};
} // namespace lookback

namespace stance {
/// We said no, or we differed.
inline constexpr KindId kind{20};
inline constexpr FieldId client{2}, visit{3}, line{4}, person{5}, type{6}, asked{7}, said{8}, because{9}, instead{10},
    landed{11}, by{12}, on{13};
} // namespace stance

namespace backing {
/// "I back this": a lead's support for a no, not a permission.
inline constexpr KindId kind{21};
inline constexpr FieldId stance{2}, by{3}, on{4}, text{5};
} // namespace backing

namespace advice {
/// They asked, we advised, because.
inline constexpr KindId kind{22};
inline constexpr FieldId client{2}, visit{3}, line{4}, person{5}, asked{6}, advised{7}, because{8}, weighup{9}, by{10},
    on{11};
} // namespace advice

namespace direction {
/// Where we think they should head: one text a client (derived id), signed by whoever wrote it last.
inline constexpr KindId kind{23};
inline constexpr FieldId client{2}, text{3}, by{4}, on{5}, signature{6};
} // namespace direction

namespace delegation {
/// What a client lets us decide without asking, up to what limit.
inline constexpr KindId kind{24};
inline constexpr FieldId client{2}, what{3}, limit{4}, saidBy{5}, saidOn{6}, until{7}, by{8};
} // namespace delegation

namespace problem {
/// Something tricky, from stuck to solved, across visits.
inline constexpr KindId kind{25};
inline constexpr FieldId client{2}, title{3}, visit{4}, line{5}, state{6}, solved{7}, solvedOn{8}, by{9}, at{10};
} // namespace problem

namespace attempt {
/// What was tried, or who helped, on the way to a solution.
inline constexpr KindId kind{26};
inline constexpr FieldId problem{2}, client{3}, text{4}, helpedBy{5}, visit{6}, by{7}, at{8};
} // namespace attempt

namespace term {
/// A word that wants decoding: the House's own, or with a client their word. No client: the House glossary.
inline constexpr KindId kind{27};
inline constexpr FieldId client{2}, jargon{3}, plain{4}, theirWord{5}, example{6}, by{7}, at{8};
} // namespace term

namespace explained {
/// A term was explained to a person, on a day, by one of us.
inline constexpr KindId kind{28};
inline constexpr FieldId term{2}, client{3}, person{4}, on{5}, by{6};
} // namespace explained

namespace housePage {
/// The team's own words about how it works: one text a slot (derived id), with its history.
inline constexpr KindId kind{29};
inline constexpr FieldId slot{2}, title{3}, text{4}, by{5};
} // namespace housePage

namespace pledge {
/// One line of the pledge, and how a client would notice that it is kept.
inline constexpr KindId kind{30};
inline constexpr FieldId text{2}, notice{3}, order{4}, by{5}, at{6};
} // namespace pledge

namespace pledgeSignature {
/// A colleague signed the pledge as it read that day: `wording` is the digest of its lines.
inline constexpr KindId kind{31};
inline constexpr FieldId by{2}, on{3}, wording{4};
} // namespace pledgeSignature

namespace moment {
/// A pledge line kept or missed, as a story; a miss says how we made it good.
inline constexpr KindId kind{32};
inline constexpr FieldId pledge{2}, client{3}, visit{4}, line{5}, type{6}, story{7}, madeGood{8}, by{9}, on{10};
} // namespace moment

namespace agreement {
/// One line of how we work with a client. No client: a line of the House's template.
inline constexpr KindId kind{33};
inline constexpr FieldId client{2}, about{3}, text{4}, origin{5}, agreedWith{6}, agreedOn{7}, lookedAtOn{8}, order{9},
    by{10};
} // namespace agreement

namespace experiment {
/// Something that we try with a client, then keep or drop.
inline constexpr KindId kind{34};
inline constexpr FieldId client{2}, text{3}, state{4}, startedOn{5}, settledOn{6}, learned{7}, by{8};
} // namespace experiment

namespace reflection {
/// A lead's week in their own words; lives in a private space, one a week (derived id of its Monday).
inline constexpr KindId kind{35};
inline constexpr FieldId week{2}, text{3};
} // namespace reflection

namespace onboarding {
/// Getting to know each other: a plan with one client. No client: a template that the team owns.
inline constexpr KindId kind{36};
inline constexpr FieldId client{2}, title{3}, origin{4}, startedOn{5}, weeks{6}, asksAWeek{7}, state{8}, by{9};
} // namespace onboarding

namespace step {
/// One step of such a plan: what we learn of them, or they of us, and what was learned in a sentence.
inline constexpr KindId kind{37};
inline constexpr FieldId onboarding{2}, client{3}, text{4}, whose{5}, asks{6}, week{7}, order{8}, who{9}, with{10},
    askedOn{11}, learned{12}, learnedOn{13}, by{14};
} // namespace step

namespace touch {
/// Something extra for a client or a person: an idea until it was given, then how it landed.
inline constexpr KindId kind{38};
inline constexpr FieldId client{2}, person{3}, idea{4}, because{5}, line{6}, type{7}, givenOn{8}, givenBy{9}, landed{10},
    value{11}, by{12}, at{13};
} // namespace touch

namespace pulse {
/// One person asked once how well we look after them: 1 to 5, or nothing where they did not answer.
inline constexpr KindId kind{39};
inline constexpr FieldId client{2}, person{3}, answer{4}, change{5}, mode{6}, askedBy{7}, on{8}, grouped{9}, by{10};
} // namespace pulse

namespace look {
/// Somebody read a text that two people had changed apart, and found that it reads well: up to which events. Small
/// records of one author each; none is written twice, so they never meet.
inline constexpr KindId kind{40};
inline constexpr FieldId of{2}, field{3}, seen{4};
} // namespace look

namespace panel {
/// One open question to a few people.
inline constexpr KindId kind{41};
inline constexpr FieldId question{2}, how{3}, on{4}, closedOn{5}, by{6};
} // namespace panel

namespace panelAnswer {
/// What one person answered, to the letter.
inline constexpr KindId kind{42};
inline constexpr FieldId panel{2}, client{3}, person{4}, words{5}, mode{6}, askedBy{7}, on{8}, by{9};
} // namespace panelAnswer

namespace theme {
/// A theme that a person named over a panel's answers.
inline constexpr KindId kind{43};
inline constexpr FieldId panel{2}, name{3}, order{4}, by{5};
} // namespace theme

namespace sorting {
/// An answer laid to a theme by hand; one a pair (derived id), so that two who sort alike do not double it.
inline constexpr KindId kind{44};
inline constexpr FieldId theme{2}, answer{3}, panel{4}, by{5};
} // namespace sorting

namespace handover {
/// A client goes from one colleague to another: a draft that the leaver edits and signs, and the receiver has read.
inline constexpr KindId kind{45};
inline constexpr FieldId client{2}, from{3}, to{4}, draft{5}, startedOn{6}, signedOn{7}, signature{8}, readOn{9},
    questions{10}, promise{11}, by{12}, at{13}, signedText{14};
} // namespace handover

namespace telling {
/// A visit, or some of its lines, passed to a colleague with a word, until they have seen it.
inline constexpr KindId kind{46};
inline constexpr FieldId visit{2}, client{3}, lines{4}, to{5}, words{6}, by{7}, at{8}, seenOn{9};
} // namespace telling

} // namespace salver::model
