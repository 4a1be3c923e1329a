// SPDX-License-Identifier: Apache-2.0
// A promise on a person's card, as it stands. Everything comes from the row.
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ListRow {
    required property string words
    text: words
    required property int direction
    required property int promiseState
    required property string kept
    required property string due
    required property string settledOn

    subtitle: Words.joined([direction === Facts.Direction.Theirs ? qsTr("they owe us") : qsTr("ours"),
               promiseState === Facts.PromiseState.Kept ? Words.joined([kept, settledOn], " · ")
               : promiseState === Facts.PromiseState.LetGo ? qsTr("let go %1").arg(settledOn) : ""], " · ")
    trailingText: promiseState === Facts.PromiseState.Open ? due : ""
    glyph: "promise"
    tint: promiseState === Facts.PromiseState.Open ? Style.bottle : Style.ink3
}
