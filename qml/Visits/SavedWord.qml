// SPDX-License-Identifier: Apache-2.0
// Where what was typed stands: only on screen, in this device's database, or not saved and why. What the server has
// needs no word.
//   saveState   Facts.SaveState;   brief   the sign alone, with the word for a screen reader
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

RowLayout {
    id: word

    required property int saveState
    readonly property string text: {
        switch (saveState) {
        case Facts.SaveState.Saving: return qsTr("Saving…");
        case Facts.SaveState.Saved: return Words.savedHere;
        case Facts.SaveState.Failed: return qsTr("Not saved");
        default: return "";
        }
    }

    spacing: Style.s4
    visible: text !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Glyph {
        glyph: word.saveState === Facts.SaveState.Saved ? "saved" : word.saveState === Facts.SaveState.Failed ? "trouble" : ""
        size: Style.caption.size
        color: label.color
    }
    Label {
        id: label

        text: word.text
        token: Style.caption
        color: word.saveState === Facts.SaveState.Failed ? Style.brick : Style.ink3
        Accessible.ignored: true
        Layout.fillWidth: true
    }
}
