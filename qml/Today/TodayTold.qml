// SPDX-License-Identifier: Apache-2.0
// What a colleague passed on: their word, the lines that it is about, and the way to the visit; gone once it is seen.
// Everything comes from the row.
//   opened()   seen()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: item

    required property string by
    required property string client
    required property string visit
    required property string word
    required property list<string> theirs
    required property list<string> ours
    required property string why
    readonly property string headline: word !== "" ? qsTr("%1: %2", "a colleague, what they say").arg(by).arg(word)
        : qsTr("%1 tells you of a visit", "a colleague").arg(by)
    property bool explained: false
    signal opened()
    signal seen()

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([headline, client, visit], ", ")

    ListRow {
        text: item.headline
        subtitle: qsTr("%1 · %2", "client, when").arg(item.client).arg(item.visit)
        onClicked: item.opened()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
    }
    Column {
        id: lines

        visible: item.theirs.length + item.ours.length > 0
        spacing: Style.s4
        Layout.fillWidth: true

        Repeater {
            model: item.theirs
            delegate: Quote {
                required property string modelData

                width: lines.width
                text: modelData
            }
        }
        Repeater {
            model: item.ours
            delegate: Label {
                required property string modelData

                width: lines.width
                text: modelData
                color: Style.ink2
            }
        }
    }
    Flow {
        spacing: Style.s4
        Layout.fillWidth: true
        Layout.leftMargin: -Style.s12

        Button {
            kind: Button.Quiet
            glyph: "check"
            text: qsTr("Seen")
            description: item.headline
            onClicked: item.seen()
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Read the visit")
            description: item.headline
            onClicked: item.opened()
        }
        Button {
            kind: Button.Quiet
            text: qsTr("why?")
            description: item.headline
            onClicked: item.explained = !item.explained
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
