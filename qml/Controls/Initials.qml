// SPDX-License-Identifier: Apache-2.0
// A person or a client as a round of initials. No colour by person: a colour would say something that is not so.
//   name   the whole name;   size   the diameter;   square   a client rather than a person
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Rectangle {
    id: initials

    required property string name
    property int size: Math.round((Style.touch ? 40 : 32) * Math.min(Style.scale, 1.5))
    property bool square: false
    // The first letter of the first and of the last word, by code point, so that no letter is cut in two.
    readonly property string letters: {
        const words = Words.trimmed(name).split(/\s+/).filter(word => /[^&+\-–(]/.test(word[0] ?? ""));
        const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
        return ends.map(word => String.fromCodePoint(word.codePointAt(0))).join("").toLocaleUpperCase();
    }

    implicitWidth: size
    implicitHeight: size
    radius: square ? Style.radius - 2 : size / 2
    color: square ? Style.sunk : Style.bottleTint
    border.width: square ? Style.hairline : 0
    border.color: Style.rule
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        text: initials.letters
        textFormat: Text.PlainText
        color: initials.square ? Style.ink2 : Style.bottle
        font.family: Style.uiFamily
        font.weight: Font.DemiBold
        font.pixelSize: Math.round(initials.size * 0.36)
    }
}
