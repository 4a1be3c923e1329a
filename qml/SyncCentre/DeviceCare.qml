// SPDX-License-Identifier: Apache-2.0
// Looking this device over, and making it anew from the server where that is not enough.
//   centre   the view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: care

    required property SyncCentreViewModel centre
    property bool asking: false

    spacing: Style.s8
    Layout.fillWidth: true

    Banner {
        objectName: "differs"
        visible: care.centre.differs
        tone: Banner.Attention
        text: qsTr("Something reads differently here and on another device")
        detail: qsTr("Both have everything, and nothing is lost. Check this device; if it finds nothing to repair, rebuild it from the server.")
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("Looks at everything on this device, and repairs what it can.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Flow {
        spacing: Style.s8
        Layout.fillWidth: true

        Button {
            objectName: "checkDevice"
            text: care.centre.checking ? qsTr("Checking…") : qsTr("Check this device")
            enabled: !care.centre.checking
            onClicked: care.centre.checkDevice()
        }
        Button {
            objectName: "askRebuild"
            visible: care.centre.hasServer && !care.asking
            text: qsTr("Rebuild from the server…")
            onClicked: care.asking = true
        }
    }
    Label {
        visible: care.asking
        text: qsTr("Salver closes its window, opens it again, and reads everything anew from the server. What you have not sent is kept, and so is the old file until the new one is complete.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Flow {
        visible: care.asking
        spacing: Style.s8
        Layout.fillWidth: true

        Button {
            objectName: "rebuild"
            text: qsTr("Rebuild now")
            onClicked: {
                care.asking = false;
                care.centre.rebuild();
            }
        }
        Button {
            objectName: "dropRebuild"
            text: qsTr("Not now")
            onClicked: care.asking = false
        }
    }
    Label {
        objectName: "careSentence"
        visible: text !== "" && !care.centre.careFailed
        text: care.centre.careSentence
        token: Style.caption
        color: Style.bottle
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: Accessible.AlertMessage
        Layout.fillWidth: true
    }
    InlineError {
        text: care.centre.careFailed ? care.centre.careSentence : ""
        Layout.fillWidth: true
    }
}
