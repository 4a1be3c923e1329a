// SPDX-License-Identifier: Apache-2.0
// The enumerations of cpp/viewmodels/facts.h that the pages under test speak of, in the same order; but None, which is -1 there
// and cannot be so in QML, stands last.
import QtQml

QtObject {
    enum LineType { Text, Quote, Promise, Question, Mark, Spark, Need, SaidNo, Advice, Challenge, Reassure, Detail }
    enum Lane { Service, Work, None }
    enum VisitMode { OnSite, Video, Phone, Walk, None }
    enum FeltSource { Said, Written, Sensed, None }
    enum FactType { Reach, Pronounce, Matters, Remember, Avoid, Detail, Season, DidForUs, SmallTalk, Money, Calendar, Pressure,
        Rival, WhoIsWho, NotKnown, Voice, NeverSays, Pictures, UsedIt, CannotAccept }
    enum Whose { Theirs, Ours, None }
    enum SaveState { Nothing, Saving, Saved, Synced, Failed }
    enum Direction { Ours, Theirs }
    enum SyncWord { Saved, Waiting, Syncing, UpToDate, CouldntSync, NeedsYou }
    enum Theme { System, Light, Dark }
    enum Page { Today, Clients, Client, Person, Capture, Wrap, Promises, Search, SyncCentre, NeedsYou, History, Bin,
                Settings, SignIn, House, Brief, Objective, Weighup }
    enum PaletteRow { Page, Client, Person, Command, Brief, Weighup, Objective }
    enum StanceType { SaidNo, Differ }
    enum Side { For, Against }
    enum Stand { Agrees, SeesItDifferently, None }
    enum Answer { Confirmed, Corrected, None }
    enum Learner { WeLearn, TheyLearn }
    enum ConfidenceIn { Commitment, Ability }
}
