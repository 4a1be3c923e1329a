// SPDX-License-Identifier: Apache-2.0
// Eyes up: nothing but the clock and one large button to mark a moment.
//   capture   its view model;   shown;   ended()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

FocusScope {
    id: shade

    required property CaptureViewModel capture
    property int marks: 0
    signal ended()

    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Listening")
    onVisibleChanged: {
        marks = 0;
        if (visible)
            mark.forceActiveFocus(Qt.OtherFocusReason);
    }
    Keys.onEscapePressed: ended()

    Rectangle {
        anchors.fill: parent
        color: Style.sunk
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
        onClicked: shade.ended()
    }
    ColumnLayout {
        anchors.centerIn: parent
        spacing: Style.s24

        Label {
            text: shade.capture.typingTime
            token: Style.display
            color: Style.ink2
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        MarkButton {
            id: mark

            glyph: "mark"
            text: qsTr("Mark")
            padding: Style.s32
            focusPolicy: Qt.StrongFocus
            onClicked: {
                shade.capture.addMark();
                shade.marks += 1;
            }
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            text: shade.marks > 0 ? qsTr("%n mark(s)", "", shade.marks) : qsTr("Tap the mark when something is said.")
            color: Style.ink3
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Back to typing")
            onClicked: shade.ended()
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
