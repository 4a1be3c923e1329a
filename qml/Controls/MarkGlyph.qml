// SPDX-License-Identifier: Apache-2.0
// The sign of what a line is. One glyph, one meaning; it has a name and a tip, because it stands alone.
//   kind    MarkGlyph.Plain, Quote, Promise, Question, Mark, Spark, Need, SaidNo, Advice, Challenge, Reassure, Detail: numbered as the lines' own kinds
//   size    Style.iconSmall;   label   (read only) the kind's name
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Item {
    id: mark

    enum Kind { Plain, Quote, Promise, Question, Mark, Spark, Need, SaidNo, Advice, Challenge, Reassure, Detail }

    required property int kind
    property int size: Style.iconSmall
    readonly property list<string> glyphs: ["", "quote", "promise", "question", "mark", "spark", "need", "said-no",
                                             "advice", "challenge", "reassure", "detail"]
    readonly property list<color> tints: [Style.ink2, Style.plum, Style.bottle, Style.sky, Style.ink, Style.saffron,
                                          Style.bottle, Style.ink2, Style.bottle, Style.ink2, Style.bottle, Style.ink2]
    readonly property list<string> labels: ["", qsTr("Their words"), qsTr("Promise"), qsTr("Open question"), qsTr("Mark"),
                                            qsTr("Spark"), qsTr("Need"), qsTr("Said no"), qsTr("Advice"),
                                            qsTr("Challenged on"), qsTr("Reassured about"), qsTr("Little thing")]
    readonly property string label: labels[kind] ?? ""

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.Graphic
    Accessible.name: label
    Accessible.ignored: label === ""

    Glyph {
        glyph: mark.glyphs[mark.kind] ?? ""
        size: mark.size
        color: mark.tints[mark.kind] ?? Style.ink2
    }
    HoverHandler {
        id: hover
    }
    Tip {
        shown: hover.hovered
        text: mark.label
    }
}
