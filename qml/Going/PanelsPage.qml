// SPDX-License-Identifier: Apache-2.0
// The open questions that were put to a few people, each with its small number beside it.
//   panel   its view model;   panelRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property PanelViewModel panel
    signal panelRequested(string panelId)

    title: qsTr("Panel questions")
    subtitle: qsTr("One open question, three to twelve people")
    actions: Button {
        kind: Button.Primary
        text: qsTr("Begin one")
        glyph: "plus"
        onClicked: sheet.ask([])
    }
    belowHead: Banner {
        visible: page.panel.readTrouble !== ""
        tone: Banner.Trouble
        text: page.panel.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.panel.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.panel
        property: "active"
        value: page.visible
    }
    Connections {
        target: page.panel

        function onPanelMade(panelId: string) {
            page.panelRequested(panelId);
        }
    }
    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth

        EmptyState {
            visible: page.panel.panels.count === 0 && page.panel.readTrouble === ""
            drawing: "visits"
            text: qsTr("Nothing was asked of several people yet")
            detail: qsTr("Ask three to twelve people one open question and write down what each says, to the letter. What they have in common you say yourself, under a name of your own.")
            actionText: qsTr("Begin a question")
            onActivated: sheet.ask([])
            Layout.fillWidth: true
        }
        Column {
            id: rows

            Layout.fillWidth: true

            Repeater {
                model: page.panel.panels
                delegate: ListRow {
                    id: row

                    required property string panelId
                    required property string question
                    required property string banner
                    required property string source
                    required property bool waiting
                    required property bool contested

                    width: rows.width
                    leftPadding: 0
                    rightPadding: 0
                    text: question
                    subtitle: Words.joined([banner, source], " · ")
                    trailing: Glyph {
                        glyph: row.contested ? "needs-you" : row.waiting ? "waiting" : ""
                        color: row.contested ? Style.plum : Style.sky
                        size: Style.iconSmall
                    }
                    chevron: true
                    onClicked: page.panelRequested(panelId)
                }
            }
        }
        Label {
            visible: page.panel.panels.count > 0
            text: qsTr("*Not statistically significant by any stretch")
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
        }
    }
    WordsSheet {
        id: sheet

        title: qsTr("One open question")
        description: qsTr("The same words for everybody; one that cannot be answered with yes or no.")
        labels: [qsTr("The question"), qsTr("How it is asked")]
        helps: [qsTr("“What should an agency notice without being told?”"), qsTr("at the end of the spring visits; or leave it empty")]
        doneText: qsTr("Begin")
        onDone: page.panel.begin(line(0), line(1))
    }
}
