// SPDX-License-Identifier: Apache-2.0
// Stands at the top of what is pulled down beyond it, says what letting go will do, and tells Pulling. For fingers only:
// elsewhere there are F5 and the word in every head.
//   view   the Flickable that is pulled;   active   false where there is nothing to sync for
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Item {
    id: pull

    required property Flickable view
    readonly property real far: Style.target + Style.s24
    readonly property real pulledBy: Math.max(0, -view.verticalOvershoot)
    property bool active: true
    property real most: 0

    parent: view
    width: view.width
    height: pulledBy
    visible: Style.touch && active && pulledBy > 0
    clip: true
    z: 1

    Connections {
        enabled: Style.touch && pull.active
        target: pull.view

        // By the time the finger is told to be off, the view is already on its way back.
        function onVerticalOvershootChanged() {
            if (pull.view.dragging)
                pull.most = pull.pulledBy;
        }
        function onDraggingChanged() {
            if (!pull.view.dragging && pull.most >= pull.far)
                Pulling.pulled();
            pull.most = 0;
        }
    }
    Label {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Style.s8
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: pull.most >= pull.far ? qsTr("Let go to sync now") : qsTr("Pull down to sync now")
        token: Style.caption
        color: Style.ink3
    }
}
