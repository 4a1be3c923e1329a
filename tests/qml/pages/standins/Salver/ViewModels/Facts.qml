// SPDX-License-Identifier: Apache-2.0
// The enumerations of cpp/viewmodels/facts.h that the pages under test speak of, in the same order.
import QtQml

QtObject {
    enum Direction { Ours, Theirs }
    enum SyncWord { Saved, Waiting, Syncing, UpToDate, CouldntSync, NeedsYou }
    enum Theme { System, Light, Dark }
    enum Page { Today, Clients, Client, Person, Capture, Wrap, Promises, Search, SyncCentre, NeedsYou, History, Bin,
                Settings, SignIn }
    enum PaletteRow { Page, Client, Person, Command }
}
