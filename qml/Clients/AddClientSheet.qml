// SPDX-License-Identifier: Apache-2.0
// A new client: a name is enough.
//   clients   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property ClientListViewModel clients

    title: qsTr("Add a client")
    initialFocus: nameField
    onAboutToShow: {
        nameField.text = "";
        sectorField.text = "";
        teamField.currentIndex = -1;
    }
    onSubmitted: if (add.enabled) add.clicked()
    actions: [
        Button {
            id: add

            kind: Button.Primary
            text: qsTr("Add")
            enabled: Words.trimmed(nameField.text) !== "" && (sheet.clients.teams.length === 0 || teamField.currentIndex >= 0)
            onClicked: sheet.clients.addClient(nameField.text, sectorField.text, teamField.currentIndex)
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    // What could not be saved stays typed.
    Connections {
        target: sheet.clients

        function onAdded() {
            sheet.close();
        }
    }
    TextField {
        id: nameField

        label: qsTr("Name")
        Layout.fillWidth: true
    }
    TextField {
        id: sectorField

        label: qsTr("What they do")
        help: qsTr("Housing, theatre, a bakery")
        Layout.fillWidth: true
    }
    Select {
        id: teamField

        visible: sheet.clients.teams.length > 0
        label: qsTr("For which team")
        options: [...sheet.clients.teams]
        onChosen: index => currentIndex = index
    }
}
