// SPDX-License-Identifier: Apache-2.0
// What we think, say and weigh up together with a client; the part of the client's page.
//   together, agreement   its view models;   weighupRequested(id)   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: part

    required property TogetherViewModel together
    required property AgreementViewModel agreement
    signal weighupRequested(string weighupId)

    maxWidth: Style.noteWidth

    Binding {
        target: part.together
        property: "active"
        value: part.visible
    }
    Banner {
        visible: part.together.readTrouble !== ""
        tone: Banner.Trouble
        text: part.together.readTrouble
        actionText: qsTr("Try again")
        onActivated: part.together.refresh()
        Layout.fillWidth: true
    }
    DirectionBlock {
        together: part.together
        onWriteRequested: sheets.writeDirection()
    }

    SectionHeader {
        text: qsTr("Weigh-ups")
        actionText: qsTr("Begin one")
        onActivated: sheets.beginWeighup()
        Layout.fillWidth: true
    }
    Label {
        visible: part.together.weighups.count === 0
        text: qsTr("For what is not plain: what it is for, at least two ways to go, what speaks for and against each.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: weighups

        visible: part.together.weighups.count > 0
        Layout.fillWidth: true

        Repeater {
            model: part.together.weighups
            delegate: ListRow {
                id: row

                required property string weighupId
                required property string title
                required property string source
                required property string options
                required property string recommended
                required property string lookBackOn
                required property bool waiting
                required property bool contested

                width: weighups.width
                leftPadding: 0
                rightPadding: 0
                text: title
                subtitle: Words.joined([recommended !== "" ? qsTr("Recommended: %1").arg(recommended) : options, source,
                                        lookBackOn !== "" ? qsTr("look back: %1").arg(lookBackOn) : ""], " · ")
                trailing: Glyph {
                    glyph: row.contested ? "needs-you" : row.waiting ? "waiting" : ""
                    color: row.contested ? Style.plum : Style.sky
                    size: Style.iconSmall
                }
                chevron: true
                onClicked: part.weighupRequested(weighupId)
            }
        }
    }

    SectionHeader {
        text: qsTr("Where we said no, or differ")
        actionText: qsTr("Add")
        onActivated: stanceMenu.popup()
        Layout.fillWidth: true
    }
    Menu {
        id: stanceMenu

        MenuRow {
            text: qsTr("We said no")
            glyph: "said-no"
            onTriggered: sheets.addStance(Facts.StanceType.SaidNo)
        }
        MenuRow {
            text: qsTr("We see it differently")
            glyph: "challenge"
            onTriggered: sheets.addStance(Facts.StanceType.Differ)
        }
    }
    Label {
        visible: part.together.stances.count === 0
        text: qsTr("A no in their interest is worth keeping with its reason. Begin a line with -no while you capture.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: stances

        visible: part.together.stances.count > 0
        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: part.together.stances
            delegate: StanceStory {
                width: stances.width
                onBackingGiven: id => part.together.backStance(id, "")
                onFillAsked: sheets.changeStance(stanceId, [asked, said, because, instead, landed])
                onLineRequested: id => part.together.showLine(id)
                onHistoryAsked: id => part.together.showHistory(id, asked !== "" ? "they asked" : "we said")
                onRemoved: (id, title) => part.together.remove(id, title)
            }
        }
    }

    SectionHeader {
        text: qsTr("Advice")
        actionText: qsTr("Add")
        onActivated: sheets.addAdvice()
        Layout.fillWidth: true
    }
    Label {
        visible: part.together.advice.count === 0
        text: qsTr("They asked, we advised, because. Twenty seconds, or a line that begins with -advice.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: advice

        visible: part.together.advice.count > 0
        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: part.together.advice
            delegate: AdviceCard {
                width: advice.width
                onWeighRequested: id => part.together.weighUp(id)
                onWeighupRequested: id => part.weighupRequested(id)
                onFillAsked: sheets.changeAdvice(adviceId, [asked, advised, because])
                onLineRequested: id => part.together.showLine(id)
                onHistoryAsked: id => part.together.showHistory(id, "we advised")
                onRemoved: (id, title) => part.together.remove(id, title)
            }
        }
    }

    SectionHeader {
        text: qsTr("What we may decide without asking")
        actionText: qsTr("Add")
        onActivated: sheets.addDelegation()
        Layout.fillWidth: true
    }
    Label {
        visible: part.together.delegations.count === 0
        text: qsTr("Nothing noted. What they leave to us, up to what limit, who said so and when.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: delegations

        visible: part.together.delegations.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: part.together.delegations
            delegate: DelegationLine {
                width: delegations.width
                onChangeAsked: sheets.changeDelegation(delegationId, [what, limit, until])
                onHistoryAsked: id => part.together.showHistory(id, "limit")
                onRemoved: (id, title) => part.together.remove(id, title)
            }
        }
    }

    SectionHeader {
        text: qsTr("Tricky")
        actionText: qsTr("Add")
        onActivated: sheets.addProblem()
        Layout.fillWidth: true
    }
    Label {
        visible: part.together.problems.count === 0
        text: qsTr("Nothing tricky noted. Stuck, tried, helped by, solved: it can take many visits, and the next one of us finds it.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: problems

        visible: part.together.problems.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: part.together.problems
            delegate: TrickyLine {
                width: problems.width
                onTriedAsked: (id, title) => sheets.addAttempt(id, title)
                onSolvedAsked: (id, title) => sheets.solve(id, title)
                onReopened: id => part.together.reopen(id)
                onHistoryAsked: id => part.together.showHistory(id, "title")
                onRemoved: (id, title) => part.together.remove(id, title)
            }
        }
    }
    AgreementBlock {
        agreement: part.agreement
    }
    TogetherSheets {
        id: sheets

        together: part.together
    }
}
