// SPDX-License-Identifier: Apache-2.0
// How things are going in the house: all clients together, five strands side by side. No client is put before another
// by what it says, and nothing looks for who moved most.
//   going   its view model;   objectiveRequested(id)   clientRequested(id)   panelsRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property GoingViewModel going
    signal objectiveRequested(string objectiveId)
    signal clientRequested(string clientId)
    signal panelsRequested()

    title: qsTr("How things are going")
    subtitle: qsTr("All clients, side by side and never added up")
    actions: [
        Button {
            text: qsTr("Panel questions")
            onClicked: page.panelsRequested()
        }
    ]
    belowHead: Banner {
        visible: page.going.readTrouble !== ""
        tone: Banner.Trouble
        text: page.going.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.going.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.going
        property: "active"
        value: page.visible
    }
    Scroller {
        id: scroller

        anchors.fill: parent
        maxWidth: 1200

        GoingStrands {
            going: page.going
            room: scroller.room
            onObjectiveRequested: id => page.objectiveRequested(id)
            onClientRequested: id => page.clientRequested(id)
            Layout.fillWidth: true
        }
        AnswersFile {
            going: page.going
            Layout.fillWidth: true
        }
        Button {
            kind: Button.Quiet
            text: qsTr("How is this worked out?")
            onClicked: help.open()
            Layout.leftMargin: -horizontalPadding
        }
    }
    GoingHelp {
        id: help
    }
}
