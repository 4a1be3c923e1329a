// SPDX-License-Identifier: Apache-2.0
// The desktop's sidebar: the name, capture, the places, search and settings, and at its foot the sync word.
//   places, current, status, atSearch, atSettings and the signals: as in AppFrame
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: sidebar

    required property Places places
    property int current: 0
    property Component status: null
    property bool atSearch: false
    property bool atSettings: false
    signal placeChosen(int index)
    signal captureRequested()
    signal searchRequested()
    signal settingsRequested()

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
            onClicked: sidebar.captureRequested()
            Layout.fillWidth: true
            Layout.bottomMargin: Style.s12
        }
        Repeater {
            model: sidebar.places.all.length

            ListRow {
                id: row

                required property int index
                readonly property Place place: sidebar.places.all[index]

                text: place.name
                glyph: place.glyph
                tint: selected ? Style.bottle : Style.ink2
                trailingText: place.count > 0 ? place.count : ""
                selected: index === sidebar.current
                strong: selected
                onClicked: sidebar.placeChosen(index)
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
            selected: sidebar.atSearch
            strong: selected
            trailingText: Style.largeText ? "" : "Ctrl+K"
            onClicked: sidebar.searchRequested()
            Layout.fillWidth: true
        }
        ListRow {
            text: qsTr("Settings")
            glyph: "settings"
            tint: selected ? Style.bottle : Style.ink2
            selected: sidebar.atSettings
            strong: selected
            onClicked: sidebar.settingsRequested()
            Layout.fillWidth: true
        }
        Divider {
            visible: sidebar.status !== null
            Layout.topMargin: Style.s8
            Layout.bottomMargin: Style.s4
        }
        Slot {
            from: sidebar.status
            Layout.fillWidth: true
        }
    }
}
