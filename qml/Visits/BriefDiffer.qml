// SPDX-License-Identifier: Apache-2.0
// What people wrote different values for: all of them, who and when, with the way to where one picks.
//   sentence   versions   one line each;   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Rectangle {
    id: differ

    required property string sentence
    required property string versions
    signal needsYouRequested()

    implicitHeight: column.implicitHeight + 2 * Style.s8
    radius: Style.radius
    color: Style.plumTint

    ColumnLayout {
        id: column

        x: Style.s12
        y: Style.s8
        width: parent.width - 2 * Style.s12
        spacing: 2

        Label {
            text: differ.sentence
            token: Style.caption
            color: Style.plum
            Layout.fillWidth: true
        }
        Label {
            text: differ.versions
            Layout.fillWidth: true
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Look")
            description: differ.sentence
            onClicked: differ.needsYouRequested()
            Layout.leftMargin: -Style.s12
        }
    }
}
