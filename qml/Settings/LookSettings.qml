// SPDX-License-Identifier: Apache-2.0
// How Salver looks: theme, size of text, motion.
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
    readonly property list<int> sizes: [100, 125, 150, 175, 200]

    heading: qsTr("How it looks")
    spacing: Style.s12

    ColumnLayout {
        spacing: Style.s4

        Label {
            text: qsTr("Theme")
            token: Style.label
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Segmented {
            id: theme

            objectName: "theme"
            label: qsTr("Theme")
            options: [qsTr("Like the system"), qsTr("Light"), qsTr("Dark")]
            onChosen: index => card.settings.theme = index
            Layout.fillWidth: true
        }
    }
    ColumnLayout {
        spacing: Style.s4

        Label {
            text: qsTr("Size of text")
            token: Style.label
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Segmented {
            id: size

            objectName: "textSize"
            label: qsTr("Size of text")
            options: [qsTr("100 %"), qsTr("125 %"), qsTr("150 %"), qsTr("175 %"), qsTr("200 %")]
            onChosen: index => card.settings.textSize = card.sizes[index]
            Layout.fillWidth: true
        }
    }
    Switch {
        objectName: "reduceMotion"
        text: qsTr("Reduce motion")
        description: qsTr("Nothing slides or fades. Only on this device.")
        checked: card.settings.reduceMotion
        onToggled: card.settings.reduceMotion = checked
        Layout.fillWidth: true
        Layout.bottomMargin: -Style.s8
    }
    // Chosen here, but also on another device of the same person.
    Binding {
        target: theme
        property: "currentIndex"
        value: card.settings.theme
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: size
        property: "currentIndex"
        value: Math.round((card.settings.textSize - 100) / 25)
        restoreMode: Binding.RestoreNone
    }
}
