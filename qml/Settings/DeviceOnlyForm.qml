// SPDX-License-Identifier: Apache-2.0
// To begin without a server: a name is all it takes.
//   signIn   the view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

FocusScope {
    id: form

    required property SignInViewModel signIn

    function begin() {
        form.signIn.useThisDeviceOnly(user.text);
    }

    implicitWidth: 320
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Style.s12

        TextField {
            id: user

            objectName: "name"
            focus: true
            label: qsTr("Your name")
            help: qsTr("It stands beside what you write. You can join a team's server later and take everything along.")
            error: form.signIn.userError
            enabled: !form.signIn.busy
            onAccepted: form.begin()
            Layout.fillWidth: true
        }
        InlineError {
            text: form.signIn.sentence
            Layout.fillWidth: true
        }
        Button {
            objectName: "begin"
            kind: Button.Primary
            text: form.signIn.busy ? qsTr("Getting ready…") : qsTr("Begin")
            enabled: !form.signIn.busy
            onClicked: form.begin()
            Layout.fillWidth: true
            Layout.topMargin: Style.s4
        }
    }
}
