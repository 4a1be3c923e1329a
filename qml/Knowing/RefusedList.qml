// SPDX-License-Identifier: Apache-2.0
// What they cannot accept, where one thinks of giving: their policy, a diet, no drink. Nothing where nothing is known.
//   touches   its view model;   addRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: list

    required property TouchesViewModel touches
    signal addRequested()

    spacing: Style.s4

    Label {
        visible: list.touches.refused.count > 0
        text: qsTr("What they cannot accept")
        token: Style.label
        color: Style.saffron
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Column {
        id: facts

        visible: list.touches.refused.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: list.touches.refused
            delegate: Column {
                id: row

                required property string text
                required property string about
                required property string source

                width: facts.width

                Label {
                    width: parent.width
                    text: qsTr("%1: %2", "whom it is about, what they cannot accept").arg(row.about).arg(row.text)
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: row.source
                    token: Style.caption
                    color: Style.ink3
                }
            }
        }
    }
    Column {
        id: adding

        Layout.fillWidth: true

        Button {
            x: -leftPadding
            width: Math.min(implicitWidth, adding.width + leftPadding)
            kind: Button.Quiet
            text: qsTr("Note what they cannot accept")
            glyph: "plus"
            onClicked: list.addRequested()
        }
    }
}
