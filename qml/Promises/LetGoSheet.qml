// SPDX-License-Identifier: Apache-2.0
// Letting a promise go: it takes a word to the person it was made to, so that nobody waits for it in vain.
//   promises   the view model;   ask(promiseId, text, person)   opens it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property PromisesViewModel promises
    property string promiseId: ""
    property string person: ""

    function ask(id: string, text: string, who: string) {
        promiseId = id;
        person = who;
        description = text;
        word.text = "";
        word.error = "";
        open();
    }

    function letGo() {
        if (Words.trimmed(word.text) === "") {
            word.error = qsTr("A line is enough. Without it they would go on waiting.");
            word.forceActiveFocus();
            return;
        }
        promises.letPromiseGo(promiseId, word.text);
        close();
    }

    title: qsTr("Let this promise go")
    initialFocus: word
    actions: [
        Button {
            objectName: "letGo"
            kind: Button.Primary
            text: qsTr("Let it go")
            onClicked: sheet.letGo()
        },
        Button {
            text: qsTr("Keep it")
            onClicked: sheet.close()
        }
    ]

    TextArea {
        id: word

        objectName: "word"
        label: sheet.person === "" ? qsTr("What did you tell them?") : qsTr("What did you tell %1?").arg(sheet.person)
        help: qsTr("Salver writes to nobody. This is so that your team knows what was said.")
        minimumLines: 2
        onEdited: error = ""
        onSubmitted: sheet.letGo()
        Layout.fillWidth: true
    }
}
