// SPDX-License-Identifier: Apache-2.0
// What of the timeline is shown: the lane, their words only, one kind of line, one person, one of us.
//   client   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Flow {
    id: filters

    required property ClientPageViewModel client
    readonly property list<string> kinds: [qsTr("Plain lines"), qsTr("Their words"), qsTr("Promises"), qsTr("Open questions"),
                                           qsTr("Marks"), qsTr("Sparks"), qsTr("Needs"), qsTr("Said no"), qsTr("Advice"),
                                           qsTr("Challenged on"), qsTr("Reassured about"), qsTr("Little things")]

    spacing: Style.s8

    Chip {
        text: qsTr("Their words only")
        checkable: true
        checked: filters.client.theirWordsOnly
        onToggled: filters.client.theirWordsOnly = checked
    }
    Chip {
        text: qsTr("Service")
        glyph: "service-lane"
        checkable: true
        checked: filters.client.lane === Facts.Lane.Service
        onToggled: filters.client.lane = checked ? Facts.Lane.Service : Facts.Lane.None
    }
    Chip {
        text: qsTr("Work")
        glyph: "work-lane"
        checkable: true
        checked: filters.client.lane === Facts.Lane.Work
        onToggled: filters.client.lane = checked ? Facts.Lane.Work : Facts.Lane.None
    }
    Chip {
        text: filters.client.lineType < 0 ? qsTr("Every kind") : filters.kinds[filters.client.lineType]
        trailingGlyph: "chevron-down"
        tone: filters.client.lineType < 0 ? Chip.Plain : Chip.Bottle
        onClicked: kindMenu.open()

        Menu {
            id: kindMenu

            MenuRow {
                text: qsTr("Every kind")
                onTriggered: filters.client.lineType = -1
            }
            Instantiator {
                model: filters.kinds
                delegate: MenuRow {
                    required property int index
                    required property string modelData

                    text: modelData
                    onTriggered: filters.client.lineType = index
                }
                onObjectAdded: (index, object) => kindMenu.insertItem(index + 1, object)
                onObjectRemoved: (index, object) => kindMenu.removeItem(object)
            }
        }
    }
    Chip {
        text: filters.client.personId === "" ? qsTr("Everybody there")
            : filters.client.people.fact(filters.client.people.indexOfKey(filters.client.personId), "name")
        trailingGlyph: "chevron-down"
        tone: filters.client.personId === "" ? Chip.Plain : Chip.Bottle
        visible: filters.client.people.count > 0
        onClicked: personMenu.open()

        Menu {
            id: personMenu

            MenuRow {
                text: qsTr("Everybody there")
                onTriggered: filters.client.personId = ""
            }
            Instantiator {
                model: filters.client.people
                delegate: MenuRow {
                    required property string name
                    required property string personId

                    text: name
                    onTriggered: filters.client.personId = personId
                }
                onObjectAdded: (index, object) => personMenu.insertItem(index + 1, object)
                onObjectRemoved: (index, object) => personMenu.removeItem(object)
            }
        }
    }
    Chip {
        text: filters.client.authorId === "" ? qsTr("All of us")
            : filters.client.members.fact(filters.client.members.indexOfKey(filters.client.authorId), "name")
        trailingGlyph: "chevron-down"
        tone: filters.client.authorId === "" ? Chip.Plain : Chip.Bottle
        visible: filters.client.members.count > 1
        onClicked: authorMenu.open()

        Menu {
            id: authorMenu

            MenuRow {
                text: qsTr("All of us")
                onTriggered: filters.client.authorId = ""
            }
            Instantiator {
                model: filters.client.members
                delegate: MenuRow {
                    required property string name
                    required property string memberId

                    text: name
                    onTriggered: filters.client.authorId = memberId
                }
                onObjectAdded: (index, object) => authorMenu.insertItem(index + 1, object)
                onObjectRemoved: (index, object) => authorMenu.removeItem(object)
            }
        }
    }
}
