// SPDX-License-Identifier: Apache-2.0
// Noting what one person answered: who, 1 to 5 or no answer, the one thing we should change, how, by whom and when asked.
//   going   its view model;   ask(personId)   opens it, with "" for nobody yet
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property GoingViewModel going
    readonly property bool together: grouped.visible && grouped.checked
    readonly property bool ready: (who.chosen !== "" || together) && answer.currentIndex >= 0
    readonly property string warning: together ? "" : going.warning(who.chosen, asker.chosen)

    function ask(personId: string) {
        who.chosen = personId;
        asker.chosen = "";
        answer.currentIndex = -1;
        mode.currentIndex = -1;
        change.text = "";
        day.text = "";
        grouped.checked = false;
        open();
    }
    function finish() {
        if (!ready)
            return;
        going.ask(together ? "" : who.chosen, answer.currentIndex < 5 ? answer.currentIndex + 1 : 0, change.text,
                  mode.currentIndex, asker.chosen, day.text, together);
        close();
    }

    title: going.question
    description: qsTr("Asked in these words, once a quarter at most. What we think ourselves belongs in a visit's wrap, not here.")
    initialFocus: answer
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: qsTr("Note it")
            enabled: sheet.ready
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    PickChips {
        id: who

        visible: !sheet.together && count > 0
        readonly property int count: sheet.going.people.count
        label: qsTr("Who was asked?")
        model: sheet.going.people
        idRole: "personId"
    }
    Label {
        visible: who.count === 0 && !sheet.together
        text: qsTr("Nobody is known at this client yet. Add a person first.")
        color: Style.ink2
        Layout.fillWidth: true
    }
    Banner {
        visible: sheet.warning !== ""
        tone: Banner.Attention
        text: sheet.warning
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("From 1, not well, to 5, very well")
        token: Style.label
        color: Style.ink2
        Layout.fillWidth: true
    }
    Segmented {
        id: answer

        label: qsTr("Their answer")
        currentIndex: -1
        options: ["1", "2", "3", "4", "5", qsTr("No answer")]
    }
    TextArea {
        id: change

        label: sheet.going.comment
        help: qsTr("In their words. This is the point of asking.")
        serif: true
        minimumLines: 1
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    AskedHow {
        id: mode

        Layout.fillWidth: true
    }
    PickChips {
        id: asker

        label: qsTr("Who asked, if it was not you?")
        model: sheet.going.members
        idRole: "memberId"
    }
    TextField {
        id: day

        label: qsTr("When, if it was not today")
        placeholderText: qsTr("Monday, 3 May")
        onAccepted: sheet.finish()
        Layout.fillWidth: true
    }
    Switch {
        id: grouped

        visible: sheet.going.leads
        text: qsTr("Only for the leads, only together")
        description: qsTr("Say so before they answer: the leads read it, with at least four others', without their name.")
    }
}
