// SPDX-License-Identifier: Apache-2.0
// A stored line to change: its words, what it is, which lane, or away with it. A bare mark gets its words here.
//   capture   its view model;   show(lineId, type, text)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property CaptureViewModel capture
    property string lineId: ""
    property int type: Facts.LineType.Text
    readonly property bool bareMark: type === Facts.LineType.Mark && wasEmpty
    property bool wasEmpty: false

    function show(id: string, kind: int, text: string) {
        lineId = id;
        type = kind;
        wasEmpty = text === "";
        fill.text = "";
        if (!bareMark)
            capture.editLine(id);
        open();
    }

    title: bareMark ? qsTr("What was it?") : qsTr("Change the line")
    initialFocus: bareMark ? fill : words
    onClosed: {
        if (bareMark)
            capture.fillMark(lineId, fill.text);
        else
            capture.endEdit();
        lineId = "";
    }
    actions: [
        Button {
            kind: Button.Primary
            text: qsTr("Done")
            onClicked: sheet.close()
        },
        Button {
            kind: Button.Destructive
            text: qsTr("Delete")
            glyph: "delete"
            onClicked: {
                const gone = sheet.lineId;
                fill.text = "";
                sheet.close();
                sheet.capture.removeLine(gone);
            }
        }
    ]

    TextField {
        id: fill

        visible: sheet.bareMark
        label: qsTr("In a line")
        help: qsTr("> quote, ! promise, * spark, ? ask next time")
        onAccepted: sheet.close()
        Layout.fillWidth: true
    }
    TextArea {
        id: words

        visible: !sheet.bareMark
        name: qsTr("The line")
        minimumLines: 2
        serif: sheet.type === Facts.LineType.Quote || sheet.type === Facts.LineType.Need
        error: sheet.capture.lineEditor.sentence
        Layout.fillWidth: true
        Component.onCompleted: sheet.capture.lineEditor.bridge.editor = input
    }
    SavedWord {
        visible: !sheet.bareMark && text !== ""
        saveState: sheet.capture.lineEditor.saveState
        Layout.fillWidth: true
    }
    Flow {
        visible: !sheet.bareMark
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: [qsTr("Plain"), qsTr("Quote"), qsTr("Promise"), qsTr("Ask next time"), qsTr("Mark"), qsTr("Spark"),
                    qsTr("Need"), qsTr("Said no")]
            delegate: Chip {
                required property int index
                required property string modelData

                text: modelData
                checkable: true
                checked: sheet.type === index
                onClicked: {
                    sheet.type = index;
                    sheet.capture.setLineType(sheet.lineId, index);
                }
            }
        }
    }
    Flow {
        visible: !sheet.bareMark
        spacing: Style.s8
        Layout.fillWidth: true

        Chip {
            text: qsTr("Service")
            glyph: "service-lane"
            onClicked: sheet.capture.setLane(sheet.lineId, Facts.Lane.Service)
        }
        Chip {
            text: qsTr("Work")
            glyph: "work-lane"
            onClicked: sheet.capture.setLane(sheet.lineId, Facts.Lane.Work)
        }
    }
}
