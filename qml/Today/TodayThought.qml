// SPDX-License-Identifier: Apache-2.0
// Something worth a thought, with the plain rule behind it one tap away.
//   thought, why   the sentence and the rule;   opened()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: item

    required property string text
    required property string why
    property bool explained: false
    signal opened()

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Keys.onPressed: event => event.accepted = RowKeys.step(item, event.key, event.modifiers)

    RowLayout {
        spacing: Style.s4

        ListRow {
            text: item.text
            onClicked: item.opened()
            Layout.fillWidth: true
            Layout.leftMargin: -leftPadding
        }
        Button {
            kind: Button.Quiet
            text: qsTr("why?")
            description: item.text
            onClicked: item.explained = !item.explained
            Layout.alignment: Qt.AlignTop
        }
    }
    Label {
        text: item.why
        visible: item.explained
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
        Layout.bottomMargin: Style.s8
    }
}
