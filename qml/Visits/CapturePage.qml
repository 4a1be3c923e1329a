// SPDX-License-Identifier: Apache-2.0
// A visit while it runs. One caret; every line is in the database before the screen says so; nothing has to be filled
// in. Back leaves it running, the cross wraps it up.
//   capture, sync   its view models
//   floating       how much of the page, above its foot, is under bars for the moment: the caret keeps clear of it
//   heart   what stands over it, if anything
//   leaveRequested()   wrapRequested(visitId)   syncRequested()   pledgeRequested(lineId)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property CaptureViewModel capture
    required property SyncViewModel sync
    property HeartViewModel heart: null
    property bool listening: false
    property real floating: 0
    readonly property bool cramped: Style.largeText && Style.compact
    signal leaveRequested()
    signal wrapRequested(string visitId)
    signal syncRequested()
    signal pledgeRequested(string lineId)

    function toEnd() {
        rows.positionViewAtEnd();
    }

    title: capture.client !== "" ? capture.client : qsTr("Visit")
    subtitle: Words.joined([capture.startedAt !== "" ? qsTr("since %1").arg(capture.startedAt) : "", capture.people, capture.colleagues !== "" ? qsTr("with %1").arg(capture.colleagues) : ""], " · ")
    canGoBack: true
    onBackRequested: leaveRequested()
    // A phone's head has no room beside the name; there each line says it for itself.
    statusShown: !Style.compact
    status: SavedWord {
        visible: !Style.compact && saveState !== Facts.SaveState.Nothing
        saveState: page.capture.saveState
        Layout.alignment: Qt.AlignVCenter
    }
    actions: [
        IconButton {
            visible: !Style.compact
            glyph: "people"
            text: qsTr("How and with whom")
            onClicked: visitSheet.open()
        },
        IconButton {
            glyph: "listen"
            text: qsTr("Listen")
            onClicked: page.listening = true
        },
        Button {
            text: qsTr("Wrap up")
            glyph: "check"
            onClicked: {
                page.capture.endLine();
                page.wrapRequested(page.capture.visitId);
            }
        }
    ]
    belowHead: [
        Banner {
            visible: page.capture.readTrouble !== ""
            tone: Banner.Trouble
            text: page.capture.readTrouble
            Layout.fillWidth: true
        },
        Banner {
            visible: page.capture.saveState === Facts.SaveState.Failed
            tone: Banner.Trouble
            text: page.capture.sentence
            detail: qsTr("Your words are still on the screen; copy them out if you must leave.")
            Layout.fillWidth: true
        },
        // In large text on a phone one line of it: the words being typed come first.
        Label {
            visible: page.capture.objective !== "" && page.cramped
            text: qsTr("“%1”").arg(page.capture.objective)
            token: Style.quote
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Layout.fillWidth: true
        },
        Quote {
            visible: page.capture.objective !== "" && !page.cramped
            text: page.capture.objective
            source: page.capture.objectiveSource
            Layout.fillWidth: true
            Layout.maximumWidth: Style.noteWidth
            Layout.alignment: Qt.AlignHCenter
        },
        Slot {
            active: page.heart !== null && !page.heart.empty
            visible: active
            from: HeartBar {
                heart: page.heart
            }
            Layout.fillWidth: true
            Layout.maximumWidth: Style.noteWidth
            Layout.alignment: Qt.AlignHCenter
        }
    ]
    foot: MarkBar {
        capture: page.capture
        // Under the shade there is one mark to press, not two.
        enabled: !page.listening
        onVisitRequested: visitSheet.open()
        Layout.fillWidth: true
    }

    Binding {
        target: page.capture
        property: "active"
        value: page.visible && page.capture.isOpen
    }
    Timer {
        id: measuring

        interval: 0
        onTriggered: rows.needed = rows.contentHeight
    }
    Timer {
        id: ending

        interval: 0
        onTriggered: page.toEnd()
    }
    Connections {
        target: page.capture
        function onLineAdded() {
            ending.start();
        }
        function onOpened() {
            ending.start();
        }
    }
    Item {
        id: paper

        anchors.fill: parent
        anchors.leftMargin: Style.margin - Style.s8
        anchors.rightMargin: Style.margin
        anchors.bottomMargin: page.floating
        clip: true

        ListView {
            id: rows

            // The height of all rows, a moment late: how many are measured depends on the height itself.
            property real needed: 0

            onContentHeightChanged: measuring.start()
            // One column in the middle of a wide window, under the words that stand above it.
            x: Math.max(0, Math.round((paper.width - width) / 2))
            width: Math.min(paper.width, Style.noteWidth + Style.s48)
            // No higher than its lines, so that the caret stands under the last of them.
            // Counted in the model: the view takes a new row in while its height is being set.
            height: page.capture.lines.count === 0 ? 0 : Math.max(1, Math.min(Math.ceil(needed) + topMargin, paper.height - last.height))
            model: page.capture.lines
            clip: true
            currentIndex: -1
            cacheBuffer: 400
            topMargin: Style.s8
            verticalLayoutDirection: ListView.TopToBottom
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Lines")
            // Not from within: the rows that come into view change the height that is being worked out.
            onHeightChanged: ending.start()
            delegate: CaptureLine {
                width: rows.width
                capture: page.capture
                onLineRequested: (lineId, type, text, lane, whose, whoId) => lineSheet.show(lineId, type, text, lane, whose, whoId)
            }
            ScrollBar.vertical: ScrollBar {}
        }
        ColumnLayout {
            id: last

            x: rows.x
            y: Math.max(0, Math.min(rows.height, paper.height - height))
            width: rows.width
            spacing: 0

            TypingLine {
                id: typing

                capture: page.capture
                focus: true
                Layout.fillWidth: true
            }
            Label {
                visible: page.capture.lines.count === 0 && page.capture.typingEmpty
                text: qsTr("Nothing to fill in first: no title, no folder. Everything is kept as you type it. Begin a line with > for their words, ! for a promise, ? to ask next time.")
                color: Style.ink3
                Layout.fillWidth: true
                Layout.leftMargin: Style.s48 + Style.s16 + Style.iconSmall
                Layout.topMargin: Style.s16
            }
        }
    }
    ListenShade {
        anchors.fill: parent
        visible: page.listening
        capture: page.capture
        z: 3
        onEnded: {
            page.listening = false;
            typing.input.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    VisitSheet {
        id: visitSheet

        capture: page.capture
    }
    LineSheet {
        id: lineSheet

        capture: page.capture
        onPledgeRequested: lineId => page.pledgeRequested(lineId)
    }
    Shortcut {
        sequence: "Ctrl+W"
        enabled: page.visible
        onActivated: {
            page.capture.endLine();
            page.wrapRequested(page.capture.visitId);
        }
    }
    Shortcut {
        sequence: "Ctrl+M"
        enabled: page.visible
        onActivated: page.capture.addMark()
    }
}
