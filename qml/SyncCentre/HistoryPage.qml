// SPDX-License-Identifier: Apache-2.0
// Every version of one field: what it was, who wrote it, when, on which device; any of them can be brought back. Those
// of a text open in place and show what changed.
//   history   its view model;   backRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property HistoryViewModel history

    canGoBack: true
    title: history.fieldName === "" ? qsTr("Versions") : qsTr("Versions of “%1”").arg(history.fieldName)
    belowHead: Banner {
        visible: page.history.readTrouble !== ""
        tone: Banner.Trouble
        text: page.history.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.history.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.history
        property: "active"
        value: page.visible
    }
    EmptyState {
        anchors.fill: parent
        visible: page.history.writes.count === 0 && page.history.versions.count === 0 && page.history.readTrouble === ""
        drawing: "sync"
        text: qsTr("Nothing was written here yet")
        detail: qsTr("Every change of this field will be listed, with who made it and when.")
    }
    ListView {
        id: view

        anchors.fill: parent
        anchors.leftMargin: page.margin
        anchors.rightMargin: page.margin
        visible: !page.history.isText
        model: page.history.writes
        clip: true
        topMargin: Style.s8
        bottomMargin: Style.s48
        boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: page.title

        delegate: HistoryWrite {
            width: Math.min(view.width, Style.noteWidth)
            onBroughtBack: page.history.bringBack(index)
        }

        ScrollBar.vertical: ScrollBar {}
    }
    ListView {
        id: texts

        objectName: "versions"
        anchors.fill: parent
        anchors.leftMargin: page.margin - Style.s12
        anchors.rightMargin: page.margin - Style.s12
        visible: page.history.isText
        model: page.history.versions
        clip: true
        topMargin: Style.s8
        bottomMargin: Style.s48
        boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: page.title

        delegate: HistoryVersion {
            width: Math.min(texts.width, Style.noteWidth + 2 * Style.s12)
            history: page.history
            onToggled: page.history.chosen = open ? -1 : index
            onBroughtBack: page.history.bringBack(index)
        }

        ScrollBar.vertical: ScrollBar {}
    }
}
