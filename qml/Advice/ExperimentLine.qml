// SPDX-License-Identifier: Apache-2.0
// Something we try with them: since when, what came of it, what we learned. Everything comes from the row.
//   settleAsked(state)   historyAsked()   removed()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Column {
    id: line

    required property string experimentId
    required property string text
    // What a Repeater's Item has of its own is called state too.
    required property int tried
    required property string learned
    required property string source
    required property bool waiting
    required property bool contested
    readonly property list<string> states: [qsTr("Trying"), qsTr("We keep it"), qsTr("Dropped")]
    signal settleAsked(int how)
    signal historyAsked()
    signal removed()

    spacing: Style.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([states[tried], text, learned], ", ")

    RowLayout {
        width: parent.width
        spacing: Style.s4

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: qsTr("%1: %2", "trying, kept or dropped; what").arg(line.states[line.tried]).arg(line.text)
                color: line.tried === AgreementViewModel.Drop ? Style.ink2 : Style.ink
                Layout.fillWidth: true
            }
            Label {
                visible: line.learned !== "" || line.tried !== AgreementViewModel.Trying
                text: line.learned !== "" ? qsTr("We learned: %1").arg(line.learned) : qsTr("What did we learn? (not noted)")
                color: line.learned !== "" ? Style.ink2 : Style.ink3
                Layout.fillWidth: true
            }
            Label {
                text: line.source
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
            MatterSync {
                waiting: line.waiting
                contested: line.contested
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More for: %1").arg(line.text)
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: -Style.s8

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Try it again")
                    glyph: "undo"
                    enabled: line.tried !== AgreementViewModel.Trying
                    onTriggered: line.settleAsked(AgreementViewModel.Trying)
                }
                MenuRow {
                    text: qsTr("Earlier versions")
                    glyph: "history"
                    onTriggered: line.historyAsked()
                }
                MenuRow {
                    text: qsTr("Delete")
                    glyph: "delete"
                    destructive: true
                    onTriggered: line.removed()
                }
            }
        }
    }
    Flow {
        visible: line.tried === AgreementViewModel.Trying
        width: parent.width
        spacing: Style.s8

        Button {
            text: qsTr("Keep it")
            description: line.text
            onClicked: line.settleAsked(AgreementViewModel.Keep)
        }
        Button {
            text: qsTr("Drop it")
            description: line.text
            onClicked: line.settleAsked(AgreementViewModel.Drop)
        }
    }
}
