// SPDX-License-Identifier: Apache-2.0
// All the values in one field, to be written into one.
//   conflict   the view model;   dropped()   another way after all
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

FocusScope {
    id: editor

    required property ConflictViewModel conflict
    signal dropped()

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Style.s8

        TextArea {
            id: words

            objectName: "together"
            label: qsTr("Written together")
            focus: true
            minimumLines: 2
            property bool begun: false

            onSubmitted: editor.conflict.writeTogether(text)
            onTextChanged: if (begun) editor.conflict.keepDraft(text)
            Component.onCompleted: {
                text = editor.conflict.together;
                begun = true;
            }
            Layout.fillWidth: true
        }
        Flow {
            spacing: Style.s8
            Layout.fillWidth: true

            Button {
                objectName: "useTogether"
                kind: Button.Primary
                text: qsTr("Use this")
                hint: "Ctrl+Enter"
                onClicked: editor.conflict.writeTogether(words.text)
            }
            Button {
                kind: Button.Quiet
                text: qsTr("Another way")
                onClicked: editor.dropped()
            }
        }
    }
}
