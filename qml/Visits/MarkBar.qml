// SPDX-License-Identifier: Apache-2.0
// The signs one tap away while one listens: a mark in time, and what the line being typed is.
//   capture   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: bar

    required property CaptureViewModel capture

    spacing: 0

    Divider {
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.maximumWidth: Style.noteWidth
        Layout.leftMargin: Style.s4
        Layout.rightMargin: Style.s4
        Layout.topMargin: Style.s4
        Layout.bottomMargin: Style.s4

        MarkButton {
            glyph: "mark"
            text: qsTr("Mark")
            keys: qsTr("Ctrl+M")
            onClicked: bar.capture.addMark()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        Kind {
            glyph: "quote"
            text: qsTr("Quote")
            kind: Facts.LineType.Quote
        }
        Kind {
            glyph: "promise"
            text: qsTr("Promise")
            kind: Facts.LineType.Promise
        }
        Kind {
            glyph: "spark"
            text: qsTr("Spark")
            kind: Facts.LineType.Spark
        }
        Kind {
            glyph: "question"
            text: qsTr("Ask")
            kind: Facts.LineType.Question
        }
        Kind {
            glyph: "need"
            text: qsTr("Need")
            kind: Facts.LineType.Need
        }
    }

    component Kind: MarkButton {
        required property int kind

        checkable: false
        checked: bar.capture.typingType === kind
        onClicked: bar.capture.setTypingType(kind)
        Layout.fillWidth: true
        Layout.preferredWidth: 1
    }
}
