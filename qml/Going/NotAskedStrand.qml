// SPDX-License-Identifier: Apache-2.0
// Who has not been asked, by client and name: what the answers above do not say.
//   going   its view model;   askRequested(personId)   clientRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: strand

    required property GoingViewModel going
    readonly property int shortly: 6
    property bool open: false
    signal askRequested(string personId)
    signal clientRequested(string clientId)

    spacing: Style.s8

    SectionHeader {
        text: qsTr("Not asked")
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.known && strand.going.notAsked.count === 0
        text: strand.going.pulseOff ? qsTr("They asked not to be asked.")
            : strand.going.leftOn !== "" ? qsTr("They have left; nobody is asked any more.")
            : qsTr("Everybody was asked in the last twelve months.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: entries

        spacing: Style.s4
        Layout.fillWidth: true

        Repeater {
            model: strand.going.notAsked
            delegate: ListRow {
                required property int index
                required property string personId
                required property string clientId
                required property string name
                required property string client
                required property string lastAsked

                visible: strand.open || index < strand.shortly
                width: entries.width
                leftPadding: 0
                rightPadding: 0
                text: name
                subtitle: Words.joined([strand.going.house ? client : "",
                                        lastAsked !== "" ? qsTr("asked %1, more than a year ago").arg(lastAsked) : qsTr("never asked")], " · ")
                readOut: qsTr("%1, %2", "a person, since when they have not been asked").arg(name).arg(subtitle)
                chevron: true
                onClicked: {
                    if (strand.going.house)
                        strand.clientRequested(clientId);
                    else
                        strand.askRequested(personId);
                }
            }
        }
    }
    Button {
        visible: strand.going.notAsked.count > strand.shortly
        kind: Button.Quiet
        text: strand.open ? qsTr("Show fewer") : qsTr("Show all")
        description: qsTr("Not asked")
        onClicked: strand.open = !strand.open
        Layout.leftMargin: -horizontalPadding
    }
}
