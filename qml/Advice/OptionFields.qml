// SPDX-License-Identifier: Apache-2.0
// What is thought through of a way to go. Only what has words is read; the rest is one quiet line until one opens it.
//   weighup, optionId, optionName   texts   what is written in each, in the order of the labels
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: fields

    required property WeighupViewModel weighup
    required property string optionId
    required property string optionName
    required property list<string> texts
    property bool open: false
    readonly property list<string> labels: [qsTr("At best"), qsTr("Most likely"), qsTr("At worst"), qsTr("Who it touches"),
        qsTr("In the short term"), qsTr("In the long term"), qsTr("What we do not know"), qsTr("Suppose it failed. Why?")]
    readonly property list<string> fieldNames: ["best", "likely", "worst", "who it touches", "short term", "long term",
        "what we do not know", "suppose it failed"]
    readonly property string missing: [...labels].filter((label, i) => texts[i] === "").join(", ")

    spacing: Style.s8
    Layout.fillWidth: true

    Column {
        id: rows

        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: fields.labels.length
            delegate: Column {
                id: row

                required property int index
                readonly property string stored: fields.texts[index] ?? ""

                visible: fields.open || stored !== ""
                width: rows.width

                StoryLine {
                    visible: !fields.open
                    width: parent.width
                    lead: fields.labels[row.index]
                    text: row.stored
                }
                KeptArea {
                    visible: fields.open
                    width: parent.width
                    label: fields.labels[row.index]
                    name: qsTr("%1: %2").arg(fields.optionName).arg(fields.labels[row.index])
                    stored: row.stored
                    onKept: typed => fields.weighup.setField(fields.optionId, fields.fieldNames[row.index], typed)
                }
            }
        }
    }
    Label {
        visible: !fields.open && fields.missing !== ""
        text: qsTr("Not thought through yet: %1").arg(fields.missing)
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    Button {
        kind: Button.Quiet
        text: fields.open ? qsTr("Done") : qsTr("Think it through")
        glyph: fields.open ? "check" : "edit"
        description: fields.optionName
        onClicked: fields.open = !fields.open
        Layout.leftMargin: -leftPadding
    }
}
