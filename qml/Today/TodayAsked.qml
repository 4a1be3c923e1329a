// SPDX-License-Identifier: Apache-2.0
// What is asked of one beside promises: to read what a colleague passed on, a handover, a second view, to look back on
// what was decided. Each says why it is here.
//   asked   its view model;   weighupRequested(id)   handoverRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: section

    required property AskedViewModel asked
    signal weighupRequested(string weighupId)
    signal handoverRequested(string handoverId)

    visible: asked.any
    spacing: 0

    SectionHeader {
        visible: section.asked.told.count > 0
        text: qsTr("Passed on to you")
        Layout.fillWidth: true
    }
    Column {
        id: told

        visible: section.asked.told.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: section.asked.told
            delegate: TodayTold {
                required property string tellingId

                width: told.width
                onOpened: section.asked.showTold(tellingId)
                onSeen: section.asked.seeTold(tellingId)
            }
        }
    }
    SectionHeader {
        visible: section.asked.handovers.count > 0
        text: qsTr("A handover waits for you")
        Layout.fillWidth: true
    }
    Column {
        id: handovers

        visible: section.asked.handovers.count > 0
        Layout.fillWidth: true

        Repeater {
            model: section.asked.handovers
            delegate: TodayThought {
                required property string handoverId
                required property string ask

                width: handovers.width
                text: ask
                onOpened: section.handoverRequested(handoverId)
            }
        }
    }
    SectionHeader {
        visible: section.asked.views.count > 0
        text: qsTr("A second view is asked of you")
        Layout.fillWidth: true
    }
    Column {
        id: views

        visible: section.asked.views.count > 0
        Layout.fillWidth: true

        Repeater {
            model: section.asked.views
            delegate: TodayThought {
                required property string weighupId
                required property string title
                required property string client
                required property string askedBy

                width: views.width
                text: qsTr("%1 · %2, %3 asks", "what, of which client, who asks").arg(title).arg(client).arg(askedBy)
                onOpened: section.weighupRequested(weighupId)
            }
        }
    }
    SectionHeader {
        visible: section.asked.lookBacks.count > 0
        text: qsTr("Look back")
        Layout.fillWidth: true
    }
    Column {
        id: lookBacks

        visible: section.asked.lookBacks.count > 0
        Layout.fillWidth: true

        Repeater {
            model: section.asked.lookBacks
            delegate: TodayThought {
                required property string weighupId
                required property string title
                required property string client
                required property string lookBackOn

                width: lookBacks.width
                text: qsTr("What became of “%1”? · %2, %3", "what was weighed up, of which client, the day").arg(title).arg(client).arg(lookBackOn)
                onOpened: section.weighupRequested(weighupId)
            }
        }
    }
}
