// SPDX-License-Identifier: Apache-2.0
// A strip of dots from 1 to 5, each dot a person. No mean, no line, one colour: what a dot says is read below.
//   answers   rows with the roles of AnswerDot;   highest   how many stand over the fullest number
//   picked    the dot that is read, null for none;   a tap takes the nearest, arrows go from one to the next
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

FocusScope {
    id: strip

    required property RowsModel answers
    required property int highest
    property AnswerDot picked: null
    readonly property int size: Math.round((Style.touch ? 16 : 14) * Math.min(Style.scale, 1.25))
    readonly property int pitch: size + 6
    readonly property real room: width / 5
    readonly property int abreast: Math.max(1, Math.floor((room - Style.s12) / pitch))
    readonly property int rows: Math.max(1, Math.ceil(highest / abreast))
    readonly property real ground: Style.s8 + rows * pitch

    // The next dot that stands for an answer, in the order of the names.
    function step(by: int) {
        let at = picked ? indexOf(picked) + by : by > 0 ? 0 : dots.count - 1;
        for (; at >= 0 && at < dots.count; at += by) {
            const dot = dots.itemAt(at) as AnswerDot;
            if (dot && dot.visible) {
                dot.forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
    }
    function indexOf(dot: AnswerDot): int {
        for (let i = 0; i < dots.count; ++i) {
            if (dots.itemAt(i) === dot)
                return i;
        }
        return -1;
    }
    function nearest(x: real, y: real): AnswerDot {
        let best = null;
        let least = 48 * 48;
        for (let i = 0; i < dots.count; ++i) {
            const dot = dots.itemAt(i) as AnswerDot;
            if (!dot || !dot.visible)
                continue;
            const dx = dot.x + dot.width / 2 - x;
            const dy = dot.y + dot.height / 2 - y;
            if (dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                best = dot;
            }
        }
        return best;
    }

    implicitHeight: ground + Style.s8 + Style.caption.line
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Answers from 1 to 5, each dot a person")
    Keys.onRightPressed: step(1)
    Keys.onLeftPressed: step(-1)
    Keys.onEscapePressed: event => {
        event.accepted = picked !== null;
        picked = null;
    }
    onActiveFocusChanged: {
        if (activeFocus && !picked)
            step(1);
    }

    TapHandler {
        onTapped: point => {
            const dot = strip.nearest(point.position.x, point.position.y);
            if (dot)
                dot.forceActiveFocus(Qt.MouseFocusReason);
        }
    }
    Rectangle {
        y: strip.ground
        width: parent.width
        height: Style.hairline
        color: Style.control
    }
    Repeater {
        model: 5

        Label {
            required property int index

            x: index * strip.room
            y: strip.ground + Style.s4
            width: strip.room
            text: String(index + 1)
            token: Style.caption
            color: Style.ink2
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
    Repeater {
        id: dots

        model: strip.answers
        delegate: AnswerDot {
            id: dot

            readonly property int wide: Math.min(strip.abreast, among)

            size: strip.size
            picked: strip.picked === dot
            x: Math.round((answer - 0.5) * strip.room - wide * strip.pitch / 2 + (stack % strip.abreast) * strip.pitch + 3)
            y: Math.round(strip.ground - (Math.floor(stack / strip.abreast) + 1) * strip.pitch + 2)
            onReached: strip.picked = dot
        }
    }
}
