// SPDX-License-Identifier: Apache-2.0
// Finds an earlier weigh-up or note to lean on, by its words.
//   weighup   its view model, which searches;   chosen   the id that is picked, "" for none;   reset()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: picker

    required property WeighupViewModel weighup
    property alias chosen: found.chosen

    function reset() {
        words.text = "";
        found.chosen = "";
        weighup.findCitable("");
    }

    spacing: Style.s8
    Layout.fillWidth: true

    TextField {
        id: words

        label: qsTr("Leans on an earlier note or weigh-up")
        help: qsTr("A few of its words; leave it empty if it leans on none")
        onEdited: picker.weighup.findCitable(text)
        Layout.fillWidth: true
    }
    PickChips {
        id: found

        model: picker.weighup.citable
        idRole: "entityId"
    }
}
