// SPDX-License-Identifier: Apache-2.0
// What an opinion leans on, and the way there; nothing where it leans on nothing.
//   cites   its words;   citesId   "" where it is not shared with you;   opened(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Button {
    id: button

    required property string cites
    required property string citesId
    signal opened(string citesId)

    visible: cites !== ""
    enabled: citesId !== ""
    kind: Button.Quiet
    glyph: "link"
    text: qsTr("Leans on: %1").arg(cites)
    onClicked: button.opened(citesId)
    Layout.leftMargin: -leftPadding
    Layout.maximumWidth: parent ? parent.width + leftPadding : 400
}
