// SPDX-License-Identifier: Apache-2.0
// The field one searches with: a glass, a cross when there is something to clear. Escape clears it first.
//   text, placeholderText   as ever;   searched()   Enter;   edited()   each keystroke
//   moved(int step)   Down and Up, so that the keyboard can walk the hits without leaving the field
//   input             the field itself
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

FocusScope {
    id: field

    property alias text: input.text
    property alias placeholderText: input.placeholderText
    property alias input: input
    signal searched()
    signal edited()
    signal moved(int step)

    function clear() {
        input.clear();
        field.edited();
        input.forceActiveFocus(Qt.OtherFocusReason);
    }

    implicitWidth: 240
    implicitHeight: Math.max(Style.controlHeight, input.implicitHeight)
    Layout.fillWidth: true

    FieldFrame {
        anchors.fill: parent
        focused: input.activeFocus

        Glyph {
            id: glass

            anchors.left: parent.left
            anchors.leftMargin: Style.s12
            anchors.verticalCenter: parent.verticalCenter
            glyph: "search"
            size: Style.iconSmall
            color: Style.ink3
        }
        T.TextField {
            id: input

            anchors.left: glass.right
            anchors.right: cross.visible ? cross.left : parent.right
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: Style.body.line + topPadding + bottomPadding
            leftPadding: Style.s8
            rightPadding: Style.s8
            topPadding: Style.touch ? 10 : 6
            bottomPadding: topPadding
            focus: true
            font: Style.body.font
            color: Style.ink
            selectionColor: Style.bottle
            selectedTextColor: Style.bottleInk
            selectByMouse: true
            verticalAlignment: TextInput.AlignVCenter
            inputMethodHints: Qt.ImhNoPredictiveText
            Accessible.role: Accessible.EditableText
            Accessible.name: placeholderText !== "" ? placeholderText : qsTr("Search")
            Accessible.searchEdit: true
            onAccepted: field.searched()
            onTextEdited: field.edited()
            Keys.onDownPressed: field.moved(1)
            Keys.onUpPressed: field.moved(-1)
            Keys.onEscapePressed: event => {
                event.accepted = input.length > 0;
                if (event.accepted)
                    field.clear();
            }

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
            id: cross

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            height: parent.height
            visible: input.length > 0
            glyph: "close"
            text: qsTr("Clear the search")
            onClicked: field.clear()
        }
    }
}
