// SPDX-License-Identifier: Apache-2.0
// Who signed the pledge, and whether that was as it reads now; and one's own name under it.
//   pledge   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: names

    required property PledgeViewModel pledge

    spacing: Style.s4
    Layout.fillWidth: true

    SectionHeader {
        text: qsTr("Signed by")
        Layout.fillWidth: true
    }
    Label {
        visible: names.pledge.signatures.count === 0
        text: qsTr("Nobody has signed it yet.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: list

        visible: names.pledge.signatures.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: names.pledge.signatures
            delegate: RowLayout {
                id: row

                required property string name
                required property string on
                required property bool current
                required property bool me
                required property bool waiting

                width: list.width
                spacing: Style.s12
                Accessible.role: Accessible.ListItem
                Accessible.name: Words.joined([name, said.text], ", ")

                Initials {
                    name: row.name
                }
                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Label {
                        text: row.me ? qsTr("%1 (you)").arg(row.name) : row.name
                        Accessible.ignored: true
                        Layout.fillWidth: true
                    }
                    Label {
                        id: said

                        text: row.current ? row.on : qsTr("%1, before the last change").arg(row.on)
                        token: Style.caption
                        color: Style.ink2
                        Accessible.ignored: true
                        Layout.fillWidth: true
                    }
                }
                SyncWord {
                    visible: row.waiting
                    word: SyncWord.Waiting
                    pressable: false
                }
            }
        }
    }
    Button {
        objectName: "sign"
        visible: names.pledge.mayWrite && !names.pledge.signedByMe && names.pledge.lineCount > 0
        enabled: names.pledge.lacking === 0
        text: qsTr("Sign it with your name")
        glyph: "edit"
        onClicked: names.pledge.sign()
        Layout.topMargin: Style.s8
    }
    Label {
        visible: names.pledge.lineCount > 0 && names.pledge.lacking > 0
        text: names.pledge.lacking === 1 ? qsTr("It can be signed with three lines; one more to go.")
            : qsTr("It can be signed with three lines; two more to go.")
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
}
