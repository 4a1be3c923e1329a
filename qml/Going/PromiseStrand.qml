// SPDX-License-Identifier: Apache-2.0
// Promises of the last twelve months, ours and theirs: how many were kept on time, late, let go, each with its day
// behind it. Counted for all of us, never for one.
//   going   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: strand

    required property GoingViewModel going
    property bool open: false
    readonly property list<string> groups: [qsTr("Late"), qsTr("Let go"), qsTr("Kept on time"), qsTr("Open")]

    spacing: Style.s8

    SectionHeader {
        text: qsTr("Promises, twelve months")
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.known && strand.going.promises.count === 0
        text: qsTr("None made and none settled.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.ours !== ""
        text: qsTr("Ours: %1.").arg(strand.going.ours)
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.theirs !== ""
        text: qsTr("Theirs: %1.").arg(strand.going.theirs)
        Layout.fillWidth: true
    }
    Button {
        visible: strand.going.promises.count > 0
        kind: Button.Quiet
        text: strand.open ? qsTr("Hide them") : qsTr("Show each with its day")
        description: qsTr("Promises")
        onClicked: strand.open = !strand.open
        Layout.leftMargin: -horizontalPadding
    }
    Column {
        id: entries

        visible: strand.open
        Layout.fillWidth: true

        Repeater {
            model: strand.open ? strand.going.promises : null
            delegate: Column {
                id: entry

                required property string promiseId
                required property string text
                required property bool ours
                required property int group
                required property bool first
                required property string source
                required property string clientId

                width: entries.width

                Label {
                    visible: entry.first
                    width: parent.width
                    text: entry.ours ? qsTr("Ours · %1").arg(strand.groups[entry.group]) : qsTr("Theirs · %1").arg(strand.groups[entry.group])
                    token: Style.label
                    color: Style.ink2
                    topPadding: Style.s8
                }
                ListRow {
                    width: parent.width
                    leftPadding: 0
                    rightPadding: 0
                    text: entry.text
                    subtitle: entry.source
                    chevron: true
                    onClicked: strand.going.showPlace(entry.clientId, entry.promiseId)
                }
            }
        }
    }
}
