// SPDX-License-Identifier: Apache-2.0
// Correcting an answer that was written down wrongly. What somebody says differently today is an answer of its own.
//   going   its view model;   correct(id, name, answer, change, source)   opens it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property GoingViewModel going
    property string pulseId: ""

    function correct(id: string, name: string, given: int, words: string, source: string) {
        pulseId = id;
        description = Words.joined([name, source], " · ");
        answer.currentIndex = given > 0 ? given - 1 : 5;
        change.text = words;
        mode.read(source);
        open();
    }
    function finish() {
        going.correct(pulseId, answer.currentIndex < 5 ? answer.currentIndex + 1 : 0, change.text, mode.currentIndex);
        close();
    }

    title: qsTr("If it was written down wrongly")
    initialFocus: answer
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: qsTr("Keep it")
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Segmented {
        id: answer

        label: qsTr("Their answer")
        options: ["1", "2", "3", "4", "5", qsTr("No answer")]
    }
    TextArea {
        id: change

        label: sheet.going.comment
        serif: true
        minimumLines: 1
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    AskedHow {
        id: mode

        Layout.fillWidth: true
    }
}
