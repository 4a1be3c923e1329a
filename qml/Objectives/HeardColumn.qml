// SPDX-License-Identifier: Apache-2.0
// Heard: their words, who said them and when, and the way to the line in which they were heard.
//   objective   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: column

    required property ObjectiveViewModel objective

    spacing: Style.s8
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Heard")

    SectionHeader {
        text: qsTr("Heard")
        Layout.fillWidth: true
    }
    Quote {
        text: column.objective.text
        source: column.objective.source
        Layout.fillWidth: true
    }
    Label {
        visible: column.objective.notedBy !== ""
        text: qsTr("Written down by %1").arg(column.objective.notedBy)
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
        Layout.leftMargin: Style.s16
    }
    Label {
        visible: column.objective.isPrivate
        text: qsTr("Only you see this")
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
        Layout.leftMargin: Style.s16
    }
    Label {
        visible: column.objective.done
        text: qsTr("They are done with it since %1").arg(column.objective.doneOn)
        color: Style.ink2
        Layout.fillWidth: true
    }
    SyncWord {
        visible: column.objective.waiting
        word: SyncWord.Waiting
        pressable: false
        Layout.leftMargin: Style.s16
    }
    Button {
        visible: column.objective.hasLine
        kind: Button.Quiet
        glyph: "link"
        text: qsTr("The line it was heard in")
        onClicked: column.objective.showLine()
    }
}
