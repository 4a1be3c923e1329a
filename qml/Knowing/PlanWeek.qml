// SPDX-License-Identifier: Apache-2.0
// The head of a week in a plan: its number, its days, and a word where it asks more of them than the pace. From the row.
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

Item {
    id: head

    required property int index
    required property int week
    required property string days
    required property bool now
    required property string caution

    implicitHeight: texts.height + Style.s12
    Accessible.role: Accessible.Heading
    Accessible.name: Words.joined([title.text, days, now ? qsTr("this week") : "", caution], ", ")

    Rectangle {
        visible: head.index > 0
        x: Style.s12 - 1
        width: 2
        height: parent.height
        color: Style.rule
    }
    Rectangle {
        x: Style.s12 - width / 2
        y: Style.s12 + (title.height - height) / 2
        width: Style.s12
        height: width
        radius: 3
        color: head.now ? Style.bottle : Style.linen
        border.width: 2
        border.color: head.now ? Style.bottle : Style.control
    }
    Column {
        id: texts

        x: Style.s32
        y: Style.s12
        width: parent.width - x
        spacing: Style.s4

        Flow {
            width: parent.width
            spacing: Style.s8

            Label {
                id: title

                text: qsTr("Week %1").arg(head.week)
                token: Style.heading
                Accessible.ignored: true
            }
            Label {
                visible: text !== ""
                height: title.height
                verticalAlignment: Text.AlignVCenter
                text: head.days
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
            }
            Label {
                visible: head.now
                height: title.height
                verticalAlignment: Text.AlignVCenter
                text: qsTr("this week")
                token: Style.label
                color: Style.bottle
                Accessible.ignored: true
            }
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: head.caution
            color: Style.saffron
            Accessible.ignored: true
        }
    }
}
