// SPDX-License-Identifier: Apache-2.0
// The keys that work on every page. A page's own keys stand with the page (Ctrl+M) or its rows (J and K).
// U and ? are letters: whoever types in a field types them there.
import QtQuick

Item {
    id: keys

    signal placeRequested(int index)
    signal captureRequested()
    signal paletteRequested()
    signal searchRequested()
    signal findHereRequested()
    signal settingsRequested()
    signal syncRequested()
    signal undoRequested()
    signal redoRequested()
    signal backRequested()
    signal paneRequested()
    signal keysRequested()

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
        sequence: "Ctrl+F"
        onActivated: keys.findHereRequested()
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
        sequence: "U"
        onActivated: keys.undoRequested()
    }
    Shortcut {
        sequence: "F6"
        onActivated: keys.paneRequested()
    }
    Shortcut {
        sequences: ["?", "F1"]
        onActivated: keys.keysRequested()
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
    Shortcut {
        sequence: "Ctrl+5"
        onActivated: keys.searchRequested()
    }
}
