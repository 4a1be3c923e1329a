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
            stored: page.wrap.memorable
            onKept: typed => page.wrap.setMemorable(typed)
        }
        Ask {
            label: qsTr("What moved on?")
            stored: page.wrap.movedOn
            onKept: typed => page.wrap.setMovedOn(typed)
        }
        Ask {
            label: qsTr("What did we bring?")
            help: qsTr("One line for the work that was shown")
            stored: page.wrap.workLine
            onKept: typed => page.wrap.setWorkLine(typed)
        }
        SectionHeader {
            visible: page.wrap.marks.count > 0
            text: qsTr("Marks to fill in")
            count: page.wrap.marks.count
            Layout.fillWidth: true
        }
        Repeater {
            model: page.wrap.marks
            delegate: WrapMark {
                wrap: page.wrap
                Layout.fillWidth: true
            }
        }
        SectionHeader {
            visible: page.wrap.promises.count > 0
            text: qsTr("Promises")
            Layout.fillWidth: true
        }
        Repeater {
            model: page.wrap.promises
            delegate: WrapPromise {
                wrap: page.wrap
                Layout.fillWidth: true
            }
        }
    }

    component Ask: KeptField {
        owner: page.wrap.visitId
        Layout.fillWidth: true
    }
}
