// SPDX-License-Identifier: Apache-2.0
// Tells when a line of the pledge was kept or missed: which line, what happened, of what it is told; a miss asks how we
// made it good, and that may stay blank. Opens when the view model says that a story begins.
//   pledge   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property PledgeViewModel pledge
    readonly property bool ofSomething: pledge.tellOf !== ""
    property string line: ""
    property string about: ""
    readonly property bool ready: line !== "" && Words.trimmed(story.text) !== ""

    function ask() {
        line = pledge.tellLine;
        kind.currentIndex = PledgeViewModel.Kept;
        story.text = pledge.tellOfWords;
        good.text = "";
        looked.text = "";
        about = "";
        open();
    }
    function finish() {
        if (!ready)
            return;
        pledge.addMoment(line, kind.currentIndex, story.text, good.text, ofSomething ? pledge.tellOf : about);
        close();
    }

    title: qsTr("Kept or missed")
    description: ofSomething ? Words.joined([qsTr("Told of: %1").arg(pledge.tellOfWords), pledge.tellClient], " · ") : ""
    preferredWidth: 600
    initialFocus: story
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: qsTr("Tell it")
            enabled: sheet.ready
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Label {
        text: qsTr("Which line of the pledge?")
        token: Style.label
        color: Style.ink2
        Layout.fillWidth: true
    }
    Column {
        id: lines

        Layout.fillWidth: true

        Repeater {
            model: sheet.pledge.choices
            delegate: ListRow {
                required property string lineId
                required property string name

                width: lines.width
                text: name
                glyph: selected ? "check" : "promise"
                selected: sheet.line === lineId
                onClicked: sheet.line = lineId
            }
        }
    }
    Segmented {
        id: kind

        label: qsTr("Kept or missed")
        options: [qsTr("Kept"), qsTr("Missed")]
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    TextArea {
        id: story

        label: qsTr("What happened?")
        help: qsTr("A sentence that a colleague can learn from")
        minimumLines: 2
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    TextArea {
        id: good

        visible: kind.currentIndex === PledgeViewModel.Missed
        label: qsTr("How did we make it good?")
        help: qsTr("It may stay blank; the blank stays visible.")
        minimumLines: 1
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    TextField {
        id: looked

        visible: !sheet.ofSomething
        label: qsTr("Which client, visit, line or promise is it told of?")
        help: qsTr("A few of its words; leave it empty if there is none")
        onEdited: sheet.pledge.findTellable(text)
        Layout.fillWidth: true
    }
    Column {
        id: found

        visible: !sheet.ofSomething && sheet.pledge.tellable.count > 0
        Layout.fillWidth: true

        Repeater {
            model: sheet.pledge.tellable
            delegate: ListRow {
                required property string entityId
                required property string name

                width: found.width
                text: name
                glyph: selected ? "check" : "link"
                selected: sheet.about === entityId
                onClicked: sheet.about = selected ? "" : entityId
            }
        }
    }
    Connections {
        target: sheet.pledge

        function onTelling() {
            sheet.ask();
        }
    }
}
