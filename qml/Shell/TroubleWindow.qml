// SPDX-License-Identifier: Apache-2.0
// The window where the notes could not be opened: what is wrong and what can be done, in words that can be copied.
//   sentence   from the store
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Salver.Controls
import Salver.Style

Window {
    id: window

    required property string sentence

    width: 560
    height: 400
    minimumWidth: 320
    minimumHeight: 320
    title: qsTr("Salver · not opened")
    color: Style.linen

    Shortcut {
        sequences: ["Esc", "Ctrl+W"]
        onActivated: window.close()
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: window.width < 480 ? Style.s16 : Style.s32
        spacing: Style.s16

        Label {
            text: qsTr("Your notes could not be opened")
            token: Style.title
            Layout.fillWidth: true
        }
        // However long the sentence and however large the text: nothing of it is cut off.
        Scroller {
            margin: 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            TextEdit {
                id: words

                objectName: "sentence"
                text: window.sentence
                readOnly: true
                selectByMouse: true
                activeFocusOnTab: true
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                color: Style.ink
                selectionColor: Style.bottleTint
                selectedTextColor: Style.ink
                font: Style.body.font
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Layout.fillWidth: true
            }
        }
        Flow {
            spacing: Style.s8
            layoutDirection: Qt.RightToLeft
            Layout.fillWidth: true

            Button {
                objectName: "close"
                kind: Button.Primary
                text: qsTr("Close")
                focus: true
                onClicked: window.close()
            }
            Button {
                objectName: "copy"
                text: qsTr("Copy these words")
                onClicked: {
                    words.selectAll();
                    words.copy();
                }
            }
        }
    }
}
