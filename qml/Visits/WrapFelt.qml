// SPDX-License-Identifier: Apache-2.0
// How was it for them? In a word or two, and whether they said it, wrote it, or we sensed it.
//   wrap   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: section

    required property WrapViewModel wrap

    spacing: Style.s8

    KeptField {
        label: qsTr("How was it for them?")
        help: qsTr("A word or two, theirs if they said it")
        stored: section.wrap.feltWords
        owner: section.wrap.visitId
        onKept: typed => section.wrap.setFeltWords(typed)
        Layout.fillWidth: true
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: [qsTr("They said it"), qsTr("They wrote it"), qsTr("We sensed it")]
            delegate: Chip {
                required property int index
                required property string modelData

                text: modelData
                checkable: true
                checked: section.wrap.feltSource === index
                onClicked: section.wrap.setFeltSource(checked ? index : Facts.FeltSource.None)
            }
        }
    }
}
