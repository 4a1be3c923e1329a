// SPDX-License-Identifier: Apache-2.0
// The enumerations that QML speaks of, as "Facts.LineType.Quote". Those of the domain keep its numbers, which
// facts.cpp checks; the store keeps names, so these may grow. Plain values.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace salver::viewmodels::facts {
Q_NAMESPACE
QML_NAMED_ELEMENT(Facts)
// Only as Facts.LineType.Quote: by their bare names Open, Saved and Page would each mean two things.
Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")

enum class LineType { Text, Quote, Promise, Question, Mark, Spark, Need, SaidNo, Advice, Challenge, Reassure, Detail };
Q_ENUM_NS(LineType)
enum class Lane { None = -1, Service, Work };
Q_ENUM_NS(Lane)
enum class VisitMode { None = -1, OnSite, Video, Phone, Walk };
Q_ENUM_NS(VisitMode)
enum class VisitState { Planned, Running, Open, Wrapped };
Q_ENUM_NS(VisitState)
enum class FeltSource { None = -1, Said, Written, Sensed };
Q_ENUM_NS(FeltSource)
enum class Direction { Ours, Theirs };
Q_ENUM_NS(Direction)
enum class PromiseState { Open, Kept, LetGo };
Q_ENUM_NS(PromiseState)
enum class FactType { Reach, Pronounce, Matters, Remember, Avoid, Detail, Season, DidForUs, SmallTalk, Money,
                      Calendar, Pressure, Rival, WhoIsWho, NotKnown, Voice, NeverSays, Pictures, UsedIt, CannotAccept };
Q_ENUM_NS(FactType)
enum class TalkDetail { None = -1, Numbers, Pictures, Both };
Q_ENUM_NS(TalkDetail)
enum class Whose { None = -1, Theirs, Ours };
Q_ENUM_NS(Whose)
enum class Answer { None = -1, Confirmed, Corrected };
Q_ENUM_NS(Answer)
enum class ConfidenceIn { Commitment, Ability };
Q_ENUM_NS(ConfidenceIn)
enum class Side { For, Against };
Q_ENUM_NS(Side)
enum class Stand { None = -1, Agrees, SeesItDifferently };
Q_ENUM_NS(Stand)
enum class StanceType { SaidNo, Differ };
Q_ENUM_NS(StanceType)
enum class ProblemState { Stuck, Solved };
Q_ENUM_NS(ProblemState)
enum class Learner { WeLearn, TheyLearn };
Q_ENUM_NS(Learner)
enum class TouchType { Touch, Hospitality };
Q_ENUM_NS(TouchType)
enum class ClientSort { Name, LastContact, NextVisit, Mine };
Q_ENUM_NS(ClientSort)

/// Where something that was typed stands. Saved is only said after the commit's own answer.
enum class SaveState {
    Nothing, ///< nothing was typed
    Saving,  ///< on screen only
    Saved,   ///< in this device's database, not yet with the server
    Synced,  ///< acknowledged by the server: no word is needed
    Failed   ///< not saved, and a sentence says why; the words stay on screen
};
Q_ENUM_NS(SaveState)

/// The six words; which one wins is decided below the screens.
enum class SyncWord { Saved, Waiting, Syncing, UpToDate, CouldntSync, NeedsYou };
Q_ENUM_NS(SyncWord)

/// What a row of the timeline is.
enum class TimelineRow { Visit, Line, After, Promise, Fact, Felt, Question };
Q_ENUM_NS(TimelineRow)

enum class Theme { System, Light, Dark };
Q_ENUM_NS(Theme)

/// The pages that can be asked for by name.
enum class Page { Today, Clients, Client, Person, Capture, Wrap, Promises, Search, SyncCentre, NeedsYou, History, Bin,
                  Settings, SignIn, House, Brief, Objective, Weighup, Templates, Pledge, Standard, AgreementTemplate, Week, TheLine,
                  Glossary, Care, Handover, Team, Going, Panels };
Q_ENUM_NS(Page)

/// What a row of the palette opens.
enum class PaletteRow { Page, Client, Person, Command, Brief, Weighup, Objective };
Q_ENUM_NS(PaletteRow)

} // namespace salver::viewmodels::facts
