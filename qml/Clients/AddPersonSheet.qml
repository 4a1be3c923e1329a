// SPDX-License-Identifier: Apache-2.0
// Somebody new at a client: a name is enough.
//   client   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property ClientPageViewModel client

    title: qsTr("Add a person")
    description: client.name
    initialFocus: nameField
    onAboutToShow: {
        nameField.text = "";
        roleField.text = "";
    }
    onSubmitted: if (add.enabled) add.clicked()
    actions: [
        Button {
            id: add

            kind: Button.Primary
            text: qsTr("Add")
            enabled: Words.trimmed(nameField.text) !== ""
            onClicked: {
                sheet.client.addPerson(nameField.text, roleField.text);
                sheet.close();
            }
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: nameField

        label: qsTr("Name")
        Layout.fillWidth: true
    }
    TextField {
        id: roleField

        label: qsTr("What they do there")
        Layout.fillWidth: true
    }
}
