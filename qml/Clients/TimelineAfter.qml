// SPDX-License-Identifier: Apache-2.0
// What was noted after a visit: how it was for them first, then what they will remember, what moved on, what we
// brought. Everything comes from the row.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: after

    required property string felt
    required property int feltSource
    required property bool feltTheirs
    required property string memorable
    required property string movedOn
    required property string workLine
    readonly property list<string> sources: [qsTr("they said it"), qsTr("they wrote it"), qsTr("we sensed")]
    readonly property int indent: Style.s48 + Style.iconSmall + 2 * Style.s8

    spacing: Style.s4

    RowLayout {
        visible: after.felt !== ""
        spacing: Style.s8
        Layout.fillWidth: true
        Layout.leftMargin: after.indent
        Layout.topMargin: Style.s8

        Label {
            text: after.feltTheirs ? qsTr("“%1”").arg(after.felt) : after.felt
            token: after.feltTheirs ? Style.quote : Style.body
            Layout.fillWidth: true
        }
        Label {
            text: after.feltSource < 0 ? qsTr("how it felt") : after.sources[after.feltSource]
            token: Style.caption
            color: Style.ink3
        }
    }
    AfterLine {
        text: after.memorable !== "" ? qsTr("They will remember: %1").arg(after.memorable) : ""
    }
    AfterLine {
        text: after.movedOn !== "" ? qsTr("Moved on: %1").arg(after.movedOn) : ""
    }
    AfterLine {
        text: after.workLine !== "" ? qsTr("We brought: %1").arg(after.workLine) : ""
    }

    component AfterLine: Label {
        visible: text !== ""
        color: Style.ink2
        Layout.fillWidth: true
        Layout.leftMargin: after.indent
    }
}
