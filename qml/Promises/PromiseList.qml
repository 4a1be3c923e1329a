// SPDX-License-Identifier: Apache-2.0
// One of the four lists of promises, with its head line where it stands beside another.
//   promises, rows     the view model, and which of its lists;   heading   "" for none
//   settled, letGo     rows that are done with: kept, or let go;   emptyText   said while there is none
//   firstUse           nothing was ever promised: says where promises come from
//   letGoRequested, dayRequested, clientRequested, captureRequested
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: list

    required property PromisesViewModel promises
    required property RowsModel rows
    property string heading: ""
    property string emptyText: ""
    property bool settled: false
    property bool letGo: false
    property bool firstUse: false
    signal letGoRequested(string promiseId, string text, string person)
    signal dayRequested(string promiseId, string text)
    signal clientRequested(string clientId)
    signal pledgeRequested(string promiseId)
    signal captureRequested()

    spacing: 0

    SectionHeader {
        visible: list.heading !== ""
        text: list.heading
        Layout.fillWidth: true
        Layout.leftMargin: Style.s12
        Layout.rightMargin: Style.s12
        Layout.topMargin: Style.s4
        Layout.bottomMargin: Style.s4
    }
    EmptyState {
        visible: list.rows.count === 0 && list.firstUse
        drawing: "promises"
        text: qsTr("No promises yet")
        detail: qsTr("Begin a line with ! while you capture a visit, and it stands here with its day.")
        actionText: qsTr("Start a visit")
        onActivated: list.captureRequested()
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Label {
        visible: list.rows.count === 0 && !list.firstUse
        text: list.emptyText
        color: Style.ink2
        Layout.fillWidth: true
        Layout.margins: Style.s12
        Layout.topMargin: list.heading === "" ? Style.s16 : Style.s8
    }
    ListView {
        id: promiseView

        visible: list.rows.count > 0
        model: list.rows
        clip: true
        topMargin: Style.s4
        bottomMargin: Style.s48
        boundsBehavior: Style.touch ? Flickable.DragAndOvershootBounds : Flickable.StopAtBounds
        keyNavigationEnabled: true
        delegate: list.settled ? settledRow : openRow
        Accessible.role: Accessible.List
        Accessible.name: list.heading === "" ? qsTr("Promises") : list.heading
        Layout.fillWidth: true
        Layout.fillHeight: true

        PullDown {
            view: promiseView
        }
        ScrollBar.vertical: ScrollBar {}
    }
    // Keeps the few words of an empty list at its top.
    Item {
        visible: list.rows.count === 0 && !list.firstUse
        Layout.fillHeight: true
    }
    Component {
        id: openRow

        PromiseOpen {
            width: promiseView.width
            promises: list.promises
            onLetGoRequested: list.letGoRequested(promiseId, text, person)
            onDayRequested: list.dayRequested(promiseId, text)
            onClientRequested: list.clientRequested(clientId)
            onPledgeRequested: list.pledgeRequested(promiseId)
        }
    }
    Component {
        id: settledRow

        PromiseSettled {
            width: promiseView.width
            promises: list.promises
            letGo: list.letGo
            onPledgeRequested: list.pledgeRequested(promiseId)
        }
    }
}
