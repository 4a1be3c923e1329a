// SPDX-License-Identifier: Apache-2.0
// What was noted after a visit: what they will remember, what moved on, what we brought; and, in grey, that nobody
// noted how it was. Everything comes from the row.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: after

    required property bool notFelt
    required property string memorable
    required property string movedOn
    required property string workLine
    required property string workLink
    readonly property int indent: Style.s48 + Style.iconSmall + 2 * Style.s8

    spacing: Style.s4

    AfterLine {
        text: after.notFelt ? qsTr("How it was for them: (not noted)") : ""
        color: Style.ink3
    }
    AfterLine {
        text: after.memorable !== "" ? qsTr("They will remember: %1").arg(after.memorable) : ""
    }
    AfterLine {
        text: after.movedOn !== "" ? qsTr("Moved on: %1").arg(after.movedOn) : ""
    }
    AfterLine {
        text: after.workLine !== "" ? qsTr("We brought: %1").arg(Words.joined([after.workLine, after.workLink], " · ")) : ""
    }

    component AfterLine: Label {
        visible: text !== ""
        color: Style.ink2
        Layout.fillWidth: true
        Layout.leftMargin: after.indent
    }
}
