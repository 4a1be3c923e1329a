// SPDX-License-Identifier: Apache-2.0
// A sentence that says something was done and asks nothing: "Copied". Gone after four seconds.
//   show(text)   hide()   shown
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.Control {
    id: toast

    property string text: ""
    property bool shown: false
    property real seconds: 4

    function show(words: string) {
        text = words;
        shown = true;
        clock.restart();
    }

    function hide() {
        shown = false;
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    horizontalPadding: Style.s16
    verticalPadding: Style.s12
    hoverEnabled: true
    opacity: shown ? 1 : 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Behavior on opacity {
        NumberAnimation {
            duration: Style.calm
        }
    }

    Timer {
        id: clock

        interval: toast.seconds * 1000
        running: toast.shown && !toast.hovered
        onTriggered: toast.shown = false
    }

    background: Rectangle {
        radius: Style.radius
        color: Style.inverse
    }
    contentItem: Label {
        text: toast.text
        color: Style.inverseInk
        Accessible.ignored: true
    }
}
