// SPDX-License-Identifier: Apache-2.0
// Server, name and password; each error stands as a sentence under the field that can put it right.
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

    function send() {
        form.signIn.signIn(server.text, user.text, password.text);
    }

    implicitWidth: 320
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    Connections {
        target: form.signIn

        // The caret goes to the first field that is wrong. What was typed stays, whatever came of it.
        function onChanged() {
            const wrong = form.signIn.serverError !== "" ? server : form.signIn.userError !== "" ? user
                : form.signIn.passwordError !== "" ? password : null;
            if (wrong && !form.signIn.busy)
                wrong.input.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    ColumnLayout {
        id: column

        width: parent.width
        spacing: Style.s12

        TextField {
            id: server

            objectName: "server"
            focus: true
            label: qsTr("Your team's server")
            placeholderText: "https://salver.example.org"
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            error: form.signIn.serverError
            enabled: !form.signIn.busy
            onAccepted: user.input.forceActiveFocus(Qt.TabFocusReason)
            Layout.fillWidth: true
            Component.onCompleted: text = form.signIn.server
        }
        TextField {
            id: user

            objectName: "user"
            label: qsTr("Your name there")
            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            error: form.signIn.userError
            enabled: !form.signIn.busy
            onAccepted: password.input.forceActiveFocus(Qt.TabFocusReason)
            Layout.fillWidth: true
            Component.onCompleted: text = form.signIn.user
        }
        TextField {
            id: password

            objectName: "password"
            label: qsTr("Password")
            secret: true
            error: form.signIn.passwordError
            enabled: !form.signIn.busy
            onAccepted: form.send()
            Layout.fillWidth: true
        }
        InlineError {
            text: form.signIn.sentence
            Layout.fillWidth: true
        }
        Button {
            objectName: "send"
            kind: Button.Primary
            text: form.signIn.busy ? qsTr("Signing in…") : qsTr("Sign in")
            enabled: !form.signIn.busy
            onClicked: form.send()
            Layout.fillWidth: true
            Layout.topMargin: Style.s4
        }
    }
}
