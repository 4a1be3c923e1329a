// SPDX-License-Identifier: Apache-2.0
// Whoever is in several teams says whose House this is; the ethos, the pledge and the standard follow.
//   house   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: part

    required property HouseViewModel house

    visible: house.teams.count > 1
    spacing: Style.s4
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Whose House this is")

    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: part.house.teams
            delegate: Chip {
                required property string spaceId
                required property string name

                text: name
                glyph: "house"
                width: Math.min(implicitWidth, part.width)
                checkable: true
                checked: part.house.team === spaceId
                Accessible.role: Accessible.RadioButton
                Accessible.name: qsTr("The House of %1").arg(name)
                onClicked: {
                    checked = Qt.binding(() => part.house.team === spaceId);
                    part.house.chooseTeam(spaceId);
                }
            }
        }
    }
    Label {
        text: qsTr("Ethos, pledge, standard and agreements are this team's. The lists below are of all your teams.")
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
}
