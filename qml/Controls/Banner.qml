// SPDX-License-Identifier: Apache-2.0
// A line across a page that says what is so and what can be done about it. It never blocks anything.
//   tone          Banner.Info (sky), Attention (saffron), Trouble (brick), NeedsYou (plum), Good (bottle)
//   text, detail  the sentence, and a smaller second one;   glyph   "" takes the tone's own
//   actionText, activated()   one thing to do
//   dismissible, dismissed()  a cross;   flush   from edge to edge, without round corners
//   under         (read only) the action stands under the words
// Most banners of a page are never seen: what is in one is made when it first is.
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
    property bool seen: false
    property Item body: null
    readonly property color tint: tone === Banner.Attention ? Style.saffron : tone === Banner.Trouble ? Style.brick
        : tone === Banner.NeedsYou ? Style.plum : tone === Banner.Good ? Style.bottle : Style.sky
    readonly property string sign: tone === Banner.Trouble ? "trouble" : tone === Banner.NeedsYou ? "needs-you"
        : tone === Banner.Good ? "check" : "info"
    property bool under: false
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
    onVisibleChanged: seen = seen || visible
    Component.onCompleted: seen = seen || visible

    background: Rectangle {
        radius: banner.flush ? 0 : Style.radiusCard
        color: banner.tone === Banner.Attention ? Style.saffronTint : banner.tone === Banner.Trouble ? Style.brickTint
            : banner.tone === Banner.NeedsYou ? Style.plumTint : banner.tone === Banner.Good ? Style.bottleTint : Style.skyTint
    }
    contentItem: Item {
        id: room

        implicitWidth: banner.body?.implicitWidth ?? 0
        implicitHeight: banner.body?.implicitHeight ?? 0

        Repeater {
            model: banner.seen ? 1 : 0
            onItemAdded: (index, item) => banner.body = item

            RowLayout {
                id: body

                readonly property bool acting: banner.actionText !== ""
                // The action goes under the words where they would otherwise have to share a narrow line.
                readonly property bool under: acting && banner.width < 600
                    && head.implicitWidth + action.implicitWidth + Style.iconSmall + 4 * Style.s12 + (banner.dismissible ? Style.target : 0) > banner.width
                readonly property int firstLine: Math.max(Style.controlHeight, Style.body.line + Style.s8)

                width: room.width
                height: room.height
                spacing: Style.s12
                onUnderChanged: banner.under = under

                // Everything hangs from the first line, so that one line and five look alike.
                Glyph {
                    glyph: banner.glyph !== "" ? banner.glyph : banner.sign
                    size: Style.iconSmall
                    color: banner.tint
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Math.round((body.firstLine - Style.iconSmall) / 2)
                }
                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Math.round((body.firstLine - Style.body.line) / 2)
                    Layout.bottomMargin: body.under ? 0 : Layout.topMargin

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
                        visible: body.under
                        kind: Button.Quiet
                        leftPadding: 0
                        text: banner.actionText
                        onClicked: banner.activated()
                    }
                }
                Button {
                    id: action

                    visible: body.acting && !body.under
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
                    Layout.topMargin: Math.round((body.firstLine - height) / 2)
                }
            }
        }
    }
}
