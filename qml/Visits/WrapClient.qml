// SPDX-License-Identifier: Apache-2.0
// Whose visit it was: asked only where it began without a client, shown as a choice and never guessed.
//   wrap   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: section

    required property WrapViewModel wrap

    spacing: Style.s8

    SectionHeader {
        text: qsTr("Whose visit was it?")
        Layout.fillWidth: true
    }
    SearchField {
        placeholderText: qsTr("Name of the client")
        text: section.wrap.clientFilter
        onEdited: section.wrap.clientFilter = text
        Layout.fillWidth: true
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: section.wrap.clients
            delegate: Chip {
                required property string clientId
                required property string name

                text: name
                onClicked: section.wrap.file(clientId)
            }
        }
    }
    Label {
        visible: section.wrap.clientFilter === "" && section.wrap.clients.count > 0
        text: qsTr("The ones you see next come first. Type a name for any other.")
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("Leave it for later if you like: until then only you see it, and Today reminds you.")
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
}
