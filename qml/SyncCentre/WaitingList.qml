// SPDX-License-Identifier: Apache-2.0
// What waits to go: each change, what it is, how large, since when.
//   rows   SyncCentreViewModel.waiting;   workOffline   why it waits;   margin   of the page
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: waiting

    required property RowsModel rows
    property bool workOffline: false
    property int margin: Style.margin

    function sizeWords(bytes: real): string {
        return bytes < 1000 ? qsTr("%1 bytes").arg(bytes) : bytes < 1e6 ? qsTr("%1 kB").arg(Math.round(bytes / 1000))
            : qsTr("%1 MB").arg(Math.round(bytes / 1e5) / 10);
    }

    EmptyState {
        anchors.fill: parent
        visible: waiting.rows.count === 0
        drawing: "sync"
        text: qsTr("Nothing waits")
        detail: qsTr("What you write without network is listed here until the server has it.")
    }
    ListView {
        id: view

        anchors.fill: parent
        anchors.leftMargin: waiting.margin - Style.s12
        anchors.rightMargin: waiting.margin - Style.s12
        visible: waiting.rows.count > 0
        model: waiting.rows
        clip: true
        topMargin: Style.s8
        bottomMargin: Style.s48
        boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Waiting to go")

        delegate: ListRow {
            required property string title
            required property string kindName
            required property string spaceName
            required property real bytes
            required property string when

            width: view.width
            text: title !== "" ? title : kindName
            subtitle: Words.joined([kindName, spaceName, waiting.sizeWords(bytes)], " · ")
            trailingText: when
            glyph: "waiting"
            tint: Style.sky
            focusPolicy: Qt.NoFocus
            hoverEnabled: false
            Accessible.role: Accessible.ListItem
        }

        ScrollBar.vertical: ScrollBar {}
    }
}
