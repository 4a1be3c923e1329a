// SPDX-License-Identifier: Apache-2.0
// A weigh-up: what it is for and what would make reaching it a bad result, the ways to go side by side (on a phone one
// at a time, or everything for, everything against), second views, the recommendation a person signs, the look back.
//   weighup   its view model;   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property WeighupViewModel weighup
    readonly property bool wide: width >= 840 && !Style.largeText
    // On a phone: which way to go is read; behind the last one everything for, then everything against.
    property int shown: 0
    readonly property int ways: weighup.options.count
    readonly property list<string> names: [...weighup.optionNames, qsTr("All for"), qsTr("All against")]
    signal needsYouRequested()

    editable: true
    onEditRequested: sheets.askTitle()
    title: weighup.title
    subtitle: Words.joined([weighup.client, weighup.begun], " · ")
    actions: IconButton {
        glyph: "more"
        text: qsTr("More about this weigh-up")
        onClicked: more.popup()
    }
    belowHead: [
        Banner {
            visible: page.weighup.readTrouble !== ""
            tone: Banner.Trouble
            text: page.weighup.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.weighup.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.weighup.contested
            tone: Banner.NeedsYou
            text: qsTr("People wrote different values for this weigh-up.")
            actionText: qsTr("Look")
            onActivated: page.needsYouRequested()
            Layout.fillWidth: true
        },
        Quote {
            visible: page.weighup.objective !== ""
            text: page.weighup.objective
            source: page.weighup.objectiveSource
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.weighup
        property: "active"
        value: page.visible
    }
    Scroller {
        id: scroller

        anchors.fill: parent
        maxWidth: page.wide ? 1400 : Style.noteWidth

        Banner {
            visible: page.weighup.lookBackDue
            tone: Banner.Attention
            glyph: "history"
            text: qsTr("Time to look back: %1. What happened?").arg(page.weighup.lookBackOn)
            actionText: qsTr("Say what happened")
            onActivated: sheets.askLookBack()
            Layout.fillWidth: true
        }
        TextArea {
            label: qsTr("What is it for?")
            error: page.weighup.whatFor.sentence
            minimumLines: 1
            Layout.maximumWidth: 2 * Style.noteWidth
            Component.onCompleted: page.weighup.whatFor.bridge.editor = input
            Component.onDestruction: if (page.weighup.whatFor.bridge.editor === input) page.weighup.whatFor.bridge.editor = null
        }
        TextArea {
            label: qsTr("What would make reaching it a bad result?")
            error: page.weighup.badResult.sentence
            minimumLines: 1
            Layout.maximumWidth: 2 * Style.noteWidth
            Component.onCompleted: page.weighup.badResult.bridge.editor = input
            Component.onDestruction: if (page.weighup.badResult.bridge.editor === input) page.weighup.badResult.bridge.editor = null
        }
        SectionHeader {
            text: qsTr("Ways to go")
            actionText: qsTr("Add one")
            onActivated: sheets.askOption()
            Layout.fillWidth: true
        }
        TabStrip {
            visible: !page.wide
            label: qsTr("Ways to go")
            tabs: page.names
            currentIndex: Math.min(page.shown, page.ways + 1)
            onChosen: index => page.shown = index
            Layout.fillWidth: true
        }
        ReadingList {
            visible: !page.wide && page.shown >= page.ways
            weighup: page.weighup
            side: page.shown === page.ways ? Facts.Side.For : Facts.Side.Against
            Layout.fillWidth: true
        }
        Grid {
            id: columns

            // So many as stand side by side without cramping; more go below.
            readonly property int across: page.wide ? Math.max(1, Math.min(page.ways, Math.floor(scroller.room / 300))) : 1
            readonly property real share: (scroller.room - (across - 1) * Style.s16) / across

            visible: page.wide || page.shown < page.ways
            columns: across
            columnSpacing: Style.s16
            rowSpacing: Style.s16
            Layout.fillWidth: true

            Repeater {
                model: page.weighup.options
                delegate: OptionColumn {
                    required property int index

                    weighup: page.weighup
                    visible: page.wide || page.shown === index
                    width: columns.share
                    onRenameAsked: sheets.askRename(optionId, name)
                    onCiteAsked: pointId => sheets.askCite(pointId)
                }
            }
        }
        WeighupOpinions {
            weighup: page.weighup
            sheets: sheets
            wide: page.wide
            room: scroller.room
            Layout.fillWidth: true
        }
        WeighupSheets {
            id: sheets

            weighup: page.weighup
        }
    }
    Menu {
        id: more

        MenuRow {
            text: qsTr("Change the question…")
            glyph: "edit"
            onTriggered: page.editRequested()
        }
        MenuRow {
            text: qsTr("Earlier versions of what it is for")
            glyph: "history"
            onTriggered: page.weighup.whatFor.showHistory()
        }
        MenuRow {
            text: qsTr("Earlier versions of the bad result")
            glyph: "history"
            onTriggered: page.weighup.badResult.showHistory()
        }
        MenuRow {
            text: qsTr("Delete")
            glyph: "delete"
            destructive: true
            onTriggered: {
                page.weighup.remove(page.weighup.weighupId, page.weighup.title);
                page.backRequested();
            }
        }
    }
}
