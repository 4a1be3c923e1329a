// SPDX-License-Identifier: Apache-2.0
// Something to settle before going on: from the bottom edge on a phone, in the middle on larger windows.
//   title, description   its head;   children stand under one another and scroll where they do not fit
//   actions         buttons at its foot, the main one last (children of a Flow)
//   preferredWidth  on larger windows (480);   initialFocus   what gets the keyboard when it opens
//   submitted()     Enter in it;   Escape and a press outside close it; the keyboard goes back to where it was
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.Popup {
    id: sheet

    default property alias body: column.data
    property alias actions: foot.data
    property string title: ""
    property string description: ""
    property int preferredWidth: 480
    property Item initialFocus: null
    property Item before: null
    readonly property real inset: Style.compact ? 0 : Style.s32
    readonly property real roomWidth: parent ? parent.width : 0
    readonly property real roomHeight: parent ? parent.height : 0
    readonly property int edge: Style.compact ? Style.s16 : Style.s24
    signal submitted()

    parent: T.Overlay.overlay
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    width: Style.compact ? roomWidth : Math.min(Math.round(preferredWidth * Math.min(Style.scale, 1.5)), roomWidth - 2 * inset)
    height: Math.min(content.implicitHeight + topPadding + bottomPadding,
                     roomHeight - (Style.compact ? Style.s48 : 2 * inset))
    x: Math.round((roomWidth - width) / 2)
    y: Style.compact ? roomHeight - height : Math.round((roomHeight - height) / 2)
    topPadding: Style.compact ? Style.s12 : Style.s24
    bottomPadding: Style.compact ? Style.s16 : Style.s24
    leftPadding: 0
    rightPadding: 0

    onAboutToShow: before = parent ? parent.Window.activeFocusItem : null
    onOpened: if (initialFocus) initialFocus.forceActiveFocus(Qt.TabFocusReason)
    onClosed: if (before) before.forceActiveFocus(Qt.OtherFocusReason)

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Style.calm
            easing.type: Easing.OutCubic
        }
    }
    exit: Transition {
        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Style.fast
        }
    }
    T.Overlay.modal: Rectangle {
        color: Style.scrim
    }

    background: Item {
        Shade {
            corner: face.radius
            visible: !Style.compact
        }
        Rectangle {
            id: face

            anchors.fill: parent
            // On a phone the sheet runs off the lower edge, so that only its upper corners are round.
            anchors.bottomMargin: Style.compact ? -radius : 0
            radius: Style.compact ? 20 : 16
            color: Style.card
        }
    }
    contentItem: ColumnLayout {
        id: content

        spacing: Style.s12
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
        Keys.onReturnPressed: sheet.submitted()
        Keys.onEnterPressed: sheet.submitted()

        Rectangle {
            visible: Style.compact
            implicitWidth: 36
            implicitHeight: 4
            radius: 2
            color: Style.rule
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            text: sheet.title
            visible: text !== ""
            token: Style.title
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            Layout.leftMargin: sheet.edge
            Layout.rightMargin: sheet.edge
        }
        Label {
            text: sheet.description
            visible: text !== ""
            color: Style.ink2
            Layout.fillWidth: true
            Layout.leftMargin: sheet.edge
            Layout.rightMargin: sheet.edge
        }
        Scroller {
            id: scroller

            implicitHeight: contentHeight
            pulls: false
            margin: sheet.edge
            above: Style.s4
            below: Style.s4
            interactive: contentHeight > height
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                id: column

                spacing: Style.s12
                Layout.fillWidth: true
            }
        }
        Flow {
            id: foot

            visible: children.length > 0
            spacing: Style.s8
            layoutDirection: Qt.RightToLeft
            Layout.fillWidth: true
            Layout.leftMargin: sheet.edge
            Layout.rightMargin: sheet.edge
            Layout.topMargin: Style.s4
        }
    }
}
