// SPDX-License-Identifier: Apache-2.0
// One thing in the bin. Everything comes from the row;   broughtBack()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: row

    required property string entityId
    required property string kindName
    required property string title
    required property string by
    required property string when
    required property int daysLeft
    readonly property string source: Words.joined([title !== "" ? kindName : "", by, when, daysLeft === 1 ? qsTr("1 day left") : qsTr("%1 days left").arg(daysLeft)], " · ")
    readonly property string called: title !== "" ? title : qsTr("A %1 without words").arg(kindName)
    signal broughtBack()

    implicitHeight: Math.max(Style.rowHeight, grid.implicitHeight + Style.s16)
    Accessible.role: Accessible.ListItem
    Accessible.name: called + ", " + source
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    GridLayout {
        id: grid

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        columns: Style.largeText && Style.compact ? 1 : 2
        columnSpacing: Style.s12
        rowSpacing: 0

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: row.called
                color: row.title !== "" ? Style.ink : Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: row.source
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
        Button {
            objectName: "bringBack"
            text: qsTr("Bring back")
            description: row.title
            onClicked: row.broughtBack()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
