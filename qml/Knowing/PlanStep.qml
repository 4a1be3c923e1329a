// SPDX-License-Identifier: Apache-2.0
// A step of getting to know each other: who learns of whom, whether it asks something of them, and the sentence it ends
// with. A step with nothing learned says so. From the row.
//   live   a plan with a client rather than a template;   ended   the plan is done
//   asked()   unasked()   moved(toWeek)   shifted(up)   changeAsked()   learnAsked()   factAsked()   historyAsked(field)
//   removed()
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: step

    required property string stepId
    required property string text
    required property int week
    required property bool now
    required property int whose
    required property bool asks
    required property string who
    required property string whoId
    required property string withPerson
    required property string withId
    required property string askedOn
    required property string learned
    required property string learnedOn
    required property bool blank
    required property bool over
    required property int roomIn
    required property bool waiting
    required property bool contested
    property bool live: false
    property bool ended: false
    readonly property bool isOurs: whose === Facts.Learner.WeLearn
    signal asked()
    signal unasked()
    signal moved(int toWeek)
    signal shifted(bool up)
    signal changeAsked()
    signal learnAsked()
    signal factAsked()
    signal historyAsked(string field)
    signal removed()

    implicitHeight: texts.height + Style.s16
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([lead.text, text, people.text, asking.text, said.text], ", ")

    Rectangle {
        x: Style.s12 - 1
        width: 2
        height: parent.height
        color: Style.rule
    }
    // Its mark is filled once something was learned; an open ring stays where nothing was.
    Rectangle {
        x: Style.s12 - width / 2
        y: Style.s8 + (lead.height - height) / 2
        width: Style.s8 + 2
        height: width
        radius: width / 2
        color: step.learned !== "" ? Style.bottle : Style.linen
        border.width: 1.5
        border.color: step.learned !== "" ? Style.bottle : Style.control
    }
    Column {
        id: texts

        x: Style.s32
        y: Style.s8
        width: parent.width - x - more.width
        spacing: Style.s4

        Label {
            id: lead

            width: parent.width
            text: step.isOurs ? qsTr("We learn") : qsTr("They learn")
            token: Style.overline
            color: step.isOurs ? Style.bottle : Style.plum
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            text: step.text
            Accessible.ignored: true
        }
        Label {
            id: people

            width: parent.width
            visible: text !== ""
            text: step.who !== "" && step.withPerson !== "" ? qsTr("%1 with %2").arg(step.who).arg(step.withPerson)
                : step.withPerson !== "" ? qsTr("with %1").arg(step.withPerson) : step.live ? step.who : ""
            token: Style.caption
            color: Style.ink3
            Accessible.ignored: true
        }
        Label {
            id: asking

            width: parent.width
            visible: text !== ""
            text: step.askedOn !== "" ? qsTr("Asked of them: %1").arg(step.askedOn) : step.asks ? qsTr("Asks something of them") : ""
            token: Style.caption
            color: Style.ink2
            Accessible.ignored: true
        }
        Label {
            id: said

            width: parent.width
            visible: text !== ""
            text: step.learned !== "" ? qsTr("Learned: %1").arg(step.learned) : step.blank ? qsTr("Nothing noted as learned") : ""
            token: step.learned !== "" ? Style.bodyStrong : Style.body
            color: step.learned !== "" ? Style.ink : Style.ink3
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: step.learnedOn
            token: Style.caption
            color: Style.ink3
        }
        MatterSync {
            waiting: step.waiting
            contested: step.contested
        }
        Flow {
            visible: step.live && (step.over || step.blank || (step.now && step.learned === ""))
            width: parent.width
            spacing: Style.s8

            Button {
                visible: step.over
                text: qsTr("Move to week %1").arg(step.roomIn)
                description: step.text
                onClicked: step.moved(step.roomIn)
            }
            Button {
                visible: step.now && step.asks && step.askedOn === ""
                text: qsTr("Asked")
                glyph: "check"
                description: step.text
                onClicked: step.asked()
            }
            Button {
                visible: step.learned === ""
                text: step.isOurs ? qsTr("What we learned") : qsTr("What they learned")
                description: step.text
                onClicked: step.learnAsked()
            }
        }
    }
    IconButton {
        id: more

        x: parent.width - width
        glyph: "more"
        text: qsTr("More for: %1").arg(step.text)
        onClicked: menu.open()

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: step.learned === "" ? qsTr("What was learned…") : qsTr("Change what was learned…")
                glyph: "edit"
                enabled: step.live
                onTriggered: step.learnAsked()
            }
            MenuRow {
                text: qsTr("Keep it as something to know…")
                glyph: "pin"
                enabled: step.learned !== ""
                onTriggered: step.factAsked()
            }
            MenuRow {
                text: step.askedOn === "" ? qsTr("Asked of them today") : qsTr("Not asked after all")
                glyph: step.askedOn === "" ? "check" : "undo"
                enabled: step.live && step.asks
                onTriggered: {
                    if (step.askedOn === "")
                        step.asked();
                    else
                        step.unasked();
                }
            }
            MenuRow {
                text: qsTr("Change the step…")
                glyph: "edit"
                onTriggered: step.changeAsked()
            }
            MenuRow {
                text: qsTr("Up")
                glyph: "chevron-up"
                onTriggered: step.shifted(true)
            }
            MenuRow {
                text: qsTr("Down")
                glyph: "chevron-down"
                onTriggered: step.shifted(false)
            }
            MenuRow {
                text: qsTr("A week earlier")
                glyph: "chevron-left"
                enabled: step.week > 1 && step.askedOn === ""
                onTriggered: step.moved(step.week - 1)
            }
            MenuRow {
                text: qsTr("A week later")
                glyph: "chevron-right"
                enabled: step.askedOn === ""
                onTriggered: step.moved(step.week + 1)
            }
            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: step.historyAsked(step.learned !== "" ? "learned" : "text")
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: step.removed()
            }
        }
    }
}
