// SPDX-License-Identifier: Apache-2.0
// One field that people changed apart: mine, theirs, before, and the ways to settle it; or one thing that was deleted
// by one while another still changed it; or a sentence of a text that has merged and wants to be looked over. Nothing
// waits for it meanwhile.
//   conflict, sync   its view models;   backRequested()   also once it is settled
//   historyRequested()   every version of the field
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property ConflictViewModel conflict
    property bool together: false
    property bool beforeShown: false
    readonly property bool wide: width >= 760 && !Style.largeText
    signal historyRequested()

    canGoBack: true
    title: conflict.isOpen ? conflict.title : qsTr("Needs you")
    subtitle: Words.joined([conflict.client === conflict.title ? "" : conflict.client, conflict.deletedThere ? "" : conflict.fieldName], " · ")
    actions: IconButton {
        visible: page.conflict.isOpen && !page.conflict.deletedThere
        glyph: "history"
        text: qsTr("Every version")
        onClicked: page.historyRequested()
    }

    Connections {
        target: page.conflict

        function onSettled() {
            // This page goes with it, so not in the middle of what it is told.
            leaving.start();
        }
    }
    Timer {
        id: leaving

        interval: 0
        onTriggered: page.backRequested()
    }
    Binding {
        target: page.conflict
        property: "active"
        value: page.visible
    }
    EmptyState {
        anchors.fill: parent
        visible: !page.conflict.isOpen
        drawing: "sync"
        text: page.conflict.readTrouble !== "" ? page.conflict.readTrouble : qsTr("This is settled")
        detail: page.conflict.readTrouble !== "" ? "" : qsTr("Somebody has chosen; nothing is asked of you here.")
        actionText: qsTr("Back")
        onActivated: page.backRequested()
    }
    Scroller {
        anchors.fill: parent
        visible: page.conflict.isOpen
        maxWidth: page.wide && !page.conflict.lookOver ? 960 : Style.noteWidth
        above: Style.s16

        Label {
            text: page.conflict.deletedThere ? qsTr("One deleted it, another was still changing it")
                : page.conflict.lookOver ? (page.conflict.firstHandMine ? qsTr("Both of you changed this sentence; look it over")
                    : qsTr("Two people changed this sentence; look it over"))
                : qsTr("Changed apart: %1").arg(page.conflict.fieldName)
            token: Style.heading
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
        }
        Label {
            text: page.conflict.why
            color: Style.ink2
            Layout.fillWidth: true
            Layout.topMargin: -Style.s4
            Layout.maximumWidth: Style.noteWidth
        }
        Slot {
            visible: item !== null
            active: page.conflict.lookOver
            from: LookOver {
                conflict: page.conflict
            }
            Layout.fillWidth: true
            Layout.topMargin: Style.s4
        }
        GridLayout {
            visible: !page.conflict.deletedThere && !page.conflict.lookOver
            columns: page.wide ? 2 : 1
            columnSpacing: Style.s16
            rowSpacing: Style.s12
            Layout.fillWidth: true
            Layout.topMargin: Style.s4

            Repeater {
                model: page.conflict.values
                delegate: ConflictValue {
                    conflict: page.conflict
                    onUsed: page.conflict.use(index)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                }
            }
        }
        Flow {
            visible: page.conflict.isWords && !page.conflict.deletedThere && !page.together
            spacing: Style.s8
            Layout.fillWidth: true

            Button {
                objectName: "keepBoth"
                text: page.conflict.values.count > 2 ? qsTr("Keep all") : qsTr("Keep both")
                onClicked: page.conflict.keepBoth()
            }
            Button {
                objectName: "writeTogether"
                text: qsTr("Write it together")
                glyph: "edit"
                onClicked: page.together = true
            }
        }
        Slot {
            visible: item !== null
            active: page.together
            onItemChanged: if (item) item.forceActiveFocus(Qt.TabFocusReason)
            from: TogetherEditor {
                conflict: page.conflict
                onDropped: page.together = false
            }
            Layout.fillWidth: true
        }
        Flow {
            visible: page.conflict.deletedThere
            spacing: Style.s8
            Layout.fillWidth: true
            Layout.topMargin: Style.s4

            Button {
                objectName: "keepIt"
                kind: Button.Primary
                text: qsTr("Keep it")
                onClicked: page.conflict.keepIt()
            }
            Button {
                objectName: "letItGo"
                text: qsTr("Let it go")
                description: qsTr("It stays in the bin for 30 days.")
                onClicked: page.conflict.deleteIt()
            }
        }
        Label {
            visible: page.conflict.deletedThere
            text: qsTr("Kept, it is as the other left it. Let go, it stays in the bin for 30 days.")
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
        SectionHeader {
            visible: page.conflict.before.count > 0
            text: qsTr("Before")
            actionText: page.beforeShown ? qsTr("hide") : qsTr("show")
            onActivated: page.beforeShown = !page.beforeShown
            Layout.fillWidth: true
        }
        Repeater {
            model: page.beforeShown ? page.conflict.before : null
            delegate: ColumnLayout {
                id: old

                required property string value
                required property string by
                required property string when

                spacing: 0
                Layout.fillWidth: true

                Label {
                    text: old.value !== "" ? old.value : qsTr("(empty)")
                    color: Style.ink2
                    Layout.fillWidth: true
                }
                Label {
                    text: Words.joined([old.by, old.when], " · ")
                    token: Style.caption
                    color: Style.ink3
                    Layout.fillWidth: true
                }
            }
        }
        Label {
            visible: text !== ""
            text: page.conflict.meanwhile
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
            Layout.topMargin: Style.s8
        }
    }
}
