// SPDX-License-Identifier: Apache-2.0
// How things are going with a client; the part of the client's page.
//   going   its view model;   objectiveRequested(id)   clientRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: part

    required property GoingViewModel going
    signal objectiveRequested(string objectiveId)
    signal clientRequested(string clientId)

    Binding {
        target: part.going
        property: "active"
        value: part.visible
    }
    Banner {
        visible: part.going.readTrouble !== ""
        tone: Banner.Trouble
        text: part.going.readTrouble
        actionText: qsTr("Try again")
        onActivated: part.going.refresh()
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Style.s8
        Layout.fillWidth: true

        Label {
            text: qsTr("Five strands side by side. Nothing adds them up.")
            color: Style.ink2
            Layout.fillWidth: true
        }
        IconButton {
            id: moreButton

            glyph: "more"
            text: qsTr("More about how things are going")
            onClicked: more.open()

            Menu {
                id: more

                y: moreButton.height

                MenuRow {
                    text: qsTr("How is this worked out?")
                    glyph: "info"
                    onTriggered: help.open()
                }
                MenuRow {
                    text: part.going.pulseOff ? qsTr("They may be asked again") : qsTr("They do not want to be asked")
                    glyph: "question"
                    onTriggered: part.going.setPulseOff(!part.going.pulseOff)
                }
                MenuRow {
                    text: part.going.leftOn === "" ? qsTr("They left us…") : qsTr("They are with us again")
                    glyph: "sign-out"
                    onTriggered: {
                        if (part.going.leftOn === "")
                            leaving.ask([]);
                        else
                            part.going.noteLeaving("", part.going.exitNote);
                    }
                }
            }
        }
    }
    LeavingCard {
        going: part.going
        onChangeRequested: leaving.ask([part.going.leftOn, part.going.exitNote])
        Layout.fillWidth: true
    }
    GoingStrands {
        going: part.going
        room: part.room
        onObjectiveRequested: id => part.objectiveRequested(id)
        onClientRequested: id => part.clientRequested(id)
        Layout.fillWidth: true
    }
    AnswersFile {
        going: part.going
        Layout.fillWidth: true
    }
    Button {
        kind: Button.Quiet
        text: qsTr("How is this worked out?")
        onClicked: help.open()
        Layout.leftMargin: -horizontalPadding
    }
    GoingHelp {
        id: help
    }
    WordsSheet {
        id: leaving

        title: qsTr("They left us")
        description: qsTr("Those who left are the ones we hear least of. A last conversation, in a few sentences, stays with the client.")
        labels: [qsTr("When?"), qsTr("What did they say when they went?")]
        helps: [qsTr("today, 3 May, end of March")]
        onDone: part.going.noteLeaving(line(0), line(1))
    }
}
