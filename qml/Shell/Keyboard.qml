// SPDX-License-Identifier: Apache-2.0
// The keys that work on every page. A page's own keys (Ctrl+M, J and K, E) stand with the page.
import QtQuick

Item {
    id: keys

    signal placeRequested(int index)
    signal captureRequested()
    signal paletteRequested()
    signal searchRequested()
    signal settingsRequested()
    signal syncRequested()
    signal undoRequested()
    signal redoRequested()
    signal backRequested()

    Shortcut {
        sequence: "Ctrl+N"
        onActivated: keys.captureRequested()
    }
    Shortcut {
        sequence: "Ctrl+K"
        onActivated: keys.paletteRequested()
    }
    Shortcut {
        sequence: "Ctrl+Shift+F"
        onActivated: keys.searchRequested()
    }
    Shortcut {
        sequence: "F5"
        onActivated: keys.syncRequested()
    }
    Shortcut {
        sequence: "Ctrl+Z"
        onActivated: keys.undoRequested()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]
        onActivated: keys.redoRequested()
    }
    Shortcut {
        sequence: "Ctrl+,"
        onActivated: keys.settingsRequested()
    }
    Shortcut {
        sequences: ["Back", "Alt+Left"]
        onActivated: keys.backRequested()
    }
    Shortcut {
        sequence: "Ctrl+1"
        onActivated: keys.placeRequested(0)
    }
    Shortcut {
        sequence: "Ctrl+2"
        onActivated: keys.placeRequested(1)
    }
    Shortcut {
        sequence: "Ctrl+3"
        onActivated: keys.placeRequested(2)
    }
    Shortcut {
        sequence: "Ctrl+4"
        onActivated: keys.placeRequested(3)
    }
}
