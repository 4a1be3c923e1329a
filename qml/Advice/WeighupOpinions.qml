// SPDX-License-Identifier: Apache-2.0
// Below the ways to go: second views on one side, what is recommended and the look back on the other.
//   weighup   its view model;   sheets   what is typed;   wide   side by side;   room   how wide it is
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Grid {
    id: opinions

    required property WeighupViewModel weighup
    required property WeighupSheets sheets
    property bool wide: false
    property real room: 0
    readonly property real share: (room - (columns - 1) * columnSpacing) / columns

    columns: wide ? 2 : 1
    columnSpacing: Style.s24
    rowSpacing: Style.s12

    ColumnLayout {
        width: opinions.share
        spacing: Style.s8

        SectionHeader {
            text: qsTr("Second views")
            actionText: opinions.weighup.colleagues.count > 0 ? qsTr("Ask a colleague") : ""
            onActivated: opinions.sheets.askColleague()
            Layout.fillWidth: true
        }
        Label {
            visible: opinions.weighup.views.count === 0
            text: opinions.weighup.colleagues.count > 0 ? qsTr("Nobody was asked yet. Who would see it differently?")
                : qsTr("Nobody else is in your team yet.")
            color: Style.ink3
            Layout.fillWidth: true
        }
        Column {
            id: views

            spacing: Style.s12
            Layout.fillWidth: true

            Repeater {
                model: opinions.weighup.views
                delegate: ViewCard {
                    weighup: opinions.weighup
                    width: views.width
                    onGiveAsked: id => opinions.sheets.askView(id)
                }
            }
        }
        Button {
            kind: Button.Quiet
            text: qsTr("Give a view unasked")
            onClicked: opinions.sheets.askView("")
            Layout.leftMargin: -leftPadding
        }
    }
    ColumnLayout {
        width: opinions.share
        spacing: Style.s8

        SectionHeader {
            text: qsTr("What we recommend")
            actionText: opinions.weighup.recommendations.count > 0 ? qsTr("Recommend anew") : ""
            onActivated: opinions.sheets.askRecommendation()
            Layout.fillWidth: true
        }
        Gap {
            visible: opinions.weighup.recommendations.count === 0
            text: qsTr("Nobody has recommended anything yet. A person writes it and signs it.")
            actionText: qsTr("Write a recommendation")
            onActivated: opinions.sheets.askRecommendation()
            Layout.fillWidth: true
        }
        Column {
            id: recommendations

            spacing: Style.s12
            Layout.fillWidth: true

            Repeater {
                model: opinions.weighup.recommendations
                delegate: RecommendationCard {
                    weighup: opinions.weighup
                    width: recommendations.width
                }
            }
        }
        SectionHeader {
            text: qsTr("Look back")
            actionText: opinions.weighup.recommendations.count > 0 ? qsTr("Look back now") : ""
            onActivated: opinions.sheets.askLookBack()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Style.s8
            Layout.fillWidth: true

            Label {
                text: qsTr("On its day Salver asks what became of it.")
                color: Style.ink3
                Layout.fillWidth: true
            }
            DateChip {
                dayText: opinions.weighup.lookBackOn
                day: opinions.weighup.lookBackDay
                today: opinions.weighup.today
                late: opinions.weighup.lookBackDue
                description: qsTr("The day to look back")
                onPicked: picked => opinions.weighup.setLookBack(picked)
                onCleared: opinions.weighup.clearLookBack()
            }
        }
        Column {
            id: lookbacks

            spacing: Style.s12
            Layout.fillWidth: true

            Repeater {
                model: opinions.weighup.lookbacks
                delegate: LookbackCard {
                    weighup: opinions.weighup
                    width: lookbacks.width
                }
            }
        }
    }
}
