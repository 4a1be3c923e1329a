// SPDX-License-Identifier: Apache-2.0
// What they answered when they were asked: a dot each, what may be said of them together at this n and no more, and
// every answer behind it.
//   going   its view model;   askRequested()   correctAsked(id, name, answer, change, source)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: strand

    required property GoingViewModel going
    // Few answers are read at once; many on demand.
    property bool written: false
    property bool explained: false
    readonly property bool listed: written || going.n < 5
    signal askRequested()
    signal correctAsked(string pulseId, string name, int answer, string change, string source)

    spacing: Style.s8

    SectionHeader {
        text: qsTr("Pulse")
        actionText: strand.going.house || strand.going.pulseOff ? "" : qsTr("Ask somebody")
        onActivated: strand.askRequested()
        Layout.fillWidth: true
    }
    Label {
        text: strand.going.question
        color: Style.ink2
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.pulseOff
        text: qsTr("They asked not to be asked.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    DotStrip {
        id: strip

        visible: strand.going.n > 0
        answers: strand.going.latest
        highest: strand.going.highest
        Layout.fillWidth: true
    }
    RowLayout {
        visible: strand.going.n > 0
        Layout.fillWidth: true
        Layout.topMargin: -Style.s4

        Label {
            text: qsTr("not well")
            token: Style.caption
            color: Style.ink2
        }
        Label {
            text: qsTr("very well")
            token: Style.caption
            color: Style.ink2
            horizontalAlignment: Text.AlignRight
            Layout.fillWidth: true
        }
    }
    PickedAnswer {
        strip: strip
        Layout.fillWidth: true
        onCorrectAsked: dot => strand.correctAsked(dot.pulseId, dot.name, dot.answer, dot.change, dot.source)
        onHistoryAsked: id => strand.going.showHistory(id, "answer")
        onRemoved: (id, name) => strand.going.remove(id, qsTr("The answer of %1").arg(name))
    }
    Label {
        visible: text !== ""
        text: strand.going.counts === "" ? "" : Words.joined([strand.going.counts, strand.going.middle, strand.going.mean], "; ") + "."
        Layout.fillWidth: true
    }
    RoughRange {
        visible: strand.going.barLow >= 0
        low: Math.max(0, strand.going.barLow)
        high: Math.max(0, strand.going.barHigh)
        at: Math.max(0, strand.going.barAt)
        words: strand.going.rough
        Layout.fillWidth: true
    }
    Button {
        visible: strand.going.rough !== "" && strand.going.barLow < 0
        kind: Button.Quiet
        text: strand.explained ? qsTr("Hide what it could be") : qsTr("What could it be?")
        description: strand.going.counts
        onClicked: strand.explained = !strand.explained
        Layout.leftMargin: -horizontalPadding
    }
    Label {
        visible: strand.explained && strand.going.rough !== "" && strand.going.barLow < 0
        text: strand.going.rough
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    SmallN {
        visible: strand.going.known
        label: strand.going.n > 0 || strand.going.latest.count === 0 ? strand.going.label : qsTr("Nobody has answered yet")
        note: strand.going.note
        how: strand.going.how
        askers: strand.going.askers
        coverage: strand.going.coverage
    }
    Label {
        visible: text !== ""
        text: strand.going.heldBack
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    Button {
        visible: strand.going.n >= 5
        kind: Button.Quiet
        text: strand.written ? qsTr("Hide each answer") : qsTr("Read each answer")
        onClicked: strand.written = !strand.written
        Layout.leftMargin: -horizontalPadding
    }
    Column {
        id: answers

        visible: strand.listed && strand.going.latest.count > 0
        spacing: Style.s12
        Layout.fillWidth: true
        Layout.topMargin: Style.s8

        Repeater {
            model: strand.listed ? strand.going.latest : null
            delegate: AnswerLine {
                width: answers.width
                inHouse: strand.going.house
                onCorrectAsked: (id, name, answer, change, source) => strand.correctAsked(id, name, answer, change, source)
                onHistoryAsked: id => strand.going.showHistory(id, "answer")
                onRemoved: (id, name) => strand.going.remove(id, qsTr("The answer of %1").arg(name))
            }
        }
    }
    DotTime {
        visible: strand.going.askedTwice
        answers: strand.going.history
        firstDay: strand.going.firstDay
        lastDay: strand.going.lastDay
        firstWords: strand.going.firstDayWords
        Layout.fillWidth: true
        Layout.topMargin: Style.s8
    }
    Label {
        visible: strand.going.askedTwice
        text: Words.joined([qsTr("A line joins the answers of one person."), strand.going.thenAndNow], " ")
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
}
