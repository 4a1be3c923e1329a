// SPDX-License-Identifier: Apache-2.0
// A small rounded thing to press: a filter that is on or off, a tag, a date.
//   text, glyph        what is on it
//   checkable, checked a filter: tinted and ticked while on (colour never alone)
//   tone               Chip.Plain, Bottle, Saffron, Sky, Plum: its colour when it only tells
//   removable, removed()   a cross at its end (Delete and Backspace do the same)
//   trailingGlyph      e.g. "chevron-down" where pressing opens something
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.AbstractButton {
    id: control

    enum Tone { Plain, Bottle, Saffron, Sky, Plum }

    property string glyph: ""
    property string trailingGlyph: ""
    property int tone: Chip.Plain
    property bool removable: false
    property string description: ""
    readonly property color foreground: !enabled ? Style.ink3 : checked || tone === Chip.Bottle ? Style.bottle
        : tone === Chip.Saffron ? Style.saffron : tone === Chip.Sky ? Style.sky
        : tone === Chip.Plum ? Style.plum : Style.ink2
    readonly property color fill: checked || tone === Chip.Bottle ? Style.bottleTint
        : tone === Chip.Saffron ? Style.saffronTint : tone === Chip.Sky ? Style.skyTint
        : tone === Chip.Plum ? Style.plumTint : Style.card
    signal removed()

    // What Space does by itself, for Enter.
    function activate() {
        if (checkable) {
            toggle();
            control.toggled();
        }
        control.clicked();
    }

    readonly property int faceHeight: Math.max(Style.touch ? 34 : 28, implicitContentHeight + Style.s8)

    implicitWidth: Math.max(Style.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(faceHeight, Style.touch ? Style.target : 28)
    topInset: Math.floor((height - faceHeight) / 2)
    bottomInset: topInset
    leftPadding: Style.s12
    rightPadding: removable ? Style.s4 : Style.s12
    spacing: 6
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    font: Style.label.font
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text
    Accessible.description: description
    Accessible.checkable: checkable
    Accessible.checked: checked
    Keys.onReturnPressed: control.activate()
    Keys.onEnterPressed: control.activate()
    Keys.onPressed: event => {
        if (control.removable && (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace)) {
            event.accepted = true;
            control.removed();
        }
    }

    contentItem: RowLayout {
        spacing: control.spacing

        Glyph {
            glyph: control.checkable && control.checked ? "check" : control.glyph
            size: Style.iconSmall
            color: control.foreground
        }
        Label {
            text: control.text
            token: Style.label
            color: control.foreground
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Loader {
            visible: active
            active: control.trailingGlyph !== ""
            source: "Glyph.qml"
            onLoaded: {
                const icon = item as Glyph;
                icon.glyph = Qt.binding(() => control.trailingGlyph);
                icon.size = Qt.binding(() => Style.iconSmall);
                icon.color = Qt.binding(() => control.foreground);
            }
        }
        Loader {
            visible: active
            active: control.removable
            source: "ChipCross.qml"
            onLoaded: {
                const cross = item as ChipCross;
                cross.text = Qt.binding(() => qsTr("Remove %1").arg(control.text));
                cross.tint = Qt.binding(() => control.foreground);
                cross.clicked.connect(control.removed);
            }
            // It may fill the chip's whole height without making the chip higher.
            Layout.topMargin: -Style.s8
            Layout.bottomMargin: -Style.s8
        }
    }
    background: Rectangle {
        radius: height / 2
        color: control.fill
        border.width: Style.hairline
        border.color: control.checked ? Style.bottle : control.tone === Chip.Plain ? Style.control : Style.clear

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: control.down ? Style.press : control.hovered ? Style.hover : Style.clear
        }
        FocusRing {
            shown: control.visualFocus
            corner: Style.radiusChip
        }
    }
}
