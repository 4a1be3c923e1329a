// SPDX-License-Identifier: Apache-2.0
// What stands over a capture: how to talk with those who are there, on one line, and the House's ethos with everybody's
// card a tap away.
//   heart   its view model
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style
import Salver.ViewModels

T.AbstractButton {
    id: bar

    required property HeartViewModel heart

    text: heart.firstLine !== "" ? heart.firstLine : heart.ethosLines.length > 0 ? heart.ethosLines[0] : ""
    visible: text !== ""
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    implicitWidth: 240
    implicitHeight: Math.max(Style.touch ? 36 : 28, Style.caption.line + Style.s8)
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("How we talk with them: %1").arg(text)
    Keys.onReturnPressed: bar.clicked()
    Keys.onEnterPressed: bar.clicked()
    onClicked: sheet.open()

    contentItem: RowLayout {
        spacing: Style.s8

        Glyph {
            glyph: "people"
            size: Style.iconSmall
            color: Style.ink3
        }
        Label {
            text: bar.text
            token: Style.caption
            color: Style.ink2
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Glyph {
            glyph: "chevron-right"
            size: Style.iconSmall
            color: Style.ink3
        }
    }
    background: Rectangle {
        radius: Style.radius
        color: bar.down ? Style.press : bar.hovered ? Style.hover : Style.clear

        FocusRing {
            shown: bar.visualFocus
        }
    }

    Sheet {
        id: sheet

        title: qsTr("How we talk with them")
        actions: Button {
            kind: Button.Primary
            text: qsTr("Back to the visit")
            onClicked: sheet.close()
        }

        Column {
            id: ethos

            visible: bar.heart.ethosLines.length > 0
            spacing: Style.s4
            Layout.fillWidth: true

            Repeater {
                model: bar.heart.ethosLines
                delegate: Label {
                    required property string modelData

                    width: ethos.width
                    text: modelData
                    token: Style.heading
                }
            }
        }
        Column {
            id: people

            visible: bar.heart.people.count > 0
            spacing: Style.s12
            Layout.fillWidth: true

            Repeater {
                model: bar.heart.people
                delegate: Column {
                    id: person

                    required property string name
                    required property string talk
                    required property string avoid

                    width: people.width
                    Accessible.role: Accessible.ListItem
                    Accessible.name: Words.joined([name, talk, avoid], ", ")

                    Label {
                        width: parent.width
                        text: person.name
                    }
                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: person.talk
                        color: Style.ink2
                    }
                    Label {
                        width: parent.width
                        visible: person.avoid !== ""
                        text: qsTr("Not: %1").arg(person.avoid)
                        color: Style.ink2
                    }
                }
            }
        }
    }
}
