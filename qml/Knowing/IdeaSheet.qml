// SPDX-License-Identifier: Apache-2.0
// An idea for them, typed wherever it comes up. What was given or planned before says so while one types, and what they
// cannot accept stands beside it.
//   touches   its view model; the sheet opens when it asks for it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property TouchesViewModel touches
    property string before: ""
    property string refused: ""

    function look() {
        before = touches.before(idea.text, whom.chosen);
    }
    function finish() {
        if (Words.trimmed(idea.text) === "")
            return;
        touches.keepIdea(idea.text, because.text, whom.chosen, value.text, hospitality.checked);
        close();
    }

    title: qsTr("An idea for them")
    description: touches.ideaClient
    initialFocus: idea
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: sheet.before !== "" ? qsTr("Keep it anyway") : qsTr("Keep it")
            enabled: Words.trimmed(idea.text) !== ""
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Connections {
        target: sheet.touches

        function onIdeaWanted() {
            idea.text = "";
            because.text = sheet.touches.ideaBecause;
            value.text = "";
            hospitality.checked = false;
            whom.chosen = sheet.touches.ideaPerson;
            sheet.refused = sheet.touches.cannotAccept(whom.chosen);
            sheet.before = "";
            sheet.open();
        }
    }
    TextArea {
        id: idea

        label: qsTr("The idea")
        minimumLines: 1
        onEdited: sheet.look()
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    Banner {
        visible: sheet.before !== ""
        tone: Banner.Info
        text: sheet.before
        Layout.fillWidth: true
    }
    PickChips {
        id: whom

        label: qsTr("For whom; nobody picked is all of them")
        model: sheet.touches.ideaPeople
        idRole: "personId"
        onChosenChanged: {
            sheet.refused = sheet.touches.cannotAccept(chosen);
            sheet.look();
        }
    }
    Label {
        visible: sheet.refused !== ""
        text: qsTr("Cannot accept: %1").arg(sheet.refused)
        color: Style.saffron
        Layout.fillWidth: true
    }
    TextArea {
        id: because

        label: qsTr("Because")
        help: qsTr("What they said or did that sparked it")
        minimumLines: 1
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    TextField {
        id: value

        label: qsTr("Its value, as the register should have it")
        help: qsTr("£18, or leave it empty")
        onAccepted: sheet.finish()
        Layout.fillWidth: true
    }
    Switch {
        id: hospitality

        text: qsTr("Hospitality")
        description: qsTr("A meal, a drink, an evening")
        Layout.fillWidth: true
    }
}
