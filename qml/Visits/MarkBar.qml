// SPDX-License-Identifier: Apache-2.0
// The signs one tap away while one listens: a mark in time, and what the line being typed is.
//   capture   its view model;   visitRequested()   how and with whom this visit is
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: bar

    required property CaptureViewModel capture
    signal visitRequested()

    spacing: 0

    Divider {
        Layout.fillWidth: true
    }
    GridLayout {
        visible: bar.capture.privately
        columns: Style.largeText ? 2 : 3
        columnSpacing: Style.s8
        rowSpacing: 0
        Layout.fillWidth: true
        Layout.maximumWidth: Style.noteWidth
        Layout.alignment: Qt.AlignHCenter
        Layout.leftMargin: Style.s12
        Layout.rightMargin: Style.s4

        Glyph {
            glyph: bar.capture.privately ? "lock" : ""
            size: Style.iconSmall
            color: Style.ink2
        }
        Label {
            text: qsTr("Only you see what you write now.")
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
        }
        Button {
            objectName: "writeForTheTeam"
            kind: Button.Quiet
            text: qsTr("For the team again")
            Layout.columnSpan: Style.largeText ? 2 : 1
            onClicked: bar.capture.privately = false
        }
    }
    RowLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.maximumWidth: Style.noteWidth
        Layout.alignment: Qt.AlignHCenter
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
        // A phone has room for six; a need is one more tap away there.
        Kind {
            visible: !Style.compact
            glyph: "need"
            text: qsTr("Need")
            kind: Facts.LineType.Need
        }
        MarkButton {
            // What the sheet has and the bar has not.
            readonly property bool chosen: bar.capture.typingType >= Facts.LineType.SaidNo
                || (Style.compact && bar.capture.typingType === Facts.LineType.Need)

            glyph: "more"
            text: qsTr("More")
            checked: chosen
            onClicked: sheet.open()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    MarkSheet {
        id: sheet

        capture: bar.capture
        onVisitRequested: bar.visitRequested()
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
