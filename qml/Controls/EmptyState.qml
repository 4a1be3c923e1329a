// SPDX-License-Identifier: Apache-2.0
// A page or a pane with nothing in it yet: what will live here, and one thing to do.
//   text, detail   one plain sentence, and a second;   drawing   "today" "clients" "visits" "promises" "search" "sync" "bin"
//   actionText, activated()   the one thing;   secondText, secondActivated()   another way, where there is one
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.impl
import QtQuick.Layouts
import Salver.Style

Item {
    id: empty

    required property string text
    property string detail: ""
    property string drawing: ""
    property string actionText: ""
    property string secondText: ""
    // Most pages have something in them: what this one says and draws is made when it is first seen.
    property bool seen: false
    property Item content: null
    signal activated()
    signal secondActivated()

    implicitWidth: 320
    implicitHeight: (content?.implicitHeight ?? 0) + 2 * Style.s32
    Layout.fillWidth: true
    onVisibleChanged: seen = seen || visible
    Component.onCompleted: seen = seen || visible
    Accessible.role: Accessible.Grouping
    Accessible.name: text

    Repeater {
        model: empty.seen ? 1 : 0
        onItemAdded: (index, item) => empty.content = item

        ColumnLayout {
            id: column

            anchors.centerIn: empty
            width: Math.min(empty.width - 2 * Style.margin, 400 * Math.min(Style.scale, 1.4))
            spacing: Style.s8

            Item {
                visible: empty.drawing !== ""
                implicitWidth: 160
                implicitHeight: 112
                Layout.alignment: Qt.AlignHCenter
                Layout.bottomMargin: Style.s8

                IconImage {
                    anchors.fill: parent
                    source: Style.drawingUrl(empty.drawing, "fill")
                    sourceSize.width: 160
                    sourceSize.height: 112
                    color: Style.bottleTint
                }
                IconImage {
                    anchors.fill: parent
                    source: Style.drawingUrl(empty.drawing, "line")
                    sourceSize.width: 160
                    sourceSize.height: 112
                    color: Style.control
                }
            }
            Label {
                text: empty.text
                token: Style.heading
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Label {
                text: empty.detail
                visible: text !== ""
                color: Style.ink2
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Button {
                visible: empty.actionText !== ""
                kind: Button.Primary
                text: empty.actionText
                onClicked: empty.activated()
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Style.s8
                Layout.maximumWidth: column.width
            }
            Button {
                visible: empty.secondText !== ""
                kind: Button.Quiet
                text: empty.secondText
                onClicked: empty.secondActivated()
                Layout.alignment: Qt.AlignHCenter
                Layout.maximumWidth: column.width
            }
        }
    }
}
