// SPDX-License-Identifier: Apache-2.0
// A stored line to change: its words, what it is, which lane, or away with it. A bare mark gets its words here.
//   capture   its view model;   show(lineId, type, text)   pledgeRequested(lineId)   a story of the pledge begins with it
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
    property int lane: Facts.Lane.None
    property int whose: Facts.Whose.None
    property string whoId: ""
    property bool alone: false
    signal pledgeRequested(string lineId)
    readonly property bool isTheirs: type === Facts.LineType.Quote || type === Facts.LineType.Need
    readonly property list<string> kinds: [qsTr("Plain"), qsTr("Quote"), qsTr("Promise"), qsTr("Ask next time"), qsTr("Mark"),
                                           qsTr("Spark"), qsTr("Need"), qsTr("Said no"), qsTr("Advice"), qsTr("Challenged on"),
                                           qsTr("Reassured about"), qsTr("Little thing")]

    function show(id: string, kind: int, text: string, ofLane: int, ofWhose: int, ofWho: string) {
        lineId = id;
        type = kind;
        lane = ofLane;
        whose = ofWhose;
        whoId = ofWho;
        alone = capture.isPrivate(id);
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
        serif: sheet.isTheirs
        error: sheet.capture.lineEditor.sentence
        Layout.fillWidth: true
        Component.onCompleted: sheet.capture.lineEditor.bridge.editor = input
    }
    RowLayout {
        visible: !sheet.bareMark
        spacing: Style.s8
        Layout.fillWidth: true

        SavedWord {
            saveState: sheet.capture.lineEditor.saveState
            Layout.fillWidth: true
        }
        Button {
            objectName: "privacy"
            kind: Button.Quiet
            glyph: sheet.alone ? "people" : "lock"
            text: sheet.alone ? qsTr("Share with the team") : qsTr("Only for me")
            onClicked: {
                const moved = sheet.lineId;
                sheet.capture.endEdit();
                sheet.capture.setPrivate(moved, !sheet.alone);
                sheet.close();
            }
        }
        Button {
            kind: Button.Quiet
            glyph: "history"
            text: qsTr("Every version")
            onClicked: {
                sheet.capture.lineEditor.showHistory();
                sheet.close();
            }
        }
    }
    Button {
        readonly property bool stands: sheet.type === Facts.LineType.Need || sheet.type === Facts.LineType.SaidNo
            || sheet.type === Facts.LineType.Advice

        visible: stands && sheet.capture.clientId !== "" && !sheet.bareMark
        kind: Button.Quiet
        trailingGlyph: "chevron-right"
        text: sheet.type === Facts.LineType.Need ? qsTr("Open the objective") : sheet.type === Facts.LineType.SaidNo
            ? qsTr("Open the no: because, instead, how it landed") : qsTr("Open the advice")
        onClicked: {
            const from = sheet.lineId;
            sheet.close();
            sheet.capture.showMatter(from);
        }
    }
    Button {
        visible: !sheet.bareMark
        kind: Button.Quiet
        glyph: "book"
        text: words.input.selectedText !== "" ? qsTr("“%1” for the glossary").arg(words.input.selectedText) : qsTr("A word for the glossary")
        onClicked: {
            const word = words.input.selectedText;
            const whose = sheet.capture.clientId;
            sheet.close();
            Decoding.noting(word, whose);
        }
    }
    Button {
        visible: sheet.capture.clientId !== "" && !sheet.bareMark
        kind: Button.Quiet
        glyph: "spark"
        text: qsTr("An idea for them")
        onClicked: {
            const from = sheet.lineId;
            sheet.close();
            sheet.capture.ideaFrom(from);
        }
    }
    Button {
        visible: sheet.capture.clientId !== "" && !sheet.bareMark && !sheet.alone
        kind: Button.Quiet
        glyph: "promise"
        text: qsTr("Kept or missed of our pledge")
        onClicked: {
            const from = sheet.lineId;
            sheet.close();
            sheet.pledgeRequested(from);
        }
    }
    Flow {
        visible: !sheet.bareMark
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: sheet.kinds
            delegate: Chip {
                required property int index
                required property string modelData

                text: modelData
                glyph: sheet.type === index ? "check" : ""
                tone: sheet.type === index ? Chip.Bottle : Chip.Plain
                onClicked: {
                    sheet.type = index;
                    sheet.capture.setLineType(sheet.lineId, index);
                }
            }
        }
    }
    Flow {
        visible: !sheet.bareMark && sheet.type === Facts.LineType.Spark
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: [qsTr("It lit them up"), qsTr("It lit us up")]
            delegate: Chip {
                required property int index
                required property string modelData

                text: modelData
                checkable: true
                checked: sheet.whose === index
                onClicked: {
                    sheet.whose = checked ? index : Facts.Whose.None;
                    sheet.capture.setWhose(sheet.lineId, sheet.whose);
                }
            }
        }
    }
    Label {
        visible: whoFlow.visible
        text: sheet.isTheirs ? qsTr("Whose words they are") : qsTr("Whom it is about")
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
    }
    Flow {
        id: whoFlow

        visible: !sheet.bareMark && sheet.capture.clientPeople.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: sheet.capture.clientPeople
            delegate: Chip {
                id: who

                required property string personId
                required property string name

                text: name
                checkable: true
                checked: sheet.whoId === who.personId
                onClicked: {
                    sheet.whoId = checked ? who.personId : "";
                    sheet.capture.setWho(sheet.lineId, sheet.whoId);
                }
            }
        }
    }
    Flow {
        visible: !sheet.bareMark
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: [qsTr("Service"), qsTr("Work")]
            delegate: Chip {
                required property int index
                required property string modelData

                text: modelData
                glyph: index === Facts.Lane.Service ? "service-lane" : "work-lane"
                checkable: true
                checked: sheet.lane === index
                onClicked: {
                    sheet.lane = checked ? index : Facts.Lane.None;
                    sheet.capture.setLane(sheet.lineId, sheet.lane);
                }
            }
        }
    }
}
