// SPDX-License-Identifier: Apache-2.0
// The tablet's rail: capture on top, the places, then search and settings at the foot.
//   places, current and the signals: as in AppFrame
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: rail

    required property Places places
    property int current: 0
    signal placeChosen(int index)
    signal captureRequested()
    signal searchRequested()
    signal settingsRequested()

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
            onClicked: rail.captureRequested()
        }
        Repeater {
            model: rail.places.all.length

            PlaceButton {
                required property int index

                place: rail.places.all[index]
                selected: index === rail.current
                onClicked: rail.placeChosen(index)
                Layout.fillWidth: true
            }
        }
        Item {
            Layout.fillHeight: true
        }
        IconButton {
            glyph: "search"
            text: qsTr("Search")
            keys: "Ctrl+K"
            onClicked: rail.searchRequested()
            Layout.alignment: Qt.AlignHCenter
        }
        IconButton {
            glyph: "settings"
            text: qsTr("Settings")
            onClicked: rail.settingsRequested()
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
