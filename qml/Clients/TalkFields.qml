// SPDX-License-Identifier: Apache-2.0
// A person's card, field by field, to be changed: each value is stored when one leaves its field.
//   person   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: form

    required property PersonCardViewModel person

    spacing: Style.s12

    Field {
        field: "name"
        label: qsTr("Name")
        stored: form.person.name
    }
    Field {
        field: "role"
        label: qsTr("What they do there")
        stored: form.person.role
    }
    Field {
        field: "pronounced"
        label: qsTr("How to say the name")
        stored: form.person.pronounced
    }
    Field {
        field: "phone"
        label: qsTr("Phone")
        stored: form.person.phone
    }
    Field {
        field: "email"
        label: qsTr("E-mail")
        stored: form.person.email
    }
    SectionHeader {
        text: qsTr("How to talk with them")
        Layout.fillWidth: true
    }
    Field {
        field: "talk channel"
        label: qsTr("By which way")
        help: qsTr("Phone, e-mail, a walk")
        stored: form.person.talkChannel
    }
    Field {
        field: "talk hours"
        label: qsTr("When")
        stored: form.person.talkHours
    }
    Field {
        field: "talk directness"
        label: qsTr("How straight")
        stored: form.person.talkDirectness
    }
    Label {
        text: qsTr("What convinces them")
        token: Style.label
        color: Style.ink2
    }
    Segmented {
        label: qsTr("What convinces them")
        options: [qsTr("Numbers"), qsTr("Pictures"), qsTr("Both")]
        currentIndex: form.person.talkDetail
        onChosen: index => form.person.setTalkDetail(index)
        Layout.fillWidth: true
    }
    Field {
        field: "words to use"
        label: qsTr("Words to use")
        stored: form.person.talkWordsUse
    }
    Field {
        field: "words to avoid"
        label: qsTr("Words to avoid")
        stored: form.person.talkWordsAvoid
    }
    Field {
        field: "language"
        label: qsTr("Language")
        stored: form.person.talkLanguage
    }
    Label {
        text: ["", qsTr("Saving…"), Words.savedHere, "",
               qsTr("Not saved")][form.person.saveState]
        visible: text !== ""
        token: Style.caption
        color: form.person.saveState === Facts.SaveState.Failed ? Style.brick : Style.ink3
        Layout.fillWidth: true
    }

    component Field: KeptField {
        required property string field

        owner: form.person.personId
        error: form.person.wrongField === field ? form.person.sentence : ""
        onKept: typed => form.person.setField(field, typed)
        Layout.fillWidth: true
    }
}
