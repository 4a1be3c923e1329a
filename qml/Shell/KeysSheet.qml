// SPDX-License-Identifier: Apache-2.0
// Which keys do what.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls

Sheet {
    id: sheet

    readonly property list<string> keys: ["Ctrl+N", "Ctrl+K", "Ctrl+F", "Ctrl+Shift+F", "Ctrl+1 … 5", "Ctrl+M", "Ctrl+Enter", "J, K",
        "E", "Ctrl+Z, U", "Ctrl+Y", "Alt+Left", "F6", "F5", "Ctrl+,", "?, F1"]
    readonly property list<string> means: [qsTr("Capture a visit"), qsTr("Go anywhere, do anything by its name"),
        qsTr("Search this client"), qsTr("Search everything"), qsTr("Today, Clients, Promises, House, Search"),
        qsTr("A mark to fill in later, in a visit"), qsTr("Finish a line, or what a sheet asks"),
        qsTr("The next row of a list, the one before"), qsTr("Change what is shown, or the line of a visit"), qsTr("Undo"),
        qsTr("Redo"), qsTr("Back"), qsTr("From the places to the page, through its panes, and back"), qsTr("Sync now"), qsTr("Settings"), qsTr("These keys")]

    title: qsTr("Keys")
    actions: Button {
        id: done

        kind: Button.Primary
        text: qsTr("Close")
        onClicked: sheet.close()
    }
    initialFocus: done

    Repeater {
        model: sheet.keys.length

        Label {
            required property int index

            text: qsTr("%1 · %2", "keys, what they do").arg(sheet.keys[index]).arg(sheet.means[index])
            Layout.fillWidth: true
        }
    }
}
