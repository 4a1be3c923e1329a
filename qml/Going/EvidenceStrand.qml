// SPDX-License-Identifier: Apache-2.0
// Objectives as evidence: what we heard, what they answered when we played it back, what they say of us. A gap shows as
// a gap.
//   going   its view model;   objectiveRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: strand

    required property GoingViewModel going
    property bool open: !going.house
    signal objectiveRequested(string objectiveId)

    spacing: Style.s8

    SectionHeader {
        text: qsTr("Objectives")
        Layout.fillWidth: true
    }
    Label {
        visible: strand.going.known && strand.going.objectives.count === 0
        text: qsTr("None heard yet.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Label {
        visible: text !== ""
        text: strand.going.evidence === "" ? "" : strand.going.evidence + "."
        Layout.fillWidth: true
    }
    Button {
        visible: strand.going.house && strand.going.objectives.count > 0
        kind: Button.Quiet
        text: strand.open ? qsTr("Hide them") : qsTr("Show each with its evidence")
        description: qsTr("Objectives")
        onClicked: strand.open = !strand.open
        Layout.leftMargin: -horizontalPadding
    }
    Column {
        id: entries

        visible: strand.open
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: strand.open ? strand.going.objectives : null
            delegate: ListRow {
                required property string objectiveId
                required property string heard
                required property string source
                required property string client
                required property bool played
                required property string answered
                required property string commitment
                required property string ability

                width: entries.width
                leftPadding: 0
                rightPadding: 0
                theirWords: true
                //: The quotation marks of this language around a person's own words
                text: qsTr("“%1”").arg(heard)
                subtitle: Words.joined([strand.going.house ? client : "", qsTr("heard: %1").arg(source),
                                        answered !== "" ? qsTr("understood: %1").arg(answered)
                                        : played ? qsTr("played back, no answer noted") : qsTr("not played back yet"),
                                        commitment !== "" ? qsTr("of our commitment: “%1”").arg(commitment) : "",
                                        ability !== "" ? qsTr("of our ability: “%1”").arg(ability) : "",
                                        commitment === "" && ability === "" ? qsTr("confident: not heard yet") : ""], " · ")
                chevron: true
                onClicked: strand.objectiveRequested(objectiveId)
            }
        }
    }
}
