// SPDX-License-Identifier: Apache-2.0
// One file with everything on this device, for a drawer or a stick; it can be made at any time.
//   centre   the view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: backup

    required property SyncCentreViewModel centre

    spacing: Style.s8
    Layout.fillWidth: true

    Label {
        text: qsTr("One file with everything on this device, what has not gone yet included.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Button {
        objectName: "saveBackup"
        text: qsTr("Save a backup file…")
        onClicked: dialog.open()
    }
    Label {
        visible: text !== "" && !backup.centre.backupFailed
        text: backup.centre.backupSentence
        token: Style.caption
        color: Style.bottle
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: Accessible.AlertMessage
        Layout.fillWidth: true
    }
    InlineError {
        text: backup.centre.backupFailed ? backup.centre.backupSentence : ""
        Layout.fillWidth: true
    }
    FileDialog {
        id: dialog

        title: qsTr("Save a backup file")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "salver"
        nameFilters: [qsTr("Salver backups (*.salver)")]
        onAccepted: backup.centre.saveBackup(selectedFile)
    }
}
