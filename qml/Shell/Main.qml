// SPDX-License-Identifier: Apache-2.0
// The window: the first run until somebody is signed in, then the pages. It carries the person's look into Style.
//   app   the root view model, injected by the composition root
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Window {
    id: window

    required property AppViewModel app
    readonly property list<int> modes: [ThemeMode.System, ThemeMode.Light, ThemeMode.Dark]

    width: 1280
    height: 800
    minimumWidth: 320
    minimumHeight: 480
    title: app.userName === "" ? qsTr("Salver") : qsTr("Salver · %1").arg(app.userName)
    color: Style.linen

    // Read in where somebody is to sign in only: every other start does without it. Not before there is room: what is laid
    // out with none keeps the height that its words had then.
    Loader {
        anchors.fill: parent
        focus: active
        active: !window.app.signIn.signedIn && width > 0
        Component.onCompleted: setSource("../Settings/FirstRunPage.qml", {signIn: window.app.signIn})
    }
    Slot {
        anchors.fill: parent
        focus: active
        active: window.app.signIn.signedIn
        from: SignedIn {
            app: window.app
            room: window.width
        }
    }

    // What stands last is completed first: the pages are made in the look they will have.
    Binding {
        target: Style
        property: "theme"
        value: window.modes[window.app.settings.theme]
    }
    Binding {
        target: Style
        property: "systemDark"
        value: window.app.settings.systemDark
    }
    Binding {
        target: Style
        property: "textScale"
        value: window.app.settings.textSize / 100
    }
    Binding {
        target: Style
        property: "reduceMotion"
        value: window.app.settings.reduceMotion
    }
    Binding {
        target: Style
        property: "iconRoot"
        value: "image://icons/"
    }
}
