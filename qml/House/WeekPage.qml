// SPDX-License-Identifier: Apache-2.0
// A lead's week: a blank page beside plain facts. What is written stays in one's own space.
//   week   its view model;   canGoBack, backRequested()   clientRequested(id)   weighupRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property WeekViewModel week
    readonly property bool wide: width >= 840 && !Style.largeText
    signal clientRequested(string clientId)
    signal weighupRequested(string weighupId)

    title: week.thisWeek ? qsTr("Your week") : week.week
    subtitle: week.thisWeek ? week.week : ""
    actions: Button {
        visible: !page.week.thisWeek
        text: qsTr("This week")
        onClicked: page.week.open("")
    }
    belowHead: [
        Banner {
            visible: page.week.readTrouble !== ""
            tone: Banner.Trouble
            text: page.week.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.week.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.week.editor.saveState === Facts.SaveState.Failed
            tone: Banner.Trouble
            text: page.week.editor.sentence
            actionText: qsTr("Copy out")
            onActivated: page.week.editor.copyOut()
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.week
        property: "active"
        value: page.visible
    }
    onVisibleChanged: if (visible) week.open("")
    Component.onCompleted: if (visible) week.open("")

    Scroller {
        id: scroller

        anchors.fill: parent
        maxWidth: page.wide ? 1040 : Style.noteWidth
        above: Style.s16

        // A positioner: in Qt 6.4 a layout of layouts is not laid out again when it gets other columns.
        Grid {
            readonly property real room: page.wide ? scroller.room - columnSpacing : scroller.room

            columns: page.wide ? 2 : 1
            columnSpacing: Style.s48
            rowSpacing: Style.s24
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Style.s8
                width: page.wide ? Math.round(parent.room * 0.55) : parent.room

                RowLayout {
                    spacing: Style.s8
                    Layout.fillWidth: true

                    Glyph {
                        glyph: "lock"
                        size: Style.iconSmall
                        color: Style.ink3
                        Layout.alignment: Qt.AlignTop
                    }
                    Label {
                        text: qsTr("Only you see this page. It follows you to your devices and reaches no colleague's.")
                        token: Style.caption
                        color: Style.ink2
                        Layout.fillWidth: true
                    }
                }
                TextArea {
                    name: qsTr("What you write for yourself")
                    minimumLines: 8
                    placeholderText: qsTr("How was it? Whom did you listen to?")
                    Layout.fillWidth: true
                    Component.onCompleted: page.week.editor.bridge.editor = input
                }
                Button {
                    visible: !page.week.editor.empty
                    kind: Button.Quiet
                    glyph: "history"
                    text: qsTr("Every version")
                    onClicked: page.week.editor.showHistory()
                    Layout.leftMargin: -leftPadding
                }
                SectionHeader {
                    visible: page.week.before.count > 0
                    text: qsTr("Other weeks")
                    Layout.fillWidth: true
                }
                Column {
                    id: before

                    visible: page.week.before.count > 0
                    Layout.fillWidth: true

                    Repeater {
                        model: page.week.before
                        delegate: ListRow {
                            required property string monday
                            required property string week
                            required property string start

                            width: before.width
                            leftPadding: 0
                            text: week
                            subtitle: start
                            chevron: true
                            onClicked: page.week.open(monday)
                        }
                    }
                }
            }
            WeekFacts {
                width: page.wide ? Math.round(parent.room * 0.45) : parent.room
                week: page.week
                onClientRequested: id => page.clientRequested(id)
                onWeighupRequested: id => page.weighupRequested(id)
            }
        }
    }
}
