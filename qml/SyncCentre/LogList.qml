// SPDX-License-Identifier: Apache-2.0
// What happened, newest first; it is kept when Salver is closed.
//   rows   SyncCentreViewModel.log;   margin   of the page
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: log

    required property RowsModel rows
    property int margin: Style.margin

    EmptyState {
        anchors.fill: parent
        visible: log.rows.count === 0
        drawing: "sync"
        text: qsTr("Nothing has happened yet")
        detail: qsTr("Each time something is sent or fetched, or could not be, a line is added here.")
    }
    ListView {
        id: view

        anchors.fill: parent
        anchors.leftMargin: log.margin
        anchors.rightMargin: log.margin
        visible: log.rows.count > 0
        model: log.rows
        clip: true
        topMargin: Style.s12
        bottomMargin: Style.s48
        boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Log")
        Keys.onDownPressed: flick(0, -800)
        Keys.onUpPressed: flick(0, 800)

        delegate: GridLayout {
            id: line

            required property string when
            required property string text

            width: view.width
            columns: Style.largeText ? 1 : 2
            columnSpacing: Style.s12
            rowSpacing: 0
            Accessible.role: Accessible.ListItem
            Accessible.name: when + ", " + text

            Label {
                text: line.when
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.preferredWidth: Style.largeText ? line.width : 112
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Math.round((Style.body.line - Style.caption.line) / 2) + 2
            }
            Label {
                text: line.text
                Accessible.ignored: true
                Layout.fillWidth: true
                Layout.bottomMargin: Style.s8
            }
        }

        ScrollBar.vertical: ScrollBar {}
    }
}
