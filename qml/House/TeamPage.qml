// SPDX-License-Identifier: Apache-2.0
// For those who lead: what somebody should look at, in lists with a day and a why. No counts of anybody, no ranks.
//   team   its view model
pragma ComponentBehavior: Bound
import Qt.labs.qmlmodels
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property TeamViewModel team

    title: qsTr("Team")
    subtitle: qsTr("Only those who lead see this page")
    belowHead: Banner {
        visible: page.team.readTrouble !== ""
        tone: Banner.Trouble
        text: page.team.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.team.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.team
        property: "active"
        value: page.visible
    }
    EmptyState {
        visible: page.team.rows.count === 0 && page.team.readTrouble === ""
        drawing: "clients"
        anchors.fill: parent
        text: page.team.leads ? qsTr("Nothing waits to be looked at.") : qsTr("This page is for those who lead a team.")
        detail: page.team.leads ? qsTr("Clients without a second, objectives nobody played back, rhythms whose day has come and handovers stand here when there are any.") : ""
    }
    ListView {
        id: rows

        readonly property int columnWidth: Math.min(width - 2 * page.margin, Style.noteWidth)

        anchors.fill: parent
        visible: count > 0
        model: page.team.rows
        clip: true
        currentIndex: -1
        bottomMargin: Style.s48
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Team")
        Keys.onUpPressed: rows.flick(0, 900)
        Keys.onDownPressed: rows.flick(0, -900)
        delegate: DelegateChooser {
            role: "isHead"

            DelegateChoice {
                roleValue: true
                SectionHeader {
                    required property string heading

                    x: page.margin
                    width: rows.columnWidth
                    text: heading
                }
            }
            DelegateChoice {
                HouseEntry {
                    required property string rowKey
                    required property string details
                    required property bool quoted

                    x: page.margin
                    width: rows.columnWidth
                    detail: details
                    theirs: quoted
                    onOpened: page.team.openRow(rowKey)
                }
            }
        }
        ScrollBar.vertical: ScrollBar {}
    }
}
