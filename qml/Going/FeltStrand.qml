// SPDX-License-Identifier: Apache-2.0
// How it felt, in words: theirs in the serif where they said or wrote it, ours where we sensed it. Newest first.
//   going   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: strand

    required property GoingViewModel going
    readonly property int shortly: 4
    property bool open: false

    spacing: Style.s8

    SectionHeader {
        text: qsTr("How it felt")
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.known && strand.going.felt.count === 0
        text: qsTr("Nothing noted. Wrapping up a visit asks for a word.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: entries

        spacing: Style.s4
        Layout.fillWidth: true

        Repeater {
            model: strand.going.felt
            delegate: ListRow {
                id: entry

                required property int index
                required property string feltId
                required property string words
                required property bool theirs
                required property string cameIn
                required property string wentOut
                required property string source
                required property string client
                required property string clientId
                required property string visitId
                readonly property string pair: cameIn === "" && wentOut === "" ? ""
                    : qsTr("came in %1, went out %2").arg(cameIn === "" ? "–" : cameIn).arg(wentOut === "" ? "–" : wentOut)

                visible: strand.open || index < strand.shortly
                width: entries.width
                leftPadding: 0
                rightPadding: 0
                theirWords: theirs
                text: words !== "" ? (theirs ? qsTr("“%1”").arg(words) : words) : pair
                subtitle: Words.joined([strand.going.house ? client : "", words !== "" ? pair : "", source], " · ")
                chevron: visitId !== ""
                onClicked: strand.going.showPlace(clientId, visitId)
            }
        }
    }
    Button {
        visible: strand.going.felt.count > strand.shortly
        kind: Button.Quiet
        text: strand.open ? qsTr("Show fewer") : qsTr("Show all %n", "", strand.going.felt.count)
        description: qsTr("How it felt")
        onClicked: strand.open = !strand.open
        Layout.leftMargin: -horizontalPadding
    }
}
