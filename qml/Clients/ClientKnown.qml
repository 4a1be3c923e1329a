// SPDX-License-Identifier: Apache-2.0
// What we know of a client: the free text that everybody writes together, and the facts with who told us and when.
//   client   addRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: page

    required property ClientPageViewModel client
    signal addRequested()

    maxWidth: Style.noteWidth

    // In large text the word about saving goes under the head, which would else have room for one letter a line.
    GridLayout {
        columnSpacing: Style.s8
        rowSpacing: 0
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("About them")
            Layout.row: 0
            Layout.column: 0
            Layout.fillWidth: true
        }
        Label {
            text: ["", qsTr("Saving…"), Words.savedHere,
                   "", qsTr("Not saved")][page.client.about.saveState]
            token: Style.caption
            color: page.client.about.saveState === Facts.SaveState.Failed ? Style.brick : Style.ink3
            Layout.alignment: Qt.AlignBottom
            Layout.row: Style.largeText ? 1 : 0
            Layout.column: Style.largeText ? 0 : 1
            Layout.columnSpan: Style.largeText ? 2 : 1
        }
        IconButton {
            Layout.row: 0
            Layout.column: Style.largeText ? 1 : 2
            glyph: "history"
            text: qsTr("Every version")
            visible: !page.client.about.empty
            onClicked: page.client.about.showHistory()
        }
    }
    TextArea {
        id: about

        name: qsTr("About %1").arg(page.client.name)
        placeholderText: qsTr("What they do, what they live on, what the year turns on. Everybody in the team writes here.")
        error: page.client.about.sentence
        minimumLines: 4
        Layout.fillWidth: true
        Component.onCompleted: page.client.about.bridge.editor = input
        // With the whole page what it shows goes first.
        Component.onDestruction: if (page.client?.about?.bridge.editor === input) page.client.about.bridge.editor = null
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: page.client.tags
            delegate: Chip {
                required property string name

                text: name
                glyph: "tag"
                removable: true
                onRemoved: page.client.setTag(name, false)
            }
        }
        Chip {
            text: qsTr("Add a tag")
            glyph: "plus"
            onClicked: {
                tagName.text = "";
                tagSheet.open();
            }
        }
    }
    SectionHeader {
        text: qsTr("What to know")
        actionText: qsTr("Add")
        onActivated: page.addRequested()
        Layout.fillWidth: true
    }
    FactList {
        visible: page.client.facts.count > 0
        facts: page.client.facts
        onConfirmed: id => page.client.confirmFact(id)
        onThanked: id => page.client.thank(id)
        onKeptLonger: id => page.client.keepFact(id)
        onRemoved: (id, title) => page.client.remove(id, title)
        onPrivacyWanted: (id, alone) => page.client.setPrivate(id, alone)
        Layout.fillWidth: true
    }
    Label {
        visible: page.client.facts.count === 0
        text: qsTr("Nothing yet. Door codes, what matters now, what to avoid: the little things.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Sheet {
        id: tagSheet

        title: qsTr("Add a tag")
        initialFocus: tagName
        onSubmitted: addTag.clicked()
        actions: [
            Button {
                id: addTag

                kind: Button.Primary
                text: qsTr("Add")
                enabled: Words.trimmed(tagName.text) !== ""
                onClicked: {
                    page.client.setTag(tagName.text, true);
                    tagSheet.close();
                }
            },
            Button {
                text: qsTr("Cancel")
                onClicked: tagSheet.close()
            }
        ]

        TextField {
            id: tagName

            label: qsTr("Tag")
            Layout.fillWidth: true
        }
    }
}
