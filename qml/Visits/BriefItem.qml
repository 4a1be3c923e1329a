// SPDX-License-Identifier: Apache-2.0
// One thing of a brief: their words as a quotation, ours plain, who and when in grey; where people wrote different
// values, all of them in place.
//   opened(personId)   asked(lineId)   thanked(factId)   needsYouRequested(); everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: entry

    required property string itemId
    required property string personId
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
    readonly property bool isPerson: personId !== ""
    signal opened(string personId)
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
                visible: entry.lead !== "" && !entry.isPerson
                text: entry.lead
                token: Style.caption
                color: entry.late ? Style.saffron : Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                visible: entry.isPerson
                text: entry.lead
                token: Style.heading
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Quote {
                visible: entry.theirWords
                text: entry.words
                about: entry.about
                source: entry.caption
                Layout.fillWidth: true
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
                visible: entry.isPerson && entry.caption !== ""
                text: entry.caption
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: entry.notes
                token: entry.isPerson ? Style.body : Style.caption
                color: entry.quiet ? Style.ink3 : entry.isPerson ? Style.ink : Style.ink2
                Accessible.ignored: true
                Layout.fillWidth: true
                // Under the words of a quotation, not under its bar.
                Layout.leftMargin: entry.theirWords ? Style.s16 : 0
            }
            Label {
                visible: !entry.theirWords && !entry.isPerson && entry.caption !== ""
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
        Button {
            visible: entry.toThank
            kind: Button.Quiet
            text: qsTr("Thanked")
            description: entry.words
            onClicked: entry.thanked(entry.itemId)
            Layout.alignment: Qt.AlignTop
        }
        IconButton {
            visible: entry.isPerson
            glyph: "chevron-right"
            text: qsTr("Open the card of %1").arg(entry.lead)
            onClicked: entry.opened(entry.personId)
            Layout.alignment: Qt.AlignTop
        }
    }
}
