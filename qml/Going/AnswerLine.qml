// SPDX-License-Identifier: Apache-2.0
// One answer written out: who, what they said, the one thing we should change, when, how and by whom asked.
//   everything from the row;   correctAsked(), historyAsked(id), removed(id, name)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

RowLayout {
    id: line

    required property string pulseId
    required property string name
    required property string client
    required property int answer
    required property string change
    required property string source
    required property bool waiting
    required property bool contested
    property bool inHouse: false
    signal correctAsked(string pulseId, string name, int answer, string change, string source)
    signal historyAsked(string pulseId)
    signal removed(string pulseId, string name)

    spacing: Style.s8
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([who.text, change, source], ", ")

    ColumnLayout {
        spacing: Style.s4
        Layout.fillWidth: true

        Label {
            id: who

            text: line.answer > 0 ? qsTr("%1: %2 of 5", "a person, an answer").arg(line.name).arg(line.answer)
                : qsTr("%1: asked, no answer", "a person").arg(line.name)
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Quote {
            visible: text !== ""
            text: line.change
            Layout.fillWidth: true
        }
        Label {
            text: Words.joined([line.inHouse ? line.client : "", line.source], " · ")
            visible: text !== ""
            token: Style.caption
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        MatterSync {
            waiting: line.waiting
            contested: line.contested
        }
    }
    MoreButton {
        name: line.name
        Layout.alignment: Qt.AlignTop
        onCorrectAsked: line.correctAsked(line.pulseId, line.name, line.answer, line.change, line.source)
        onHistoryAsked: line.historyAsked(line.pulseId)
        onRemoved: line.removed(line.pulseId, line.name)
    }
}
