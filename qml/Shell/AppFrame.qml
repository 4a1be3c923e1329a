// SPDX-License-Identifier: Apache-2.0
// The frame around every page, in its three forms: under 600 wide a bar at the bottom, under 1024 a rail,
// from there on a sidebar. It tells Style which one it is; it knows the places only by name and icon.
//   places         a Places with its Place objects, in order;   current   the index of the one shown, -1 for none
//   placeChosen(index)   captureRequested()   searchRequested()   settingsRequested()
//   atSearch, atSettings   the sidebar's other rows that are shown
//   body           the page (children fill it)
//   above          what stays over every page: "a visit is running", "1 thing needs you"
//   status         a Component for the SyncWord: at the foot of the sidebar (the pages' heads carry it elsewhere)
//   overlay        bars that float over the page's foot: the undo bar, toasts
//   bare           the page has the whole window: capture
//   room           how wide the window is, where that is known before the frame has its width
//   footRoom       what the page keeps at its foot (buttons); what floats stands above it
//   nextPane()     the keyboard goes from the places to the page, through its panes, and back
//   floating       (read only) how much of the page's foot is under what floats just now
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

FocusScope {
    id: frame

    enum Form { Compact, Medium, Expanded }

    default property alias body: bodySlot.data
    property alias above: aboveSlot.data
    property alias overlay: overlaySlot.data
    required property Places places
    property int current: 0
    property bool atSearch: false
    property bool atSettings: false
    property Component status: null
    property bool bare: false
    property real footRoom: 0
    property real room: width
    readonly property real floating: overlaySlot.implicitHeight > 0 ? overlaySlot.implicitHeight + Style.s16 : 0
    readonly property int form: room < 600 ? AppFrame.Compact : room < 1024 ? AppFrame.Medium : AppFrame.Expanded
    signal placeChosen(int index)
    signal captureRequested()
    signal searchRequested()
    signal settingsRequested()

    // From the places to the page, through the page's own panes, and back; to the first thing there that takes the
    // keyboard.
    function nextPane() {
        const side = (rail.item ?? sidebar.item ?? bar.item) as Item;
        let within = Window.activeFocusItem;
        while (within && within !== side) {
            if ((within as ListDetail)?.nextPane())
                return;
            within = within.parent;
        }
        const pane = within && side ? bodySlot : side ?? bodySlot;
        const first = pane.nextItemInFocusChain(true);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Style.linen
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        // The places of each form are read in from their file when a window first has that form.
        Loader {
            id: rail

            active: !frame.bare && frame.form === AppFrame.Medium
            visible: active
            Layout.fillHeight: true
            Component.onCompleted: setSource("Rail.qml", {frame: frame})
        }
        Loader {
            id: sidebar

            active: !frame.bare && frame.form === AppFrame.Expanded
            visible: active
            Layout.fillHeight: true
            Component.onCompleted: setSource("Sidebar.qml", {frame: frame})
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            // Not a layout: in Qt 6.4 one within another keeps the room of what is hidden.
            Column {
                id: aboveSlot

                Layout.fillWidth: true
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Item {
                    id: bodySlot

                    anchors.fill: parent
                }
                ColumnLayout {
                    id: overlaySlot

                    anchors.bottom: parent.bottom
                    anchors.horizontalCenter: parent.horizontalCenter
                    // The raised button stands over the bar, so that what floats keeps clear of it.
                    anchors.bottomMargin: frame.footRoom > 0 ? frame.footRoom + Style.s8
                        : Style.compact && !frame.bare ? Style.s32 : Style.s16
                    width: Math.min(parent.width - 2 * Style.s16, 480 * Math.min(Style.scale, 1.4))
                    spacing: Style.s8
                    z: 5
                }
            }
            Loader {
                id: bar

                active: !frame.bare && frame.form === AppFrame.Compact
                visible: active
                z: 6
                Layout.fillWidth: true
                Component.onCompleted: setSource("BottomBar.qml", {frame: frame})
            }
        }
    }

    // What stands last is completed first: the pages are made in the sizes they will have, not made and then changed.
    Binding {
        target: Style
        property: "compact"
        value: frame.form === AppFrame.Compact
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: Style
        property: "expanded"
        value: frame.form === AppFrame.Expanded
        restoreMode: Binding.RestoreNone
    }
}
