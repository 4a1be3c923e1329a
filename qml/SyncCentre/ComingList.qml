// SPDX-License-Identifier: Apache-2.0
// What comes down: each space that the server has more of, and how many changes this device is behind, as last heard.
//   rows   SyncCentreViewModel.coming
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

// Rows that leave while the page comes back: a layout would still arrange what is gone.
Column {
    id: list

    required property RowsModel rows

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Coming down")

    Repeater {
        model: list.rows
        delegate: ListRow {
            required property string name
            required property int changes

            objectName: "coming"
            width: list.width
            text: name
            subtitle: changes === 1 ? qsTr("1 change behind the server") : qsTr("%1 changes behind the server").arg(changes)
            glyph: "coming-down"
            tint: Style.sky
            divided: true
            focusPolicy: Qt.NoFocus
            hoverEnabled: false
            Accessible.role: Accessible.ListItem
        }
    }
}
