// SPDX-License-Identifier: Apache-2.0
// What was just done, and a way back, for eight seconds; longer while the pointer or the keyboard is on it.
//   show(text)    the sentence, as "Line deleted";   hide()
//   undone()      the person pressed Undo;   expired()   it went by itself
//   shown, seconds (8)
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.Control {
    id: bar

    property string text: ""
    property bool shown: false
    property real seconds: 8
    readonly property bool held: hovered || undo.down || undo.activeFocus
    signal undone()
    signal expired()

    function show(words: string) {
        text = words;
        shown = true;
        clock.restart();
    }

    function hide() {
        shown = false;
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Style.target, implicitContentHeight + topPadding + bottomPadding)
    Layout.fillWidth: true
    leftPadding: Style.s16
    rightPadding: Style.s4
    verticalPadding: Style.touch ? 0 : Style.s4
    hoverEnabled: true
    opacity: shown ? 1 : 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Behavior on opacity {
        NumberAnimation {
            duration: Style.calm
            easing.type: Easing.OutCubic
        }
    }

    Timer {
        id: clock

        interval: bar.seconds * 1000
        running: bar.shown && !bar.held
        onTriggered: {
            bar.shown = false;
            bar.expired();
        }
    }

    background: Rectangle {
        radius: Style.radius
        color: Style.inverse
    }
    contentItem: RowLayout {
        spacing: Style.s8

        Label {
            text: bar.text
            color: Style.inverseInk
            Accessible.ignored: true
            Layout.fillWidth: true
            Layout.topMargin: Style.s4
            Layout.bottomMargin: Style.s4
        }
        T.Button {
            id: undo

            text: qsTr("Undo")
            hoverEnabled: true
            implicitWidth: Math.max(Style.target, label.implicitWidth + 2 * Style.s12)
            topInset: Style.touch ? Style.s4 : 0
            bottomInset: topInset
            implicitHeight: Math.max(Style.touch ? Style.target : 28, label.implicitHeight + Style.s8)
            Accessible.name: text
            Accessible.description: bar.text
            Keys.onReturnPressed: undo.clicked()
            Keys.onEnterPressed: undo.clicked()
            Keys.onEscapePressed: bar.hide()
            onClicked: {
                bar.shown = false;
                bar.undone();
            }

            contentItem: Label {
                id: label

                text: undo.text
                token: Style.label
                color: Style.bottleOnInverse
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
            background: Rectangle {
                radius: Style.radius - 2
                color: undo.down ? "#33808080" : undo.hovered ? "#22808080" : Style.clear
                border.width: undo.visualFocus ? Style.ring : 0
                border.color: Style.skyOnInverse
            }
        }
    }
}
