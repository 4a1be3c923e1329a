// SPDX-License-Identifier: Apache-2.0
// One version of a field. Everything comes from the row;   broughtBack()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: write

    required property int index
    required property string value
    required property string by
    required property string when
    required property bool here
    required property bool live
    required property bool shown
    readonly property string source: Words.joined([by, when, here ? Words.thisDevice : qsTr("another device")], " · ")
    signal broughtBack()

    implicitHeight: column.implicitHeight + Style.s16
    Accessible.role: Accessible.ListItem
    Accessible.name: value + ", " + source

    ColumnLayout {
        id: column

        y: Style.s8
        width: parent.width
        spacing: 2

        Label {
            text: write.value !== "" ? write.value : qsTr("(empty)")
            color: write.value !== "" ? Style.ink : Style.ink3
            token: write.shown ? Style.bodyStrong : Style.body
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        GridLayout {
            id: foot

            columns: Style.largeText && Style.compact ? 1 : 3
            columnSpacing: Style.s8
            rowSpacing: 0
            Layout.fillWidth: true

            Label {
                text: write.source
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                visible: write.shown || write.live
                text: write.shown ? qsTr("as it is now") : qsTr("still in question")
                token: Style.caption
                color: write.shown ? Style.bottle : Style.plum
            }
            Button {
                objectName: "bringBack"
                visible: !write.shown
                kind: Button.Quiet
                text: qsTr("Bring back")
                description: write.value
                onClicked: write.broughtBack()
                Layout.leftMargin: foot.columns === 1 ? -Style.s12 : 0
                Layout.rightMargin: foot.columns === 1 ? 0 : -Style.s12
            }
        }
        Divider {
            Layout.topMargin: Style.s4
        }
    }
}
