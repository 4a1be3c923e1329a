// SPDX-License-Identifier: Apache-2.0
// One thing that was found, with the words that match set off; above the first of a client stands its name.
//   headed    the client's name stands above it;   current   Enter opens it
//   clicked(); everything else comes from the row
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style

T.ItemDelegate {
    id: hit

    required property int index
    required property string kindName
    required property string glyph
    required property bool isLine
    required property string marked
    required property string client
    required property int type
    required property string day
    required property string by
    required property bool theirWords
    property bool headed: false
    property bool current: false
    // Bold alone is faint in a serif; the colour comes on top of it, not instead.
    readonly property string coloured: marked.replace(/<b>/g, '<b><font color="' + Style.bottle + '">').replace(/<\/b>/g, "</font></b>")

    implicitWidth: 240
    implicitHeight: Math.max(Style.target, implicitContentHeight + 2 * Style.s8) + topInset
    topPadding: topInset + Style.s8
    bottomPadding: Style.s8
    horizontalPadding: Style.s12
    topInset: headed ? head.height : 0
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([kindName, marked.replace(/<[^>]*>/g, ""), client, day, by], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(hit, event.key, event.modifiers)
    Keys.onReturnPressed: hit.clicked()
    Keys.onEnterPressed: hit.clicked()

    Item {
        id: head

        parent: hit
        visible: hit.headed
        x: Style.s12
        width: hit.width - 2 * Style.s12
        height: name.height + (hit.index === 0 ? Style.s8 : Style.s16)

        Label {
            id: name

            anchors.bottom: parent.bottom
            width: parent.width
            text: hit.client !== "" ? hit.client : qsTr("Not with a client yet")
            token: Style.heading
            horizontalAlignment: Text.AlignLeft
            Accessible.role: Accessible.Heading
        }
    }
    contentItem: RowLayout {
        spacing: Style.s12

        Item {
            implicitWidth: Style.iconSmall
            implicitHeight: Style.iconSmall
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((Style.body.line - height) / 2)

            MarkGlyph {
                visible: hit.isLine
                kind: hit.type
                size: Style.iconSmall
            }
            Glyph {
                visible: !hit.isLine && glyph !== ""
                glyph: hit.glyph
                size: Style.iconSmall
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                //: The quotation marks of this language around a person's own words
                text: hit.theirWords ? qsTr("“%1”").arg(hit.coloured) : hit.coloured
                textFormat: Text.StyledText
                token: hit.theirWords ? Style.quote : Style.body
                maximumLineCount: Style.largeText ? 12 : 4
                elide: Text.ElideRight
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: Words.joined([hit.day, hit.by], " · ")
                visible: text !== ""
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
    }
    background: Rectangle {
        radius: Style.radius - 2
        color: hit.current ? Style.bottleTint : hit.down ? Style.press : hit.hovered ? Style.hover : Style.clear

        FocusRing {
            shown: hit.visualFocus
            gap: 0
            corner: Style.radius - 2
        }
    }
}
