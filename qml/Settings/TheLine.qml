// SPDX-License-Identifier: Apache-2.0
// Where the line between the app and people is drawn: what Salver does by itself, and what it never does.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Card {
    heading: qsTr("The Line")
    spacing: Style.s8

    Label {
        text: qsTr("Salver counts and reminds; people listen and judge.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    LineList {
        title: qsTr("By itself it")
        glyph: "check"
        tint: Style.bottle
        sentences: [
            qsTr("saves what you type, as you type it, on this device first"),
            qsTr("sends it to the spaces you share, and fetches what your colleagues wrote"),
            qsTr("merges what two people wrote, and keeps both where they differ until one of you chooses"),
            qsTr("sorts by date and by name"),
            qsTr("reminds you of what was promised and of whom nobody has spoken to, and tells you why it does"),
            qsTr("counts, and shows the number next to the people it is made of"),
            qsTr("finds what you look for, by the words themselves")]
    }
    LineList {
        title: qsTr("It never")
        glyph: "close"
        tint: Style.ink3
        sentences: [
            qsTr("scores or ranks a client, a person or a colleague"),
            qsTr("shows a traffic light or a health number"),
            qsTr("guesses what somebody feels: how it felt is what they said, or what you sensed and signed"),
            qsTr("writes to a client, or rewrites your words"),
            qsTr("recommends an option or decides which one is better"),
            qsTr("puts our words in their mouth: what a client said stands in quotation marks, with who and when"),
            qsTr("loses what you wrote: every version that was replaced can be reached")]
    }
}
