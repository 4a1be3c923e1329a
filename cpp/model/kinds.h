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
inline constexpr FieldId name{2}, sector{3}, about{4}, caredBy{5}, second{6}, since{7}, tags{8};
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
    by{10}, workLine{11}, movedOn{12}, memorable{13}, feltWords{14}, feltSource{15};
} // namespace visit

namespace line {
inline constexpr KindId kind{4};
inline constexpr FieldId visit{2}, text{3}, type{4}, at{5}, order{6}, by{7}, who{8}, lane{9}, promise{10}, client{11};
} // namespace line

namespace promise {
inline constexpr KindId kind{5};
inline constexpr FieldId client{2}, person{3}, visit{4}, direction{5}, text{6}, due{7}, dueAsTyped{8}, state{9},
    settledOn{10}, by{11}, word{12}, line{13};
} // namespace promise

namespace fact {
inline constexpr KindId kind{6};
inline constexpr FieldId client{2}, person{3}, type{4}, text{5}, source{6}, heardOn{7}, confirmedOn{8},
    lookAgainOn{9}, by{10};
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

} // namespace salver::model
