// SPDX-License-Identifier: Apache-2.0
// Text in one step of the type scale. It wraps and never elides of its own accord.
//   token   Style.body and its sisters
//   text    plain text, unless textFormat says otherwise
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Text {
    id: label

    property TypeToken token: Style.body

    font: token.font
    color: Style.ink
    linkColor: Style.sky
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: token.ratio()
    // A line height adds its space under the line; half of it belongs above.
    topPadding: token.lead()
    bottomPadding: -token.lead()
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
