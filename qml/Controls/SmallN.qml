// SPDX-License-Identifier: Apache-2.0
// Beside every number of answers: how many, with the asterisk where they are few; who was asked, how and by whom; and
// what the asterisk means. It has no switch: where answers are shown, it is shown.
//   label    "n = 5*";   note   the footnote;   how   "4 in person, 1 form";   askers, coverage   sentences, "" for none
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

ColumnLayout {
    id: small

    required property string label
    required property string note
    property string how: ""
    property string askers: ""
    property string coverage: ""
    readonly property string asked: how === "" ? "" : qsTr("Asked how: %1.").arg(how)

    spacing: Style.s4
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: Words.joined([label, asked, askers, coverage, note], " ")

    Label {
        text: small.label
        token: Style.bodyStrong
        Accessible.ignored: true
        Layout.fillWidth: true
    }
    Label {
        visible: text !== ""
        text: Words.joined([small.coverage, small.asked, small.askers], " ")
        token: Style.caption
        color: Style.ink2
        Accessible.ignored: true
        Layout.fillWidth: true
    }
    Label {
        visible: text !== ""
        text: small.note
        token: Style.caption
        color: Style.ink2
        Accessible.ignored: true
        Layout.fillWidth: true
    }
}
