// SPDX-License-Identifier: Apache-2.0
// One open question and what each answered, to the letter. Themes are made by hand; what no theme holds stays visible.
//   panel   its view model;   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property PanelViewModel panel
    // What is worded anew, and which of its fields.
    property string changed: ""
    property string changedField: ""
    signal needsYouRequested()

    function correct(id: string, words: string) {
        changed = id;
        changedField = "words";
        wording.ask([words]);
    }
    function rename(id: string, words: string) {
        changed = id;
        changedField = "name";
        wording.ask([words]);
    }

    editable: true
    onEditRequested: {
        changed = panel.panelId;
        changedField = "question";
        wording.ask([panel.question]);
    }
    title: qsTr("Question")
    subtitle: panel.source
    actions: [
        IconButton {
            glyph: "more"
            text: qsTr("More about this question")
            onClicked: more.popup()
        },
        Button {
            visible: !page.panel.closed
            kind: Button.Primary
            text: qsTr("Note an answer")
            glyph: "plus"
            onClicked: answers.ask()
        }
    ]
    belowHead: [
        Banner {
            visible: page.panel.readTrouble !== ""
            tone: Banner.Trouble
            text: page.panel.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.panel.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.panel.contested
            tone: Banner.NeedsYou
            text: qsTr("People wrote different words for this question.")
            actionText: qsTr("Look")
            onActivated: page.needsYouRequested()
            Layout.fillWidth: true
        }
    ]

    Binding {
        target: page.panel
        property: "active"
        value: page.visible
    }
    Scroller {
        id: scroller

        anchors.fill: parent
        maxWidth: Style.noteWidth

        Label {
            text: page.panel.question
            token: Style.title
            Layout.fillWidth: true
        }
        Label {
            visible: text !== ""
            text: page.panel.wayOfAsking
            color: Style.ink2
            Layout.fillWidth: true
        }
        Card {
            sunk: true
            Layout.fillWidth: true

            SmallN {
                label: page.panel.banner
                note: page.panel.note
                how: page.panel.how
                askers: page.panel.askers
                coverage: page.panel.size
            }
        }
        SectionHeader {
            text: qsTr("Themes, laid by hand")
            actionText: qsTr("Name a theme")
            onActivated: naming.ask([])
            Layout.fillWidth: true
        }
        Label {
            visible: page.panel.sorted.count === 0
            text: qsTr("None yet. Read the answers, then name what some of them have in common, and lay them there.")
            color: Style.ink3
            Layout.fillWidth: true
        }
        Column {
            id: themes

            spacing: Style.s8
            Layout.fillWidth: true

            Repeater {
                model: page.panel.sorted
                delegate: Column {
                    id: sorted

                    required property bool head
                    required property string themeId
                    required property string theme
                    required property string count
                    required property string answerId
                    required property string name
                    required property string words
                    required property string source
                    required property bool waiting
                    required property bool contested

                    width: themes.width

                    PanelTheme {
                        visible: sorted.head
                        width: parent.width
                        theme: sorted.theme
                        count: sorted.count
                        onDropped: id => page.panel.sort(sorted.themeId, id, true)
                        onRenamed: page.rename(sorted.themeId, sorted.theme)
                        onHistoryAsked: page.panel.showHistory(sorted.themeId, "name")
                        onRemoved: page.panel.remove(sorted.themeId, sorted.theme)
                    }
                    PanelAnswer {
                        visible: !sorted.head
                        width: parent.width
                        answerId: sorted.answerId
                        themeId: sorted.themeId
                        name: sorted.name
                        words: sorted.words
                        source: sorted.source
                        waiting: sorted.waiting
                        contested: sorted.contested
                        onLayAsked: laying.lay(answerId, words)
                        onTakenOut: page.panel.sort(themeId, answerId, false)
                        onCorrectAsked: page.correct(answerId, words)
                        onHistoryAsked: page.panel.showHistory(answerId, "words")
                        onRemoved: page.panel.remove(answerId, qsTr("The answer of %1").arg(name))
                    }
                }
            }
        }
        SectionHeader {
            visible: page.panel.alone.count > 0
            text: qsTr("Only one person said")
            Layout.fillWidth: true
        }
        Column {
            id: alone

            spacing: Style.s8
            Layout.fillWidth: true

            Repeater {
                model: page.panel.alone
                delegate: PanelAnswer {
                    width: alone.width
                    onLayAsked: laying.lay(answerId, words)
                    onCorrectAsked: page.correct(answerId, words)
                    onHistoryAsked: page.panel.showHistory(answerId, "words")
                    onRemoved: page.panel.remove(answerId, qsTr("The answer of %1").arg(name))
                }
            }
        }
        SectionHeader {
            visible: page.panel.silent.count > 0
            text: qsTr("Asked, not answered yet")
            Layout.fillWidth: true
        }
        Column {
            id: silent

            Layout.fillWidth: true

            Repeater {
                model: page.panel.silent
                delegate: ListRow {
                    required property string answerId
                    required property string personId
                    required property string name
                    required property string client

                    width: silent.width
                    leftPadding: 0
                    rightPadding: 0
                    text: name
                    subtitle: client
                    chevron: !page.panel.closed
                    onClicked: if (!page.panel.closed) answers.fill(personId, name)
                }
            }
        }
    }
    Menu {
        id: more

        MenuRow {
            text: page.panel.closed ? qsTr("Take answers again") : qsTr("Close the question")
            glyph: "check"
            onTriggered: page.panel.setClosed(!page.panel.closed)
        }
        MenuRow {
            text: qsTr("Correct the question…")
            glyph: "edit"
            onTriggered: page.editRequested()
        }
        MenuRow {
            text: qsTr("Earlier versions")
            glyph: "history"
            onTriggered: page.panel.showHistory(page.panel.panelId, "question")
        }
        MenuRow {
            text: qsTr("Delete")
            glyph: "delete"
            destructive: true
            onTriggered: {
                page.panel.remove(page.panel.panelId, page.panel.question);
                page.backRequested();
            }
        }
    }

    AnswerSheet {
        id: answers

        panel: page.panel
    }
    ThemeSheet {
        id: laying

        panel: page.panel
    }
    WordsSheet {
        id: naming

        title: qsTr("Name a theme")
        labels: [qsTr("In your words")]
        doneText: qsTr("Name it")
        onDone: page.panel.nameTheme(line(0))
    }
    WordsSheet {
        id: wording

        title: page.changedField === "words" ? qsTr("Their words") : qsTr("In other words")
        description: page.changedField === "words" ? qsTr("Only if they were written down wrongly.") : ""
        labels: [page.changedField === "words" ? qsTr("As they said it") : qsTr("In your words")]
        theirs: page.changedField === "words" ? 0 : -1
        doneText: qsTr("Keep it")
        onDone: page.panel.change(page.changed, page.changedField, line(0))
    }
}
