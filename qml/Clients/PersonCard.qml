// SPDX-License-Identifier: Apache-2.0
// One person: how they like to be talked with first, then how to reach them, what we know and who told us, their own
// words, the promises.
//   person   its view model;   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property PersonCardViewModel person
    property bool editing: false
    signal needsYouRequested()

    title: person.name
    subtitle: Words.joined([person.role, person.client], ", ")
    canGoBack: true
    editable: true
    onEditRequested: editing = !editing
    actions: [
        IconButton {
            glyph: "more"
            text: qsTr("More about this person")
            onClicked: more.popup()
        },
        Button {
            text: page.editing ? qsTr("Done") : qsTr("Edit")
            glyph: page.editing ? "check" : "edit"
            onClicked: page.editRequested()
        }
    ]
    belowHead: [
        Banner {
            visible: page.person.readTrouble !== ""
            tone: Banner.Trouble
            text: page.person.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.person.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.person.contested
            tone: Banner.NeedsYou
            text: qsTr("People wrote different values on this card.")
            actionText: qsTr("Look")
            onActivated: page.needsYouRequested()
            Layout.fillWidth: true
        }
    ]

    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth

        TalkCard {
            visible: !page.editing
            person: page.person
            onEditRequested: page.editing = true
        }
        PersonFields {
            visible: !page.editing
            person: page.person
        }
        Slot {
            active: page.editing
            Layout.fillWidth: true
            from: TalkFields {
                person: page.person
            }
        }
        SectionHeader {
            text: qsTr("What to know")
            actionText: qsTr("Add")
            onActivated: addFact.open()
            Layout.fillWidth: true
        }
        FactList {
            visible: page.person.facts.count > 0
            facts: page.person.facts
            onConfirmed: id => page.person.confirmFact(id)
            onThanked: id => page.person.thank(id)
            onKeptLonger: id => page.person.keepFact(id)
            onRemoved: (id, title) => page.person.remove(id, title)
            onPrivacyWanted: (id, alone) => page.person.setPrivate(id, alone)
            Layout.fillWidth: true
        }
        Label {
            visible: page.person.facts.count === 0
            text: qsTr("Nothing noted yet.")
            color: Style.ink3
            Layout.fillWidth: true
        }
        RhythmCard {
            rhythm: page.person.rhythm
            name: page.person.name
            Layout.fillWidth: true
        }
        SectionHeader {
            text: qsTr("About %1").arg(page.person.name)
            actionText: page.person.about.empty ? "" : qsTr("Every version")
            onActivated: page.person.about.showHistory()
            Layout.fillWidth: true
        }
        TextArea {
            id: about

            name: qsTr("About %1").arg(page.person.name)
            placeholderText: qsTr("Anything that helps the next one of us who meets them.")
            error: page.person.about.sentence
            help: page.person.about.saveState === Facts.SaveState.Saving ? qsTr("Saving…")
                : page.person.about.saveState === Facts.SaveState.Saved
                ? Words.savedHere : ""
            Layout.fillWidth: true
            Component.onCompleted: page.person.about.bridge.editor = input
            Component.onDestruction: if (page.person.about.bridge.editor === input) page.person.about.bridge.editor = null
        }
        SectionHeader {
            visible: page.person.theirWords.count > 0
            text: qsTr("In their words")
            Layout.fillWidth: true
        }
        Repeater {
            model: page.person.theirWords
            delegate: Quote {
                required property string by
                required property string time

                source: qsTr("noted by %1").arg(by)
                Layout.fillWidth: true
            }
        }
        SectionHeader {
            visible: page.person.promises.count > 0
            text: qsTr("Promises")
            Layout.fillWidth: true
        }
        Repeater {
            model: page.person.promises
            delegate: PersonPromise {
                Layout.fillWidth: true
            }
        }
    }
    Menu {
        id: more

        MenuRow {
            text: qsTr("Delete")
            glyph: "delete"
            destructive: true
            onTriggered: {
                page.person.remove(page.person.personId, page.person.name);
                page.person.close();
            }
        }
    }
    AddFactSheet {
        id: addFact

        onAdded: (type, text, source, onlyForMe) => page.person.addFactFor(type, text, source, onlyForMe)
    }
}
