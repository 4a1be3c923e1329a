// SPDX-License-Identifier: Apache-2.0
// J and K in a list: to the next row that takes the keyboard, and to the one before. A row hands its keys in:
//   Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)
pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

QtObject {
    // Whether the keyboard went on; where it did not, whatever stands around the row may know another one.
    function step(row: Item, key: int, modifiers: int): bool {
        const on = key === Qt.Key_J;
        if (modifiers !== Qt.NoModifier || (!on && key !== Qt.Key_K))
            return false;
        const next = row.ListView.view ? inView(row, on) : inColumn(row, on);
        if (next)
            next.forceActiveFocus(on ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        return next !== null;
    }

    // By its number: a view keeps rows that it shows no longer, and has not made those that are far away.
    function inView(row: Item, on: bool): Item {
        const view = row.ListView.view;
        let index = view.indexAt(row.x + row.width / 2, row.y + row.height / 2);
        if (index < 0)
            return null;
        for (index += on ? 1 : -1; index >= 0 && index < view.count; index += on ? 1 : -1) {
            view.positionViewAtIndex(index, ListView.Contain);
            const first = firstOf(view.itemAtIndex(index));
            if (first)
                return first;
        }
        return null;
    }

    // What stands beside it under the same parent and is a row.
    function inColumn(row: Item, on: bool): Item {
        const all = row.parent.children;
        const beside = [];
        for (let i = 0; i < all.length; ++i) {
            if (all[i].visible && all[i].height > 0 && (on ? all[i].y > row.y : all[i].y < row.y))
                beside.push(all[i]);
        }
        beside.sort((one, other) => on ? one.y - other.y : other.y - one.y);
        for (const other of beside) {
            const first = other.Accessible.role === Accessible.ListItem ? firstOf(other) : null;
            if (first)
                return first;
        }
        return null;
    }

    // The first item of a row that the Tab key would reach, null if there is none.
    function firstOf(row: Item): Item {
        if (!row || row.activeFocusOnTab)
            return row;
        const first = row.nextItemInFocusChain(true);
        let within = first;
        while (within && within !== row)
            within = within.parent;
        return within ? first : null;
    }
}
