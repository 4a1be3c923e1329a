// SPDX-License-Identifier: Apache-2.0
// Makes one item from a Component and gives it this slot's size; what Loader is for, were it not that Qt 6.4's
// Loader refuses components written in a file with bound components (a delegate it makes gladly).
// The same holds there for header, footer, highlight and section.delegate of a ListView: avoid those.
//   from     the Component, null for none;   active   whether to make it;   item   what was made
pragma ComponentBehavior: Bound
import QtQuick

FocusScope {
    id: slot

    property Component from: null
    property bool active: true
    property Item item: null

    implicitWidth: item ? item.implicitWidth : 0
    implicitHeight: item ? item.implicitHeight : 0
    visible: item !== null

    // One change makes one item: bound to both, a Repeater would make it once for each.
    function remake() {
        maker.model = 0;
        maker.delegate = from;
        maker.model = active && from ? 1 : 0;
    }

    onFromChanged: remake()
    onActiveChanged: remake()
    Component.onCompleted: if (maker.count === 0) remake()

    Repeater {
        id: maker

        model: 0
        onItemAdded: (index, item) => {
            slot.item = item;
            item.focus = true;
            item.width = Qt.binding(() => slot.width);
            item.height = Qt.binding(() => slot.height);
        }
        onItemRemoved: slot.item = null
    }
}
