// SPDX-License-Identifier: Apache-2.0
// What one more person answered, or that they were asked: who, their words to the letter, how they were asked.
//   panel   its view model;   ask()   a new person;   fill(personId, name)   somebody who was asked before
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property PanelViewModel panel
    property string personId: ""
    property string name: ""

    function ask() {
        personId = "";
        name = "";
        begin();
    }
    function fill(person: string, who: string) {
        personId = person;
        name = who;
        begin();
    }
    function begin() {
        looking.text = "";
        panel.lookingFor = "";
        said.text = "";
        mode.currentIndex = -1;
        initialFocus = personId === "" ? looking : said;
        open();
    }
    function pick(person: string, who: string) {
        personId = person;
        name = who;
        said.forceActiveFocus();
    }
    function finish() {
        if (personId === "")
            return;
        panel.noteAnswer(personId, said.text, mode.currentIndex);
        close();
    }

    title: name === "" ? qsTr("Who was asked?") : name
    description: panel.question
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: Words.trimmed(said.text) === "" ? qsTr("Asked, not answered yet") : qsTr("Note it")
            enabled: sheet.personId !== ""
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: looking

        visible: sheet.personId === ""
        label: qsTr("A person or a client")
        onEdited: sheet.panel.lookingFor = text
        Layout.fillWidth: true
    }
    Column {
        id: people

        visible: sheet.personId === ""
        Layout.fillWidth: true

        Repeater {
            model: sheet.panel.askable
            delegate: ListRow {
                required property string personId
                required property string name
                required property string client

                width: people.width
                text: name
                subtitle: client
                onClicked: sheet.pick(personId, name)
            }
        }
    }
    TextArea {
        id: said

        label: qsTr("Their words")
        help: qsTr("To the letter; nothing tidied up.")
        serif: true
        minimumLines: 2
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    AskedHow {
        id: mode

        Layout.fillWidth: true
    }
}
