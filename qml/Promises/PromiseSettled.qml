// SPDX-License-Identifier: Apache-2.0
// A promise that is kept or let go: what it was, when it ended, what they were told, and the way to open it again.
//   promises, letGo   the view model, and which of the two it is; everything else comes from the row
//   pledgeRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: row

    required property PromisesViewModel promises
    required property bool letGo
    required property string promiseId
    required property string text
    required property string client
    required property string person
    required property string settledOn
    required property string word
    required property string kept
    signal pledgeRequested()
    readonly property string ended: letGo ? qsTr("let go %1").arg(settledOn)
        : kept === "kept" ? qsTr("kept %1").arg(settledOn) : Words.joined([kept, settledOn], " · ")

    implicitHeight: line.implicitHeight + 2 * Style.s8
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, person, client, ended, word], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    RowLayout {
        id: line

        x: Style.s12
        y: Style.s8
        width: parent.width - Style.s12
        spacing: Style.s12

        Glyph {
            glyph: row.letGo ? "close" : "check"
            size: Style.iconSmall
            color: row.letGo ? Style.ink3 : Style.bottle
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((Style.body.line - height) / 2)
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Label {
                text: row.text
                color: Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: Words.joined([row.person, row.client, row.ended], " · ")
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                visible: row.letGo && row.word !== ""
                text: qsTr("They were told: %1").arg(row.word)
                token: Style.caption
                color: Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
                Layout.topMargin: 2
            }
        }
        IconButton {
            glyph: "promise"
            text: qsTr("Kept or missed of our pledge")
            visible: !row.letGo
            onClicked: row.pledgeRequested()
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: -Style.s4
        }
        Button {
            objectName: "reopen"
            kind: Button.Quiet
            text: qsTr("Open again")
            description: row.text
            onClicked: row.promises.reopen(row.promiseId)
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: -Style.s4
        }
    }
}
