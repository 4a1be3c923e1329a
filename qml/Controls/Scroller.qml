// SPDX-License-Identifier: Apache-2.0
// A column that scrolls: the body of most pages. Its children stand under one another in a ColumnLayout.
//   margin      at the left and the right (Style.margin);   above, below   at its ends
//   maxWidth    the column is no wider, and centred where centred says so (0: no limit)
//   spacing     between children;   room   how wide the column is
//   What the keyboard moves to is scrolled into view; a finger that pulls it down asks for a sync, where it
//   pulls (a page does, a sheet does not).
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

Flickable {
    id: scroller

    default property alias body: column.data
    property int margin: width < 480 ? Style.s16 : Style.margin
    property int above: Style.s8
    property int below: Style.s32
    property int maxWidth: 0
    property bool centred: false
    property bool pulls: true
    property alias spacing: column.spacing
    // How wide the column is: what stands side by side in it divides this, not a layout's width of a moment ago.
    readonly property real room: Math.max(0, Math.min(width - 2 * margin, maxWidth > 0 ? maxWidth : width))
    readonly property Item focused: Window.activeFocusItem

    // Moves as little as is needed for the item to be seen whole, with some air.
    function reveal(item: Item) {
        const top = item.mapToItem(contentItem, 0, 0).y - Style.s16;
        const bottom = top + item.height + 2 * Style.s16;
        const most = Math.max(0, contentHeight - height);
        if (top < contentY || item.height > height)
            contentY = Math.max(0, Math.min(top, most));
        else if (bottom > contentY + height)
            contentY = Math.max(0, Math.min(bottom - height, most));
    }

    onFocusedChanged: {
        let item = focused;
        while (item && item !== column)
            item = item.parent;
        if (item === column && focused !== column)
            reveal(focused);
    }

    contentWidth: width
    contentHeight: column.implicitHeight + above + below
    boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
    interactive: contentHeight > height || Style.touch
    clip: true
    Accessible.role: Accessible.Pane

    ColumnLayout {
        id: column

        y: scroller.above
        x: scroller.centred ? Math.round((scroller.width - width) / 2) : scroller.margin
        width: scroller.room
        spacing: Style.s12
    }

    PullDown {
        view: scroller
        active: scroller.pulls
    }
    ScrollBar.vertical: ScrollBar {}
}
