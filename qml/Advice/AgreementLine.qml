// SPDX-License-Identifier: Apache-2.0
// One line of how we work with them: the words, with whom and when it was agreed, and whether it is only our template
// yet or what we say to others too. Everything comes from the row.
//   ofTemplate   a line of the template: nothing is agreed with anybody;   topic   what it is about, in words
//   rewordAsked()   agreeAsked()   historyAsked()   removed()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Column {
    id: line

    required property string lineId
    required property int about
    required property bool first
    required property string text
    required property bool stillTemplate
    required property string agreed
    required property int alsoUsedFor
    required property string by
    required property bool waiting
    required property bool contested
    required property string topic
    property bool ofTemplate: false
    signal rewordAsked()
    signal agreeAsked()
    signal historyAsked()
    signal removed()

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([topic, text, agreed], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(line, event.key, event.modifiers)

    Label {
        visible: line.first
        width: parent.width
        text: line.topic
        token: Style.caption
        color: Style.ink3
        Accessible.ignored: true
    }
    RowLayout {
        width: parent.width
        spacing: Style.s4

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: line.text
                Layout.fillWidth: true
            }
            Label {
                visible: !line.ofTemplate && line.stillTemplate
                text: qsTr("still our template words")
                token: Style.caption
                color: Style.saffron
                Layout.fillWidth: true
            }
            Label {
                visible: !line.ofTemplate
                text: Words.joined([line.agreed !== "" ? qsTr("Agreed: %1").arg(line.agreed) : qsTr("Not agreed with them yet"),
                                    line.alsoUsedFor === 1 ? qsTr("also used for 1 other")
                                    : line.alsoUsedFor > 1 ? qsTr("also used for %1 others").arg(line.alsoUsedFor) : ""], " · ")
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
            MatterSync {
                waiting: line.waiting
                contested: line.contested
            }
        }
        IconButton {
            id: more

            glyph: "more"
            text: qsTr("More for: %1").arg(line.text)
            onClicked: menu.open()
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: -Style.s8

            Menu {
                id: menu

                y: more.height

                MenuRow {
                    text: qsTr("Change the words…")
                    glyph: "edit"
                    onTriggered: line.rewordAsked()
                }
                MenuRow {
                    text: qsTr("Agreed with them…")
                    glyph: "check"
                    enabled: !line.ofTemplate
                    onTriggered: line.agreeAsked()
                }
                MenuRow {
                    text: qsTr("Earlier versions")
                    glyph: "history"
                    onTriggered: line.historyAsked()
                }
                MenuRow {
                    text: qsTr("Delete")
                    glyph: "delete"
                    destructive: true
                    onTriggered: line.removed()
                }
            }
        }
    }
}
