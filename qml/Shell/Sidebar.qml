// SPDX-License-Identifier: Apache-2.0
// The desktop's sidebar: the name, capture, the places, search and settings, and at its foot the sync word.
//   frame   the AppFrame it stands in: what it shows, and what it tells of
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: sidebar

    required property AppFrame frame

    implicitWidth: Math.round(208 * (1 + (Style.scale - 1) * 0.35))
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Rectangle {
        anchors.fill: parent
        color: Style.sunk
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Style.s12
        anchors.topMargin: Style.s16
        spacing: 2

        RowLayout {
            spacing: Style.s12
            Layout.leftMargin: Style.s8
            Layout.bottomMargin: Style.s16

            Image {
                source: Style.iconUrl("salver")
                sourceSize.width: 28
                sourceSize.height: 28
                Accessible.ignored: true
            }
            Label {
                text: qsTr("Salver")
                token: Style.title
                Layout.fillWidth: true
            }
        }
        Button {
            kind: Button.Primary
            glyph: "plus"
            text: qsTr("Capture")
            hint: "Ctrl+N"
            onClicked: sidebar.frame.captureRequested()
            Layout.fillWidth: true
            Layout.bottomMargin: Style.s12
        }
        Repeater {
            model: sidebar.frame.places.all.length

            ListRow {
                id: row

                required property int index
                readonly property Place place: sidebar.frame.places.all[index]

                text: place.name
                glyph: place.glyph
                tint: selected ? Style.bottle : Style.ink2
                trailingText: place.count > 0 ? place.count : ""
                selected: index === sidebar.frame.current
                strong: selected
                onClicked: sidebar.frame.placeChosen(index)
                Layout.fillWidth: true
            }
        }
        Item {
            Layout.fillHeight: true
        }
        ListRow {
            text: qsTr("Search")
            glyph: "search"
            tint: selected ? Style.bottle : Style.ink2
            selected: sidebar.frame.atSearch
            strong: selected
            onClicked: sidebar.frame.searchRequested()
            Layout.fillWidth: true
        }
        ListRow {
            text: qsTr("Settings")
            glyph: "settings"
            tint: selected ? Style.bottle : Style.ink2
            selected: sidebar.frame.atSettings
            strong: selected
            onClicked: sidebar.frame.settingsRequested()
            Layout.fillWidth: true
        }
        Divider {
            visible: sidebar.frame.status !== null
            Layout.topMargin: Style.s8
            Layout.bottomMargin: Style.s4
        }
        Slot {
            from: sidebar.frame.status
            Layout.fillWidth: true
        }
    }
}
