// SPDX-License-Identifier: Apache-2.0
// The first thing anybody sees: what this is, and whether to begin with a team or by oneself.
//   signIn   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

FocusScope {
    id: page

    required property SignInViewModel signIn
    property bool alone: false
    readonly property bool wide: width >= 900 && !Style.largeText

    // Without it the first letters that are typed would go nowhere.
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Welcome to Salver")

    Rectangle {
        anchors.fill: parent
        color: Style.linen
    }
    Scroller {
        id: scroller

        anchors.fill: parent
        maxWidth: page.wide ? 880 : 400 * Math.min(Style.scale, 1.6)
        centred: true
        // In the middle of a large window, from the top of a small one.
        above: Math.max(Style.s32, Math.round((height - grid.implicitHeight) * (page.wide ? 0.45 : 0.3)))

        GridLayout {
            id: grid

            readonly property int columnWidth: page.wide ? Math.floor((scroller.room - columnSpacing) / 2) : scroller.room

            columns: page.wide ? 2 : 1
            columnSpacing: 80
            rowSpacing: Style.s24
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Style.s12
                Layout.preferredWidth: grid.columnWidth
                Layout.alignment: page.wide ? Qt.AlignVCenter : Qt.AlignTop

                Image {
                    source: Style.iconUrl("salver")
                    sourceSize.width: 48
                    sourceSize.height: 48
                    Accessible.ignored: true
                }
                Label {
                    text: qsTr("Welcome to Salver")
                    token: Style.display
                    Accessible.role: Accessible.Heading
                    Layout.fillWidth: true
                }
                Label {
                    text: qsTr("For people who look after clients: to listen, to remember, and to keep what was promised.")
                    color: Style.ink2
                    Layout.fillWidth: true
                }
                Label {
                    visible: page.wide
                    text: qsTr("Everything you write is saved on this device first. It works with no network, and meets your team's notes when there is one.")
                    color: Style.ink2
                    Layout.fillWidth: true
                }
            }
            ColumnLayout {
                spacing: Style.s16
                Layout.preferredWidth: grid.columnWidth
                Layout.alignment: Qt.AlignTop

                Segmented {
                    objectName: "way"
                    label: qsTr("How to begin")
                    options: [qsTr("With my team"), qsTr("Just this device")]
                    currentIndex: page.alone ? 1 : 0
                    onChosen: index => page.alone = index === 1
                    Layout.fillWidth: true
                }
                SignInForm {
                    objectName: "team"
                    visible: !page.alone
                    focus: !page.alone
                    signIn: page.signIn
                }
                DeviceOnlyForm {
                    objectName: "alone"
                    visible: page.alone
                    focus: page.alone
                    signIn: page.signIn
                }
            }
        }
    }
}
