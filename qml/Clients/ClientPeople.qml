// SPDX-License-Identifier: Apache-2.0
// The people at a client, each with how they like to be talked with.
//   client   personRequested(id)   addRequested()
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: page

    required property ClientPageViewModel client
    signal personRequested(string personId)
    signal addRequested()

    ListView {
        id: rows

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        clip: true
        model: page.client.people
        topMargin: Style.s8
        bottomMargin: Style.s16
        leftMargin: Style.touch ? 0 : Style.margin - Style.s12
        rightMargin: leftMargin
        Accessible.role: Accessible.List
        Accessible.name: qsTr("People")
        delegate: ListRow {
            id: row

            required property string personId
            required property string name
            required property string role
            required property string talk
            required property bool contested
            required property bool waiting

            width: rows.width - 2 * rows.leftMargin
            text: name
            strong: true
            subtitle: Words.joined([role, talk], " · ")
            leading: Initials {
                name: row.name
            }
            trailing: Glyph {
                visible: row.contested || row.waiting
                glyph: row.contested ? "needs-you" : row.waiting ? "waiting" : ""
                color: row.contested ? Style.plum : Style.sky
                size: Style.iconSmall
            }
            chevron: true
            divided: Style.touch
            onClicked: page.personRequested(personId)
        }
        ScrollBar.vertical: ScrollBar {}
    }
    Item {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: rows.count > 0 ? add.height + 2 * Style.s12 : 0
        visible: rows.count > 0

        Divider {
            width: parent.width
        }
        Button {
            id: add

            x: Style.margin
            anchors.verticalCenter: parent.verticalCenter
            glyph: "plus"
            text: qsTr("Add a person")
            onClicked: page.addRequested()
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: rows.count === 0
        drawing: "clients"
        text: qsTr("Nobody noted here yet.")
        detail: qsTr("Who do you talk with, and how do they like it?")
        actionText: qsTr("Add a person")
        onActivated: page.addRequested()
    }
}
