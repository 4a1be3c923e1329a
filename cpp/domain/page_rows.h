// SPDX-License-Identifier: Apache-2.0
// Turns the store's rows into the rows of a page: names for ids, words for days, who wrote what. Made anew for each
// query; looks a name up once. What fails on the way is kept and asked for at the end, so that rows read as one line.
#pragma once

#include "core/result.h"
#include "domain/pages.h"
#include "store/reader.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

class PageRows {
public:
    PageRows(store::Reader& reader, Now now);

    [[nodiscard]] const Now& now() const { return m_now; }
    [[nodiscard]] Day today() const { return m_today; }
    [[nodiscard]] const UserId& me() const { return m_me; }
    [[nodiscard]] store::Reader& reader() { return m_reader; }
    /// The first thing that went wrong, if anything did.
    [[nodiscard]] Result<void> outcome() const;

    // Reading; an empty answer where it fails.
    [[nodiscard]] std::vector<store::EntityRow> select(const store::Select& select);
    [[nodiscard]] std::optional<store::EntityRow> find(std::string_view idText);

    [[nodiscard]] MemberRef member(const UserId& id) const;
    [[nodiscard]] MemberRef member(std::string_view idText) const;
    [[nodiscard]] std::vector<MemberRef> members() const;
    [[nodiscard]] bool isPrivate(const SpaceId& space) const;
    /// A lead of the space, or of any.
    [[nodiscard]] bool isLead() const;
    [[nodiscard]] const std::vector<SpaceSyncState>& spaces() const { return m_spaces; }

    /// The name of whatever the id names; "not shared with you" where it is not here.
    [[nodiscard]] EntityRef ref(std::string_view idText);
    [[nodiscard]] std::vector<EntityRef> refs(std::string_view list);
    /// Rows that were read anyway need not be looked up for their names.
    void learn(const std::vector<store::EntityRow>& rows);

    [[nodiscard]] std::optional<DayWords> due(std::string_view day) const;
    [[nodiscard]] std::optional<DayWords> ago(std::string_view day) const;
    [[nodiscard]] DayWords ago(WallMs at) const;
    /// "Tue 14 May, 11:04".
    [[nodiscard]] std::string moment(WallMs at) const;
    /// A register's value for reading: names for ids, words for days.
    [[nodiscard]] std::string readable(const model::Field& field, std::string_view value);

    [[nodiscard]] LineRow line(const store::EntityRow& row);
    /// With the dates of the promises among these.
    [[nodiscard]] LineRow line(const store::EntityRow& row, const std::vector<PromiseRow>& promises);
    [[nodiscard]] PromiseRow promise(const store::EntityRow& row);
    [[nodiscard]] VisitRow visit(const store::EntityRow& row);
    [[nodiscard]] FactRow fact(const store::EntityRow& row);
    [[nodiscard]] PersonRow person(const store::EntityRow& row);
    [[nodiscard]] FeltRow felt(const store::EntityRow& row);

private:
    template <class T>
    T keep(Result<T> result)
    {
        if (result)
            return std::move(*result);
        if (!m_error)
            m_error = std::move(result.error());
        return T{};
    }

    store::Reader& m_reader;
    Now m_now;
    Day m_today;
    UserId m_me;
    std::vector<SpaceSyncState> m_spaces;
    std::map<UserId, MemberRef> m_members;
    std::map<std::string, EntityRef, std::less<>> m_names;
    std::optional<Error> m_error;
};

/// What the entity is called: its title field, or its kind.
[[nodiscard]] std::string titleOf(const store::EntityRow& row);
[[nodiscard]] TalkCard talkCard(const store::EntityRow& person);
/// A quotation or a need is the client's own words.
[[nodiscard]] bool isTheirWords(LineType type);
/// The wall time in an Instant field; nothing where it is not set.
[[nodiscard]] std::optional<WallMs> wallOf(const store::EntityRow& row, model::FieldId field);
/// The id in a Reference field; null where it is not set.
[[nodiscard]] EntityId idIn(const store::EntityRow& row, model::FieldId field);
/// By a Day field; what was written on one day by when it was made.
void newestFirst(std::vector<store::EntityRow>& found, model::FieldId on);

/// The latest start of a visit of each client (by its id's text), in milliseconds.
[[nodiscard]] Result<std::map<std::string, WallMs>> lastContacts(store::Reader& reader);

// Conditions, short.
[[nodiscard]] store::Select every(model::KindId kind);
[[nodiscard]] store::Select every(model::KindId kind, model::FieldId field, std::string value);
[[nodiscard]] store::Condition where(model::FieldId field, store::Condition::Is is, std::string value);
[[nodiscard]] store::Condition oneOf(model::FieldId field, std::vector<std::string> values);

} // namespace salver::domain
