// SPDX-License-Identifier: Apache-2.0
// Signing in later: from a device that worked by itself, or again after its token was taken back.
//   signIn   its view model;   backRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property SignInViewModel signIn

    canGoBack: true
    title: qsTr("Sign in")

    Connections {
        target: page.signIn

        function onDone() {
            page.backRequested();
        }
    }

    Scroller {
        anchors.fill: parent
        maxWidth: 400 * Math.min(Style.scale, 1.6)
        above: Style.s16

        Label {
            text: qsTr("What is on this device stays. What you share with your team goes to its server, and theirs comes here.")
            color: Style.ink2
            Layout.fillWidth: true
        }
        SignInForm {
            focus: true
            signIn: page.signIn
        }
    }
}
