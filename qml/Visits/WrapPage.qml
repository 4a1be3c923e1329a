// SPDX-License-Identifier: Apache-2.0
// Thirty seconds after a visit, all of it skippable: how it was for them before what moved on.
//   wrap   its view model;   leaveRequested()   back to the notes;   finished()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property WrapViewModel wrap
    signal leaveRequested()
    signal finished()

    title: qsTr("Wrap up")
    subtitle: wrap.title
    canGoBack: true
    onBackRequested: leaveRequested()
    // A phone's head has no room beside the name; there it stands over the questions.
    statusShown: !Style.compact
    status: SavedWord {
        visible: !Style.compact && text !== ""
        saveState: page.wrap.saveState
        Layout.alignment: Qt.AlignVCenter
    }
    actions: Button {
        kind: Button.Primary
        text: qsTr("Done")
        glyph: "check"
        onClicked: page.wrap.done()
    }
    belowHead: Banner {
        visible: page.wrap.readTrouble !== "" || page.wrap.sentence !== ""
        tone: Banner.Trouble
        text: page.wrap.readTrouble !== "" ? page.wrap.readTrouble : page.wrap.sentence
        Layout.fillWidth: true
    }

    Binding {
        target: page.wrap
        property: "active"
        value: page.visible && page.wrap.isOpen
    }
    Connections {
        target: page.wrap
        function onFinished() {
            page.finished();
        }
    }
    Shortcut {
        sequence: "Ctrl+Return"
        enabled: page.visible
        onActivated: {
            // What is being typed is kept when the caret leaves it.
            page.forceActiveFocus();
            page.wrap.done();
        }
    }
    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth
        spacing: Style.s16

        Label {
            text: qsTr("All of this can be skipped.")
            color: Style.ink3
            Layout.fillWidth: true
        }
        SavedWord {
            visible: Style.compact && text !== ""
            saveState: page.wrap.saveState
            Layout.fillWidth: true
            Layout.topMargin: -Style.s12
        }
        WrapClient {
            visible: !page.wrap.filed
            wrap: page.wrap
            Layout.fillWidth: true
        }
        WrapFelt {
            wrap: page.wrap
            Layout.fillWidth: true
        }
        Ask {
            label: qsTr("What will they remember?")
            placeholderText: page.wrap.memorable === "" ? qsTr("(not noted)") : ""
            stored: page.wrap.memorable
            onKept: typed => page.wrap.setMemorable(typed)
        }
        WrapMoments {
            wrap: page.wrap
            label: qsTr("Reassured about")
            placeholder: qsTr("(not noted)")
            kind: Facts.LineType.Reassure
            lines: page.wrap.reassured
            onAdded: words => page.wrap.addReassured(words)
            Layout.fillWidth: true
        }
        WrapMoments {
            wrap: page.wrap
            label: qsTr("Challenged on")
            placeholder: qsTr("(not noted)")
            kind: Facts.LineType.Challenge
            lines: page.wrap.challenged
            onAdded: words => page.wrap.addChallenged(words)
            Layout.fillWidth: true
        }
        Label {
            text: qsTr("And the work")
            token: Style.heading
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            Layout.topMargin: Style.s8
        }
        Ask {
            label: qsTr("What moved on?")
            placeholderText: page.wrap.movedOn === "" ? qsTr("(not noted)") : ""
            stored: page.wrap.movedOn
            onKept: typed => page.wrap.setMovedOn(typed)
        }
        Ask {
            label: qsTr("What did we bring?")
            help: qsTr("One line for the work that was shown")
            stored: page.wrap.workLine
            onKept: typed => page.wrap.setWorkLine(typed)
        }
        Ask {
            visible: page.wrap.workLine !== ""
            label: qsTr("Where it lies")
            help: qsTr("A link or a folder")
            stored: page.wrap.workLink
            onKept: typed => page.wrap.setWorkLink(typed)
        }
        Flow {
            spacing: Style.s8
            Layout.fillWidth: true

            Chip {
                text: qsTr("This visit was about service")
                width: Math.min(implicitWidth, parent.width)
                glyph: "service-lane"
                checkable: true
                checked: page.wrap.lane === Facts.Lane.Service
                onClicked: page.wrap.setLane(checked ? Facts.Lane.Service : Facts.Lane.None)
            }
            Chip {
                text: qsTr("This visit was about the work")
                width: Math.min(implicitWidth, parent.width)
                glyph: "work-lane"
                checkable: true
                checked: page.wrap.lane === Facts.Lane.Work
                onClicked: page.wrap.setLane(checked ? Facts.Lane.Work : Facts.Lane.None)
            }
        }
        SectionHeader {
            visible: page.wrap.marks.count > 0
            text: qsTr("Marks to fill in")
            count: page.wrap.marks.count
            Layout.fillWidth: true
        }
        Column {
            id: marks

            visible: page.wrap.marks.count > 0
            spacing: Style.s12
            Layout.fillWidth: true

            Repeater {
                model: page.wrap.marks
                delegate: WrapMark {
                    width: marks.width
                    wrap: page.wrap
                }
            }
        }
        SectionHeader {
            visible: page.wrap.promises.count > 0
            text: qsTr("Promises")
            Layout.fillWidth: true
        }
        Column {
            id: promises

            visible: page.wrap.promises.count > 0
            spacing: Style.s12
            Layout.fillWidth: true

            Repeater {
                model: page.wrap.promises
                delegate: WrapPromise {
                    width: promises.width
                    wrap: page.wrap
                }
            }
        }
        WrapTelling {
            wrap: page.wrap
            Layout.fillWidth: true
        }
    }

    component Ask: KeptField {
        owner: page.wrap.visitId
        Layout.fillWidth: true
    }
}
