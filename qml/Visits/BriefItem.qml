// SPDX-License-Identifier: Apache-2.0
// One thing of a brief: their words as a quotation, ours plain, who and when in grey; where people wrote different
// values, all of them in place.
//   asked(lineId)   thanked(factId)   needsYouRequested(); everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: entry

    required property string itemId
    required property string lead
    required property string words
    required property bool theirWords
    required property string notes
    required property string caption
    required property int sign
    required property bool toAsk
    required property bool toThank
    required property bool late
    required property bool quiet
    required property bool isPrivate
    required property string differ
    required property string versions
    property string about: ""
    signal asked(string lineId)
    signal thanked(string factId)
    signal needsYouRequested()

    implicitHeight: row.implicitHeight + 2 * Style.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([lead, words, notes, caption], ", ")

    RowLayout {
        id: row

        y: Style.s4
        width: parent.width
        spacing: Style.s8

        Slot {
            active: entry.toAsk
            visible: entry.toAsk
            Layout.alignment: Qt.AlignTop
            Layout.leftMargin: -Math.round((Style.target - Style.iconSmall) / 2)
            Layout.topMargin: Style.touch ? -Style.s8 : 0
            from: CheckBox {
                bare: true
                round: true
                text: qsTr("Asked: %1").arg(entry.words)
                onToggled: entry.asked(entry.itemId)
            }
        }
        MarkGlyph {
            kind: Math.max(0, entry.sign)
            visible: entry.sign > 0 && !entry.toAsk
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
        }
        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            Label {
                visible: entry.lead !== ""
                text: entry.lead
                token: Style.caption
                color: entry.late ? Style.saffron : Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Slot {
                active: entry.theirWords
                visible: active
                Layout.fillWidth: true
                from: Quote {
                    text: entry.words
                    about: entry.about
                    source: entry.caption
                }
            }
            DecodedText {
                visible: !entry.theirWords && entry.words !== ""
                words: entry.theirWords ? "" : entry.words
                about: entry.about
                color: entry.quiet ? Style.ink3 : Style.ink
                Accessible.ignored: !decodable
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: entry.notes
                token: Style.caption
                color: entry.quiet ? Style.ink3 : Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
                // Under the words of a quotation, not under its bar.
                Layout.leftMargin: entry.theirWords ? Style.s16 : 0
            }
            Label {
                visible: !entry.theirWords && entry.caption !== ""
                text: entry.caption
                token: Style.caption
                color: entry.late ? Style.saffron : Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Slot {
                active: entry.differ !== ""
                visible: active
                Layout.fillWidth: true
                from: BriefDiffer {
                    sentence: entry.differ
                    versions: entry.versions
                    onNeedsYouRequested: entry.needsYouRequested()
                }
            }
        }
        Slot {
            active: entry.toThank
            visible: active
            Layout.alignment: Qt.AlignTop
            from: Button {
                kind: Button.Quiet
                text: qsTr("Thanked")
                description: entry.words
                onClicked: entry.thanked(entry.itemId)
            }
        }
    }
}
