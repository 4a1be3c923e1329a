// SPDX-License-Identifier: Apache-2.0
// One step of the type scale, in pixels before the person's text scale.
//   size, line   font size and line height of this step, scaled, whole pixels
//   lead()       half of what the line height adds to the font's own: put above the first line
//   ratio()      the line height over the font's own: lines with letters of a taller script grow, and never overlap
//                (functions, because a font is opened by the first who asks how high it is)
//   font         the font, ready to bind
pragma ComponentBehavior: Bound
import QtQuick

QtObject {
    id: token

    required property real baseSize
    required property real baseLine
    required property real scale
    property string family: "Inter"
    property int weight: Font.Normal
    property bool capitals: false
    // Letter spacing as a part of the size.
    property real tracking: 0

    readonly property int size: Math.round(baseSize * scale)
    readonly property int line: Math.round(baseLine * scale)
    readonly property FontMetrics metrics: FontMetrics {
        font: token.font
    }
    readonly property font font: Qt.font({
        family: token.family,
        pixelSize: token.size,
        weight: token.weight,
        capitalization: token.capitals ? Font.AllUppercase : Font.MixedCase,
        letterSpacing: token.size * token.tracking
    })

    function lead(): int {
        return Math.round((line - metrics.height) / 2);
    }

    function ratio(): real {
        return line / metrics.height;
    }
}
