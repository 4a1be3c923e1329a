// SPDX-License-Identifier: Apache-2.0
// What reassured them, or what we challenged them on: the lines of this visit that say so, and one more to write.
//   wrap   its view model;   label, placeholder   the question;   lines   the model;   added(words)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Column {
    id: section

    required property WrapViewModel wrap
    required property string label
    required property RowsModel lines
    required property int kind
    property string placeholder: ""
    signal added(string words)

    function add() {
        const said = Words.trimmed(field.text);
        field.text = "";
        if (said !== "")
            added(said);
    }

    spacing: Style.s4

    TextField {
        id: field

        width: section.width
        label: section.label
        placeholderText: section.placeholder
        onAccepted: section.add()

        Connections {
            target: field.input
            function onActiveFocusChanged() {
                if (!field.input.activeFocus)
                    section.add();
            }
        }
    }
    Repeater {
        model: section.lines
        delegate: RowLayout {
            id: line

            required property string lineId
            required property string words
            required property string initials
            required property bool mine

            width: section.width
            spacing: Style.s8

            MarkGlyph {
                kind: section.kind
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Style.s8
            }
            Label {
                text: line.words
                Layout.fillWidth: true
                Layout.topMargin: Style.s4
            }
            Label {
                visible: !line.mine
                text: line.initials
                token: Style.caption
                color: Style.ink3
            }
            IconButton {
                visible: line.mine
                glyph: "close"
                text: qsTr("Take away: %1").arg(line.words)
                onClicked: section.wrap.removeLine(line.lineId, line.words)
                Layout.alignment: Qt.AlignTop
            }
        }
    }
}
