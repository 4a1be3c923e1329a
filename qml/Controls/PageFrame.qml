// SPDX-License-Identifier: Apache-2.0
// A page: its head, its body, its foot. What stands in it fills the body; a Scroller or a ListView usually.
//   title, subtitle     its head;   large   the title in the display step (a place of the bar, not a page within it)
//   canGoBack, backRequested()   the arrow
//   status              what stands at the end of the head: the SyncWord
//   statusShown         false where it has nothing to say and no line is to be kept for it
//   actions             buttons at the end of the head
//   belowHead           what stays under the head while the body moves: tabs, a search field, banners
//   tabs                a TabStrip, on the line that ends the head
//   foot                what stays at the bottom
//   editable, editRequested()   what it shows can be changed as a whole: with E
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

FocusScope {
    id: page

    default property alias body: bodySlot.data
    property alias status: statusSlot.data
    property alias actions: actionSlot.data
    property alias belowHead: belowSlot.data
    property alias tabs: tabSlot.data
    property alias foot: footSlot.data
    property string title: ""
    property string subtitle: ""
    property bool large: false
    property bool canGoBack: false
    property bool editable: false
    property bool ruled: true
    property bool statusShown: true
    // A pane of a wider window has the margins of its own width.
    readonly property int margin: width < 480 ? Style.s16 : Style.margin
    readonly property real footHeight: footSlot.visible ? footSlot.height : 0
    // Where there is no room beside the title, status and actions go under it.
    readonly property bool under: Style.largeText && Style.compact
    signal backRequested()
    signal editRequested()

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Keys.onBackPressed: event => {
        event.accepted = page.canGoBack;
        if (page.canGoBack)
            page.backRequested();
    }

    // A letter: whoever types in a field types it there.
    Shortcut {
        sequence: "E"
        enabled: page.editable && page.visible
        onActivated: page.editRequested()
    }
    Rectangle {
        anchors.fill: parent
        color: Style.linen
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        // An item in between, because in Qt 6.4 a layout within a layout is not laid out again when what stands in it
        // changes while the page gets its first width.
        Item {
            id: headPlace

            visible: page.title !== "" || page.canGoBack
            implicitHeight: head.y + head.implicitHeight + Style.s8
            Layout.fillWidth: true

            GridLayout {
                id: head

                x: page.canGoBack ? page.margin - Style.s8 : page.margin
                y: Style.compact ? Style.s8 : Style.s12
                width: parent.width - x - page.margin + Style.s4
                columnSpacing: Style.s8
                rowSpacing: 0

                IconButton {
                    objectName: "back"
                    visible: page.canGoBack
                    glyph: "back"
                    text: qsTr("Back")
                    onClicked: page.backRequested()
                    Layout.row: 0
                    Layout.column: 0
                    Layout.alignment: Qt.AlignTop
                }
                ColumnLayout {
                    spacing: 0
                    Layout.row: 0
                    Layout.column: 1
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Math.max(0, Math.round((Style.target - titleText.token.line) / 2))

                    Label {
                        id: titleText

                        text: page.title
                        token: page.large ? Style.display : Style.title
                        Accessible.role: Accessible.Heading
                        Layout.fillWidth: true
                    }
                    Label {
                        text: page.subtitle
                        visible: text !== "" && !Style.compact
                        token: Style.caption
                        color: Style.ink2
                        Layout.fillWidth: true
                    }
                }
                // On a phone it has the whole width, under what stands at the end of the head.
                Label {
                    text: page.subtitle
                    visible: text !== "" && Style.compact
                    token: Style.caption
                    color: Style.ink2
                    Layout.row: 1
                    Layout.column: 1
                    Layout.columnSpan: 3
                    Layout.fillWidth: true
                }
                Item {
                    visible: statusSlot.children.length > 0 && page.statusShown
                    implicitWidth: Math.min(statusSlot.implicitWidth, page.under ? page.width - 2 * page.margin : page.width * 0.5)
                    implicitHeight: statusSlot.implicitHeight
                    Layout.row: page.under ? 2 : 0
                    Layout.column: page.under ? 1 : 2
                    Layout.columnSpan: page.under ? 3 : 1
                    Layout.leftMargin: page.under ? -Style.s8 : 0
                    Layout.alignment: page.under ? Qt.AlignLeft : Qt.AlignRight | Qt.AlignTop
                    Layout.minimumHeight: Style.target

                    RowLayout {
                        id: statusSlot

                        anchors.fill: parent
                    }
                }
                RowLayout {
                    id: actionSlot

                    // Words that are wider than a third of a phone go under the title too; an icon stays beside it.
                    readonly property bool below: page.under && implicitWidth > page.width / 3

                    visible: children.length > 0
                    spacing: Style.s8
                    Layout.fillWidth: false
                    Layout.row: below ? 3 : 0
                    Layout.column: below ? 1 : 3
                    Layout.columnSpan: below ? 3 : 1
                    Layout.alignment: below ? Qt.AlignLeft : Qt.AlignRight | Qt.AlignTop
                    Layout.minimumHeight: Style.target
                }
            }
        }
        ColumnLayout {
            id: belowSlot

            visible: children.length > 0
            spacing: Style.s8
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.leftMargin: page.margin
            Layout.rightMargin: page.margin
            Layout.bottomMargin: implicitHeight > 0 ? Style.s8 : 0
        }
        ColumnLayout {
            id: tabSlot

            visible: children.length > 0
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.leftMargin: page.margin - Style.s12
            Layout.rightMargin: page.margin - Style.s12
        }
        Divider {
            visible: page.ruled && headPlace.visible
        }
        Item {
            id: bodySlot

            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        ColumnLayout {
            id: footSlot

            visible: children.length > 0
            spacing: 0
            Layout.fillWidth: true
            Layout.fillHeight: false
        }
    }
}
