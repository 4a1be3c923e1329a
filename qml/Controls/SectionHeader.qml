// SPDX-License-Identifier: Apache-2.0
// The small capitals over a group of rows: NEXT, PROMISES.
//   text         in sentence case: it is set in capitals here, and read out as written
//   count        a number after it, -1 for none
//   actionText, activated()   one quiet word at its end, as "why?"
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

RowLayout {
    id: header

    required property string text
    property int count: -1
    property string actionText: ""
    // Made when there is first something to do, and then kept.
    property bool acting: false
    property Item action: null
    signal activated()

    spacing: Style.s8
    Layout.fillWidth: true
    onActionTextChanged: acting = acting || actionText !== ""
    Accessible.role: Accessible.Heading
    Accessible.name: header.count < 0 ? header.text : header.text + ", " + header.count

    Label {
        text: header.count < 0 ? header.text : header.text + "  " + header.count
        token: Style.overline
        color: Style.ink3
        Accessible.ignored: true
        Layout.fillWidth: true
        Layout.topMargin: Style.s12
        Layout.alignment: Qt.AlignBottom
        // On one line with the action's word, whose button is higher than the word.
        Layout.bottomMargin: header.action?.visible ? Math.round((header.action.implicitHeight - Style.overline.line) / 2) - Style.s8 : 0
    }
    Repeater {
        model: header.acting ? 1 : 0
        onItemAdded: (index, item) => header.action = item

        Button {
            visible: header.actionText !== ""
            kind: Button.Quiet
            text: header.actionText
            description: header.text
            horizontalPadding: Style.s8
            onClicked: header.activated()
            Layout.rightMargin: -Style.s8
            Layout.alignment: Qt.AlignBottom
            // What is pressed reaches into the rows below, so that the header is as high as one without a word.
            Layout.bottomMargin: -Style.s8
        }
    }
}
