// SPDX-License-Identifier: Apache-2.0
// What they said, newest first, each with who and when; or the gap.
//   said   the rows;   gapText   what is said while there are none
//   asked()   removed(id, words)   historyAsked(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: list

    required property RowsModel said
    required property string gapText
    signal asked()
    signal removed(string saidId, string words)
    signal historyAsked(string saidId)

    spacing: Style.s8
    Layout.fillWidth: true

    Gap {
        visible: list.said.count === 0
        text: list.gapText
        actionText: qsTr("Note their words")
        onActivated: list.asked()
        Layout.fillWidth: true
    }
    Column {
        id: rows

        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: list.said
            delegate: RowLayout {
                id: row

                required property string saidId
                required property string text
                required property string source
                required property bool waiting
                required property bool contested

                width: rows.width
                spacing: Style.s4

                ColumnLayout {
                    spacing: Style.s4
                    Layout.fillWidth: true

                    Quote {
                        text: row.text
                        source: row.source
                        Layout.fillWidth: true
                    }
                    SyncWord {
                        visible: row.contested || row.waiting
                        word: row.contested ? SyncWord.NeedsYou : SyncWord.Waiting
                        pressable: false
                        Layout.leftMargin: Style.s16
                    }
                }
                IconButton {
                    id: more

                    glyph: "more"
                    text: qsTr("More for: %1").arg(row.text)
                    onClicked: menu.open()
                    Layout.alignment: Qt.AlignTop

                    Menu {
                        id: menu

                        y: more.height

                        MenuRow {
                            text: qsTr("Earlier versions")
                            glyph: "history"
                            onTriggered: list.historyAsked(row.saidId)
                        }
                        MenuRow {
                            text: qsTr("Delete")
                            glyph: "delete"
                            destructive: true
                            onTriggered: list.removed(row.saidId, row.text)
                        }
                    }
                }
            }
        }
    }
}
