// SPDX-License-Identifier: Apache-2.0
// A line of one of the House's lists: what it is, of which client and when, and why it is there.
//   text, detail, why   theirs   their own words, set as a quotation;   opened()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: entry

    required property string text
    required property string why
    property string detail: ""
    property bool theirs: false
    property bool explained: false
    signal opened()

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([text, detail], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(entry, event.key, event.modifiers)

    RowLayout {
        spacing: Style.s4
        Layout.fillWidth: true

        ListRow {
            text: entry.theirs ? qsTr("“%1”").arg(entry.text) : entry.text
            subtitle: entry.detail
            theirWords: entry.theirs
            onClicked: entry.opened()
            Layout.fillWidth: true
            Layout.leftMargin: -leftPadding
        }
        Button {
            visible: entry.why !== ""
            kind: Button.Quiet
            text: qsTr("why?")
            description: entry.text
            onClicked: entry.explained = !entry.explained
            Layout.alignment: Qt.AlignTop
        }
    }
    Label {
        text: entry.why
        visible: entry.explained
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
        Layout.bottomMargin: Style.s8
    }
}
