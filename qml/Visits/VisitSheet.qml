// SPDX-License-Identifier: Apache-2.0
// How and with whom this visit is: all of it can be left out, at any time.
//   capture   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property CaptureViewModel capture
    readonly property list<string> modes: [qsTr("On site"), qsTr("Video"), qsTr("Phone"), qsTr("Walk")]
    readonly property list<string> glyphs: ["on-site", "video", "phone", "walk"]

    function has(ids: var, id: string): bool {
        return ids.indexOf(id) >= 0;
    }

    title: qsTr("This visit")
    description: qsTr("Nothing of this has to be filled in.")
    actions: Button {
        kind: Button.Primary
        text: qsTr("Done")
        onClicked: sheet.close()
    }

    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: sheet.modes
            delegate: Chip {
                required property int index
                required property string modelData

                text: modelData
                glyph: sheet.glyphs[index]
                checkable: true
                checked: sheet.capture.mode === index
                onClicked: sheet.capture.setMode(checked ? index : Facts.VisitMode.None)
            }
        }
    }
    SectionHeader {
        visible: sheet.capture.clientPeople.count > 0
        text: qsTr("Who is there")
        Layout.fillWidth: true
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: sheet.capture.clientPeople
            delegate: Chip {
                required property string personId
                required property string name

                text: name
                checkable: true
                checked: sheet.has(sheet.capture.there, personId)
                onClicked: sheet.capture.setThere(personId, checked)
            }
        }
    }
    KeptField {
        label: qsTr("Where")
        stored: sheet.capture.place
        owner: sheet.capture.visitId
        onKept: typed => sheet.capture.setPlace(typed)
        Layout.fillWidth: true
    }
}
