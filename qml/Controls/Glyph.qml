// SPDX-License-Identifier: Apache-2.0
// An icon of our own set, tinted. Decoration: the thing it stands in carries the name.
//   glyph   the icon's file name without ".svg", "" for none
//   size    its side in pixels (Style.icon)
//   color   its tint (Style.ink2)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.impl
import Salver.Style

IconImage {
    id: image

    property string glyph: ""
    property int size: Style.icon

    source: glyph === "" ? "" : Style.iconUrl(glyph)
    sourceSize.width: size
    sourceSize.height: size
    width: size
    height: size
    color: Style.ink2
    visible: glyph !== ""
}
