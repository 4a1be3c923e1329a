// SPDX-License-Identifier: Apache-2.0
// How we work with one client: what is agreed, line by line, when somebody last went through it, and what we try.
//   agreement   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: block

    required property AgreementViewModel agreement

    spacing: Style.s8
    Layout.fillWidth: true

    Binding {
        target: block.agreement
        property: "active"
        value: block.visible
    }
    Banner {
        visible: block.agreement.readTrouble !== ""
        tone: Banner.Trouble
        text: block.agreement.readTrouble
        actionText: qsTr("Try again")
        onActivated: block.agreement.refresh()
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("How we work together")
        actionText: block.agreement.lines.count > 0 ? qsTr("Add a line") : ""
        onActivated: sheets.add()
        Layout.fillWidth: true
    }
    Gap {
        visible: block.agreement.lines.count === 0
        text: qsTr("Nothing is agreed with them yet: who decides what, how we disagree, how bad news travels, what we never do. Best written with them.")
        actionText: qsTr("Write the first line")
        onActivated: sheets.add()
        Layout.fillWidth: true
    }
    AgreementLines {
        visible: block.agreement.lines.count > 0
        agreement: block.agreement
        onRewordRequested: (id, text) => sheets.reword(id, text)
        onAgreeRequested: (id, text) => sheets.agree(id, text)
        Layout.fillWidth: true
    }
    Label {
        visible: block.agreement.lines.count > 0 && block.agreement.lookedAt !== ""
        text: block.agreement.oldEnough ? qsTr("Nobody has gone through all of it since %1. Worth a look once a year.").arg(block.agreement.lookedAt)
            : qsTr("Gone through: %1").arg(block.agreement.lookedAt)
        token: Style.caption
        color: block.agreement.oldEnough ? Style.saffron : Style.ink3
        Layout.fillWidth: true
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Button {
            visible: block.agreement.inTemplate > 0
            text: block.agreement.lines.count === 0 ? qsTr("Begin from our template") : qsTr("Add what the template has more")
            glyph: "copy"
            onClicked: block.agreement.begin()
        }
        Button {
            visible: block.agreement.lines.count > 0
            text: qsTr("We went through it today")
            glyph: "check"
            onClicked: block.agreement.lookAtIt()
        }
    }
    SectionHeader {
        text: qsTr("Try, keep, drop")
        actionText: qsTr("Try something")
        onActivated: sheets.tryIt()
        Layout.fillWidth: true
    }
    Label {
        visible: block.agreement.experiments.count === 0
        text: qsTr("Nothing is being tried with them. Small experiments in how we work, with what we learned from each.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: experiments

        visible: block.agreement.experiments.count > 0
        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: block.agreement.experiments
            delegate: ExperimentLine {
                width: experiments.width
                onSettleAsked: how => sheets.settle(experimentId, text, how)
                onHistoryAsked: block.agreement.showHistory(experimentId)
                onRemoved: block.agreement.remove(experimentId, text)
            }
        }
    }
    AgreementSheets {
        id: sheets

        agreement: block.agreement
    }
}
