// SPDX-License-Identifier: Apache-2.0
// A list and what is chosen in it: side by side from 840 wide, one at a time below that.
//   list, detail   the two panes (Components);   detailShown   the narrow form shows the detail
//   split          (read only) whether both are there;   listWidth
//   empty          what stands in the detail's place while nothing is chosen (split only)
//   hasDetail      something is chosen;   nextPane()   the keyboard goes on to the detail, if it may
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

FocusScope {
    id: panes

    required property Component list
    required property Component detail
    property Component empty: null
    property bool hasDetail: false
    property bool detailShown: hasDetail
    property int listWidth: Style.listWidth
    readonly property bool split: width >= 760
    readonly property alias listItem: listSlot.item
    readonly property alias detailItem: detailSlot.item

    // The keyboard goes from the list to what is chosen in it; false where there is nothing further.
    function nextPane(): bool {
        if (!split || !listSlot.activeFocus)
            return false;
        let first = detailSlot.nextItemInFocusChain(true) as Item;
        let within = first;
        while (within && within !== detailSlot)
            within = within.parent;
        if (within)
            first.forceActiveFocus(Qt.TabFocusReason);
        return within !== null;
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        Slot {
            id: listSlot

            visible: panes.split || !panes.detailShown
            focus: visible && !(panes.detailShown && panes.hasDetail)
            from: panes.list
            Layout.preferredWidth: panes.split ? panes.listWidth : panes.width
            Layout.fillWidth: !panes.split
            Layout.fillHeight: true
        }
        Divider {
            vertical: true
            visible: panes.split
        }
        Slot {
            id: detailSlot

            visible: panes.split || panes.detailShown
            focus: visible && panes.detailShown && panes.hasDetail
            from: panes.hasDetail ? panes.detail : panes.split ? panes.empty : null
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
