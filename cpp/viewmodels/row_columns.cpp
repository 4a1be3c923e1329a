// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/row_columns.h"

#include "viewmodels/day_values.h"

#include <array>
#include <utility>

namespace salver::viewmodels {

namespace {

using domain::LineRow;
using domain::PromiseRow;

QString wordsOf(const std::optional<domain::DayWords>& day)
{
    return day ? words(day->words) : QString();
}

template <class Choice>
int numberOf(const std::optional<Choice>& choice)
{
    return choice ? int(*choice) : -1;
}

QString namesOf(const std::vector<domain::EntityRef>& people)
{
    QStringList names;
    for (const auto& person : people)
        names.push_back(words(person.name));
    return names.join(QStringLiteral(", "));
}

bool isAfter(const TimelineRow& row)
{
    return row.kind == facts::TimelineRow::After;
}

/// Wrapped up, and nobody noted how it was.
bool feltNothing(const TimelineRow& row)
{
    return isAfter(row) && row.entry->visit && row.entry->felt.empty() &&
           row.entry->visit->state == domain::VisitState::Wrapped;
}

/// A client's own words: what was quoted, and the need as they put it.
bool theirWords(domain::LineType type)
{
    return type == domain::LineType::Quote || type == domain::LineType::Need;
}

} // namespace

QDateTime dateOf(const std::optional<domain::DayWords>& value)
{
    return value ? dateOf(value->day) : QDateTime();
}

std::span<const Column<LineRow>> lineColumns()
{
    using R = LineRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"lineId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"visitId", [](const R& r) { return QVariant(idText(r.visit)); }},
        {"type", [](const R& r) { return QVariant(int(r.type)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"words", [](const R& r) { return QVariant(words(r.text)); }},
        {"time", [](const R& r) { return QVariant(words(r.time)); }},
        {"day", [](const R& r) { return QVariant(words(r.day.words)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"initials", [](const R& r) { return QVariant(words(r.by.initials)); }},
        {"mine", [](const R& r) { return QVariant(r.by.me); }},
        {"who", [](const R& r) { return QVariant(words(r.who.name)); }},
        {"theirWords", [](const R& r) { return QVariant(theirWords(r.type)); }},
        {"lane", [](const R& r) { return QVariant(numberOf(r.lane)); }},
        {"whose", [](const R& r) { return QVariant(numberOf(r.whose)); }},
        {"promiseId", [](const R& r) { return QVariant(idText(r.promise)); }},
        {"due", [](const R& r) { return QVariant(wordsOf(r.due)); }},
        {"dueDay", [](const R& r) { return QVariant(dateOf(r.due)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
        {"deletedAndEdited", [](const R& r) { return QVariant(r.deletedAndEdited); }},
        {"isPrivate", [](const R& r) { return QVariant(r.isPrivate); }},
    });
    return columns;
}

std::span<const Column<CaptureRow>> captureColumns()
{
    using R = CaptureRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"rowKey", [](const R& r) { return QVariant(r.key); }},
        {"lineId", [](const R& r) { return QVariant(idText(r.line.id)); }},
        {"type", [](const R& r) { return QVariant(int(r.line.type)); }},
        {"text", [](const R& r) { return QVariant(words(r.line.text)); }},
        {"words", [](const R& r) { return QVariant(words(r.line.text)); }},
        {"time", [](const R& r) { return QVariant(words(r.line.time)); }},
        {"by", [](const R& r) { return QVariant(words(r.line.by.name)); }},
        {"initials", [](const R& r) { return QVariant(words(r.line.by.initials)); }},
        {"mine", [](const R& r) { return QVariant(r.line.by.me); }},
        {"who", [](const R& r) { return QVariant(words(r.line.who.name)); }},
        {"theirWords", [](const R& r) { return QVariant(theirWords(r.line.type)); }},
        {"whoId", [](const R& r) { return QVariant(idText(r.line.who.id)); }},
        {"lane", [](const R& r) { return QVariant(numberOf(r.line.lane)); }},
        {"whose", [](const R& r) { return QVariant(numberOf(r.line.whose)); }},
        {"promiseId", [](const R& r) { return QVariant(idText(r.line.promise)); }},
        {"due", [](const R& r) { return QVariant(wordsOf(r.line.due)); }},
        {"dueDay", [](const R& r) { return QVariant(dateOf(r.line.due)); }},
        {"saveState", [](const R& r) { return QVariant(int(r.state)); }},
        {"sentence", [](const R& r) { return QVariant(r.sentence); }},
        {"contested", [](const R& r) { return QVariant(r.line.contested); }},
        {"canEdit", [](const R& r) { return QVariant(r.canEdit); }},
        {"isPrivate", [](const R& r) { return QVariant(r.line.isPrivate); }},
    });
    return columns;
}

std::span<const Column<PromiseRow>> promiseColumns()
{
    using R = PromiseRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"promiseId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"direction", [](const R& r) { return QVariant(int(r.direction)); }},
        {"promiseState", [](const R& r) { return QVariant(int(r.state)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"words", [](const R& r) { return QVariant(words(r.text)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"person", [](const R& r) { return QVariant(words(r.person.name)); }},
        {"visitId", [](const R& r) { return QVariant(idText(r.visit)); }},
        {"due", [](const R& r) { return QVariant(r.due ? words(r.due->words) : words(r.dueAsTyped)); }},
        {"dueDay", [](const R& r) { return QVariant(dateOf(r.due)); }},
        {"overdue", [](const R& r) { return QVariant(r.overdue); }},
        {"dueToday", [](const R& r) { return QVariant(r.dueToday); }},
        {"settledOn", [](const R& r) { return QVariant(wordsOf(r.settledOn)); }},
        {"word", [](const R& r) { return QVariant(words(r.word)); }},
        {"dueUnread", [](const R& r) { return QVariant(!r.due && !r.dueAsTyped.empty()); }},
        {"repeats", [](const R& r) { return QVariant(words(r.repeats)); }},
        {"repeatsUnread", [](const R& r) { return QVariant(r.repeatsUnread); }},
        {"kept", [](const R& r) { return QVariant(words(r.keptWords)); }},
        {"lineId", [](const R& r) { return QVariant(idText(r.line)); }},
        {"isPrivate", [](const R& r) { return QVariant(r.isPrivate); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"initials", [](const R& r) { return QVariant(words(r.by.initials)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return columns;
}

std::span<const Column<domain::VisitRow>> visitColumns()
{
    using R = domain::VisitRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"visitId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"people", [](const R& r) { return QVariant(namesOf(r.people)); }},
        {"mode", [](const R& r) { return QVariant(numberOf(r.mode)); }},
        {"place", [](const R& r) { return QVariant(words(r.place)); }},
        {"visitState", [](const R& r) { return QVariant(int(r.state)); }},
        {"time", [](const R& r) { return QVariant(words(r.time)); }},
        {"day", [](const R& r) { return QVariant(words(r.day.words)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"mine", [](const R& r) { return QVariant(r.by.me); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return columns;
}

std::span<const Column<domain::Thought>> thoughtColumns()
{
    using R = domain::Thought;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"words", [](const R& r) { return QVariant(words(r.text)); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
        {"stepId", [](const R& r) { return QVariant(idText(r.step)); }},
    });
    return columns;
}

std::span<const Column<domain::ClientRow>> clientColumns()
{
    using R = domain::ClientRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"clientId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
        {"sector", [](const R& r) { return QVariant(words(r.sector)); }},
        {"caredBy", [](const R& r) { return QVariant(words(r.caredBy.name)); }},
        {"second", [](const R& r) { return QVariant(words(r.second.name)); }},
        {"lastContact", [](const R& r) { return QVariant(wordsOf(r.lastContact)); }},
        {"nextVisit", [](const R& r) { return QVariant(wordsOf(r.nextVisit)); }},
        {"promisesDue", [](const R& r) { return QVariant(int(r.promisesDue)); }},
        {"promisesOpen", [](const R& r) { return QVariant(int(r.promisesOpen)); }},
        {"mine", [](const R& r) { return QVariant(r.mine); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return columns;
}

std::span<const Column<domain::PersonRow>> personColumns()
{
    using R = domain::PersonRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"personId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
        {"pronounced", [](const R& r) { return QVariant(words(r.pronounced)); }},
        {"role", [](const R& r) { return QVariant(words(r.role)); }},
        {"talk", [](const R& r) { return QVariant(words(r.talk.oneLine)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return columns;
}

std::span<const Column<ShownFact>> factColumns()
{
    using R = ShownFact;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"factId", [](const R& r) { return QVariant(idText(r.fact.id)); }},
        {"factType", [](const R& r) { return QVariant(int(r.fact.type)); }},
        {"first", [](const R& r) { return QVariant(r.first); }},
        {"text", [](const R& r) { return QVariant(words(r.fact.text)); }},
        {"words", [](const R& r) { return QVariant(words(r.fact.text)); }},
        {"about", [](const R& r) { return QVariant(words(r.fact.about.name)); }},
        {"source", [](const R& r) { return QVariant(words(r.fact.source)); }},
        {"heardOn", [](const R& r) { return QVariant(wordsOf(r.fact.heardOn)); }},
        {"confirmedOn", [](const R& r) { return QVariant(wordsOf(r.fact.confirmedOn)); }},
        {"lookAgainOn", [](const R& r) { return QVariant(wordsOf(r.fact.lookAgainOn)); }},
        {"thankedOn", [](const R& r) { return QVariant(wordsOf(r.fact.thankedOn)); }},
        {"by", [](const R& r) { return QVariant(words(r.fact.by.name)); }},
        {"isPrivate", [](const R& r) { return QVariant(r.fact.isPrivate); }},
        {"waiting", [](const R& r) { return QVariant(r.fact.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.fact.contested); }},
        {"askAgain", [](const R& r) { return QVariant(r.fact.askAgain ? words(r.fact.askAgain->sentence) : QString()); }},
    });
    return columns;
}

std::span<const Column<domain::FeltRow>> feltColumns()
{
    using R = domain::FeltRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"visitId", [](const R& r) { return QVariant(idText(r.visit)); }},
        {"felt", [](const R& r) { return QVariant(words(r.words)); }},
        {"person", [](const R& r) { return QVariant(words(r.person.name)); }},
        {"before", [](const R& r) { return QVariant(words(r.before)); }},
        {"after", [](const R& r) { return QVariant(words(r.after)); }},
        {"feltSource", [](const R& r) { return QVariant(numberOf(r.source)); }},
        {"theirWords", [](const R& r) { return QVariant(r.theirWords); }},
        {"day", [](const R& r) { return QVariant(words(r.day.words)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
    });
    return columns;
}

std::span<const Column<domain::TagRow>> tagColumns()
{
    using R = domain::TagRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"tagId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
    });
    return columns;
}

std::span<const Column<WrapFeltRow>> wrapFeltColumns()
{
    using R = WrapFeltRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"rowKey", [](const R& r) { return QVariant(r.key); }},
        {"feltId", [](const R& r) { return QVariant(idText(r.felt.id)); }},
        {"felt", [](const R& r) { return QVariant(words(r.felt.words)); }},
        {"feltSource", [](const R& r) { return QVariant(numberOf(r.felt.source)); }},
        {"personId", [](const R& r) { return QVariant(idText(r.felt.person.id)); }},
        {"person", [](const R& r) { return QVariant(words(r.felt.person.name)); }},
        {"before", [](const R& r) { return QVariant(words(r.felt.before)); }},
        {"after", [](const R& r) { return QVariant(words(r.felt.after)); }},
        {"theirWords", [](const R& r) { return QVariant(r.felt.theirWords); }},
        {"by", [](const R& r) { return QVariant(words(r.felt.by.name)); }},
        {"mine", [](const R& r) { return QVariant(r.mine); }},
        {"contested", [](const R& r) { return QVariant(r.felt.contested); }},
    });
    return columns;
}

std::vector<ShownFact> grouped(const std::vector<domain::FactRow>& facts)
{
    using enum domain::FactType;
    static constexpr std::array order{Matters, Season, Avoid, CannotAccept, Reach, Pronounce, Remember, Detail, SmallTalk,
                                      DidForUs, Money, Calendar, Pressure, Rival, WhoIsWho, NotKnown, Voice, NeverSays,
                                      Pictures, UsedIt};
    std::vector<ShownFact> shown;
    for (const auto type : order) {
        bool first = true;
        for (const auto& fact : facts) {
            if (fact.type == type)
                shown.push_back({fact, std::exchange(first, false)});
        }
    }
    return shown;
}

std::vector<TimelineRow> laidFlat(const domain::Timeline& timeline)
{
    using Kind = domain::TimelineEntry::Kind;
    std::vector<TimelineRow> rows;
    for (const auto& entry : timeline.entries) {
        if (entry.kind == Kind::Promise) {
            rows.push_back({facts::TimelineRow::Promise, &entry, nullptr, nullptr});
        } else if (entry.kind == Kind::Fact) {
            rows.push_back({facts::TimelineRow::Fact, &entry, nullptr, nullptr});
        } else if (entry.kind == Kind::Question) {
            rows.push_back({facts::TimelineRow::Question, &entry, &entry.lines.front(), nullptr});
        } else {
            rows.push_back({facts::TimelineRow::Visit, &entry, nullptr, nullptr});
            for (const auto& line : entry.lines)
                rows.push_back({facts::TimelineRow::Line, &entry, &line, nullptr});
            for (const auto& felt : entry.felt)
                rows.push_back({facts::TimelineRow::Felt, &entry, nullptr, &felt});
            const bool wrapped = entry.visit && entry.visit->state == domain::VisitState::Wrapped;
            if (!entry.notesHidden && (wrapped || !entry.workLine.empty() || !entry.movedOn.empty() || !entry.memorable.empty()))
                rows.push_back({facts::TimelineRow::After, &entry, nullptr, nullptr});
        }
    }
    return rows;
}

QString timelineKey(const TimelineRow& row)
{
    const QString id = idText(row.line != nullptr ? row.line->id : row.felt != nullptr ? row.felt->id : row.entry->id);
    return row.kind == facts::TimelineRow::After ? id + QStringLiteral("+") : id;
}

std::span<const Column<TimelineRow>> timelineColumns()
{
    using R = TimelineRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"rowKind", [](const R& r) { return QVariant(int(r.kind)); }},
        {"entryId", [](const R& r) { return QVariant(idText(r.entry->id)); }},
        {"day", [](const R& r) { return QVariant(words(r.entry->day.words)); }},
        {"title", [](const R& r) { return QVariant(words(r.entry->title)); }},
        {"by",
         [](const R& r) {
             if (r.felt != nullptr)
                 return QVariant(words(r.felt->by.name));
             return QVariant(words(r.line != nullptr ? r.line->by.name : r.entry->by.name));
         }},
        {"initials",
         [](const R& r) { return QVariant(words(r.line != nullptr ? r.line->by.initials : r.entry->by.initials)); }},
        {"lineId", [](const R& r) { return QVariant(r.line != nullptr ? idText(r.line->id) : QString()); }},
        {"type", [](const R& r) { return QVariant(r.line != nullptr ? int(r.line->type) : 0); }},
        {"text",
         [](const R& r) {
             if (r.line != nullptr)
                 return QVariant(words(r.line->text));
             if (r.entry->promise)
                 return QVariant(words(r.entry->promise->text));
             return QVariant(r.entry->fact ? words(r.entry->fact->text) : QString());
         }},
        {"time",
         [](const R& r) {
             if (r.line != nullptr)
                 return QVariant(words(r.line->time));
             return QVariant(r.entry->visit ? words(r.entry->visit->time) : QString());
         }},
        {"who", [](const R& r) { return QVariant(r.line != nullptr ? words(r.line->who.name) : QString()); }},
        {"theirWords", [](const R& r) { return QVariant(r.line != nullptr && theirWords(r.line->type)); }},
        {"lane",
         [](const R& r) {
             if (r.line != nullptr)
                 return QVariant(numberOf(r.line->lane));
             return QVariant(r.kind == facts::TimelineRow::Visit && r.entry->visit ? numberOf(r.entry->visit->lane) : -1);
         }},
        {"whose", [](const R& r) { return QVariant(r.line != nullptr ? numberOf(r.line->whose) : -1); }},
        {"due",
         [](const R& r) {
             if (r.line != nullptr)
                 return QVariant(wordsOf(r.line->due));
             return QVariant(r.entry->promise ? wordsOf(r.entry->promise->due) : QString());
         }},
        {"promiseState", [](const R& r) { return QVariant(r.entry->promise ? int(r.entry->promise->state) : 0); }},
        {"kept", [](const R& r) { return QVariant(r.entry->promise ? words(r.entry->promise->keptWords) : QString()); }},
        {"direction", [](const R& r) { return QVariant(r.entry->promise ? int(r.entry->promise->direction) : 0); }},
        {"visitState", [](const R& r) { return QVariant(r.entry->visit ? int(r.entry->visit->state) : 0); }},
        {"mode", [](const R& r) { return QVariant(r.entry->visit ? numberOf(r.entry->visit->mode) : -1); }},
        {"workLine", [](const R& r) { return QVariant(isAfter(r) ? words(r.entry->workLine) : QString()); }},
        {"movedOn", [](const R& r) { return QVariant(isAfter(r) ? words(r.entry->movedOn) : QString()); }},
        {"memorable", [](const R& r) { return QVariant(isAfter(r) ? words(r.entry->memorable) : QString()); }},
        {"workLink", [](const R& r) { return QVariant(isAfter(r) ? words(r.entry->workLink) : QString()); }},
        {"notFelt", [](const R& r) { return QVariant(feltNothing(r)); }},
        {"felt", [](const R& r) { return QVariant(r.felt != nullptr ? words(r.felt->words) : QString()); }},
        {"feltSource", [](const R& r) { return QVariant(r.felt != nullptr ? numberOf(r.felt->source) : -1); }},
        {"feltTheirs", [](const R& r) { return QVariant(r.felt != nullptr && r.felt->theirWords); }},
        {"feltPerson", [](const R& r) { return QVariant(r.felt != nullptr ? words(r.felt->person.name) : QString()); }},
        {"before", [](const R& r) { return QVariant(r.felt != nullptr ? words(r.felt->before) : QString()); }},
        {"after", [](const R& r) { return QVariant(r.felt != nullptr ? words(r.felt->after) : QString()); }},
        {"source", [](const R& r) { return QVariant(r.entry->fact ? words(r.entry->fact->source) : QString()); }},
        {"waiting", [](const R& r) { return QVariant(r.line != nullptr ? r.line->waiting : r.entry->waiting); }},
        {"contested", [](const R& r) { return QVariant(r.line != nullptr && r.line->contested); }},
        {"isPrivate", [](const R& r) { return QVariant(r.line != nullptr && r.line->isPrivate); }},
    });
    return columns;
}

} // namespace salver::viewmodels
