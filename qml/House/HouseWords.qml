// SPDX-License-Identifier: Apache-2.0
// The House's own words on its page: the ethos itself, and the doors to the pledge, the standard and what else the team
// wrote.
//   texts, pledge   its view models;   pledgeRequested()   standardRequested()   templateRequested()   weekRequested()   lineRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: house

    required property HouseTextsViewModel texts
    required property PledgeViewModel pledge
    signal pledgeRequested()
    signal standardRequested()
    signal templateRequested()
    signal weekRequested()
    signal lineRequested()

    spacing: Style.s4

    SectionHeader {
        text: qsTr("Our ethos")
        actionText: house.texts.ethos !== "" ? qsTr("Rewrite") : ""
        onActivated: sheet.ask([house.texts.ethos])
        Layout.fillWidth: true
    }
    Gap {
        visible: house.texts.ethos === ""
        text: qsTr("Nobody has written it yet. Five lines at most; they stand over every brief and every capture.")
        actionText: qsTr("Write it")
        onActivated: sheet.ask([])
        Layout.fillWidth: true
    }
    Column {
        id: lines

        visible: house.texts.ethosLines.length > 0
        spacing: Style.s4
        Layout.fillWidth: true

        Repeater {
            model: house.texts.ethosLines
            delegate: Label {
                required property string modelData

                width: lines.width
                text: modelData
                token: Style.heading
            }
        }
    }
    RowLayout {
        visible: house.texts.ethos !== ""
        spacing: Style.s8
        Layout.fillWidth: true

        Label {
            text: house.texts.ethosTooLong ? qsTr("Two of you wrote at once: more than five lines. The first five are shown elsewhere.")
                : house.texts.ethosSource
            token: Style.caption
            color: house.texts.ethosTooLong ? Style.saffron : Style.ink3
            Layout.fillWidth: true
        }
        SyncWord {
            visible: house.texts.ethosWaiting
            word: SyncWord.Waiting
            pressable: false
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Earlier versions")
            description: qsTr("Our ethos")
            onClicked: house.texts.showEthosHistory()
            Layout.rightMargin: -Style.s8
        }
    }
    ListRow {
        objectName: "pledge"
        text: qsTr("Our pledge")
        subtitle: house.pledge.lineCount === 0 ? qsTr("Not written yet")
            : house.pledge.signedBy === "" ? qsTr("Nobody has signed it as it reads")
            : qsTr("Signed by %1").arg(house.pledge.signedBy)
        glyph: "promise"
        chevron: true
        onClicked: house.pledgeRequested()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    ListRow {
        objectName: "standard"
        text: qsTr("Our standard")
        subtitle: house.texts.hasStandard ? qsTr("Changed last by %1").arg(house.texts.standardSource) : qsTr("Not written yet")
        glyph: "book"
        chevron: true
        onClicked: house.standardRequested()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    ListRow {
        objectName: "template"
        text: qsTr("What we begin an agreement from")
        subtitle: qsTr("The template of our working agreements")
        glyph: "edit"
        chevron: true
        onClicked: house.templateRequested()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    ListRow {
        objectName: "week"
        visible: house.texts.leads
        text: qsTr("Your week")
        subtitle: qsTr("A page of your own that nobody else sees")
        glyph: "lock"
        chevron: true
        onClicked: house.weekRequested()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    ListRow {
        objectName: "line"
        text: qsTr("The Line")
        subtitle: qsTr("What Salver does by itself, and what it never does")
        glyph: "info"
        chevron: true
        onClicked: house.lineRequested()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    WordsSheet {
        id: sheet

        title: qsTr("Our ethos")
        description: qsTr("Five lines at most, each on a line of its own. Every earlier version stays.")
        labels: [qsTr("How we speak with people")]
        doneText: qsTr("Keep it")
        preferredWidth: 600
        onDone: house.texts.setEthos(line(0))
    }
}
