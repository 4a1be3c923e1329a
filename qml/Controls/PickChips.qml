// SPDX-License-Identifier: Apache-2.0
// One of several, or none, as chips in a line that wraps.
//   model    rows with a name and an id;   idRole   what the id is called there
//   chosen   the id that is picked, "" for none;   label   what it is that one picks
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

ColumnLayout {
    id: pick

    property alias model: chips.model
    required property string idRole
    property string chosen: ""
    property string label: ""

    visible: chips.count > 0
    spacing: Style.s4
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Label {
        text: pick.label
        visible: text !== ""
        token: Style.label
        color: Style.ink2
        Accessible.ignored: true
        Layout.fillWidth: true
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            id: chips

            delegate: Chip {
                required property var model
                readonly property string key: model[pick.idRole]

                text: model.name
                checkable: true
                checked: pick.chosen === key
                onClicked: pick.chosen = checked ? key : ""
            }
        }
    }
}
