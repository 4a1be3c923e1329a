// SPDX-License-Identifier: Apache-2.0
// Holds one page: made when it is first shown, kept where coming back should find it as it was left.
//   page    which of Trail's pages it is;   current   the one that is shown;   keep   stay alive once made
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls

Slot {
    id: slot

    required property int page
    required property int current
    property bool keep: false
    property bool made: false
    readonly property bool shown: page === current

    anchors.fill: parent
    active: shown || (keep && made)
    visible: shown && item !== null
    enabled: shown
    focus: shown
    onShownChanged: {
        if (shown) {
            made = true;
            forceActiveFocus();
        }
    }
    Component.onCompleted: made = shown
}
