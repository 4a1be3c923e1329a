// SPDX-License-Identifier: Apache-2.0
// Something to know about a client or a person, and who told us.
//   added(type, text, source)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    signal added(int type, string text, string source)

    title: qsTr("Something to know")
    initialFocus: words
    onAboutToShow: {
        words.text = "";
        source.text = "";
        kind.currentIndex = Facts.FactType.Remember;
    }
    actions: [
        Button {
            kind: Button.Primary
            text: qsTr("Note it")
            enabled: Words.trimmed(words.text) !== ""
            onClicked: {
                sheet.added(kind.currentIndex, words.text, source.text);
                sheet.close();
            }
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Select {
        id: kind

        label: qsTr("What it is")
        options: [qsTr("How to reach them"), qsTr("How to say the name"), qsTr("What matters now"), qsTr("To remember"),
                  qsTr("To avoid"), qsTr("A little thing"), qsTr("A season: only you see it")]
        currentIndex: Facts.FactType.Remember
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    TextField {
        id: words

        label: qsTr("In a line")
        Layout.fillWidth: true
    }
    TextField {
        id: source

        label: qsTr("Who told us")
        Layout.fillWidth: true
    }
}
