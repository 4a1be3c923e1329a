// SPDX-License-Identifier: Apache-2.0
// The pledge: three to nine lines in the team's words, the stories of each, the names under it, its past, and a PDF to
// hand to a client.
//   pledge, sync   its view models;   canGoBack, backRequested()   syncRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property PledgeViewModel pledge
    required property SyncViewModel sync
    signal syncRequested()

    title: qsTr("Our pledge")
    subtitle: pledge.house
    status: SyncWord {
        word: page.sync.word
        count: page.sync.count
        total: page.sync.total
        time: page.sync.time
        offline: page.sync.offline
        parked: page.sync.parked
        visible: !Style.expanded
        onClicked: page.syncRequested()
    }
    belowHead: [
        Banner {
            visible: page.pledge.readTrouble !== ""
            tone: Banner.Trouble
            text: page.pledge.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.pledge.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.pledge.printSentence !== ""
            tone: page.pledge.printFailed ? Banner.Trouble : Banner.Info
            text: page.pledge.printSentence
            Layout.fillWidth: true
        }
    ]

    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth
        above: Style.s16

        Label {
            text: qsTr("How we intend to serve, in our own words, each line with how a client would notice. When one is kept or missed, we tell it.")
            color: Style.ink2
            Layout.fillWidth: true
        }
        Gap {
            visible: page.pledge.lineCount === 0 && page.pledge.readTrouble === ""
            text: qsTr("Nobody has written it yet. Three to nine lines that a client could hold us to.")
            actionText: page.pledge.mayWrite ? qsTr("Write the first line") : ""
            onActivated: sheets.add()
            Layout.fillWidth: true
        }
        PledgeLines {
            pledge: page.pledge
            rows: page.pledge.lines
            visible: page.pledge.lineCount > 0
            onRewordRequested: (id, text, notice) => sheets.reword(id, text, notice)
            onGoodRequested: (id, text) => sheets.makeGood(id, text)
            onChangeRequested: (id, text) => sheets.changeStory(id, text)
            Layout.fillWidth: true
        }
        Button {
            objectName: "addLine"
            visible: page.pledge.mayWrite && page.pledge.lineCount > 0 && !page.pledge.full
            text: qsTr("Add a line")
            glyph: "plus"
            onClicked: sheets.add()
            Layout.topMargin: Style.s12
        }
        Label {
            visible: page.pledge.full
            text: qsTr("Nine lines: as many as people remember.")
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
        PledgeNames {
            visible: page.pledge.lineCount > 0
            pledge: page.pledge
        }
        Button {
            visible: page.pledge.lineCount > 0
            text: qsTr("Save as PDF…")
            glyph: "send-file"
            enabled: !page.pledge.printing
            onClicked: file.open()
            Layout.topMargin: Style.s8
        }
        PledgePast {
            id: past

            visible: page.pledge.changes.count > 0
            pledge: page.pledge
        }
        PledgeLines {
            visible: past.visible && past.opened && page.pledge.takenOut.count > 0
            pledge: page.pledge
            rows: page.pledge.takenOut
            out: true
            onRewordRequested: (id, text, notice) => sheets.reword(id, text, notice)
            onGoodRequested: (id, text) => sheets.makeGood(id, text)
            onChangeRequested: (id, text) => sheets.changeStory(id, text)
            Layout.fillWidth: true
        }
        PledgeSheets {
            id: sheets

            pledge: page.pledge
        }
    }
    FileDialog {
        id: file

        title: qsTr("Save the pledge")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: [qsTr("PDF files (*.pdf)")]
        onAccepted: page.pledge.savePdf(selectedFile)
    }
}
