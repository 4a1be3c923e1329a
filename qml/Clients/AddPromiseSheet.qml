// SPDX-License-Identifier: Apache-2.0
// A promise, ours or theirs, with a day in words: "Thu", "in two weeks", "16/5", or none.
//   client   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property ClientPageViewModel client
    property string personId: ""

    title: qsTr("Note a promise")
    description: client.name
    initialFocus: words
    onAboutToShow: {
        words.text = "";
        due.text = "";
        personId = "";
        alone.checked = false;
        side.currentIndex = Facts.Direction.Ours;
    }
    onSubmitted: if (add.enabled) add.clicked()
    actions: [
        Button {
            id: add

            kind: Button.Primary
            text: qsTr("Note it")
            enabled: Words.trimmed(words.text) !== ""
            onClicked: {
                sheet.client.addPromise(side.currentIndex, words.text, due.text, sheet.personId, alone.checked);
                sheet.close();
            }
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Segmented {
        id: side

        label: qsTr("Whose promise")
        options: [qsTr("Ours"), qsTr("Theirs")]
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    TextField {
        id: words

        label: qsTr("What was promised")
        Layout.fillWidth: true
    }
    TextField {
        id: due

        label: qsTr("By when")
        help: qsTr("Thu, in two weeks, every other Friday, 16/5; or leave it empty")
        Layout.fillWidth: true
    }
    Flow {
        visible: sheet.client.people.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: sheet.client.people
            delegate: Chip {
                required property string personId
                required property string name

                text: name
                checkable: true
                checked: sheet.personId === personId
                onClicked: sheet.personId = checked ? personId : ""
            }
        }
    }
    Switch {
        id: alone

        objectName: "onlyForMe"
        text: qsTr("Only for me")
        description: checked ? qsTr("It stays in your own space; nobody else's device gets it.") : qsTr("Your team sees it.")
        Layout.fillWidth: true
    }
}
