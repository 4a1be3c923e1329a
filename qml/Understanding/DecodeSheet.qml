// SPDX-License-Identifier: Apache-2.0
// What the underlined words of a text mean: plain words, their word, an example, who had it explained; and one press to
// note that somebody had it explained today.
//   decoder   its view model;   changeAsked(termId, texts)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property DecoderViewModel decoder
    signal changeAsked(string termId, var texts)

    title: qsTr("In plain words")
    description: decoder.client
    actions: [
        Button {
            id: close

            kind: Button.Primary
            text: qsTr("Close")
            onClicked: sheet.close()
        }
    ]
    initialFocus: close

    // A layout leaves out what has no size yet; this has one before its rows have.
    Item {
        implicitWidth: 240
        implicitHeight: Math.max(1, list.height)
        Layout.fillWidth: true

        Column {
            id: list

            spacing: Style.s24
            width: parent.width

            Repeater {
                model: sheet.decoder.terms
                delegate: Column {
                    id: entry

                    required property string termId
                    required property string word
                    required property string plain
                    required property string theirWord
                    required property string example
                    required property string owner
                    required property string explained

                    width: list.width
                    spacing: Style.s4
                    Accessible.role: Accessible.Grouping
                    Accessible.name: Words.joined([word, plain], ": ")

                    Label {
                        width: parent.width
                        text: entry.word
                        token: Style.heading
                    }
                    Label {
                        width: parent.width
                        visible: entry.owner !== ""
                        text: qsTr("A word of %1").arg(entry.owner)
                        token: Style.caption
                        color: Style.ink3
                    }
                    Label {
                        width: parent.width
                        text: entry.plain !== "" ? entry.plain : qsTr("Nobody has written yet what it means.")
                        color: entry.plain !== "" ? Style.ink : Style.ink3
                    }
                    Label {
                        width: parent.width
                        visible: entry.theirWord !== ""
                        text: qsTr("Their word: %1").arg(entry.theirWord)
                        color: Style.ink2
                    }
                    Label {
                        width: parent.width
                        visible: entry.example !== ""
                        text: qsTr("For example: %1").arg(entry.example)
                        color: Style.ink2
                    }
                    Label {
                        width: parent.width
                        visible: entry.explained !== ""
                        text: entry.explained
                        token: Style.caption
                        color: Style.ink3
                    }
                    Flow {
                        width: parent.width
                        spacing: Style.s8

                        Repeater {
                            model: entry.plain !== "" ? sheet.decoder.people : null
                            delegate: Chip {
                                required property string personId
                                required property string name

                                text: qsTr("Explained to %1 today").arg(name)
                                glyph: "check"
                                onClicked: sheet.decoder.explain(entry.termId, personId)
                            }
                        }
                        Button {
                            kind: Button.Quiet
                            glyph: "edit"
                            text: entry.plain !== "" ? qsTr("Change…") : qsTr("Write what it means")
                            description: entry.word
                            onClicked: {
                                const texts = [entry.word, entry.plain, entry.theirWord, entry.example];
                                const id = entry.termId;
                                sheet.close();
                                sheet.changeAsked(id, texts);
                            }
                        }
                    }
                }
            }
        }
    }
}
