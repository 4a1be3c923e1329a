// SPDX-License-Identifier: Apache-2.0
// The people at a client, each with how they like to be talked with.
//   client   personRequested(id)   addRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ListView {
    id: rows

    required property ClientPageViewModel client
    signal personRequested(string personId)
    signal addRequested()

    clip: true
    model: client.people
    topMargin: Style.s8
    bottomMargin: Style.s48
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
        subtitle: [role, talk].filter(part => part !== "").join(" · ")
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
        onClicked: rows.personRequested(personId)
    }
    footer: Item {
        width: rows.width - 2 * rows.leftMargin
        height: foot.implicitHeight + Style.s16

        ColumnLayout {
            id: foot

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.topMargin: Style.s8

            EmptyState {
                visible: rows.count === 0
                drawing: "clients"
                text: qsTr("Nobody noted here yet.")
                detail: qsTr("Who do you talk with, and how do they like it?")
                actionText: qsTr("Add a person")
                onActivated: rows.addRequested()
                Layout.fillWidth: true
            }
            Button {
                visible: rows.count > 0
                kind: Button.Quiet
                glyph: "plus"
                text: qsTr("Add a person")
                onClicked: rows.addRequested()
            }
        }
    }
    ScrollBar.vertical: ScrollBar {}
}
