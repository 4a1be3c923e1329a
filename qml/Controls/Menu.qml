// SPDX-License-Identifier: Apache-2.0
// A list of things to do with what it was opened on. Fill it with MenuRow.
//   popup() at the pointer, open() at its parent;   arrows, Enter and Escape work
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.Menu {
    id: menu

    implicitWidth: Math.max(200, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    margins: Style.s8
    padding: Style.s4
    overlap: 1
    focus: true

    delegate: MenuRow {}
    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: {
            let most = 0;
            for (let i = 0; i < count; ++i)
                most = Math.max(most, menu.itemAt(i)?.implicitWidth ?? 0);
            return most;
        }
        model: menu.contentModel
        interactive: contentHeight > height
        clip: true
        currentIndex: menu.currentIndex
    }
    background: Item {
        Shade {
            corner: Style.radius
        }
        Rectangle {
            anchors.fill: parent
            radius: Style.radius
            color: Style.card
            border.width: Style.hairline
            border.color: Style.rule
        }
    }
}
