// SPDX-License-Identifier: Apache-2.0
// One way to go: what speaks for and against it, each by a person; what is thought through; and, at its foot, what we
// stand to gain. Everything comes from the row.
//   weighup   its view model;   renameAsked()   citeAsked(pointId)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: column

    required property WeighupViewModel weighup
    required property string optionId
    required property string name
    required property string best
    required property string likely
    required property string worst
    required property string touches
    required property string shortTerm
    required property string longTerm
    required property string weGain
    required property string unknown
    required property string ifItFailed
    required property bool waiting
    required property bool contested
    signal renameAsked()
    signal citeAsked(string pointId)

    heading: name
    trailing: IconButton {
        id: more

        glyph: "more"
        text: qsTr("More for: %1").arg(column.name)
        onClicked: menu.open()
        Layout.topMargin: -Style.s12
        Layout.bottomMargin: -Style.s12
        Layout.rightMargin: -Style.s8

        Menu {
            id: menu

            y: more.height

            MenuRow {
                text: qsTr("Rename…")
                glyph: "edit"
                onTriggered: column.renameAsked()
            }
            MenuRow {
                text: qsTr("Earlier names")
                glyph: "history"
                onTriggered: column.weighup.showHistory(column.optionId, "name")
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: column.weighup.removeOption(column.optionId)
            }
        }
    }

    PointList {
        weighup: column.weighup
        optionId: column.optionId
        optionName: column.name
        side: Facts.Side.For
        onCiteAsked: pointId => column.citeAsked(pointId)
    }
    PointList {
        weighup: column.weighup
        optionId: column.optionId
        optionName: column.name
        side: Facts.Side.Against
        onCiteAsked: pointId => column.citeAsked(pointId)
    }
    OptionFields {
        weighup: column.weighup
        optionId: column.optionId
        optionName: column.name
        texts: [column.best, column.likely, column.worst, column.touches, column.shortTerm, column.longTerm, column.unknown,
            column.ifItFailed]
    }
    Divider {}
    KeptArea {
        label: qsTr("What do we stand to gain?")
        name: qsTr("What do we stand to gain from %1?").arg(column.name)
        placeholderText: qsTr("Said plainly, before somebody asks")
        stored: column.weGain
        onKept: typed => column.weighup.setField(column.optionId, "what we stand to gain", typed)
    }
    MatterSync {
        waiting: column.waiting
        contested: column.contested
    }
}
