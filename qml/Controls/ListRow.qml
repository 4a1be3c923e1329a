// SPDX-License-Identifier: Apache-2.0
// A row of a list: something before, two lines of text, something after. Nothing is cut: it grows.
//   text           the first line;   subtitle   the second;   trailingText   words at the end, as a time
//   glyph          an icon before, or leading: an item (Initials, CheckBox)
//   trailing       items at the end, before the chevron;   chevron   it leads somewhere
//   theirWords     its first line is somebody's own words
//   selected       it is what the next pane shows;   strong   its first line is of medium weight
//   J and K go to the next and the one before, as Tab does
//   trailingColor  for "was Fri";   tint   the icon's colour;   clicked(), pressAndHold()
//   readOut        replaces what a screen reader says
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.ItemDelegate {
    id: row

    property string subtitle: ""
    property string trailingText: ""
    property string glyph: ""
    property alias leading: leadingSlot.data
    property alias trailing: trailingSlot.data
    property bool chevron: false
    property bool selected: false
    property bool strong: false
    property bool divided: false
    property bool theirWords: false
    property color tint: Style.ink2
    property color trailingColor: Style.ink3
    property string readOut: text + (subtitle === "" ? "" : ", " + subtitle) + (trailingText === "" ? "" : ", " + trailingText)

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Style.rowHeight, implicitContentHeight + topPadding + bottomPadding)
    Layout.fillWidth: true
    horizontalPadding: Style.touch ? Style.s16 : Style.s12
    verticalPadding: Style.touch ? Style.s8 : 6
    spacing: Style.s12
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    font: Style.body.font
    Accessible.role: Accessible.ListItem
    Accessible.name: readOut
    Accessible.selected: selected
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    contentItem: RowLayout {
        spacing: row.spacing

        Glyph {
            glyph: row.glyph
            color: row.tint
        }
        RowLayout {
            id: leadingSlot

            visible: children.length > 0
            Layout.fillWidth: false
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: row.text
                visible: text !== ""
                token: row.theirWords ? Style.quote : row.strong ? Style.bodyStrong : Style.body
                color: row.enabled ? Style.ink : Style.ink3
                // A name in another script stays in the column of the others.
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: row.subtitle
                visible: text !== ""
                token: Style.caption
                color: Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Loader {
                visible: active
                active: row.trailingText !== "" && Style.largeText
                source: "RowNote.qml"
                onLoaded: {
                    const note = item as RowNote;
                    note.text = Qt.binding(() => row.trailingText);
                    note.color = Qt.binding(() => row.trailingColor);
                }
                Layout.fillWidth: true
            }
        }
        Label {
            text: row.trailingText
            visible: text !== "" && !Style.largeText
            token: Style.caption
            color: row.trailingColor
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
            Layout.maximumWidth: row.width * 0.4
        }
        RowLayout {
            id: trailingSlot

            visible: children.length > 0
            spacing: Style.s4
            Layout.fillWidth: false
        }
        Glyph {
            glyph: row.chevron ? "chevron-right" : ""
            size: Style.iconSmall
            color: Style.ink3
        }
    }
    background: Rectangle {
        color: row.selected ? Style.bottleTint : row.down ? Style.press : row.hovered ? Style.hover : Style.clear
        radius: Style.touch ? 0 : Style.radius - 2

        // Few rows are chosen or divided: what shows it is made for those.
        Loader {
            active: row.selected
            source: "RowMark.qml"
            anchors.verticalCenter: parent.verticalCenter
            width: 3
            height: parent.height - (Style.touch ? 0 : 14)
        }
        Loader {
            active: row.divided
            source: "Divider.qml"
            anchors.bottom: parent.bottom
            x: row.leftPadding
            width: parent.width - x
            height: Style.hairline
        }
        FocusRing {
            shown: row.visualFocus
            gap: 0
            corner: Style.radius - 2
        }
    }
}
