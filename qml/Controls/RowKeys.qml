// SPDX-License-Identifier: Apache-2.0
// J and K in a list: to the next row that takes the keyboard, and to the one before. A row hands its keys in:
//   Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)
pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

QtObject {
    // Rows are what stands beside this one under the same parent, in a list view as in a column. Tells whether the key
    // was one of the two.
    function step(row: Item, key: int, modifiers: int): bool {
        const on = key === Qt.Key_J;
        if (modifiers !== Qt.NoModifier || (!on && key !== Qt.Key_K))
            return false;
        const all = row.parent.children;
        const beside = [];
        for (let i = 0; i < all.length; ++i) {
            if (all[i].visible && all[i].height > 0 && (on ? all[i].y > row.y : all[i].y < row.y))
                beside.push(all[i]);
        }
        beside.sort((one, other) => on ? one.y - other.y : other.y - one.y);
        for (const other of beside) {
            const first = firstOf(other as Item);
            if (first) {
                show(row, other as Item);
                first.forceActiveFocus(on ? Qt.TabFocusReason : Qt.BacktabFocusReason);
                break;
            }
        }
        return true;
    }

    // The first item of a row that the Tab key would reach, null if there is none.
    function firstOf(row: Item): Item {
        if (row.activeFocusOnTab)
            return row;
        const first = row.nextItemInFocusChain(true);
        let within = first;
        while (within && within !== row)
            within = within.parent;
        return within ? first : null;
    }

    // A Scroller follows the keyboard by itself; a list view has to be told.
    function show(from: Item, row: Item) {
        const view = from.ListView.view;
        if (view)
            view.positionViewAtIndex(view.indexAt(row.x + row.width / 2, row.y + row.height / 2), ListView.Contain);
    }
}
