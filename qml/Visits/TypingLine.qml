// SPDX-License-Identifier: Apache-2.0
// The line being typed: one caret, the sign its mark makes of it, and where it stands.
//   capture   its view model;   input   the field, for the keyboard
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

FocusScope {
    id: line

    required property CaptureViewModel capture
    readonly property alias input: field.input

    implicitHeight: row.implicitHeight + Style.s8
    Layout.fillWidth: true

    RowLayout {
        id: row

        width: parent.width
        y: Style.s4
        spacing: Style.s8

        Label {
            text: line.capture.typingTime
            token: Style.caption
            color: Style.ink3
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            wrapMode: Text.NoWrap
            Layout.topMargin: Style.s8
            Layout.preferredWidth: Math.round(Style.s48 * Math.min(Style.scale, 1.5))
        }
        MarkGlyph {
            kind: line.capture.typingType
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s8
            Layout.preferredWidth: Style.iconSmall
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            TextArea {
                id: field

                name: qsTr("Line")
                placeholderText: qsTr("Type what you hear")
                bare: true
                serif: line.capture.typingType === Facts.LineType.Quote || line.capture.typingType === Facts.LineType.Need
                minimumLines: 1
                focus: true
                Layout.fillWidth: true
                Component.onCompleted: line.capture.typing.editor = input
                Component.onDestruction: if (line.capture.typing.editor === input) line.capture.typing.editor = null
            }
            // Where there is hardly room for the words, the lane is chosen with the stored line.
            Flow {
                visible: !line.capture.typingEmpty && !(Style.largeText && Style.compact)
                spacing: Style.s8
                Layout.fillWidth: true

                Repeater {
                    model: [qsTr("Service"), qsTr("Work")]
                    delegate: Chip {
                        required property int index
                        required property string modelData

                        text: modelData
                        glyph: index === Facts.Lane.Service ? "service-lane" : "work-lane"
                        checkable: true
                        checked: line.capture.typingLane === index
                        // The caret stays in the line.
                        focusPolicy: Qt.TabFocus
                        onClicked: line.capture.setTypingLane(index)
                    }
                }
            }
            SavedWord {
                saveState: line.capture.typingState
                visible: text !== "" && !line.capture.typingEmpty
                Layout.fillWidth: true
            }
            InlineError {
                text: line.capture.typingSentence
                actionText: qsTr("Copy the line")
                onActivated: line.capture.copyLine("")
                Layout.fillWidth: true
            }
        }
    }
}
