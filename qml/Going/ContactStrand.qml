// SPDX-License-Identifier: Apache-2.0
// The rhythms that were agreed beside the last contact, by name and never by how long somebody has waited.
//   going   its view model;   clientRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: strand

    required property GoingViewModel going
    readonly property int shortly: going.house ? 5 : 20
    property bool open: false
    signal clientRequested(string clientId)

    spacing: Style.s8

    SectionHeader {
        text: qsTr("Rhythm")
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.known && strand.going.rhythms.count === 0
        text: qsTr("None agreed yet.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: entries

        spacing: Style.s4
        Layout.fillWidth: true

        Repeater {
            model: strand.going.rhythms
            delegate: ListRow {
                required property int index
                required property string clientId
                required property string client
                required property string who
                required property string agreed
                required property string lastContact
                required property string next

                visible: strand.open || index < strand.shortly
                width: entries.width
                leftPadding: 0
                rightPadding: 0
                text: agreed
                subtitle: Words.joined([strand.going.house ? client : "", who,
                                        lastContact !== "" ? qsTr("last contact %1").arg(lastContact) : qsTr("no contact noted yet"),
                                        next !== "" ? qsTr("next %1").arg(next) : ""], " · ")
                chevron: strand.going.house
                onClicked: if (strand.going.house) strand.clientRequested(clientId)
            }
        }
    }
    Button {
        visible: strand.going.rhythms.count > strand.shortly
        kind: Button.Quiet
        text: strand.open ? qsTr("Show fewer") : qsTr("Show all %n", "", strand.going.rhythms.count)
        description: qsTr("Rhythm")
        onClicked: strand.open = !strand.open
        Layout.leftMargin: -horizontalPadding
    }
}
