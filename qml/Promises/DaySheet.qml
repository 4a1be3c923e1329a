// SPDX-License-Identifier: Apache-2.0
// The day of a promise in words, or how it repeats, with what was understood under it before anything changes.
//   promises   the view model;   ask(promiseId, text)   opens it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property PromisesViewModel promises
    property string promiseId: ""
    readonly property string understood: promises.dayUnderstood(day.text)

    function ask(id: string, text: string) {
        promiseId = id;
        description = text;
        day.text = "";
        open();
    }

    function accept() {
        if (Words.trimmed(day.text) !== "")
            promises.setDueInWords(promiseId, day.text);
        close();
    }

    title: qsTr("By when?")
    preferredWidth: 400
    initialFocus: day
    actions: [
        Button {
            kind: Button.Primary
            text: qsTr("Set the day")
            onClicked: sheet.accept()
        },
        Button {
            text: qsTr("Leave it")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: day

        objectName: "day"
        label: qsTr("The day, in your words")
        placeholderText: qsTr("Thu, in two weeks, every other Friday")
        help: Words.trimmed(text) === "" ? qsTr("Any way you would say it.")
            : sheet.understood !== "" ? sheet.understood : qsTr("Not a day that Salver knows. It is kept as your words.")
        onAccepted: sheet.accept()
        Layout.fillWidth: true
    }
}
