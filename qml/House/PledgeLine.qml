// SPDX-License-Identifier: Apache-2.0
// One line of the pledge: its words, how a client would notice, and what was told of it, counted and not divided.
// Everything comes from the row.
//   mayWrite   out   it was taken out;   tellRequested()   rewordRequested()   moved(by)   takenOut()   broughtBack()   historyAsked()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: line

    required property string lineId
    required property int number
    required property string text
    required property string notice
    required property int kept
    required property int missed
    required property bool waiting
    required property bool contested
    property bool mayWrite: true
    property bool out: false
    signal tellRequested()
    signal rewordRequested()
    signal moved(int by)
    signal takenOut()
    signal broughtBack()
    signal historyAsked()

    spacing: Style.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, notice], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(line, event.key, event.modifiers)

    RowLayout {
        spacing: Style.s8
        Layout.fillWidth: true
        Layout.topMargin: Style.s16

        Label {
            text: line.out ? "" : line.number
            visible: !line.out
            token: Style.heading
            color: Style.ink3
            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Style.s24
        }
        ColumnLayout {
            spacing: Style.s4
            Layout.fillWidth: true

            Label {
                text: line.text
                token: Style.heading
                color: line.out ? Style.ink2 : Style.ink
                Layout.fillWidth: true
            }
            Label {
                text: line.notice !== "" ? qsTr("A client would notice: %1").arg(line.notice)
                    : qsTr("How would a client notice? Not written yet")
                color: line.notice !== "" ? Style.ink2 : Style.ink3
                Layout.fillWidth: true
            }
            Label {
                objectName: "told"
                text: line.kept + line.missed === 0 ? qsTr("No story told yet")
                    : qsTr("%1 kept, %2 missed, n = %3").arg(line.kept).arg(line.missed).arg(line.kept + line.missed)
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
            SyncWord {
                visible: line.contested || line.waiting
                word: line.contested ? SyncWord.NeedsYou : SyncWord.Waiting
                pressable: false
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More for: %1").arg(line.text)
            visible: line.mayWrite
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: -Style.s8

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Change the words…")
                    glyph: "edit"
                    onTriggered: line.rewordRequested()
                }
                MenuRow {
                    text: qsTr("Move up")
                    glyph: "chevron-up"
                    enabled: !line.out && line.number > 1
                    onTriggered: line.moved(-1)
                }
                MenuRow {
                    text: qsTr("Move down")
                    glyph: "chevron-down"
                    enabled: !line.out
                    onTriggered: line.moved(1)
                }
                MenuRow {
                    text: qsTr("Earlier versions")
                    glyph: "history"
                    onTriggered: line.historyAsked()
                }
                MenuRow {
                    text: line.out ? qsTr("Bring it back into the pledge") : qsTr("Take it out; its stories stay")
                    glyph: line.out ? "undo" : "close"
                    onTriggered: {
                        if (line.out)
                            line.broughtBack();
                        else
                            line.takenOut();
                    }
                }
            }
        }
    }
    Button {
        visible: line.mayWrite && !line.out
        kind: Button.Quiet
        glyph: "plus"
        text: qsTr("Kept or missed? Tell it")
        description: line.text
        onClicked: line.tellRequested()
        Layout.leftMargin: Style.s32 - leftPadding
    }
}
