// SPDX-License-Identifier: Apache-2.0
// Something they let us decide without asking: what, up to what limit, who said so and when. Everything from the row.
//   historyAsked(id)   changeAsked()   removed(id, title)
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

Item {
    id: line

    required property string delegationId
    required property string what
    required property string limit
    required property string source
    required property string until
    required property bool over
    required property bool waiting
    required property bool contested
    signal changeAsked()
    signal historyAsked(string delegationId)
    signal removed(string delegationId, string title)

    implicitWidth: 240
    implicitHeight: Math.max(texts.height, more.height)
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([what, limit, source], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(line, event.key, event.modifiers)

    Column {
        id: texts

        width: parent.width - more.width

        Label {
            width: parent.width
            text: line.what
            color: line.over ? Style.ink2 : Style.ink
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: Words.joined([line.limit !== "" ? qsTr("Limit: %1").arg(line.limit) : "",
                                line.until === "" ? "" : line.over ? qsTr("it ended on %1").arg(line.until)
                                : qsTr("until %1").arg(line.until)], " · ")
            token: Style.caption
            color: Style.ink2
        }
        Label {
            width: parent.width
            text: line.source
            token: Style.caption
            color: Style.ink3
        }
        MatterSync {
            waiting: line.waiting
            contested: line.contested
        }
    }
    IconButton {
        id: more

        x: parent.width - width
        glyph: "more"
        text: qsTr("More for: %1").arg(line.what)
        onClicked: menu.open()

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Change…")
                glyph: "edit"
                onTriggered: line.changeAsked()
            }
            MenuRow {
                text: qsTr("Earlier versions")
                glyph: "history"
                onTriggered: line.historyAsked(line.delegationId)
            }
            MenuRow {
                text: qsTr("They took it back: delete")
                glyph: "delete"
                destructive: true
                onTriggered: line.removed(line.delegationId, line.what)
            }
        }
    }
}
