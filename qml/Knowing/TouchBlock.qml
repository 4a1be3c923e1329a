// SPDX-License-Identifier: Apache-2.0
// The extra touches along the way: what they cannot accept, ideas, what was given and how it landed.
//   touches   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: block

    required property TouchesViewModel touches

    spacing: Style.s12

    SectionHeader {
        text: qsTr("Touches")
        actionText: qsTr("An idea")
        onActivated: block.touches.beginIdea()
        Layout.fillWidth: true
    }
    Label {
        visible: block.touches.ideas.count + block.touches.given.count === 0
        text: qsTr("Nothing noted. A small thing that fits one person: what sparked it, what was given, how it landed. Salver never gives anything by itself, and keeps no birthdays.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    RefusedList {
        touches: block.touches
        onAddRequested: sheets.addRefused()
        Layout.fillWidth: true
    }
    Column {
        id: ideas

        visible: block.touches.ideas.count > 0
        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: block.touches.ideas
            delegate: TouchCard {
                width: ideas.width
                onGiveAsked: sheets.give(touchId, idea, value)
                onChangeAsked: sheets.change(touchId, [idea, because, value])
                onLineRequested: block.touches.showLine(lineId)
                onHistoryAsked: block.touches.showHistory(touchId, "idea")
                onRemoved: block.touches.remove(touchId, idea)
            }
        }
    }
    SectionHeader {
        visible: block.touches.given.count > 0
        text: qsTr("Given")
        actionText: qsTr("Register…")
        onActivated: register.open()
        Layout.fillWidth: true
    }
    Column {
        id: given

        visible: block.touches.given.count > 0
        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: block.touches.given
            delegate: TouchCard {
                width: given.width
                onLandAsked: sheets.land(touchId, idea, landed)
                onGiveAsked: sheets.give(touchId, idea, value)
                onTakenBack: block.touches.takeBack(touchId)
                onChangeAsked: sheets.change(touchId, [idea, because, value])
                onLineRequested: block.touches.showLine(lineId)
                onHistoryAsked: block.touches.showHistory(touchId, "how it landed")
                onRemoved: block.touches.remove(touchId, idea)
            }
        }
    }
    Label {
        visible: text !== ""
        text: block.touches.registerSentence
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    TouchSheets {
        id: sheets

        touches: block.touches
    }
    RegisterSheet {
        id: register

        touches: block.touches
    }
}
