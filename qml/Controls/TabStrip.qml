// SPDX-License-Identifier: Apache-2.0
// The parts of one page, in a line that scrolls sideways where it must: by a flick, by the arrow that stands at an edge
// beyond which there is more, and by itself so that the chosen one stands free of both.
//   tabs           the words;   currentIndex   which is shown;   chosen(index)   the person picked another
//   label          the accessible name of the whole;   one tab stop: arrows, Home and End move within it
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

FocusScope {
    id: strip

    required property list<string> tabs
    property int currentIndex: 0
    property string label: ""
    signal chosen(int index)

    function choose(index: int) {
        const next = Math.max(0, Math.min(tabs.length - 1, index));
        if (next === currentIndex)
            return;
        strip.chosen(next);
        // Where the index follows the page's own, an assignment would cut it off from there.
        if (currentIndex !== next)
            currentIndex = next;
    }

    // Nearly a whole width on, so that what was cut off at the edge is the first to be read.
    function turn(by: int) {
        const most = Math.max(0, list.contentWidth - list.width);
        turning.to = Math.max(0, Math.min(most, list.contentX + by * (list.width - 2 * Style.target)));
        turning.restart();
    }

    implicitWidth: list.contentWidth
    implicitHeight: Math.max(Style.target, Style.label.line + Style.s16)
    Layout.fillWidth: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: label

    ListView {
        id: list

        anchors.fill: parent
        orientation: ListView.Horizontal
        model: strip.tabs
        currentIndex: strip.currentIndex
        spacing: Style.s4
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: false
        // Nothing moves by itself when the room changes.
        onWidthChanged: showing.restart()
        onContentWidthChanged: showing.restart()
        highlightMoveDuration: Style.calm
        highlightRangeMode: interactive ? ListView.ApplyRange : ListView.NoHighlightRange
        preferredHighlightBegin: Style.target
        preferredHighlightEnd: width - Style.target
        // A few words each: all of them are there to be measured, reached and read out.
        cacheBuffer: 4000
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.key === Qt.Key_Left)
                strip.choose(strip.currentIndex - 1);
            else if (event.key === Qt.Key_Right)
                strip.choose(strip.currentIndex + 1);
            else if (event.key === Qt.Key_Home)
                strip.choose(0);
            else if (event.key === Qt.Key_End)
                strip.choose(strip.tabs.length - 1);
            else
                event.accepted = false;
        }

        delegate: T.AbstractButton {
            id: tab

            required property string modelData
            required property int index

            text: modelData
            checked: index === strip.currentIndex
            focusPolicy: Qt.NoFocus
            hoverEnabled: true
            height: ListView.view?.height ?? 0
            implicitWidth: Math.max(Style.target, words.implicitWidth + 2 * Style.s12)
            Accessible.role: Accessible.PageTab
            Accessible.name: text
            Accessible.selected: checked
            Accessible.onPressAction: tab.clicked()
            onClicked: strip.choose(index)

            contentItem: Label {
                id: words

                text: tab.text
                token: Style.label
                color: tab.checked ? Style.bottle : Style.ink2
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
            background: Rectangle {
                color: tab.down ? Style.press : tab.hovered ? Style.hover : Style.clear
                radius: Style.radius - 2

                Rectangle {
                    visible: tab.checked
                    anchors.bottom: parent.bottom
                    x: Style.s12
                    width: parent.width - 2 * x
                    height: 3
                    radius: 1.5
                    color: Style.bottle
                }
                FocusRing {
                    shown: tab.checked && list.activeFocus
                    gap: 0
                    corner: Style.radius - 2
                }
            }
        }
    }
    Timer {
        id: showing

        interval: 0
        onTriggered: list.positionViewAtIndex(list.currentIndex, ListView.Contain)
    }
    NumberAnimation {
        id: turning

        target: list
        property: "contentX"
        duration: Style.calm
        easing.type: Easing.OutCubic
    }
    Edge {
        visible: list.interactive && !list.atXBeginning
        glyph: "chevron-left"
        text: qsTr("Earlier parts")
        onClicked: strip.turn(-1)
    }
    Edge {
        visible: list.interactive && !list.atXEnd
        anchors.right: parent.right
        glyph: "chevron-right"
        text: qsTr("More parts")
        onClicked: strip.turn(1)
    }

    // For the pointer and the thumb; the keyboard has its arrows.
    component Edge: IconButton {
        focusPolicy: Qt.NoFocus
        height: strip.height

        Rectangle {
            anchors.fill: parent
            z: -1
            color: Style.linen
        }
    }
}
