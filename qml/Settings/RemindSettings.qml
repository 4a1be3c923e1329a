// SPDX-License-Identifier: Apache-2.0
// The moments of the day at which notifications come, three at most, everything due gathered in each.
//   settings   the view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property SettingsViewModel settings
    readonly property list<string> halfHours: {
        const all = [];
        for (let half = 0; half < 48; ++half)
            all.push(String(Math.floor(half / 2)).padStart(2, "0") + (half % 2 === 0 ? ":00" : ":30"));
        return all;
    }

    heading: qsTr("Notifications")
    spacing: Style.s12

    Label {
        text: card.settings.remindAt.length === 0
            ? qsTr("None come. What is due stands in Today.")
            : qsTr("All that is due comes in one, at the moments that you set. It stands in Today anyway.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Flow {
        visible: card.settings.remindAt.length > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: card.settings.remindAt
            delegate: Chip {
                required property string modelData

                objectName: "moment " + modelData
                text: modelData
                removable: true
                description: qsTr("The cross takes this moment away.")
                onRemoved: card.settings.removeMoment(modelData)
            }
        }
    }
    Select {
        objectName: "addMoment"
        visible: card.settings.remindAt.length < 3
        label: qsTr("Add a moment")
        options: card.halfHours
        onChosen: index => card.settings.addMoment(card.halfHours[index])
        Layout.fillWidth: true
    }
}
