// SPDX-License-Identifier: Apache-2.0
// A question for the next time one meets them.
//   client   the name;   asked(words)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls

Sheet {
    id: sheet

    required property string client
    signal asked(string words)

    title: qsTr("Ask next time")
    description: qsTr("It shows in every brief of %1 until it has been asked.").arg(client)
    initialFocus: words
    onAboutToShow: words.text = ""
    onSubmitted: if (add.enabled) add.clicked()
    actions: [
        Button {
            id: add

            kind: Button.Primary
            text: qsTr("Add it")
            enabled: Words.trimmed(words.text) !== ""
            onClicked: {
                sheet.asked(words.text);
                sheet.close();
            }
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: words

        label: qsTr("The question")
        onAccepted: if (add.enabled) add.clicked()
        Layout.fillWidth: true
    }
}
