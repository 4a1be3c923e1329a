// SPDX-License-Identifier: Apache-2.0
// What may be asked of the database: every change a person can make, each one call, one transaction and one step of
// undo. Lives on the store thread beside the store; screens reach it through a Dispatcher. What is returned has been
// committed, so "Saved" may be said.
#pragma once

#include "core/result.h"
#include "domain/choices.h"
#include "domain/day.h"
#include "domain/draft_builder.h"
#include "domain/line_syntax.h"
#include "domain/open_text.h"
#include "domain/undo_stack.h"
#include "store/reader.h"
#include "store/store.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

/// What a command made or changed.
struct Made {
    EntityId id;
    model::KindId kind{};
    SpaceId space;
};

struct CapturedLine {
    Made line;
    std::optional<Made> promise; ///< where the line is one
};

/// What undo or redo took back, for the sentence on the bar.
struct Undone {
    std::string label; ///< "Client added"
    std::vector<Made> changed;
};

struct NewClient {
    std::string name;
    std::string sector;
    std::string about;
    std::optional<SpaceId> space; ///< none: the person's team
};

struct NewPerson {
    EntityId client;
    std::string name;
    std::string role;
    std::string email;
    std::string phone;
};

struct NewVisit {
    EntityId client; ///< null: not filed yet, in the private space
    std::vector<EntityId> people;
    std::optional<VisitMode> mode;
    std::string place;
    std::optional<Instant> plannedStart; ///< set: planned; not set: it runs from now
};

struct NewPromise {
    EntityId client;
    EntityId person;
    Direction direction{Direction::Ours};
    std::string text;
    std::string due; ///< as typed; understood or kept as words
    std::string repeats{}; ///< as typed: "every Friday"; understood or kept as words
    bool isPrivate{false};
};

struct NewFact {
    EntityId client; ///< of these two one is set
    EntityId person;
    FactType type{FactType::Remember};
    std::string text;
    std::string source;
    std::optional<Day> heardOn;
    std::optional<Day> lookAgainOn;
    std::optional<bool> isPrivate; ///< none: a season is private, everything else shared
};

class Commands {
public:
    /// All outlive the commands; `reader` is theirs alone and reads the store's own file. `zone` is asked for each
    /// command and `offset` knows its rules.
    Commands(store::Store& store, store::Reader& reader, Clock& clock, Random& random, ZoneName zone, ZoneOffset offset);
    Commands(const Commands&) = delete;
    Commands& operator=(const Commands&) = delete;

    // Clients and people (client_commands.cpp)
    Result<Made> addClient(const NewClient& what);
    Result<Made> addPerson(const NewPerson& what);
    Result<Made> addFact(const NewFact& what);
    /// Says that a fact is still true as of today.
    Result<Made> confirmFact(const EntityId& fact);
    /// Puts the tag of that name on a client, or takes it off; the tag is made where there is none.
    Result<Made> tagClient(const EntityId& client, std::string_view name, bool on);

    // Visits and lines (visit_commands.cpp)
    Result<Made> startVisit(const NewVisit& what);
    /// A planned or open visit runs from now (again).
    Result<Made> resumeVisit(const EntityId& visit);
    /// Leaves the visit open: it is not running any more and can be wrapped up later.
    Result<Made> leaveVisit(const EntityId& visit);
    Result<Made> wrapVisit(const EntityId& visit);
    /// A capture without a client goes to the client's team space: new entities there, deletion here, safe to repeat.
    /// Returns the visit in its new place. A visit that is filed already only changes its client within its space.
    Result<Made> fileVisit(const EntityId& visit, const EntityId& client);

    /// One line as typed, its leading mark read ("> their words"). A promise makes the promise too. A private line
    /// stands in the person's own space from its first word on, and only refers to the visit.
    Result<CapturedLine> captureLine(const EntityId& visit, std::string_view typed, bool isPrivate = false);
    Result<Made> addMark(const EntityId& visit);
    /// Gives a bare mark its words, read as a typed line.
    Result<CapturedLine> fillMark(const EntityId& line, std::string_view typed);
    /// The line is done with: reads a leading mark that was typed into it while it was a plain line, and brings its
    /// promise's words up to date.
    Result<CapturedLine> finishLine(const EntityId& line);
    /// Making it a promise makes the promise; making it something else takes the promise away.
    Result<CapturedLine> setLineType(const EntityId& line, LineType type);

    // Promises (promise_commands.cpp)
    Result<Made> addPromise(const NewPromise& what);
    /// Words or a date; what is not understood is kept as typed and has no day. Empty takes the day away.
    Result<Made> setDue(const EntityId& promise, std::string_view typed);
    /// A promise that repeats makes the next one, linked to this one; on every device the same.
    Result<Made> keepPromise(const EntityId& promise);
    /// `word` is what the person it was made to was told; it must not be empty for one of ours.
    Result<Made> letPromiseGo(const EntityId& promise, std::string_view word);
    /// The next one that keeping it made goes away again, unless somebody has settled it already.
    Result<Made> reopenPromise(const EntityId& promise);
    /// How it repeats, as typed; empty: not any more. Without a day yet it gets the first one.
    Result<Made> setRepeats(const EntityId& promise, std::string_view typed);

    // Any entity (entity_commands.cpp)
    /// A value as a person types it, checked against the field's type: a day in words, a member by name, yes or no.
    /// Prose is replaced by the smallest edit.
    Result<Made> setField(const EntityId& entity, std::string_view fieldName, std::string_view typed);
    /// A value in its canonical form.
    Result<Made> setValue(const EntityId& entity, model::FieldId field, std::string value);
    /// Positions in Unicode scalars of the text as the store holds it now.
    Result<Made> spliceText(const EntityId& entity, model::FieldId field, std::uint64_t position,
                            std::uint64_t removed, std::string_view inserted);
    /// What an editor typed, carried over what came meanwhile. Typing that follows at once is one step of undo.
    Result<TextLanded> editText(const TextBatch& batch);
    /// Into the bin; what belongs to it (a visit's lines, a client's people) is hidden with it. A promise's line and a
    /// line's promise go together.
    Result<Made> remove(const EntityId& entity);
    /// Out of the bin, and what was hidden with it is seen again.
    Result<Made> restore(const EntityId& entity);
    /// Picks one value where people wrote several; also keeps (`kept`) or removes what was deleted there, edited here.
    Result<Made> settle(const EntityId& entity, model::FieldId field, std::string value);
    Result<Made> settleDeleted(const EntityId& entity, bool kept);
    /// For short words: all values joined with " / ", the shown one first.
    Result<Made> keepBoth(const EntityId& entity, model::FieldId field);

    // Preferences (entity_commands.cpp): in the private space, they follow the person to every device.
    Result<Made> setPreference(std::string_view key, std::string_view value);

    // Undo (undo_commands.cpp): this session's own commands, newest first; others' changes stay.
    Result<Undone> undo();
    Result<Undone> redo();
    /// That very step, by the number that newestStep() said after it, though others came after it: see
    /// UndoStack::takeUndo.
    Result<Undone> undoStep(std::uint64_t number);
    [[nodiscard]] std::uint64_t newestStep() const { return m_undo.newestNumber(); }
    [[nodiscard]] bool canUndo() const { return !m_undo.undoSteps().empty(); }
    [[nodiscard]] bool canRedo() const { return !m_undo.redoSteps().empty(); }
    /// "Client added", for the bar; empty where there is nothing to undo.
    [[nodiscard]] std::string undoLabel() const;
    /// Keeps the newest steps in the file, so that the next process can take them back (the CLI does).
    Result<void> saveUndo();
    Result<void> loadUndo();

    // Spaces (space_choice.cpp)
    /// The team that new clients go to, by name; lives as long as these commands.
    Result<void> chooseTeam(std::string_view name);
    /// Whoever is in several teams and names none means the one whose House is shown (house_choices.h), rather than
    /// being asked: the app, where the choice stands on a page.
    void followHouse() { m_followsHouse = true; }
    [[nodiscard]] Result<SpaceId> team();
    [[nodiscard]] Result<SpaceId> privateSpace();

    [[nodiscard]] Now now() const;
    [[nodiscard]] store::Reader& reader() { return m_reader; }
    [[nodiscard]] store::Store& store() { return m_store; }
    /// New ids for what is made here.
    [[nodiscard]] EntityId newId();

    // For the groups of commands that stand in files of their own (objective_commands.h and its like)
    /// Commits, and remembers how to take it back.
    Result<void> commit(const std::vector<DraftBuilder>& drafts, std::string label);
    Result<Made> commit(const DraftBuilder& draft, const Made& made, std::string label);
    /// NotFound with a sentence where it is missing or in the bin; InvalidArgument where it is of another kind.
    [[nodiscard]] Result<store::EntityRow> live(const EntityId& id);
    [[nodiscard]] Result<store::EntityRow> liveOf(const EntityId& id, model::KindId kind);
    /// Where something about this client belongs; null: not filed yet.
    [[nodiscard]] Result<SpaceId> spaceOf(const EntityId& client);
    /// The signed-in person as a field holds them; empty on a device of its own.
    [[nodiscard]] std::string author() const { return m_store.user().isNull() ? "" : m_store.user().toString(); }

private:
    Result<std::vector<store::CommitOutcome>> write(const std::vector<DraftBuilder>& drafts);
    /// The events of each text that a draft is about to edit.
    using Summaries = std::map<std::pair<EntityId, model::FieldId>, text::Summary>;
    [[nodiscard]] Result<Summaries> summariesOf(const std::vector<DraftBuilder>& drafts);
    Result<UndoStep> undoOf(const std::vector<store::CommitOutcome>& outcomes, const std::vector<DraftBuilder>& drafts,
                            const Summaries& before);
    /// A text went back a step: the step below it on the stack stands on the outcome from now on.
    Result<void> carryOver(const TextUndo& taken, bool undoing, const TextDelta& since);
    Result<std::vector<DraftBuilder>> takeBack(const UndoStep& step, std::vector<TextDelta>& since);
    Result<Undone> takeStep(UndoStep step, bool undoing);
    [[nodiscard]] Result<bool> othersWroteSince(const EntityId& entity, model::FieldId field);

    [[nodiscard]] Result<std::string> nextOrder(const EntityId& visit);
    [[nodiscard]] Result<EntityId> mentioned(const EntityId& client, const ParsedLine& parsed);
    /// What a parsed line means beyond its words: its type, who said it, its tags, its promise.
    Result<std::optional<Made>> writeMeaning(DraftBuilder& draft, const EntityId& line, const store::EntityRow& visit,
                                             const ParsedLine& parsed);
    Made writePromise(DraftBuilder& draft, const store::EntityRow& visit, const EntityId& line,
                      const EntityId& person, std::string_view words, bool theirs);
    /// The promise after a repeating one that is kept; nothing where it does not repeat.
    Result<void> writeNext(DraftBuilder& draft, const store::EntityRow& promise);
    Result<void> writeTag(DraftBuilder& draft, std::string_view name);
    Result<CapturedLine> rewriteLine(const store::EntityRow& line, std::string_view typed, std::string label);
    Result<void> refreshPromise(const store::EntityRow& line);
    Result<Made> fileWithin(const store::EntityRow& visit, const EntityId& client);
    Result<Made> moveVisit(const store::EntityRow& visit, const store::EntityRow& client);
    Result<Made> writeVisit(const EntityId& visit, std::string label,
                            const std::vector<std::pair<model::FieldId, std::string>>& values);
    Result<Made> setProse(const store::EntityRow& row, const model::Field& field, std::string_view text);
    Result<TextLanded> commitText(const EntityId& entity, model::KindId kind, model::FieldId field,
                                  const text::Document& now, const TextDelta& delta, bool typing);

    store::Store& m_store;
    store::Reader& m_reader;
    Clock& m_clock;
    Random& m_random;
    ZoneName m_zone;
    ZoneOffset m_offset;
    std::optional<SpaceId> m_team;
    bool m_followsHouse{false};
    UndoStack m_undo;
    bool m_undoKept{false}; ///< it was read from the file
};

} // namespace salver::domain
