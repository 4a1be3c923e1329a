// SPDX-License-Identifier: Apache-2.0
// The glossary: the words of the House and of a client, searched as one types, printed as a page for the client.
//   glossary, decoder   its view models
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property GlossaryViewModel glossary
    required property DecoderViewModel decoder

    title: qsTr("Glossary")
    subtitle: glossary.client !== "" ? qsTr("Words of %1, then the House’s").arg(glossary.client)
        : qsTr("The House’s words, and those of every client")
    actions: [
        Button {
            kind: Button.Primary
            text: qsTr("Add a word")
            glyph: "plus"
            onClicked: sheet.addFor("", true)
        }
    ]
    belowHead: [
        SearchField {
            id: letters

            placeholderText: qsTr("A word, or what it means")
            onTextChanged: page.glossary.letters = text
            Layout.fillWidth: true
        },
        Select {
            objectName: "whose"
            options: [qsTr("The House, and every client"), ...page.glossary.clientNames]
            currentIndex: page.glossary.clientIndex + 1
            placeholder: qsTr("Whose words")
            onChosen: index => {
                page.glossary.choose(index - 1);
                letters.clear();
            }
            Layout.fillWidth: true
        },
        Banner {
            visible: page.glossary.readTrouble !== ""
            tone: Banner.Trouble
            text: page.glossary.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.glossary.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.glossary.printSentence !== ""
            tone: page.glossary.printFailed ? Banner.Trouble : Banner.Good
            text: page.glossary.printSentence
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.glossary
        property: "active"
        value: page.visible
    }
    EmptyState {
        visible: page.glossary.rows.count === 0 && page.glossary.readTrouble === ""
        drawing: "search"
        anchors.fill: parent
        text: page.glossary.letters !== "" ? qsTr("No word here has “%1” in it.").arg(page.glossary.letters) : qsTr("No word yet.")
        detail: page.glossary.letters !== "" ? "" : qsTr("Words that a client would have to ask about, in plain words. They are underlined wherever they stand, and a tap says what they mean.")
        actionText: qsTr("Add a word")
        onActivated: sheet.addFor(page.glossary.letters, true)
    }
    ListView {
        id: rows

        readonly property int columnWidth: Math.min(width - 2 * page.margin, Style.noteWidth)

        anchors.fill: parent
        visible: count > 0
        model: page.glossary.rows
        clip: true
        currentIndex: -1
        bottomMargin: foot.height + Style.s48
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Glossary")
        Keys.onUpPressed: rows.flick(0, 900)
        Keys.onDownPressed: rows.flick(0, -900)
        delegate: TermLine {
            x: page.margin
            width: rows.columnWidth
            onOpened: (word, id) => Decoding.asked(word, page.glossary.clientId, id)
            onChangeAsked: (id, texts) => sheet.change(id, texts)
            onHistoryAsked: id => page.glossary.showHistory(id)
            onRemoved: (id, word) => page.glossary.remove(id, word)
        }
        ScrollBar.vertical: ScrollBar {}

        Flow {
            id: foot

            parent: rows.contentItem
            x: page.margin
            y: rows.contentHeight + Style.s16
            width: rows.columnWidth
            spacing: Style.s8

            Button {
                text: qsTr("Save as PDF…")
                glyph: "send-file"
                enabled: !page.glossary.printing
                onClicked: file.open()
            }
        }
    }
    TermSheet {
        id: sheet

        ownerName: page.glossary.client
        onAdded: (texts, theirs) => page.decoder.add(theirs ? page.glossary.clientId : "", texts[0], texts[1], texts[2], texts[3])
        onChanged: (id, texts) => page.glossary.change(id, texts[0], texts[1], texts[2], texts[3])
    }
    FileDialog {
        id: file

        title: qsTr("Save the glossary")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: [qsTr("PDF files (*.pdf)")]
        onAccepted: page.glossary.savePdf(selectedFile)
    }
}
