// SPDX-License-Identifier: Apache-2.0
// What was deleted in the last thirty days, and the way back.
//   bin   its view model;   canGoBack, backRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property BinViewModel bin

    title: qsTr("Bin")
    subtitle: bin.rows.count > 0 ? qsTr("Everything stays here for 30 days after it was deleted.") : ""
    belowHead: Banner {
        visible: page.bin.readTrouble !== ""
        tone: Banner.Trouble
        text: page.bin.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.bin.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.bin
        property: "active"
        value: page.visible
    }
    EmptyState {
        anchors.fill: parent
        visible: page.bin.rows.count === 0 && page.bin.readTrouble === ""
        drawing: "bin"
        text: qsTr("The bin is empty")
        detail: qsTr("What is deleted, on any device of your team, stays here for 30 days and can be brought back.")
    }
    ListView {
        id: view

        anchors.fill: parent
        anchors.leftMargin: page.margin
        anchors.rightMargin: page.margin
        model: page.bin.rows
        clip: true
        topMargin: Style.s4
        bottomMargin: Style.s48
        boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: page.title

        delegate: BinRow {
            width: Math.min(view.width, 840 * Style.scale)
            onBroughtBack: page.bin.restore(entityId)
        }

        ScrollBar.vertical: ScrollBar {}
    }
}
