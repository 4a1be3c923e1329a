// SPDX-License-Identifier: Apache-2.0
// How somebody likes to be talked with, to be read before one picks up the phone.
//   person   its view model;   editRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property PersonCardViewModel person
    readonly property list<string> details: [qsTr("numbers"), qsTr("pictures"), qsTr("numbers and pictures")]
    signal editRequested()

    heading: qsTr("How to talk with them")
    Layout.fillWidth: true

    Label {
        visible: card.person.talkEmpty
        text: qsTr("Not noted yet: by which way, when, how straight, with numbers or pictures, which words.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Button {
        visible: card.person.talkEmpty
        text: qsTr("Note it")
        onClicked: card.editRequested()
    }
    Line {
        name: qsTr("By")
        words: Words.joined([card.person.talkChannel, card.person.talkHours], ", ")
    }
    Line {
        name: qsTr("How")
        words: Words.joined([card.person.talkDirectness, card.person.talkDetail < 0 ? "" : card.details[card.person.talkDetail],
                card.person.talkLanguage], " · ")
    }
    Line {
        name: qsTr("Say")
        words: card.person.talkWordsUse
    }
    Line {
        name: qsTr("Avoid")
        words: card.person.talkWordsAvoid
    }

    component Line: RowLayout {
        id: line

        required property string name
        required property string words

        visible: words !== ""
        spacing: Style.s12
        Layout.fillWidth: true
        Accessible.role: Accessible.StaticText
        Accessible.name: name + ": " + words

        Label {
            text: line.name
            token: Style.caption
            color: Style.ink3
            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
            Layout.preferredWidth: Math.round(Style.s48 * Style.scale)
        }
        Label {
            text: line.words
            Accessible.ignored: true
            Layout.fillWidth: true
        }
    }
}
