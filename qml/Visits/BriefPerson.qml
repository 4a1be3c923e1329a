// SPDX-License-Identifier: Apache-2.0
// Somebody of a brief: who they are, how to talk with them, and the way to their card.
//   opened(personId)   needsYouRequested(); everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Item {
    id: entry

    required property string personId
    required property string lead
    required property string words
    required property string notes
    required property string caption
    required property bool quiet
    required property string differ
    required property string versions
    property string about: ""
    signal opened(string personId)
    signal needsYouRequested()

    implicitHeight: row.implicitHeight + 2 * Style.s4
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([lead, words, notes, caption], ", ")

    RowLayout {
        id: row

        y: Style.s4
        width: parent.width
        spacing: Style.s8

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            Label {
                text: entry.lead
                token: Style.heading
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            DecodedText {
                visible: entry.words !== ""
                words: entry.words
                about: entry.about
                color: entry.quiet ? Style.ink3 : Style.ink
                Accessible.ignored: !decodable
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: entry.caption
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: entry.notes
                color: entry.quiet ? Style.ink3 : Style.ink
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
        IconButton {
            glyph: "chevron-right"
            text: qsTr("Open the card of %1").arg(entry.lead)
            onClicked: entry.opened(entry.personId)
            Layout.alignment: Qt.AlignTop
        }
    }
}
