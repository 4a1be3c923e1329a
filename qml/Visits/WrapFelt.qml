// SPDX-License-Identifier: Apache-2.0
// How was it for them? In a word or two for each of them, whether they said it, wrote it or we sensed it, how they came
// in and went out. Colleagues' words stand beside ours; nobody's replace another's.
//   wrap   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Column {
    id: section

    required property WrapViewModel wrap

    spacing: Style.s12

    Label {
        width: section.width
        text: qsTr("How was it for them?")
        token: Style.heading
        Accessible.role: Accessible.Heading
    }
    Repeater {
        model: section.wrap.felt
        delegate: WrapFeltEntry {
            width: section.width
            wrap: section.wrap
        }
    }
    Button {
        kind: Button.Quiet
        text: qsTr("For somebody else, too")
        glyph: "plus"
        onClicked: section.wrap.addFeltRow()
    }
}
