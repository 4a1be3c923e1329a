// SPDX-License-Identifier: Apache-2.0
// The plain facts beside a lead's page: whom one has not spoken to this month, who waits for one's view, what to look
// back on. Dates and whys; nobody is counted.
//   week   its view model;   clientRequested(id)   weighupRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: facts

    required property WeekViewModel week
    signal clientRequested(string clientId)
    signal weighupRequested(string weighupId)

    spacing: Style.s4

    SectionHeader {
        text: qsTr("Waiting for your view")
        Layout.fillWidth: true
    }
    Label {
        visible: facts.week.asked.count === 0
        text: qsTr("Nobody waits.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: asked

        visible: facts.week.asked.count > 0
        Layout.fillWidth: true

        Repeater {
            model: facts.week.asked
            delegate: HouseEntry {
                required property string weighupId
                required property string title
                required property string client
                required property string askedBy
                required property string askedOn

                width: asked.width
                text: title
                detail: qsTr("%1 · %2 asked %3", "client, who, when").arg(client).arg(askedBy).arg(askedOn)
                onOpened: facts.weighupRequested(weighupId)
            }
        }
    }
    SectionHeader {
        text: qsTr("Look-backs due")
        Layout.fillWidth: true
    }
    Label {
        visible: facts.week.lookBacks.count === 0
        text: qsTr("None is due.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: lookBacks

        visible: facts.week.lookBacks.count > 0
        Layout.fillWidth: true

        Repeater {
            model: facts.week.lookBacks
            delegate: HouseEntry {
                required property string weighupId
                required property string title
                required property string client
                required property string lookBackOn

                width: lookBacks.width
                text: title
                detail: Words.joined([client, lookBackOn], " · ")
                onOpened: facts.weighupRequested(weighupId)
            }
        }
    }
    SectionHeader {
        text: qsTr("Not spoken to by you this month")
        Layout.fillWidth: true
    }
    Label {
        visible: facts.week.notSpokenTo.count === 0
        text: qsTr("You have spoken to every client this month.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: quiet

        visible: facts.week.notSpokenTo.count > 0
        Layout.fillWidth: true

        Repeater {
            model: facts.week.notSpokenTo
            delegate: HouseEntry {
                required property string clientId
                required property string name
                required property string last

                width: quiet.width
                text: name
                detail: last !== "" ? qsTr("Your last visit: %1").arg(last) : qsTr("No visit of yours yet")
                onOpened: facts.clientRequested(clientId)
            }
        }
    }
}
