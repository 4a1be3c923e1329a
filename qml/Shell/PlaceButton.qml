// SPDX-License-Identifier: Apache-2.0
// A place as the bar and the rail show it: the icon, and its word under it.
//   place, selected, clicked()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style

T.AbstractButton {
    id: control

    required property Place place
    property bool selected: false

    text: place.name
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    implicitWidth: Math.max(64, implicitContentWidth)
    implicitHeight: Math.max(56, implicitContentHeight + Style.s8)
    Accessible.role: Accessible.PageTab
    Accessible.name: place.count > 0 ? place.name + ", " + place.count : place.name
    Accessible.selected: selected
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: ColumnLayout {
        spacing: 2

        Item {
            Layout.fillHeight: true
        }
        Rectangle {
            implicitWidth: Math.min(Math.round(Style.icon * 2.2), control.width - Style.s8)
            implicitHeight: Style.icon + Style.s4
            radius: height / 2
            color: control.selected ? Style.bottleTint : control.hovered ? Style.hover : Style.clear
            Layout.alignment: Qt.AlignHCenter

            Glyph {
                anchors.centerIn: parent
                glyph: control.place.glyph
                color: control.selected ? Style.bottle : Style.ink2
            }
        }
        Label {
            text: control.place.name
            token: Style.place
            color: control.selected ? Style.bottle : Style.ink2
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            // A long word in a narrow bar of large text gives way before it meets its neighbour.
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Style.place.size * 0.75)
            Layout.maximumWidth: control.width - Style.s4
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
    }
    background: Item {
        FocusRing {
            shown: control.visualFocus
            gap: 0
        }
    }
}
