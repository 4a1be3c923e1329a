// SPDX-License-Identifier: Apache-2.0
// The small capitals over a group of rows: NEXT, PROMISES.
//   text         in sentence case: it is set in capitals here, and read out as written
//   count        a number after it, -1 for none
//   actionText, activated()   one quiet word at its end, as "why?"
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

// Placed by anchors: a layout does not place anew what is made in it after the first time.
Item {
    id: header

    required property string text
    property int count: -1
    property string actionText: ""
    // Made when there is first something to do, and then kept.
    property bool acting: false
    property Item action: null
    readonly property bool shown: action !== null && action.visible
    signal activated()

    implicitWidth: words.implicitWidth + (shown ? action.implicitWidth : 0)
    // What is pressed reaches into the rows below, so that the header is as high as one without a word.
    implicitHeight: Math.max(Style.s12 + words.implicitHeight + words.anchors.bottomMargin,
                             shown ? action.implicitHeight - Style.s8 : 0)
    Layout.fillWidth: true
    onActionTextChanged: acting = acting || actionText !== ""
    Accessible.role: Accessible.Heading
    Accessible.name: header.count < 0 ? header.text : header.text + ", " + header.count

    Label {
        id: words

        text: header.count < 0 ? header.text : header.text + "  " + header.count
        token: Style.overline
        color: Style.ink3
        Accessible.ignored: true
        anchors.left: header.left
        anchors.right: header.right
        anchors.rightMargin: header.shown ? header.action.width : 0
        anchors.bottom: header.bottom
        // On one line with the action's word, whose button is higher than the word.
        anchors.bottomMargin: header.shown ? Math.round((header.action.implicitHeight - Style.overline.line) / 2) - Style.s8 : 0
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
            anchors.right: header.right
            anchors.rightMargin: -Style.s8
            anchors.bottom: header.bottom
            anchors.bottomMargin: -Style.s8
        }
    }
}
