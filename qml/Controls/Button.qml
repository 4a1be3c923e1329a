// SPDX-License-Identifier: Apache-2.0
// A button with a word on it, and an icon before it if it helps.
//   kind      Button.Primary (one a screen), Secondary (default), Quiet (no frame), Destructive
//   text      sentence case; it wraps rather than being cut
//   glyph     an icon's name, "" for none;  trailingGlyph  one after the word
//   clicked() as ever; Enter and Space press it
//   hint      a tooltip, "" for none;  description  what a screen reader adds
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Salver.Style

T.Button {
    id: control

    enum Kind { Primary, Secondary, Quiet, Destructive }

    property int kind: Button.Secondary
    property string glyph: ""
    property string trailingGlyph: ""
    property string hint: ""
    property string description: ""
    readonly property bool filled: kind === Button.Primary
    readonly property color foreground: !enabled ? Style.ink3
        : kind === Button.Primary ? Style.bottleInk
        : kind === Button.Destructive ? Style.brick
        : kind === Button.Quiet ? Style.bottle : Style.ink

    implicitWidth: Math.max(Style.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Style.controlHeight, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: kind === Button.Quiet ? Style.s12 : Style.touch ? 20 : Style.s16
    verticalPadding: Style.touch ? 10 : 7
    spacing: Style.s8
    hoverEnabled: true
    font: Style.label.font
    Accessible.name: text
    Accessible.description: description
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    // Placed by hand: a layout would lay the word out once for each of its own steps, and there are many buttons.
    contentItem: Item {
        id: face

        readonly property real before: control.glyph === "" ? 0 : Style.iconSmall + control.spacing
        readonly property real after: control.trailingGlyph === "" ? 0 : Style.iconSmall + control.spacing
        // The word has all the room there is and stands in its middle: its width follows from the button's alone, never
        // from how wide the word would like to be, which changes while it is being laid out.
        readonly property real room: Math.max(0, width - before - after)
        readonly property real taken: Math.min(Math.ceil(word.implicitWidth), room)
        readonly property real start: Math.max(0, Math.round((width - before - taken - after) / 2))

        implicitWidth: Math.ceil(word.implicitWidth) + before + after
        implicitHeight: Math.max(word.implicitHeight, before + after > 0 ? Style.iconSmall : 0)

        Label {
            id: word

            x: face.before
            anchors.verticalCenter: face.verticalCenter
            width: face.room
            text: control.text
            token: Style.label
            color: control.foreground
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Glyph {
            objectName: "glyph"
            x: face.start
            anchors.verticalCenter: face.verticalCenter
            glyph: control.glyph
            size: Style.iconSmall
            color: control.foreground
        }
        Loader {
            x: face.start + face.before + face.taken + control.spacing
            anchors.verticalCenter: face.verticalCenter
            active: control.trailingGlyph !== ""
            source: "Glyph.qml"
            onLoaded: {
                const icon = item as Glyph;
                icon.glyph = Qt.binding(() => control.trailingGlyph);
                icon.size = Qt.binding(() => Style.iconSmall);
                icon.color = Qt.binding(() => control.foreground);
            }
        }
    }

    background: Rectangle {
        radius: Style.radius
        color: !control.enabled ? (control.kind === Button.Quiet ? Style.clear : Style.sunk)
            : control.filled ? Style.bottle
            : control.kind === Button.Quiet ? Style.clear : Style.card
        border.width: control.filled || control.kind === Button.Quiet ? 0 : Style.hairline
        border.color: !control.enabled ? Style.rule
            : control.kind === Button.Destructive ? Style.brick : Style.control

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: !control.enabled ? Style.clear
                : control.down ? (control.filled ? "#33000000" : Style.press)
                : control.hovered ? (control.filled ? "#1A000000" : Style.hover) : Style.clear
        }
        FocusRing {
            shown: control.visualFocus
        }
    }

    Tip {
        shown: control.hovered || control.visualFocus
        text: control.hint
    }
}
