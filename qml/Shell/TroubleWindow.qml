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

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Style.s32
        spacing: Style.s16

        Label {
            text: qsTr("Your notes could not be opened")
            token: Style.title
            Layout.fillWidth: true
        }
        TextEdit {
            text: window.sentence
            readOnly: true
            selectByMouse: true
            wrapMode: Text.Wrap
            color: Style.ink
            selectionColor: Style.bottleTint
            selectedTextColor: Style.ink
            font: Style.body.font
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Button {
            text: qsTr("Close")
            Layout.alignment: Qt.AlignRight
            onClicked: window.close()
        }
    }
}
