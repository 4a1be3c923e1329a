// SPDX-License-Identifier: Apache-2.0
// The register of touches and hospitality, for whoever has to answer for it, as a file.
//   touches   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property TouchesViewModel touches

    function save(ending: string) {
        file.defaultSuffix = ending;
        file.nameFilters = ending === "pdf" ? [qsTr("PDF files (*.pdf)")] : [qsTr("CSV files (*.csv)")];
        file.open();
    }

    title: qsTr("Register of touches")
    description: qsTr("When, who gave, to whom, what, its value as noted, how it landed. What only you see stays out.")
    initialFocus: from
    actions: [
        Button {
            kind: Button.Primary
            text: qsTr("Save as CSV…")
            onClicked: sheet.save("csv")
        },
        Button {
            text: qsTr("Save as PDF…")
            onClicked: sheet.save("pdf")
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: from

        label: qsTr("From")
        help: qsTr("1 January; empty is from the beginning")
        Layout.fillWidth: true
    }
    TextField {
        id: to

        label: qsTr("To")
        help: qsTr("31 March; empty is until today")
        Layout.fillWidth: true
    }
    Switch {
        id: one

        text: qsTr("This client only")
        Layout.fillWidth: true
    }
    FileDialog {
        id: file

        title: qsTr("Save the register")
        fileMode: FileDialog.SaveFile
        onAccepted: {
            sheet.touches.saveRegister(selectedFile, from.text, to.text, one.checked);
            sheet.close();
        }
    }
}
