// SPDX-License-Identifier: Apache-2.0
// Whom else to tell: a colleague in one tap, then which lines and a word; below, who was told and whether they saw it.
//   wrap   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Column {
    id: section

    required property WrapViewModel wrap

    visible: wrap.colleagues.count > 0
    spacing: Style.s8

    SectionHeader {
        text: qsTr("Also tell…")
        width: section.width
    }
    Flow {
        spacing: Style.s8
        width: section.width

        Repeater {
            model: section.wrap.colleagues
            delegate: Chip {
                required property string memberId
                required property string name

                text: name
                glyph: "person"
                width: Math.min(implicitWidth, section.width)
                Accessible.name: qsTr("Tell %1").arg(name)
                onClicked: sheet.ask(memberId, name)
            }
        }
    }
    Repeater {
        model: section.wrap.tellings
        delegate: RowLayout {
            id: row

            required property string tellingId
            required property string to
            required property string word
            required property list<string> theirs
            required property list<string> ours
            required property string state
            required property bool mine
            required property bool waiting

            width: section.width
            spacing: Style.s8

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                Label {
                    text: row.word === "" ? row.to : qsTr("%1: %2", "a colleague, what was said").arg(row.to).arg(row.word)
                    Layout.fillWidth: true
                }
                Label {
                    text: Words.joined([row.theirs.length + row.ours.length === 0 ? qsTr("the visit as a whole")
                        : [...row.theirs].map(each => qsTr("“%1”").arg(each)).concat([...row.ours]).join(" · "), row.state], " · ")
                    token: Style.caption
                    color: Style.ink2
                    Layout.fillWidth: true
                }
            }
            SyncWord {
                visible: row.waiting
                word: SyncWord.Waiting
                pressable: false
            }
            IconButton {
                visible: row.mine
                glyph: "close"
                text: qsTr("Take back what %1 was told").arg(row.to)
                onClicked: section.wrap.takeTellingBack(row.tellingId, row.to)
                Layout.alignment: Qt.AlignTop
            }
        }
    }
    TellSheet {
        id: sheet

        wrap: section.wrap
    }
}
