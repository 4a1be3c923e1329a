// SPDX-License-Identifier: Apache-2.0
// Something to know about a client or a person, and who told us.
//   added(type, text, source, onlyForMe)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    readonly property bool isSeason: kind.currentIndex === Facts.FactType.Season
    signal added(int type, string text, string source, bool onlyForMe)

    title: qsTr("Something to know")
    initialFocus: words
    onAboutToShow: {
        words.text = "";
        source.text = "";
        kind.currentIndex = Facts.FactType.Remember;
        alone.checked = false;
    }
    onSubmitted: if (note.enabled) note.clicked()
    actions: [
        Button {
            id: note

            kind: Button.Primary
            text: qsTr("Note it")
            enabled: Words.trimmed(words.text) !== ""
            onClicked: {
                sheet.added(kind.currentIndex, words.text, source.text, alone.checked);
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
                  qsTr("To avoid"), qsTr("A little thing"), qsTr("A season"), qsTr("What they did for us"),
                  qsTr("Small talk")]
        currentIndex: Facts.FactType.Remember
        onChosen: index => {
            currentIndex = index;
            // A season is for oneself alone unless somebody says otherwise.
            alone.checked = index === Facts.FactType.Season;
        }
        Layout.fillWidth: true
    }
    TextField {
        id: words

        label: qsTr("In a line")
        placeholderText: [qsTr("Rings back after five"), qsTr("oh-KOR-oh"), qsTr("The board in June"), qsTr("Was a nurse once"),
                          qsTr("Picture libraries"), qsTr("Door code 4417, park behind"), qsTr("Caring for a parent; mornings are hard"),
                          qsTr("Sent us the museum"), qsTr("Watching the Danish one")][kind.currentIndex] ?? ""
        Layout.fillWidth: true
    }
    Label {
        visible: sheet.isSeason
        text: qsTr("In three months it asks whether it should go.")
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    TextField {
        id: source

        label: qsTr("Who told us")
        Layout.fillWidth: true
    }
    Switch {
        id: alone

        objectName: "onlyForMe"
        text: qsTr("Only for me")
        description: checked ? qsTr("It stays in your own space; nobody else's device gets it.") : qsTr("Your team sees it.")
        Layout.fillWidth: true
    }
}
