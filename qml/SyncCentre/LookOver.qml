// SPDX-License-Identifier: Apache-2.0
// A sentence that two people changed apart, as it has merged: both hands marked, and the two ways on. Everybody sees the
// merged text meanwhile.
//   conflict   the view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: look

    required property ConflictViewModel conflict
    property bool changing: false
    // The first hand in bold, the others underlined; the colours come on top of that, not instead.
    readonly property string marked: conflict.merged
        .replace(/<b>/g, '<b><font color="' + Style.bottle + '">').replace(/<\/b>/g, "</font></b>")
        .replace(/<u>/g, '<u><font color="' + Style.plum + '">').replace(/<\/u>/g, "</font></u>")
    readonly property string first: conflict.hands.length === 0 ? "" : conflict.firstHandMine ? qsTr("you") : conflict.hands[0]
    readonly property string others: [...conflict.hands].slice(1).join(", ")

    spacing: Style.s12

    Card {
        heading: qsTr("As it reads now")
        Layout.fillWidth: true

        Label {
            objectName: "merged"
            text: look.conflict.lines !== "" ? look.marked : qsTr("(empty: one took out what the other changed)")
            textFormat: look.conflict.lines !== "" ? Text.StyledText : Text.PlainText
            color: look.conflict.lines !== "" ? Style.ink : Style.ink3
            Layout.fillWidth: true
        }
        Label {
            objectName: "legend"
            text: qsTr("<b><font color=\"%1\">bold</font></b>: by %2 · <u><font color=\"%3\">underlined</font></u>: by %4")
                .arg(Style.bottle).arg(look.first).arg(Style.plum).arg(look.others)
            textFormat: Text.StyledText
            visible: look.others !== ""
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
        }
    }
    Flow {
        visible: !look.changing
        spacing: Style.s8
        Layout.fillWidth: true

        Button {
            objectName: "readsWell"
            kind: Button.Primary
            glyph: "check"
            text: qsTr("It reads well")
            onClicked: look.conflict.readsWell()
        }
        Button {
            objectName: "changeIt"
            glyph: "edit"
            text: qsTr("Change it")
            onClicked: look.changing = true
        }
    }
    Slot {
        visible: item !== null
        active: look.changing
        onItemChanged: if (item) item.forceActiveFocus(Qt.TabFocusReason)
        Layout.fillWidth: true
        from: FocusScope {
            implicitHeight: editor.implicitHeight

            ColumnLayout {
                id: editor

                width: parent.width
                spacing: Style.s8

                TextArea {
                    id: words

                    objectName: "rewritten"
                    label: qsTr("As it should read")
                    focus: true
                    minimumLines: 2
                    property bool begun: false

                    onSubmitted: look.conflict.rewrite(text)
                    onTextChanged: if (begun) look.conflict.keepDraft(text)
                    Component.onCompleted: {
                        text = look.conflict.lines;
                        begun = true;
                    }
                    Layout.fillWidth: true
                }
                Flow {
                    spacing: Style.s8
                    Layout.fillWidth: true

                    Button {
                        objectName: "saveRewritten"
                        kind: Button.Primary
                        text: qsTr("Save")
                        hint: "Ctrl+Enter"
                        onClicked: look.conflict.rewrite(words.text)
                    }
                    Button {
                        kind: Button.Quiet
                        text: qsTr("Leave it as it is")
                        onClicked: look.changing = false
                    }
                }
            }
        }
    }
}
