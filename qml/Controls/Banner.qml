// SPDX-License-Identifier: Apache-2.0
// A line across a page that says what is so and what can be done about it. It never blocks anything.
//   tone          Banner.Info (sky), Attention (saffron), Trouble (brick), NeedsYou (plum), Good (bottle)
//   text, detail  the sentence, and a smaller second one;   glyph   "" takes the tone's own
//   actionText, activated()   one thing to do
//   dismissible, dismissed()  a cross;   flush   from edge to edge, without round corners
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.Control {
    id: banner

    enum Tone { Info, Attention, Trouble, NeedsYou, Good }

    required property string text
    property string detail: ""
    property int tone: Banner.Info
    property string glyph: ""
    property string actionText: ""
    property bool dismissible: false
    property bool flush: false
    readonly property list<color> tints: [Style.skyTint, Style.saffronTint, Style.brickTint, Style.plumTint, Style.bottleTint]
    readonly property list<color> inks: [Style.sky, Style.saffron, Style.brick, Style.plum, Style.bottle]
    readonly property list<string> glyphs: ["info", "info", "trouble", "needs-you", "check"]
    // The action goes under the words where they would otherwise have to share a narrow line.
    readonly property bool under: actionText !== "" && width < 600
        && head.implicitWidth + action.implicitWidth + Style.iconSmall + 4 * Style.s12 + (dismissible ? Style.target : 0) > width
    readonly property int firstLine: Math.max(Style.controlHeight, Style.body.line + Style.s8)
    signal activated()
    signal dismissed()

    implicitWidth: 320
    implicitHeight: Math.max(Style.rowHeight, implicitContentHeight + topPadding + bottomPadding)
    Layout.fillWidth: true
    leftPadding: Style.s16
    rightPadding: dismissible ? Style.s4 : actionText !== "" && !under ? Style.s8 : Style.s16
    verticalPadding: Style.s4
    Accessible.role: tone === Banner.Trouble ? Accessible.AlertMessage : Accessible.Note
    Accessible.name: detail === "" ? text : text + " " + detail

    background: Rectangle {
        radius: banner.flush ? 0 : Style.radiusCard
        color: banner.tints[banner.tone]
    }
    contentItem: RowLayout {
        spacing: Style.s12

        // Everything hangs from the first line, so that one line and five look alike.
        Glyph {
            glyph: banner.glyph !== "" ? banner.glyph : banner.glyphs[banner.tone]
            size: Style.iconSmall
            color: banner.inks[banner.tone]
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((banner.firstLine - Style.iconSmall) / 2)
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((banner.firstLine - Style.body.line) / 2)
            Layout.bottomMargin: banner.under ? 0 : Layout.topMargin

            Label {
                id: head

                text: banner.text
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: banner.detail
                visible: text !== ""
                token: Style.caption
                color: Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Button {
                visible: banner.under
                kind: Button.Quiet
                leftPadding: 0
                text: banner.actionText
                onClicked: banner.activated()
            }
        }
        Button {
            id: action

            visible: banner.actionText !== "" && !banner.under
            kind: Button.Quiet
            text: banner.actionText
            onClicked: banner.activated()
            Layout.alignment: Qt.AlignTop
        }
        IconButton {
            visible: banner.dismissible
            glyph: "close"
            text: qsTr("Put this away")
            onClicked: banner.dismissed()
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((banner.firstLine - height) / 2)
        }
    }
}
