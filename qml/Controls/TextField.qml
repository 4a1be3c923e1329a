// SPDX-License-Identifier: Apache-2.0
// One line to type in, with its name above and its help or its error below.
//   label          what it is;   name   the accessible name, the label unless said otherwise;   help   a grey line;   error   replaces it in brick
//   text, placeholderText, echoMode, readOnly, maximumLength, inputMethodHints, validator   as in TextInput
//   edited()       the person changed it;   accepted()   Enter;   input   the field itself, for focus and selection
//   secret         a password: dots, with an eye that shows them
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

FocusScope {
    id: field

    property string label: ""
    property string name: label
    property string help: ""
    property string error: ""
    property bool secret: false
    property alias text: input.text
    property alias placeholderText: input.placeholderText
    property alias readOnly: input.readOnly
    property alias maximumLength: input.maximumLength
    property alias inputMethodHints: input.inputMethodHints
    property alias validator: input.validator
    property alias input: input
    signal accepted()
    signal edited()

    implicitWidth: 240
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Style.s4

        Label {
            text: field.label
            visible: text !== ""
            token: Style.label
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        FieldFrame {
            focused: input.activeFocus
            wrong: field.error !== ""
            enabled: !field.readOnly && field.enabled
            implicitHeight: Math.max(Style.controlHeight, input.implicitHeight)
            Layout.fillWidth: true

            T.TextField {
                id: input

                anchors.left: parent.left
                anchors.right: eye.visible ? eye.left : parent.right
                anchors.verticalCenter: parent.verticalCenter
                implicitHeight: Style.body.line + topPadding + bottomPadding
                leftPadding: Style.s12
                rightPadding: Style.s12
                topPadding: Style.touch ? 10 : 6
                bottomPadding: topPadding
                focus: true
                font: Style.body.font
                color: Style.ink
                placeholderTextColor: Style.ink3
                selectionColor: Style.bottle
                selectedTextColor: Style.bottleInk
                selectByMouse: true
                verticalAlignment: TextInput.AlignVCenter
                echoMode: field.secret && !eye.checked ? TextInput.Password : TextInput.Normal
                Accessible.name: field.name !== "" ? field.name : placeholderText
                Accessible.description: field.error !== "" ? field.error : field.help
                onAccepted: field.accepted()
                onTextEdited: field.edited()

                Label {
                    x: input.leftPadding
                    width: input.width - input.leftPadding - input.rightPadding
                    anchors.verticalCenter: parent.verticalCenter
                    text: input.placeholderText
                    visible: input.length === 0 && input.preeditText === ""
                    color: Style.ink3
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
            IconButton {
                id: eye

                objectName: "eye"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                height: parent.height
                visible: field.secret
                checkable: true
                glyph: checked ? "eye-off" : "eye"
                text: checked ? qsTr("Hide the password") : qsTr("Show the password")
            }
        }
        Label {
            text: field.help
            visible: text !== "" && field.error === ""
            token: Style.caption
            color: Style.ink3
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        InlineError {
            text: field.error
            Layout.fillWidth: true
        }
    }
}
