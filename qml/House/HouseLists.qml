// SPDX-License-Identifier: Apache-2.0
// What waits to be looked at together: lists with their days and whys, and no count of anybody's.
//   house   its view model;   weighupRequested(id)   objectiveRequested(id)   clientRequested(id)   handoverRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: lists

    required property HouseViewModel house
    signal weighupRequested(string weighupId)
    signal objectiveRequested(string objectiveId)
    signal clientRequested(string clientId)
    signal handoverRequested(string handoverId)

    spacing: Style.s4

    Label {
        visible: lists.house.quiet && lists.house.readTrouble === ""
        text: qsTr("Nothing waits to be looked at together. Look-backs, second views, tricky ones and objectives that nobody played back yet stand here when there are any.")
        color: Style.ink2
        Layout.fillWidth: true
        Layout.topMargin: Style.s8
    }
    SectionHeader {
        visible: lists.house.handovers.count > 0
        text: qsTr("Handovers under way")
        Layout.fillWidth: true
    }
    Column {
        id: handovers

        visible: lists.house.handovers.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.handovers
            delegate: HouseEntry {
                required property string handoverId
                required property string client
                required property string from
                required property string to
                required property string stage

                width: handovers.width
                text: client
                detail: Words.joined([qsTr("from %1 to %2").arg(from).arg(to), stage], " · ")
                onOpened: lists.handoverRequested(handoverId)
            }
        }
    }
    SectionHeader {
        visible: lists.house.lookBacks.count > 0
        text: qsTr("Look-backs due")
        Layout.fillWidth: true
    }
    Column {
        id: lookBacks

        visible: lists.house.lookBacks.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.lookBacks
            delegate: HouseEntry {
                required property string weighupId
                required property string title
                required property string client
                required property string lookBackOn

                width: lookBacks.width
                text: title
                detail: qsTr("%1 · look back: %2", "client, day").arg(client).arg(lookBackOn)
                onOpened: lists.weighupRequested(weighupId)
            }
        }
    }
    SectionHeader {
        visible: lists.house.views.count > 0
        text: qsTr("Second views asked")
        Layout.fillWidth: true
    }
    Column {
        id: views

        visible: lists.house.views.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.views
            delegate: HouseEntry {
                required property string weighupId
                required property string title
                required property string client
                required property string askedBy
                required property string askedOf
                required property string askedOn

                width: views.width
                text: title
                detail: qsTr("%1 · %2 asked %3, %4", "client, who asked whom, when").arg(client).arg(askedBy).arg(askedOf).arg(askedOn)
                onOpened: lists.weighupRequested(weighupId)
            }
        }
    }
    SectionHeader {
        visible: lists.house.unplayed.count > 0
        text: qsTr("Heard, and never played back")
        Layout.fillWidth: true
    }
    Column {
        id: unplayed

        visible: lists.house.unplayed.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.unplayed
            delegate: HouseEntry {
                required property string objectiveId
                required property string client
                required property string source

                width: unplayed.width
                theirs: true
                detail: Words.joined([client, source], " · ")
                onOpened: lists.objectiveRequested(objectiveId)
            }
        }
    }
    SectionHeader {
        visible: lists.house.rhythms.count > 0
        text: qsTr("Rhythms whose day has come")
        Layout.fillWidth: true
    }
    Column {
        id: rhythms

        visible: lists.house.rhythms.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.rhythms
            delegate: HouseEntry {
                required property string clientId
                required property string who
                required property string lastContact
                required property string next

                width: rhythms.width
                theirs: true
                detail: Words.joined([who, lastContact !== "" ? qsTr("last contact %1").arg(lastContact) : qsTr("no contact noted yet"), next], " · ")
                onOpened: lists.clientRequested(clientId)
            }
        }
    }
    SectionHeader {
        visible: lists.house.problems.count > 0
        text: qsTr("Tricky")
        Layout.fillWidth: true
    }
    Column {
        id: problems

        visible: lists.house.problems.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.problems
            delegate: HouseEntry {
                required property bool head
                required property string clientId
                required property string client
                required property string title
                required property bool solved
                required property string solution
                required property string source
                required property string tried
                required property string helpedBy

                width: problems.width
                text: head ? title : tried !== "" ? qsTr("Tried: %1").arg(tried) : qsTr("Helped by: %1").arg(helpedBy)
                detail: head && solved ? Words.joined([client, qsTr("solved: %1").arg(solution)], " · ")
                    : Words.joined([head ? client : helpedBy !== "" && tried !== "" ? qsTr("helped by %1").arg(helpedBy) : "", source], " · ")
                onOpened: lists.clientRequested(clientId)
            }
        }
    }
    SectionHeader {
        visible: lists.house.stances.count > 0
        text: qsTr("Where we said no, or differ")
        Layout.fillWidth: true
    }
    Column {
        id: stances

        spacing: Style.s12
        visible: lists.house.stances.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.stances
            delegate: HouseStory {
                width: stances.width
                onBackingGiven: id => lists.house.backStance(id, "")
                onOpened: id => lists.clientRequested(id)
            }
        }
    }
    SectionHeader {
        visible: lists.house.sparks.count > 0
        text: qsTr("Sparks lately")
        Layout.fillWidth: true
    }
    Column {
        id: sparks

        visible: lists.house.sparks.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.sparks
            delegate: HouseEntry {
                required property string clientId
                required property string client
                required property string by
                required property string day
                required property int whose

                width: sparks.width
                why: ""
                detail: Words.joined([client, whose < 0 ? "" : [qsTr("theirs"), qsTr("ours")][whose], by, day], " · ")
                onOpened: lists.clientRequested(clientId)
            }
        }
    }
    SectionHeader {
        visible: lists.house.askAgain.count > 0
        text: qsTr("Worth asking again")
        Layout.fillWidth: true
    }
    Column {
        id: askAgain

        visible: lists.house.askAgain.count > 0
        Layout.fillWidth: true

        Repeater {
            model: lists.house.askAgain
            delegate: HouseEntry {
                required property string about
                required property string clientId
                required property string client

                width: askAgain.width
                detail: about === client ? client : Words.joined([about, client], " · ")
                onOpened: lists.clientRequested(clientId)
            }
        }
    }
}
