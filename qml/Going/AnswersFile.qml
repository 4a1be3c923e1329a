// SPDX-License-Identifier: Apache-2.0
// The answers as a file for a spreadsheet, each with its n, how it was asked and its note.
//   going   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: part

    required property GoingViewModel going

    visible: going.known && going.latest.count + going.history.count > 0
    spacing: 0

    Button {
        kind: Button.Quiet
        glyph: "send-file"
        text: qsTr("Save the answers as CSV…")
        onClicked: file.open()
        Layout.leftMargin: -horizontalPadding
        Layout.maximumWidth: part.width + horizontalPadding
    }
    Label {
        visible: text !== ""
        text: part.going.fileSentence
        token: Style.caption
        color: Style.ink2
        Layout.fillWidth: true
    }
    FileDialog {
        id: file

        title: qsTr("Save the answers")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "csv"
        nameFilters: [qsTr("CSV files (*.csv)")]
        onAccepted: part.going.saveAnswers(selectedFile)
    }
}
