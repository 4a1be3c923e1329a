// SPDX-License-Identifier: Apache-2.0
// Their words, and only theirs: in the serif, in quotation marks, with the plum bar and who said it when.
//   text     the words, without marks around them;   source   "Sam Okoro, 3 Apr"
//   about    whose own words of the glossary count too, as in DecodedText
//   large    for the objective at the top of a page;   maximumLineCount   0 for all of it (the default)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

Item {
    id: quote

    required property string text
    property string source: ""
    property string about: ""

    function asksAt(item: Item, place: point): bool {
        return visible && words.asksAt(item, place);
    }

    implicitWidth: 240
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true
    Accessible.role: Accessible.Paragraph
    Accessible.name: source === "" ? words.words : words.words + " " + source

    Rectangle {
        width: 3
        height: parent.height
        radius: 1.5
        color: Style.plum
    }
    ColumnLayout {
        id: column

        x: Style.s16
        width: parent.width - x
        spacing: 2

        DecodedText {
            id: words

            //: The quotation marks of this language around a person's own words
            words: qsTr("“%1”").arg(quote.text)
            about: quote.about
            token: Style.quote
            Accessible.ignored: !decodable
            Layout.fillWidth: true
        }
        Label {
            text: quote.source
            visible: text !== ""
            token: Style.caption
            color: Style.ink3
            Accessible.ignored: true
            Layout.fillWidth: true
        }
    }
}
