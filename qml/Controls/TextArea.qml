// SPDX-License-Identifier: Apache-2.0
// Several lines to type in; it grows with its text, from minimumLines up.
//   label, help, error   as in TextField;   bare   no box, for text edited in place
//   text, placeholderText, readOnly, cursorPosition   as in TextEdit
//   textDocument   for the C++ bridge;   input   the TextEdit itself
//   serif          their words: set in the serif, a little larger
//   edited()       its text changed (by anyone);   submitted()   Ctrl+Enter
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

FocusScope {
    id: field

    property string label: ""
    property string help: ""
    property string error: ""
    property bool bare: false
    property bool serif: false
    property int minimumLines: 3
    property string name: label
    readonly property TypeToken token: serif ? Style.quote : Style.body
    property alias text: input.text
    property alias placeholderText: input.placeholderText
    property alias readOnly: input.readOnly
    property alias cursorPosition: input.cursorPosition
    property alias textDocument: input.textDocument
    property alias input: input
    signal edited()
    signal submitted()

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
            focused: input.activeFocus && !field.bare
            wrong: field.error !== ""
            bare: field.bare
            enabled: !field.readOnly && field.enabled
            implicitHeight: input.implicitHeight
            Layout.fillWidth: true

            T.TextArea {
                id: input

                width: parent.width
                implicitHeight: Math.max(field.minimumLines * field.token.line, contentHeight) + topPadding + bottomPadding
                leftPadding: field.bare ? 0 : Style.s12
                rightPadding: leftPadding
                topPadding: field.bare ? Style.s4 : Style.touch ? 12 : 8
                bottomPadding: topPadding
                focus: true
                font: field.token.font
                color: Style.ink
                placeholderTextColor: Style.ink3
                selectionColor: Style.bottle
                selectedTextColor: Style.bottleInk
                selectByMouse: true
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                // Tab leaves the field: a note has no columns, and the keyboard must get out.
                Keys.onTabPressed: input.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: input.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Keys.onPressed: event => {
                    const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                    if (enter && (event.modifiers & Qt.ControlModifier)) {
                        event.accepted = true;
                        field.submitted();
                    }
                }
                Accessible.name: field.name !== "" ? field.name : placeholderText
                Accessible.description: field.error !== "" ? field.error : field.help
                Accessible.multiLine: true
                onTextChanged: field.edited()

                Label {
                    x: input.leftPadding
                    y: input.topPadding
                    width: input.width - input.leftPadding - input.rightPadding
                    text: input.placeholderText
                    token: field.token
                    topPadding: 0
                    visible: input.length === 0 && input.preeditText === ""
                    color: Style.ink3
                    Accessible.ignored: true
                }
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
