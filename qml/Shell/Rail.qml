// SPDX-License-Identifier: Apache-2.0
// The tablet's rail: capture on top, the places, then search and settings at the foot.
//   frame   the AppFrame it stands in: what it shows, and what it tells of
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: rail

    required property AppFrame frame

    implicitWidth: Math.round(72 * (1 + (Style.scale - 1) * 0.5))
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Rectangle {
        anchors.fill: parent
        color: Style.sunk
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Style.s16
        anchors.bottomMargin: Style.s16
        spacing: Style.s4

        CaptureButton {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Style.s16
            onClicked: rail.frame.captureRequested()
        }
        Repeater {
            model: rail.frame.places.all.length

            PlaceButton {
                required property int index

                place: rail.frame.places.all[index]
                selected: index === rail.frame.current
                onClicked: rail.frame.placeChosen(index)
                Layout.fillWidth: true
            }
        }
        Item {
            Layout.fillHeight: true
        }
        IconButton {
            glyph: "search"
            text: qsTr("Search")
            keys: "Ctrl+Shift+F"
            onClicked: rail.frame.searchRequested()
            Layout.alignment: Qt.AlignHCenter
        }
        IconButton {
            glyph: "settings"
            text: qsTr("Settings")
            onClicked: rail.frame.settingsRequested()
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
