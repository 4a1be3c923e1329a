// SPDX-License-Identifier: Apache-2.0
// A handover: the draft that both write in, the signature of who leaves, and who comes has read it and takes over.
//   handover   its view model;   clientRequested(clientId)   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property HandoverViewModel handover
    signal clientRequested(string clientId)
    signal needsYouRequested()

    title: handover.client
    subtitle: qsTr("From %1 to %2").arg(handover.from).arg(handover.to)
    actions: [
        IconButton {
            glyph: "more"
            text: qsTr("More about this handover")
            onClicked: more.popup()
        },
        Button {
            visible: page.handover.toSign
            kind: Button.Primary
            text: page.handover.unsignedAgain ? qsTr("Sign again") : qsTr("Sign it")
            glyph: "check"
            description: qsTr("The handover of %1, as it reads now").arg(page.handover.client)
            onClicked: page.handover.sign()
        },
        Button {
            visible: page.handover.toRead
            kind: Button.Primary
            text: qsTr("I have read this")
            glyph: "check"
            onClicked: take.ask([])
        }
    ]
    belowHead: [
        Banner {
            visible: page.handover.readTrouble !== ""
            tone: Banner.Trouble
            text: page.handover.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.handover.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.handover.contested
            tone: Banner.NeedsYou
            text: qsTr("People wrote different values for this handover.")
            actionText: qsTr("Look")
            onActivated: page.needsYouRequested()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.handover.unsignedAgain
            tone: Banner.Info
            text: qsTr("It was changed after %1 signed it, so it counts as unsigned.").arg(page.handover.from)
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.handover
        property: "active"
        value: page.visible
    }
    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth

        Label {
            text: page.handover.stage
            token: Style.bodyStrong
            Layout.fillWidth: true
            Layout.topMargin: Style.s8
        }
        Label {
            visible: page.handover.why !== ""
            text: page.handover.why
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Style.s8
            Layout.fillWidth: true

            SectionHeader {
                text: qsTr("What the next one should know")
                Layout.fillWidth: true
            }
            IconButton {
                glyph: "history"
                text: qsTr("Every version")
                visible: !page.handover.draft.empty
                onClicked: page.handover.draft.showHistory()
            }
        }
        DecodedText {
            visible: page.handover.done
            words: page.handover.text
            about: page.handover.clientId
            Layout.fillWidth: true
        }
        TextArea {
            name: qsTr("What the next one should know")
            visible: !page.handover.done
            error: page.handover.draft.sentence
            minimumLines: 8
            Layout.fillWidth: true
            Component.onCompleted: page.handover.draft.bridge.editor = input
            Component.onDestruction: if (page.handover.draft.bridge.editor === input) page.handover.draft.bridge.editor = null
        }
        Label {
            visible: !page.handover.done && text !== ""
            text: ["", qsTr("Saving…"), Words.savedHere, "", qsTr("Not saved")][page.handover.draft.saveState]
            token: Style.caption
            color: page.handover.draft.saveState === Facts.SaveState.Failed ? Style.brick : Style.ink3
            Layout.fillWidth: true
        }
        Label {
            visible: page.handover.signature !== ""
            text: page.handover.unsignedAgain ? qsTr("Signed before the last change: %1").arg(page.handover.signature)
                : qsTr("Signed: %1").arg(page.handover.signature)
            color: page.handover.unsignedAgain ? Style.ink3 : Style.ink
            Layout.fillWidth: true
        }
        SectionHeader {
            visible: page.handover.questions !== ""
            text: qsTr("%1 asks").arg(page.handover.to)
            Layout.fillWidth: true
        }
        Label {
            visible: page.handover.questions !== ""
            text: page.handover.questions
            Layout.fillWidth: true
        }
        SectionHeader {
            visible: page.handover.firstVisit !== ""
            text: qsTr("Promised")
            Layout.fillWidth: true
        }
        Label {
            visible: page.handover.firstVisit !== ""
            text: page.handover.firstVisit
            Layout.fillWidth: true
        }
        MatterSync {
            waiting: page.handover.waiting
            contested: page.handover.contested
        }
    }
    Menu {
        id: more

        MenuRow {
            text: qsTr("Open the client")
            glyph: "clients"
            onTriggered: page.clientRequested(page.handover.clientId)
        }
        MenuRow {
            text: qsTr("Delete")
            glyph: "delete"
            destructive: true
            onTriggered: page.handover.remove()
        }
    }
    WordsSheet {
        id: take

        title: qsTr("I have read this")
        description: qsTr("%1 is yours to look after from now. A first visit together with %2 is promised.").arg(page.handover.client).arg(page.handover.from)
        labels: [qsTr("What you still ask"), qsTr("The first visit together, when")]
        helps: ["", qsTr("next Thursday, 3 June; or leave it empty")]
        needed: noLine
        doneText: qsTr("Take over")
        onDone: page.handover.takeOver(line(0), line(1))
    }
}
