// SPDX-License-Identifier: Apache-2.0
// A space as a head line, or one of its members. Everything comes from the row.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

RowLayout {
    id: row

    required property bool isSpace
    required property string name
    required property string detail
    required property bool me
    required property int members

    spacing: Style.s12
    Accessible.role: isSpace ? Accessible.Heading : Accessible.ListItem
    Accessible.name: Words.joined([name, detail], ", ")

    Initials {
        visible: !row.isSpace
        name: row.name
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.topMargin: row.isSpace ? Style.s16 : 6
        Layout.bottomMargin: row.isSpace ? Style.s4 : 6

        Label {
            text: row.isSpace || !row.me ? row.name : qsTr("%1 (you)").arg(row.name)
            token: row.isSpace ? Style.heading : Style.body
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Label {
            text: row.members > 1 ? qsTr("%1 members. %2").arg(row.members).arg(row.detail) : row.detail
            token: Style.caption
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
    }
}
