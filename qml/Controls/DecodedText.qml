// SPDX-License-Identifier: Apache-2.0
// A text whose words of the glossary are underlined: a tap on one, or Enter, says what it means. The text is never
// changed; without such a word it is a plain Label.
//   words   the text;   about   whose own words count too: a client's id, or ""
//   asksAt(item, place)   whether a tap there is on such a word, so that what it stands in leaves it alone
pragma ComponentBehavior: Bound
import QtQuick

Label {
    id: label

    required property string words
    property string about: ""
    readonly property string marked: Decoding.marked(words, about)
    readonly property bool decodable: marked !== ""

    function ask() {
        Decoding.asked(words, about, "");
    }

    function asksAt(item: Item, place: point): bool {
        if (!visible || !decodable)
            return false;
        const here = mapFromItem(item, place);
        return linkAt(here.x, here.y) !== "";
    }

    text: decodable ? marked : words
    textFormat: decodable ? Text.StyledText : Text.PlainText
    linkColor: color
    activeFocusOnTab: decodable || activeFocus
    Accessible.role: decodable ? Accessible.Link : Accessible.StaticText
    Accessible.name: words
    Accessible.description: decodable ? qsTr("Enter says what the underlined words mean") : ""
    Accessible.onPressAction: if (decodable) ask()
    onLinkActivated: link => Decoding.asked(words, about, link)
    Keys.onReturnPressed: event => {
        event.accepted = decodable;
        if (decodable)
            ask();
    }

    FocusRing {
        shown: label.activeFocus
        gap: 2
    }
}
