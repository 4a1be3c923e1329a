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
    readonly property bool ready: line.chosen !== "" && Words.trimmed(story.text) !== ""

    function ask() {
        line.chosen = pledge.tellLine;
        kind.currentIndex = PledgeViewModel.Kept;
        story.text = pledge.tellOfWords;
        good.text = "";
        looked.text = "";
        about.chosen = "";
        initialFocus = line.chosen === "" ? line : story;
        open();
    }
    function finish() {
        if (!ready)
            return;
        pledge.addMoment(line.chosen, kind.currentIndex, story.text, good.text, ofSomething ? pledge.tellOf : about.chosen);
        close();
    }

    title: qsTr("Kept or missed")
    description: ofSomething ? Words.joined([qsTr("Told of: %1").arg(pledge.tellOfWords), pledge.tellClient], " · ") : ""
    preferredWidth: 600
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

    PickChips {
        id: line

        label: qsTr("Which line of the pledge?")
        model: sheet.pledge.choices
        idRole: "lineId"
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
    PickChips {
        id: about

        visible: !sheet.ofSomething && sheet.pledge.tellable.count > 0
        model: sheet.pledge.tellable
        idRole: "entityId"
    }
    Connections {
        target: sheet.pledge

        function onTelling() {
            sheet.ask();
        }
    }
}
