// SPDX-License-Identifier: Apache-2.0
// What is worth knowing before one walks in: blocks in the order of need, what has not been noted folded into one line.
//   brief, sync   its view models
//   personRequested(id)   clientRequested(clientId)   needsYouRequested()
pragma ComponentBehavior: Bound
import Qt.labs.qmlmodels
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property BriefViewModel brief
    required property SyncViewModel sync
    signal personRequested(string personId)
    signal clientRequested(string clientId)
    signal needsYouRequested()

    title: brief.client
    subtitle: brief.subtitle !== "" ? brief.subtitle : qsTr("No visit is planned")
    canGoBack: true
    actions: [
        IconButton {
            // On a phone the same stands at the foot, and the name needs the room.
            visible: !Style.compact
            glyph: "more"
            text: qsTr("More about this brief")
            onClicked: more.popup()
        },
        Button {
            kind: Button.Primary
            text: page.brief.running ? qsTr("Go on") : qsTr("Start")
            glyph: "start"
            description: qsTr("A visit with %1").arg(page.brief.client)
            onClicked: page.brief.start()
        }
    ]
    belowHead: [
        Banner {
            visible: page.brief.readTrouble !== ""
            tone: Banner.Trouble
            text: page.brief.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.brief.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.brief.printSentence !== ""
            tone: page.brief.printFailed ? Banner.Trouble : Banner.Good
            text: page.brief.printSentence
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.brief
        property: "active"
        value: page.visible && page.brief.isOpen
    }
    ListView {
        id: rows

        readonly property int columnWidth: Math.min(width - 2 * page.margin, Style.noteWidth)

        anchors.fill: parent
        model: page.brief.rows
        clip: true
        cacheBuffer: 120
        currentIndex: -1
        topMargin: Style.s4
        bottomMargin: foot.height + Style.s32
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Brief")
        Keys.onUpPressed: rows.flick(0, 900)
        Keys.onDownPressed: rows.flick(0, -900)
        delegate: DelegateChooser {
            role: "form"

            DelegateChoice {
                roleValue: 0
                SectionHeader {
                    required property string heading

                    x: page.margin
                    width: rows.columnWidth
                    text: heading
                }
            }
            DelegateChoice {
                roleValue: 1
                BriefPerson {
                    about: page.brief.clientId
                    x: page.margin
                    width: rows.columnWidth
                    onOpened: id => page.personRequested(id)
                    onNeedsYouRequested: page.needsYouRequested()
                }
            }
            DelegateChoice {
                BriefItem {
                    about: page.brief.clientId
                    x: page.margin
                    width: rows.columnWidth
                    onAsked: id => page.brief.asked(id)
                    onThanked: id => page.brief.thank(id)
                    onNeedsYouRequested: page.needsYouRequested()
                }
            }
        }
        ScrollBar.vertical: ScrollBar {}

        // Under the last row, and scrolls with it.
        ColumnLayout {
            id: foot

            parent: rows.contentItem
            x: page.margin
            y: rows.contentHeight + Style.s16
            width: rows.columnWidth
            spacing: Style.s8

            Label {
                objectName: "missing"
                visible: page.brief.missing !== ""
                text: qsTr("Not noted yet: %1").arg(page.brief.missing)
                color: Style.ink3
                Layout.fillWidth: true
            }
            Flow {
                spacing: Style.s8
                Layout.fillWidth: true

                Button {
                    text: qsTr("Add a question")
                    glyph: "question"
                    onClicked: question.open()
                }
                Button {
                    text: qsTr("Save as PDF…")
                    glyph: "send-file"
                    enabled: !page.brief.printing
                    onClicked: file.open()
                }
            }
            Label {
                objectName: "asOf"
                visible: page.sync.offline && page.sync.lastHeard !== ""
                text: qsTr("As of %1").arg(page.sync.lastHeard)
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
        }
    }
    Menu {
        id: more

        MenuRow {
            text: qsTr("Open the client")
            glyph: "clients"
            onTriggered: page.clientRequested(page.brief.clientId)
        }
        MenuRow {
            text: qsTr("Add a question")
            glyph: "question"
            onTriggered: question.open()
        }
        MenuRow {
            text: qsTr("Save as PDF…")
            glyph: "send-file"
            onTriggered: file.open()
        }
    }
    AskSheet {
        id: question

        client: page.brief.client
        onAsked: words => page.brief.ask(words)
    }
    FileDialog {
        id: file

        title: qsTr("Save the brief")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: [qsTr("PDF files (*.pdf)")]
        onAccepted: page.brief.savePdf(selectedFile)
    }
}
