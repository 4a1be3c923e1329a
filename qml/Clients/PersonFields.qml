// SPDX-License-Identifier: Apache-2.0
// How to reach somebody, and how to say the name: what is noted of it, to be read.
//   person   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

GridLayout {
    id: fields

    required property PersonCardViewModel person

    columns: 2
    columnSpacing: Style.s16
    rowSpacing: Style.s4
    Layout.fillWidth: true

    Name {
        text: qsTr("Say it")
        visible: fields.person.pronounced !== ""
    }
    Value {
        text: fields.person.pronounced
    }
    Name {
        text: qsTr("Phone")
        visible: fields.person.phone !== ""
    }
    Value {
        text: fields.person.phone
    }
    Name {
        text: qsTr("E-mail")
        visible: fields.person.email !== ""
    }
    Value {
        // An address breaks before its @ and its points rather than within a name.
        text: fields.person.email.replace(/[@.]/g, "\u200b$&")
        Accessible.name: fields.person.email
    }

    component Name: Label {
        token: Style.caption
        color: Style.ink3
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Style.s4
    }
    component Value: Label {
        visible: text !== ""
        Layout.fillWidth: true
    }
}
